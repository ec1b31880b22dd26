/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_PACK_H
#define WK_PACK_H

/*
 * pack: circles close together without overlap, always in the same way. Each
 * circle, largest first, goes to the spot nearest the middle where it touches
 * two that stand already (after Wang e.a. 2006, without their front chain:
 * we draw at most some tens).
 */

#include <stddef.h>

struct wk_disc {
	double	x, y;	/* out: centre */
	double	r;	/* in: radius > 0 */
};

/*
 * Place n discs (r falling) with gap between them. The box they take starts
 * at 0,0 and is *w wide and *h high (0 when n is 0). Time n to the 4th.
 */
void	wk_pack(struct wk_disc *d, size_t n, double gap, double *w, double *h);

#endif
