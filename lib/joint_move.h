/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_JOINT_MOVE_H
#define WK_JOINT_MOVE_H

/*
 * joint_move: hidden counts that need no linear program to be called safe,
 * because everybody in them may as well live in an area beside it that is
 * hidden too: no printed number would change. Most hidden counts are of this
 * sort.
 */

#include "lib/joint_kinds.h"

/* A hidden count to keep hidden. */
struct wk_joint_target {
	size_t	 cell, region;		/* region: its wijk, or 0 */
	bool	 safe;
};

/* Set safe where a move proves it. line_of by cell: 0 is not printed. */
void	wk_joint_move(const struct wk_kinds *k, const uint32_t *line_of,
	    struct wk_joint_target *t, size_t n);

#endif
