/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_CUBE_H
#define WK_CUBE_H

/*
 * cube: a table of counts over several dimensions with all its margins. A
 * cell is one set of leaves in every dimension; cells that hold the same
 * leaves are one cell, whatever codes name them. Counts add up: the count of
 * a cell is the sum of its leaves.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/hierarchy.h"

#define WK_MAXDIM	8
#define WK_UNKNOWN	(-1L)

/* What is known of one combination of codes. */
struct wk_tally {
	long		 n;		/* counted, >= 0 */
	long		 persons;	/* distinct persons, WK_UNKNOWN */
	long		 largest;	/* most that one person brings, WK_UNKNOWN */
};

struct wk_cube_row;

struct wk_cube {
	struct wk_dim		**dim;		/* ndim, owned */
	size_t			 ndim;
	struct wk_cube_row	*row;		/* as added */
	size_t			 nrow, row_cap;

	/* valid after wk_cube_finish */
	size_t			 ncell;
	size_t			 stride[WK_MAXDIM];
	struct wk_tally		*cell;		/* ncell */
	bool			*own;		/* cell of this release alone */
	size_t			 nleaf;		/* combinations of leaves */
};

/* Takes over the dimensions (1 to WK_MAXDIM). */
struct wk_cube	*wk_cube_new(struct wk_dim **dim, size_t ndim);
void		 wk_cube_free(struct wk_cube *c);

/*
 * Add one combination: code[ndim] as numbered by wk_dim_code. A leaf in
 * every dimension is a count; anything else is a margin, which only says
 * what its cells must add up to and how many persons are behind it. source
 * must stay alive.
 */
void		 wk_cube_add(struct wk_cube *c, const uint32_t *code,
		    const struct wk_tally *k, const char *source,
		    unsigned long line);

/*
 * Finish the dimensions first (wk_dim_finish, wk_dim_set, wk_dim_index).
 * Counts every cell. Persons of a margin without a row of its own: the most
 * of any one cell in it (certain, never too many); its largest contribution:
 * the sum (never too few). -1 and e (WK_EX_DATA): a combination twice,
 * margins that contradict their cells, more than 20 million cells.
 */
int		 wk_cube_finish(struct wk_cube *c, struct wk_err *e)
		    WK_MUST_CHECK;

/* The cell of these codes; of these sets. */
size_t		 wk_cube_cell(const struct wk_cube *c, const uint32_t *code);
size_t		 wk_cube_cell_of(const struct wk_cube *c, const uint32_t *set);
/* The other way round: set[ndim] of a cell. */
void		 wk_cube_sets(const struct wk_cube *c, size_t cell, uint32_t *set);

/*
 * Every combination of codes in order of printing (leaves, parents, Totaal;
 * in byte order; the last dimension runs fastest): code[ndim], pos[ndim] is
 * the state. wk_cube_next is false after the last one.
 */
void		 wk_cube_first(const struct wk_cube *c, size_t *pos, uint32_t *code);
bool		 wk_cube_next(const struct wk_cube *c, size_t *pos, uint32_t *code);

/*
 * Walk the combinations of the members of list[0..n-1]: pos starts as zeros;
 * false when done. Value of a combination: sum of list[d].leaf[pos[d]] * stride[d].
 */
bool		 wk_cube_step(const struct wk_leafset *const *list, size_t n,
		    size_t *pos);

#endif
