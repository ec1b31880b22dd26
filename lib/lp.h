/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_LP_H
#define WK_LP_H

/*
 * lp: what a reader of the printed cells can work out, as a linear program
 * (GLPK). Unknowns are the lumps, >= 0; every printed cell is a row between
 * the bounds that its printed value allows. The basis is kept from one
 * question to the next (warm start).
 */

#include <stdbool.h>

#include "lib/lump.h"

#define WK_LP_NOLIMIT	(-1L)

/* A printed cell as a reader knows it. */
struct wk_line {
	size_t	 cell;
	long	 lo, hi;	/* its count lies here; hi WK_LP_NOLIMIT: no limit */
	double	 weight;	/* what hiding it costs */
	bool	 fixed;		/* printed before: cannot be hidden any more */
	bool	 hidden;	/* out: hidden by repair */
};

struct wk_lp;

/*
 * The program over some of the lumps, col[0..ncol-1] ascending; the others
 * stay as they are in base[lumps], a table that fits all lines. What is found
 * is a table for all lines; only when col is all lumps (base may then be
 * NULL: start from nothing) are the bounds the true ones. sum[line]:
 * what base brings to each line. Everything must outlive the program.
 *
 * A column is base - less + more, so that the start is a table that fits.
 */
struct wk_lp	*wk_lp_new(const struct wk_lumps *l, const struct wk_line *line,
		    size_t nline, const uint32_t *col, size_t ncol,
		    const double *base, const double *sum);
void		 wk_lp_free(struct wk_lp *p);

/*
 * Minimise (maximise false) or maximise the sum of cost[k] * lump[k]; cost
 * by lump. x[ncol] gets the table found, *value the sum over the columns.
 * When not all lumps are columns the search ends after some time with the
 * best table so far.
 * 1: done; 0: no limit; -1 and e: WK_EX_DATA when no table fits the printed
 * cells, WK_EX_SYS when the solver gives up.
 */
int		 wk_lp_solve(struct wk_lp *p, bool maximise, const double *cost,
		    double *x, double *value, struct wk_err *e) WK_MUST_CHECK;

/*
 * The cheapest lines (by weight) that must give way before a table exists in
 * which the lumps of[0..nof-1] (all among the columns, ascending) are all 0
 * (need 0) or together at least need. Sets hidden of those lines; x[ncol]
 * gets that table. The program is not of use after that. 1: done, 0:
 * impossible because of fixed lines, -1 and e as above.
 */
int		 wk_lp_repair(struct wk_lp *p, struct wk_line *line,
		    const uint32_t *of, size_t nof, double need, double *x,
		    struct wk_err *e) WK_MUST_CHECK;

#endif
