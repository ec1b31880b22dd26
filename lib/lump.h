/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_LUMP_H
#define WK_LUMP_H

/*
 * lump: leaves that no printed cell tells apart, taken together. Whoever
 * knows only the printed cells can shift counts freely inside a lump, so one
 * unknown per lump gives exactly the same bounds as one per leaf: the least
 * of a cell counts only lumps that lie wholly inside it, the most counts
 * every lump that touches it.
 */

#include "lib/cube.h"

struct wk_lumps {
	size_t		 n;
	uint32_t	*of_leaf;	/* c->nleaf: lump of a combination of leaves */
	uint32_t	*size;		/* by lump: leaves in it */
	uint32_t	*start;		/* by lump, n + 1: its printed cells are */
	uint32_t	*row;		/*   row[start[i]] .. row[start[i + 1] - 1] */
	uint32_t	*count;		/* scratch of wk_lumps_in, zeros */
};

/* cell[nrow]: the printed cells, each once. Free with wk_lumps_free. */
struct wk_lumps	*wk_lumps_new(const struct wk_cube *c, const size_t *cell,
		    size_t nrow);
void		 wk_lumps_free(struct wk_lumps *l);

/*
 * The lumps of a cell: whole inside it at out[0..*inside-1], others that
 * touch it behind those; returns how many in all, ascending in both parts.
 * out holds at least l->n.
 */
size_t		 wk_lumps_in(const struct wk_lumps *l, const struct wk_cube *c,
		    size_t cell, uint32_t *out, size_t *inside);

/*
 * The lumps that touch the combinations of the leaves set[ndim], ascending;
 * returns how many.
 */
size_t		 wk_lumps_touching(const struct wk_lumps *l,
		    const struct wk_cube *c, const struct wk_leafset *const *set,
		    uint32_t *out);

#endif
