/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_PRINTED_H
#define WK_PRINTED_H

/*
 * printed: every number of a report by what it counts, so that the same
 * number is the same in each table and, with a ledger, in each later report.
 *
 * The ledger is a CSV file (soort, gebied, thema, van, tot, waarde) that is
 * only ever added to: one row per number. Its first row holds the rule (soort
 * "regel", waarde "minimum base"). It holds nothing that is not public.
 */

#include <stdbool.h>
#include <stddef.h>

#include "lib/err.h"
#include "lib/map.h"

#define WK_PUB_HIDDEN	(-1L)
#define WK_PUB_OPEN	(-2L)	/* nothing is decided yet */

/*
 * What a number counts. A kind that begins with "personen" counts persons of
 * that area and period (and topic), all or some of them; others count rows or
 * households.
 */
struct wk_key {
	const char	*kind;		/* "personen", "rijen" */
	const char	*area;		/* code, "" everything */
	const char	*topic;		/* code of a theme, domain, bundle; "" all */
	int		 from, to;	/* months, both included */
};

struct wk_print {
	struct wk_key	 key;		/* strings live as long as the printed */
	long		 shown;		/* or WK_PUB_HIDDEN */
	bool		 frozen;	/* from the ledger */
	bool		 used;		/* in this report */
};

struct wk_printed {
	struct wk_print	*print;
	size_t		 n, cap;
	struct wk_map	 number;
	struct wk_arena	 arena;
	const char	*file;		/* the ledger, NULL: none */
	long		 min, base;
	bool		 changed;	/* what stood in this report must go */
};

/*
 * file NULL: no ledger, else it is read and must stay alive; one that is not
 * there is empty. NULL and e (WK_EX_DATA) on anything that is no ledger, and
 * when it was made with another minimum or base.
 */
struct wk_printed	*wk_printed_new(const char *file, long min, long base,
			    struct wk_err *e) WK_MUST_CHECK;
void			 wk_printed_free(struct wk_printed *p);

/* Start the report over, with what had to be hidden so far. */
void	wk_printed_again(struct wk_printed *p);

/* The number printed earlier, WK_PUB_HIDDEN when it must stay hidden, or
 * WK_PUB_OPEN. */
long	wk_printed_known(const struct wk_printed *p, const struct wk_key *k);
/* shown (>= 0) is printed for k. */
void	wk_printed_keep(struct wk_printed *p, const struct wk_key *k, long shown);
/* Hide a number of this report: it was print[i], which is not frozen. */
void	wk_printed_hide(struct wk_printed *p, size_t i);

/* How many numbers stand in this report, and how many *more had to be hidden. */
size_t	wk_printed_count(const struct wk_printed *p, size_t *more);

/* Write the ledger with the new numbers, old rows as they were, whole or not
 * at all. Without a ledger: nothing. */
int	wk_printed_write(const struct wk_printed *p, struct wk_err *e) WK_MUST_CHECK;

#endif
