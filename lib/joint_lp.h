/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_JOINT_LP_H
#define WK_JOINT_LP_H

/*
 * joint_lp: what the printed numbers of one subset prove, as linear programs
 * over its kinds (lib/lp): over a wijk first, then with wijken beside it, the
 * rest of the table as it is. What is found fits all that is printed, so a
 * small program may hide too much, never too little.
 */

#include "lib/joint_kinds.h"
#include "lib/printed.h"

/*
 * The numbers print[0..n-1] of p count s under root, or (part) some of it.
 * Hide numbers until no count of 1 to the minimum minus one is proven: 0, -1
 * and e as wk_joint_audit.
 */
int	wk_joint_subset(struct wk_printed *p, const struct wk_count *c,
	    const struct wk_subset *s, size_t root, const size_t *print,
	    const bool *part, size_t n, struct wk_err *e) WK_MUST_CHECK;

#endif
