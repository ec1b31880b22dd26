/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_LEDGER_H
#define WK_LEDGER_H

/*
 * ledger: everything that was printed before, so that a new release is judged
 * together with the earlier ones. JSON Lines, only ever added to. One line
 * opens a release (its dimensions, rule, and which leaves every code stood
 * for then); one line follows for each cell that it printed:
 *
 *	{"uitgave":1,"dimensies":["buurtcode","thema"],"min":10,"round":5,
 *	 "tabel":"89abcdef01234567","delen":[{"Totaal":["B1","B2"]},{...}]}
 *	{"uitgave":1,"cel":["B1","Totaal"],"waarde":15}
 *
 * It holds nothing that is not public already.
 */

#include "lib/cube.h"

struct wk_ledger_cell {
	size_t	release;	/* index */
	long	value;
	char	**code;		/* per dimension as in the release */
	size_t	cell;		/* of the cube; after wk_ledger_join */
	uint32_t set[WK_MAXDIM];
	unsigned long line;	/* of the file */
};

struct wk_ledger_release {
	size_t		 ndim;
	char		**dim;
	size_t		 order[WK_MAXDIM];	/* cube dimension of each */
	long		 min, round;
	char		 table[17];	/* wk_ledger_mark in hex */
	void		*parts;		/* json array of "delen" */
	bool		 joined;	/* shares leaves with this cube */
};

struct wk_ledger {
	const char		 *file;
	struct wk_buf		  text;		/* as read */
	struct wk_ledger_release *release;
	size_t			  nrelease, release_cap;
	struct wk_ledger_cell	 *cell;
	size_t			  ncell, cell_cap;
	bool			  created;	/* there was no file yet */
};

/*
 * Read file (must stay alive as long as the ledger). A file that does not
 * exist is an empty ledger. NULL and e on anything that is not a ledger.
 */
struct wk_ledger	*wk_ledger_read(const char *file, struct wk_err *e)
			    WK_MUST_CHECK;
void			 wk_ledger_free(struct wk_ledger *l);

/*
 * Bring the earlier releases that share leaves with these dimensions (finished,
 * before wk_cube_new) into them as sets. -1 and e (WK_EX_DATA) when the ledger
 * is of other dimensions.
 */
int	wk_ledger_join(struct wk_ledger *l, struct wk_dim **dim, size_t ndim,
	    struct wk_err *e) WK_MUST_CHECK;
/* Which cells of the finished cube the earlier ones are. */
void	wk_ledger_place(struct wk_ledger *l, const struct wk_cube *c);

/* A number for a table: its codes, what they stand for, wishes (may be NULL) and rule. */
uint64_t wk_ledger_mark(const struct wk_cube *c, const uint8_t *wish, long min,
	    long round);
/* The release with this mark, or -1. */
long	wk_ledger_find(const struct wk_ledger *l, uint64_t mark);

/*
 * Write the ledger with one more release, atomically: the cells of c with
 * shown[cell] >= 0. Does nothing when a release with this mark is there.
 */
int	wk_ledger_append(const struct wk_ledger *l, const struct wk_cube *c,
	    const long *shown, uint64_t mark, long min, long round,
	    struct wk_err *e) WK_MUST_CHECK;

#endif
