/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_JOINT_KINDS_H
#define WK_JOINT_KINDS_H

/*
 * joint_kinds: the persons of one topic by kind: in which areas and months
 * they are counted. A cell is an area in a period: node * number of periods +
 * period.
 */

#include "lib/cross.h"

struct wk_kinds {
	const char	*topic;
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
	size_t		 nperiod;
	uint32_t	*atom;		/* by month from first: numbered, or WK_NONE */
	int		 first, last;
	size_t		 natom;
	int		*month;		/* by atom: a month of it */
};

/*
 * The periods are those of the numbers print[0..n-1] of p; cell[0..n-1] gets
 * where each number stands.
 */
struct wk_kinds	*wk_kinds_new(const struct wk_printed *p, const struct wk_count *c,
		    const struct wk_topics *t, size_t root, size_t topic,
		    const size_t *print, size_t n, size_t *cell);
void		 wk_kinds_free(struct wk_kinds *k);

bool		 wk_kinds_top(const struct wk_kinds *k, size_t cell);
/* The wijk a cell is in, 0 when it is larger. */
size_t		 wk_kinds_region(const struct wk_kinds *k, size_t cell);
void		 wk_kinds_period(const struct wk_kinds *k, size_t cell, int *from, int *to);

#endif
