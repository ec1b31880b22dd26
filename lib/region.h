/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_REGION_H
#define WK_REGION_H

/*
 * region: the surroundings of a cell: for each dimension the same thing one
 * or more levels up (the wijk of its buurt, the quarter of its month), with
 * a step in between that takes four of many siblings together. A table that
 * differs from the real one only there already proves most hidden cells
 * safe, and is found much faster than one over everything.
 */

#include "lib/cube.h"

struct wk_region_dim {
	struct wk_leafset	*node;		/* the sets of the dimension, then groups */
	uint32_t		*up;		/* by node: the next around it */
	size_t			 n, nset, cap;
};

struct wk_region {
	const struct wk_cube	*cube;
	struct wk_region_dim	 dim[WK_MAXDIM];
};

void	wk_region_init(struct wk_region *r, const struct wk_cube *c);
void	wk_region_clear(struct wk_region *r);

/*
 * Number of the region around a cell: one step up in every dimension (up to
 * 2,500 combinations of leaves; 6,500 when size is 2,500 or more), then
 * further, the step that adds least first, until it has size combinations;
 * at most twice as many.
 */
size_t	wk_region_around(const struct wk_region *r, size_t cell, size_t size);
/* Its leaves: set[ndim] point into r. */
void	wk_region_sets(const struct wk_region *r, size_t region,
	    const struct wk_leafset **set);

#endif
