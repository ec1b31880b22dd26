/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_CELLS_H
#define WK_CELLS_H

/*
 * cells: rows of a matrix divided over cells of rows that are alike
 * (spherical k-means), so that neighbours are sought in few of them. Each row
 * is in its two nearest cells: with one, the neighbourhoods fall apart at the
 * borders.
 */

#include "lib/sparse.h"

struct wk_cells {
	size_t	  n;
	size_t	 *start;	/* n + 1 offsets into row */
	uint32_t *row;		/* rising within a cell */
};

#define WK_CELLS_INIT	{ 0, NULL, NULL }

/* One cell with all rows 0..n-1. out must be empty. */
void	wk_cells_one(size_t n, struct wk_cells *out);
/* About one cell per thousand rows; rows have length 1. */
void	wk_cells_find(const struct wk_sparse *m, unsigned threads,
	    struct wk_cells *out);
void	wk_cells_free(struct wk_cells *c);

#endif
