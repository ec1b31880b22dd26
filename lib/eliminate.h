/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_ELIMINATE_H
#define WK_ELIMINATE_H

/*
 * eliminate: which cells may be printed exactly so that no unsafe cell is a
 * sum and difference of printed ones. Cells are 0/1 rows over the leaves;
 * cells to print are taken from large to small and kept unless an unsafe
 * cell would then lie in the space the kept ones span (the method of
 * GaussSuppression). Arithmetic modulo the prime 2^61-1: exact, without
 * tolerances.
 */

#include "lib/cube.h"

/*
 * print[nprint]: cells that may be printed, in order of preference; the
 * first nfixed are printed whatever comes of it. unsafe[nunsafe]: cells that
 * must not follow. keep[nprint] is set to whether it is printed.
 */
void	wk_eliminate(const struct wk_cube *c, const size_t *print, size_t nprint,
	    size_t nfixed, const size_t *unsafe, size_t nunsafe, bool *keep);

#endif
