/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_JOINT_KINDS_H
#define WK_JOINT_KINDS_H

/*
 * joint_kinds: the persons of one subset (of a topic, a bundle) by kind: in
 * which areas and months they are counted. A cell is an area in a period:
 * node * number of periods + period.
 */

#include "lib/cross.h"

/* The observations that some numbers count. */
struct wk_subset {
	const char	*name;		/* for messages */
	bool		(*in)(const struct wk_subset *s, const struct wk_obs *o);
	const void	*ctx;
	size_t		 value;
};

struct wk_kinds {
	const struct wk_regions *areas;
	size_t		 root;
	bool		*place;		/* by area: somebody can be in it itself */
	size_t		 ncell;
	long		*count;		/* by cell: persons */
	size_t		 n;
	long		*persons;	/* by kind */
	size_t		*region;	/* by kind: the wijk it is in, or 0 */
	size_t		*start;		/* by kind, n + 1: its cells are */
	size_t		*cell;		/*   cell[start[i]] .. cell[start[i + 1] - 1] */
	int		*from, *to;	/* the periods */
	size_t		 nperiod, fromcap, tocap;
	uint32_t	*atom;		/* by month from first: numbered, or WK_NONE */
	int		 first, last;
	size_t		 natom;
	int		*month;		/* by atom: a month of it */
};

/*
 * The periods are those of the numbers print[0..n-1] of p, what is left of one
 * when another is taken off an end, and runs of months that no number tells
 * apart; cell[0..n-1] gets where each number stands.
 */
struct wk_kinds	*wk_kinds_new(const struct wk_printed *p, const struct wk_count *c,
		    const struct wk_subset *s, size_t root, const size_t *print,
		    size_t n, size_t *cell);
void		 wk_kinds_free(struct wk_kinds *k);

bool		 wk_kinds_top(const struct wk_kinds *k, size_t cell);
/* The wijk a cell is in, 0 when it is larger. */
size_t		 wk_kinds_region(const struct wk_kinds *k, size_t cell);
void		 wk_kinds_period(const struct wk_kinds *k, size_t cell, int *from, int *to);

#endif
