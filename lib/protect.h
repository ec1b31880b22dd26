/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_PROTECT_H
#define WK_PROTECT_H

/*
 * protect: which cells of a table of counts may be printed, and as what.
 *
 * 1 A cell is unsafe when its count or its number of persons is below the
 *   minimum (zeros too) or when one person brings more than half of it.
 * 2 Other cells are printed as a multiple of round (unless exact).
 * 3 An audit proves of every unsafe cell that it cannot be worked out from
 *   what is printed, now and before; what leaks is mended by hiding more.
 *
 * Several tables that share leaves are one cube with wishes: the cells that
 * some table asks for. All unsafe cells of the cube are protected, asked for
 * or not. Same cube, same result, whatever the order of its rows.
 */

#include "lib/audit.h"
#include "lib/ledger.h"

#define WK_HIDDEN	(-1L)

struct wk_rule {
	long	min;		/* smallest count that may be shown, >= round */
	long	round;		/* printed as a multiple of this, >= 1 */
	bool	exact;		/* printed as it is; round is then taken as 1 */
};

#define WK_RULE_INIT	{ 10, 5, false }

enum wk_wish {
	WK_WISH_NO,		/* no table asks for this cell */
	WK_WISH_YES,		/* print it when it is safe */
	WK_WISH_BARRED		/* must stay hidden whatever its count */
};

struct wk_release {
	long		 *shown;	/* by cell: value as printed or WK_HIDDEN */
	size_t		  nwish;	/* cells asked for */
	size_t		  nrule;	/* of these: passed the minimum */
	size_t		  nshown;	/* of these: printed */
	unsigned long	  nsolve;	/* linear programs solved */
	/* the proofs, for wk_release_verify */
	struct wk_line	 *line;
	size_t		  nline;
	struct wk_target *target;
	size_t		  ntarget;
	struct wk_audit	 *audit;
};

/*
 * wish: by cell of c, enum wk_wish; NULL: all are asked for. l: earlier
 * releases, joined to c (wk_ledger_join), or NULL. progress may be NULL.
 * Fills out (free with wk_release_free). 0; -1 and e: WK_EX_DATA when earlier
 * counts contradict these or the release cannot be made safe (the message
 * names the level to drop), WK_EX_SYS when the solver gives up.
 */
int	wk_protect(const struct wk_cube *c, const uint8_t *wish,
	    const struct wk_rule *rule, const struct wk_ledger *l,
	    void (*progress)(unsigned long, unsigned long),
	    struct wk_release *out, struct wk_err *e) WK_MUST_CHECK;
void	wk_release_free(struct wk_release *r);

/*
 * Attack what was written: value[cell] as read back from the written table.
 * 0 when every unsafe cell is still proven safe, else -1 and e.
 */
int	wk_release_verify(const struct wk_release *r, const struct wk_rule *rule,
	    const long *value, struct wk_err *e) WK_MUST_CHECK;

/* A count as the rule prints it. */
long	wk_rule_print(const struct wk_rule *rule, long n);
/* The counts that a printed value can stand for: lo..hi. */
void	wk_rule_bounds(long min, long round, long value, long *lo, long *hi);

#endif
