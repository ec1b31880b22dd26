/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_AUDIT_H
#define WK_AUDIT_H

/*
 * audit: can a reader of the printed cells prove a hidden count? The reader
 * knows the rules: unknown counts are >= 0, a printed value means a count
 * between its bounds. A hidden cell is safe when there is a table that fits
 * everything printed in which it is 0 (its proof), or when it may just as
 * well be at or above the minimum. Every proof is kept, so that the written
 * file can be checked against them without solving anything.
 */

#include "lib/lp.h"

enum wk_verdict {
	WK_OPEN,	/* not looked at */
	WK_SAFE,
	WK_LEAK		/* lower..upper is proven */
};

/* A hidden cell to keep hidden. */
struct wk_target {
	size_t		 cell;
	bool		 large;		/* count >= minimum, hidden for its persons */
	enum wk_verdict	 verdict;
	long		 lower, upper;	/* of a leak; LONG_MAX: no limit */
	uint32_t	*lump;		/* inside first, then touching */
	size_t		 inside, nlump;
	long		 low_proof, high_proof;	/* numbers, -1: none needed */
	size_t		 region;	/* that is looked at, around it */
};

/* A table that fits all lines: base but for some lumps. */
struct wk_proof {
	uint32_t	*col;		/* ascending */
	double		*x;
	size_t		 n;
};

struct wk_audit {
	const struct wk_cube	*cube;
	struct wk_line		*line;		/* not owned */
	size_t			 nline;
	struct wk_lumps		*lumps;
	long			 min, round;
	double			*base;		/* by lump: some table that fits */
	double			*base_sum;	/* by line: what base has in it */
	double			*now;		/* by lump: base, or a proof in use */
	double			*cost;		/* by lump: scratch, zeros */
	size_t			 used;		/* number of that proof + 1, 0 */
	struct wk_proof		*proof;
	size_t			 nproof, proof_cap;
	unsigned long		 nsolve;	/* linear programs solved */
	/* called now and then when not NULL */
	void			(*progress)(unsigned long done, unsigned long total);
};

/*
 * line must outlive the audit; min and round as in the rule that printed.
 * counts: the counts of c are the real ones, so they fit the lines.
 */
struct wk_audit	*wk_audit_new(const struct wk_cube *c, struct wk_line *line,
		    size_t nline, long min, long round, bool counts);
void		 wk_audit_free(struct wk_audit *a);

/*
 * Give every target its verdict. Small regions first, larger ones for what is
 * left. With repair, lines are hidden (line[].hidden) until no
 * target leaks (in a very large table also for targets of which the largest
 * region leaves it open); without it leaks are only reported. 0; -1 and e:
 * WK_EX_DATA when nothing fits the lines or lines printed before leak
 * (*stuck is then that target), WK_EX_SYS when the solver gives up. The
 * targets are put in another order; release them with wk_targets_clear.
 */
int		 wk_audit_run(struct wk_audit *a, struct wk_target *t, size_t n,
		    bool repair, const struct wk_target **stuck,
		    struct wk_err *e) WK_MUST_CHECK;
void		 wk_targets_clear(struct wk_target *t, size_t n);

/*
 * Check all proofs against bounds read back from the written table
 * (line[].lo, hi, hidden of another array in the same order). True when each
 * proof fits and each target is proven.
 */
bool		 wk_audit_verify(struct wk_audit *a,
		    const struct wk_line *written, const struct wk_target *t,
		    size_t n);

#endif
