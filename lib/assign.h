/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_ASSIGN_H
#define WK_ASSIGN_H

/*
 * assign: requests to places, all at once. Of all ways to give each request
 * at most one item, no item more requests than it has room for and no person
 * the same item twice, the one with the highest total score; among those the
 * one whose requests have waited longest together. Solved exactly as a
 * cheapest flow.
 */

#include <stddef.h>
#include <stdint.h>

#define WK_UNASSIGNED	UINT32_MAX

struct wk_wish {		/* request could go to item */
	uint32_t	request, item;
	int		score;		/* 1 and up, in thousandths */
};

struct wk_assign_in {
	size_t			 nrequest, nitem;
	const struct wk_wish	*wish;		/* in order of request; an item once */
	size_t			 nwish;
	const long		*room;		/* by item; -1: no limit */
	const uint32_t		*person;	/* by request */
	const long		*waited;	/* by request: days, 0..WK_WAIT_MOST */
};

#define WK_WAIT_MOST	36500

typedef void wk_assign_progress(unsigned long done, unsigned long total);

/*
 * given[request] becomes the number of its wish, or WK_UNASSIGNED.
 * progress may be NULL.
 */
void	wk_assign(const struct wk_assign_in *in, uint32_t *given,
	    wk_assign_progress *progress);

#endif
