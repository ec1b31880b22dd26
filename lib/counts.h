/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_COUNTS_H
#define WK_COUNTS_H

/*
 * counts: a file with a table of counts in long form: a column per dimension
 * and one with the count (`.`: hidden), perhaps the persons behind it.
 */

#include "lib/cube.h"
#include "lib/reader.h"

struct wk_counts_row {
	uint32_t	 code[WK_MAXDIM];	/* by dimension, as wk_dim_code */
	struct wk_tally	 k;			/* n WK_UNKNOWN: hidden */
	const char	*source;
	unsigned long	 line;
};

struct wk_counts {
	struct wk_counts_row	*row;
	size_t			 n, cap;
	struct wk_arena		 arena;		/* the sources */
};

struct wk_counts_columns {
	const char	*count;		/* name of the column */
	const char	*persons;	/* NULL: none */
	const char	*largest;	/* NULL: none */
	bool		 hidden_ok;	/* `.` is accepted as a count */
};

/*
 * Read all of in; codes are added to dim[ndim], whose names are the columns.
 * -1 and e (WK_EX_DATA): a column is missing, a count is negative, no whole
 * number, above 10^12, hidden where that is not accepted; more persons or a
 * larger contribution than the count. Release with wk_counts_clear.
 */
int	wk_counts_read(struct wk_counts *t, struct wk_reader *in,
	    struct wk_dim **dim, size_t ndim, const struct wk_counts_columns *c,
	    struct wk_err *e) WK_MUST_CHECK;
void	wk_counts_clear(struct wk_counts *t);

#endif
