/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "lib/audit.h"
#include "lib/mem.h"

#define TINY	1e-6	/* counts are whole: less than this is nothing */
#define POOL	60	/* how many proofs back to look for one that serves */

struct wk_audit *
wk_audit_new(const struct wk_cube *c, struct wk_line *line, size_t nline,
    long min, long round)
{
	struct wk_audit *a = wk_calloc(1, sizeof(*a));
	size_t *cell = wk_calloc(nline, sizeof(*cell));
	size_t i;

	a->cube = c;
	a->line = line;
	a->nline = nline;
	a->min = min;
	a->round = round;
	for (i = 0; i < nline; i++)
		cell[i] = line[i].cell;
	a->lumps = wk_lumps_new(c, cell, nline);
	a->lp = wk_lp_new(a->lumps, line, nline);
	free(cell);
	return a;
}

void
wk_audit_free(struct wk_audit *a)
{
	size_t i;

	if (a == NULL)
		return;
	for (i = 0; i < a->ntable; i++)
		free(a->table[i]);
	free(a->table);
	wk_lp_free(a->lp);
	wk_lumps_free(a->lumps);
	free(a);
}

void
wk_targets_clear(struct wk_target *t, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		free(t[i].lump);
}

static double
least(const struct wk_target *t, const double *x)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < t->inside; i++)
		sum += x[t->lump[i]];
	return sum;
}

static double
most(const struct wk_target *t, const double *x)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < t->nlump; i++)
		sum += x[t->lump[i]];
	return sum;
}

/* Keep a table; returns its number. x must be of lumps->n values, taken over. */
static long
keep(struct wk_audit *a, double *x)
{
	a->table = wk_grow(a->table, &a->table_cap, a->ntable + 1,
	    sizeof(*a->table));
	a->table[a->ntable] = x;
	return (long)a->ntable++;
}

static double *
blank(const struct wk_audit *a)
{
	return wk_calloc(a->lumps->n, sizeof(double));
}

/* Big cells first: what proves them proves the cells inside them. */
static int
by_size(const void *p, const void *q)
{
	const struct wk_target *a = p, *b = q;

	if (a->inside != b->inside)
		return a->inside > b->inside ? -1 : 1;
	return a->cell < b->cell ? -1 : a->cell > b->cell;
}

static void
prepare(struct wk_audit *a, struct wk_target *t, size_t n)
{
	uint32_t *lump = wk_calloc(a->lumps->n, sizeof(*lump));
	size_t i, k;

	for (i = 0; i < n; i++) {
		t[i].nlump = wk_lumps_in(a->lumps, a->cube, t[i].cell, lump,
		    &t[i].inside);
		t[i].lump = wk_calloc(t[i].nlump, sizeof(*lump));
		for (k = 0; k < t[i].nlump; k++)
			t[i].lump[k] = lump[k];
		t[i].low_proof = t[i].high_proof = -1;
		/* nothing lies wholly inside: it can be empty in any table */
		t[i].verdict = t[i].inside == 0 ? WK_SAFE : WK_OPEN;
	}
	qsort(t, n, sizeof(*t), by_size);
	free(lump);
}

/* Every open target that is 0 in this table is safe. How many were. */
static size_t
settle(struct wk_audit *a, struct wk_target *t, size_t n, const double *x, long proof)
{
	size_t i, done = 0;

	(void)a;
	for (i = 0; i < n; i++)
		if (t[i].verdict == WK_OPEN && least(&t[i], x) < TINY) {
			t[i].verdict = WK_SAFE;
			t[i].low_proof = proof;
			done++;
		}
	return done;
}

/*
 * All open targets in one question: a table with as little as possible in
 * them together empties most of them at once. Again with those that are
 * left, until that helps no more.
 */
static int
settle_together(struct wk_audit *a, struct wk_target *t, size_t n, struct wk_err *e)
{
	double *cost = blank(a), *x, value;
	size_t i, k, open, done;
	int r = 0;

	do {
		for (k = 0; k < a->lumps->n; k++)
			cost[k] = 0;
		for (i = 0, open = 0; i < n; i++) {
			if (t[i].verdict != WK_OPEN)
				continue;
			open++;
			for (k = 0; k < t[i].inside; k++)
				cost[t[i].lump[k]] += 1;
		}
		if (open == 0)
			break;
		x = blank(a);
		r = wk_lp_solve(a->lp, false, cost, x, &value, e);
		a->nsolve++;
		done = r < 0 ? 0 : settle(a, t, n, x, (long)a->ntable);
		if (done > 0)
			keep(a, x);
		else
			free(x);
		if (a->progress != NULL)
			a->progress(n - open + done, n);
	} while (done > 0);
	free(cost);
	return r < 0 ? -1 : 0;
}

