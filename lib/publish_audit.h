/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_PUBLISH_AUDIT_H
#define WK_PUBLISH_AUDIT_H

/*
 * publish_audit: hide in a table of a report what a reader could otherwise
 * work out from its own margins (audit and repair).
 *
 * Persons do not add up over every dimension: one who has two themes is in
 * both and once in their total. A dimension adds up when each parent is the
 * sum of its children everywhere in the table. Only there can something be
 * proven to be small by subtraction: over the others a total may hide any
 * overlap. So each combination of nodes of the other dimensions is a table
 * of its own over the dimensions that add up.
 */

#include "lib/publish.h"

/*
 * t->shown is set for all cells by the rule; cells that leak become
 * WK_PUB_HIDDEN. 0; -1 and e when the solver gives up.
 */
int	wk_pub_audit(struct wk_pub_table *t, const struct wk_pub_rule *rule,
	    struct wk_err *e) WK_MUST_CHECK;

#endif
