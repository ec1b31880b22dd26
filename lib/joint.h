/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_JOINT_H
#define WK_JOINT_H

/*
 * joint: all printed numbers of persons laid beside each other, per theme,
 * domain and all topics together, and per bundle, quadrant and so on, with
 * those of earlier reports: months beside their quarter and the whole period,
 * buurten beside their wijk.
 *
 * A person is of one kind: the areas and months that he is counted in. Every
 * number is the sum of some kinds, so that a quarter lies between the largest
 * of its months and their sum. The number of a part (a theme, a bundle) is a
 * floor for the whole that it is a part of. The kinds are those that occur,
 * and each area with each month, period and (of few months) set of months:
 * fewer than a reader may think of, so that what is proven safe here is safe.
 */

#include "lib/count.h"
#include "lib/cross.h"
#include "lib/joint_kinds.h"
#include "lib/printed.h"

/* What a number of another kind than "personen" counts; false: not known. */
typedef bool	wk_subset_find(const void *ctx, const struct wk_key *k,
		    struct wk_subset *s);

/*
 * Hide numbers of p (wk_printed_hide) until no count of 1 to the minimum
 * minus one under root can be proven. 0; -1 and e: WK_EX_DATA when numbers
 * printed before would have to be hidden, WK_EX_SYS when the solver gives up.
 * find NULL: there are only numbers of the kind "personen".
 */
int	wk_joint_audit(struct wk_printed *p, const struct wk_count *c,
	    const struct wk_topics *t, size_t root, wk_subset_find *find, const void *ctx,
	    struct wk_err *e) WK_MUST_CHECK;

#endif
