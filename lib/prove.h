/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_PROVE_H
#define WK_PROVE_H

/*
 * prove: what a reader can prove about the hidden cells of a table that is
 * out already, made by anybody. The counts themselves are not known here.
 */

#include "lib/counts.h"
#include "lib/protect.h"

struct wk_proofs {
	bool		 exact;		/* printed values were taken as exact */
	struct wk_target *leak;		/* proven to be lower..upper, 1..min-1 */
	size_t		 n;
};

/*
 * c: the finished cube of the table, without counts; t: the table as read
 * (`.` is n WK_UNKNOWN; a cell that is not there is hidden too). Printed
 * values are taken as rounded when all are multiples of rule->round and none
 * is below rule->min, otherwise as exact. l: what was printed before, or
 * NULL. Fills out (release with wk_proofs_clear), in order of cell; printed
 * values of 1..min-1 are in it as well. -1 and e: WK_EX_DATA when the printed
 * values contradict each other, WK_EX_SYS when the solver gives up.
 */
int	wk_prove(const struct wk_cube *c, const struct wk_counts *t,
	    const struct wk_rule *rule, const struct wk_ledger *l,
	    struct wk_proofs *out, struct wk_err *e) WK_MUST_CHECK;
void	wk_proofs_clear(struct wk_proofs *p);

#endif