/* Least (inside lumps) or most (all lumps) of one target. As wk_lp_solve. */
static int
bound(struct wk_audit *a, const struct wk_target *t, bool upper, double *x,
    double *value, struct wk_err *e)
{
	double *cost = blank(a);
	size_t k, n = upper ? t->nlump : t->inside;
	int r;

	for (k = 0; k < n; k++)
		cost[t->lump[k]] = 1;
	a->nsolve++;
	r = wk_lp_solve(a->lp, upper, cost, x, value, e);
	free(cost);
	return r;
}

/*
 * Is what is known too much? A count below the minimum: when it is proven to
 * lie in 1..minimum-1. A larger one that is hidden because few persons are
 * behind it: when it is known as closely as printing it would tell.
 */
static bool
leaks(const struct wk_audit *a, const struct wk_target *t)
{
	if (t->lower < 1)
		return false;
	return t->large ? t->upper - t->lower < a->round : t->upper < a->min;
}

/* Verdict on one open target. */
static int
judge(struct wk_audit *a, struct wk_target *t, struct wk_err *e)
{
	double *low = blank(a), *high = blank(a), value = 0;
	int r;

	if (bound(a, t, false, low, &value, e) < 0)
		goto fail;
	t->low_proof = keep(a, low);
	t->lower = (long)ceil(value - TINY);
	t->verdict = WK_SAFE;
	if (t->lower < 1) {
		free(high);
		return 0;
	}
	if ((r = bound(a, t, true, high, &value, e)) < 0) {
		free(high);
		return -1;
	}
	t->upper = r == 0 ? LONG_MAX : (long)floor(value + TINY);
	if (leaks(a, t))
		t->verdict = WK_LEAK;
	if (r == 1 && t->verdict == WK_SAFE)
		t->high_proof = keep(a, high);
	else
		free(high);
	return 0;
fail:
	free(low);
	free(high);
	return -1;
}

static int
mend(struct wk_audit *a, struct wk_target *t, const struct wk_target **stuck,
    struct wk_err *e)
{
	double *x = blank(a);
	int r = wk_lp_repair(a->lp, a->line, t->lump, t->inside, x, e);

	a->nsolve++;
	if (r <= 0)
		free(x);
	if (r < 0)
		return -1;
	if (r == 0) {
		*stuck = t;
		return wk_err_set(e, WK_EX_DATA, NULL, 0, NULL,
		    "cannot be published safely: a hidden count follows from "
		    "what was printed before");
	}
	t->low_proof = keep(a, x);
	t->verdict = WK_SAFE;
	return 0;
}

int
wk_audit_run(struct wk_audit *a, struct wk_target *t, size_t n, bool repair,
    const struct wk_target **stuck, struct wk_err *e)
{
	size_t i, k, from;

	*stuck = NULL;
	prepare(a, t, n);
	if (settle_together(a, t, n, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		from = a->ntable > POOL ? a->ntable - POOL : 0;
		for (k = a->ntable; k > from && t[i].verdict == WK_OPEN; k--)
			settle(a, &t[i], 1, a->table[k - 1], (long)k - 1);
		if (t[i].verdict != WK_OPEN)
			continue;
		if (judge(a, &t[i], e) < 0)
			return -1;
		if (t[i].verdict == WK_LEAK && repair &&
		    mend(a, &t[i], stuck, e) < 0)
			return -1;
		if (a->progress != NULL)
			a->progress(i, n);
	}
	return 0;
}

/* Does a table keep every written cell between its bounds? */
static bool
fits(const struct wk_audit *a, const struct wk_line *written, const double *x,
    double *sum)
{
	const struct wk_lumps *l = a->lumps;
	size_t i, k;

	for (i = 0; i < a->nline; i++)
		sum[i] = 0;
	for (k = 0; k < l->n; k++)
		for (i = l->start[k]; i < l->start[k + 1]; i++)
			sum[l->row[i]] += x[k];
	for (i = 0; i < a->nline; i++) {
		if (written[i].hidden)
			continue;
		if (sum[i] < (double)written[i].lo - TINY)
			return false;
		if (written[i].hi != WK_LP_NOLIMIT &&
		    sum[i] > (double)written[i].hi + TINY)
			return false;
	}
	return true;
}

static bool
proven(const struct wk_audit *a, const struct wk_target *t)
{
	double low, high;

	if (t->verdict != WK_SAFE)
		return false;
	if (t->inside == 0)
		return true;
	low = least(t, a->table[t->low_proof]);
	if (low < TINY)
		return true;
	if (t->high_proof < 0)		/* no limit above */
		return t->upper == LONG_MAX;
	high = most(t, a->table[t->high_proof]);
	return t->large ? high - low > (double)a->round - TINY :
	    high > (double)a->min - TINY;
}

bool
wk_audit_verify(const struct wk_audit *a, const struct wk_line *written,
    const struct wk_target *t, size_t n)
{
	double *sum = wk_calloc(a->nline, sizeof(*sum));
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < a->ntable; i++)
		ok = fits(a, written, a->table[i], sum);
	for (i = 0; ok && i < n; i++)
		ok = proven(a, &t[i]);
	free(sum);
	return ok;
}
