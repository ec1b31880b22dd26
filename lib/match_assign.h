/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_MATCH_ASSIGN_H
#define WK_MATCH_ASSIGN_H

/*
 * match_assign: the found candidates of all records divided over the places
 * there are (see assign). A talent is there for one request at a time; an
 * activity without known places for any number.
 */

#include "lib/assign.h"
#include "lib/match_all.h"

#define WK_NOCHOICE	0xff	/* no candidates, or all places are given */
#define WK_CHOICES	10	/* candidates per record that are weighed */

/*
 * By record: which of its candidates it gets, or WK_NOCHOICE. The caller
 * frees the array.
 */
unsigned char	*wk_match_assign(const struct wk_matcher *m, const struct wk_dataset *d,
		    const struct wk_matches *found, wk_assign_progress *progress);

#endif
