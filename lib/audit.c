/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/audit.h"
#include "lib/mem.h"
#include "lib/region.h"

#define TINY	1e-6	/* counts are whole: less than this is nothing */
#define WHOLE	10000	/* lumps: up to here the last region is everything */

/* Combinations of leaves in a region, round after round. */
static const size_t region_size[] = { 300, 900, 2500 };
#define NROUND	(sizeof(region_size) / sizeof(region_size[0]))

/* One region being looked at. */
struct area {
	uint32_t	*col;
	size_t		 ncol;
	bool		 whole;		/* its bounds are the true ones */
	bool		 last;		/* what is left open here leaks */
	struct wk_lp	*lp;
	const struct wk_region *region;
};

struct wk_audit *
wk_audit_new(const struct wk_cube *c, struct wk_line *line, size_t nline,
    long min, long round, bool counts)
{
	struct wk_audit *a = wk_calloc(1, sizeof(*a));
	size_t *cell = wk_calloc(nline, sizeof(*cell));
	uint32_t set[WK_MAXDIM];
	size_t i, d, rest;

	a->cube = c;
	a->line = line;
	a->nline = nline;
	a->min = min;
	a->round = round;
	for (i = 0; i < nline; i++)
		cell[i] = line[i].cell;
	a->lumps = wk_lumps_new(c, cell, nline);
	free(cell);
	a->now = wk_calloc(a->lumps->n, sizeof(*a->now));
	a->base_sum = wk_calloc(nline, sizeof(*a->base_sum));
	a->cost = wk_calloc(a->lumps->n, sizeof(*a->cost));
	for (d = 0; d < c->ndim; d++)
		counts = counts && c->dim[d]->leaf.n == c->dim[d]->nown;
	if (!counts)
		return a;
	a->base = wk_calloc(a->lumps->n, sizeof(*a->base));
	for (i = 0; i < c->nleaf; i++) {
		for (d = c->ndim, rest = i; d-- > 0; rest /= c->dim[d]->leaf.n)
			set[d] = wk_dim_leaf_set(c->dim[d],
			    (uint32_t)(rest % c->dim[d]->leaf.n));
		a->base[a->lumps->of_leaf[i]] +=
		    (double)c->cell[wk_cube_cell_of(c, set)].n;
	}
	return a;
}

void
wk_audit_free(struct wk_audit *a)
{
	size_t i;

	if (a == NULL)
		return;
	for (i = 0; i < a->nproof; i++) {
		free(a->proof[i].col);
		free(a->proof[i].x);
	}
	free(a->proof);
	free(a->base);
	free(a->now);
	free(a->cost);
	free(a->base_sum);
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

/* What the table in use has in a target: inside it, or at most. */
static double
content(const struct wk_audit *a, const struct wk_target *t, bool upper)
{
	size_t i, n = upper ? t->nlump : t->inside;
	double sum = 0;

	for (i = 0; i < n; i++)
		sum += a->now[t->lump[i]];
	return sum;
}

/* Put a proof in use instead of the one before. */
static void
use(struct wk_audit *a, size_t number)
{
	const struct wk_proof *p;
	size_t i;

	if (a->used > 0) {
		p = &a->proof[a->used - 1];
		for (i = 0; i < p->n; i++)
			a->now[p->col[i]] = a->base[p->col[i]];
	}
	p = &a->proof[number];
	for (i = 0; i < p->n; i++)
		a->now[p->col[i]] = p->x[i];
	a->used = number + 1;
}

/* Does the table in use prove an open target safe by itself? */
static void
settles(const struct wk_audit *a, struct wk_target *t, long proof)
{
	if (content(a, t, false) < TINY)
		t->low_proof = proof;
	else if (!t->large && content(a, t, true) > (double)a->min - TINY)
		t->high_proof = proof;
	else
		return;
	t->verdict = WK_SAFE;
}

/*
 * Keep a table found in an area and put it in use; every open target that is
 * 0 or not small in it is safe. Returns its number.
 */
static long
keep(struct wk_audit *a, const struct area *r, const double *x,
    struct wk_target *t, size_t n)
{
	struct wk_proof *p;
	size_t i;

	a->proof = wk_grow(a->proof, &a->proof_cap, a->nproof + 1,
	    sizeof(*a->proof));
	p = &a->proof[a->nproof];
	p->n = r->ncol;
	p->col = wk_calloc(p->n, sizeof(*p->col));
	p->x = wk_calloc(p->n, sizeof(*p->x));
	memcpy(p->col, r->col, p->n * sizeof(*p->col));
	memcpy(p->x, x, p->n * sizeof(*p->x));
	use(a, a->nproof);
	for (i = 0; i < n; i++)
		if (t[i].verdict == WK_OPEN)
			settles(a, &t[i], (long)a->nproof);
	return (long)a->nproof++;
}

/* Big cells first: what proves them proves the cells inside them. */
static int
by_region(const void *p, const void *q)
{
	const struct wk_target *a = p, *b = q;

	if (a->region != b->region)
		return a->region < b->region ? -1 : 1;
	if (a->inside != b->inside)
		return a->inside > b->inside ? -1 : 1;
	return a->cell < b->cell ? -1 : a->cell > b->cell;
}

static void
prepare(struct wk_audit *a, struct wk_target *t, size_t n)
{
	uint32_t *lump = wk_calloc(a->lumps->n, sizeof(*lump));
	size_t i;

	for (i = 0; i < n; i++) {
		t[i].nlump = wk_lumps_in(a->lumps, a->cube, t[i].cell, lump,
		    &t[i].inside);
		t[i].lump = wk_calloc(t[i].nlump, sizeof(*lump));
		memcpy(t[i].lump, lump, t[i].nlump * sizeof(*lump));
		t[i].low_proof = t[i].high_proof = -1;
		t[i].upper = 0;
		/* nothing lies wholly inside: it can be empty in any table */
		t[i].verdict = t[i].inside == 0 ? WK_SAFE : WK_OPEN;
	}
	free(lump);
}

static size_t
still_open(const struct wk_target *t, size_t n)
{
	size_t i, open = 0;

	for (i = 0; i < n; i++)
		open += t[i].verdict == WK_OPEN;
	return open;
}

/* One question about some targets. As wk_lp_solve. */
static int
ask(struct wk_audit *a, struct area *r, const struct wk_target *t, size_t n,
    bool upper, double *x, double *value, struct wk_err *e)
{
	double *cost = a->cost;
	size_t i, k, m;
	int got;

	for (i = 0; i < n; i++) {
		m = upper ? t[i].nlump : t[i].inside;
		for (k = 0; k < m && t[i].verdict == WK_OPEN; k++)
			cost[t[i].lump[k]] += 1;
	}
	a->nsolve++;
	if (r->lp == NULL)
		r->lp = wk_lp_new(a->lumps, a->line, a->nline, r->col, r->ncol,
		    a->base, a->base_sum);
	got = wk_lp_solve(r->lp, upper, cost, x, value, e);
	for (i = 0; i < n; i++)
		for (k = 0; k < t[i].nlump; k++)
			cost[t[i].lump[k]] = 0;
	return got;
}

/*
 * All open targets of a region in one question: a table with as little (or
 * as much) as possible in them together proves most of them safe at once.
 * Again with those that are left, until that helps no more.
 */
static int
settle_together(struct wk_audit *a, struct area *r, struct wk_target *t, size_t n,
    bool upper, double *x, struct wk_err *e)
{
	size_t open = still_open(t, n), before;
	double value;
	int got;

	for (before = open + 1; open > 0 && open < before;) {
		got = ask(a, r, t, n, upper, x, &value, e);
		if (got < 0)
			return -1;
		if (got == 0)		/* no limit: one by one */
			break;
		keep(a, r, x, t, n);
		before = open;
		open = still_open(t, n);
	}
	return 0;
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

/*
 * Look at one open target t of the region's all[0..n-1] by itself: safe or a
 * leak. The tables found may settle others too.
 */
static int
judge(struct wk_audit *a, struct area *r, struct wk_target *all, size_t n,
    struct wk_target *t, double *x, struct wk_err *e)
{
	double value = 0;
	long low, high;
	int got;

	if (ask(a, r, t, 1, false, x, &value, e) < 0)
		return -1;
	low = keep(a, r, x, all, n);
	if (t->verdict == WK_SAFE)
		return 0;
	t->lower = (long)ceil(content(a, t, false) - TINY);
	if ((got = ask(a, r, t, 1, true, x, &value, e)) < 0)
		return -1;
	t->upper = LONG_MAX;
	if (got == 1) {
		high = keep(a, r, x, all, n);
		if (t->verdict == WK_SAFE)
			return 0;
		t->upper = (long)floor(content(a, t, true) + TINY);
		t->high_proof = high;
	}
	t->low_proof = low;
	t->verdict = leaks(a, t) ? WK_LEAK : WK_SAFE;
	return 0;
}

static int
by_number(const void *p, const void *q)
{
	uint32_t a = *(const uint32_t *)p, b = *(const uint32_t *)q;

	return a < b ? -1 : a > b;
}

/*
 * Hide lines until a table exists in which this target is 0 or, when earlier
 * lines do not allow that, so large that it tells nothing. As wk_lp_repair.
 */
static int
mend(struct wk_audit *a, struct area *r, struct wk_target *t,
    double *x, struct wk_err *e)
{
	long low = t->low_proof, high;
	uint32_t *all;
	int got;

	a->nsolve++;
	got = wk_lp_repair(r->lp, a->line, t->lump, t->inside, 0, x, e);
	wk_lp_free(r->lp);
	r->lp = NULL;
	if (got == 0) {
		a->nsolve++;
		all = wk_calloc(t->nlump, sizeof(*all));
		memcpy(all, t->lump, t->nlump * sizeof(*all));
		qsort(all, t->nlump, sizeof(*all), by_number);
		r->lp = wk_lp_new(a->lumps, a->line, a->nline, r->col, r->ncol,
		    a->base, a->base_sum);
		got = wk_lp_repair(r->lp, a->line, all, t->nlump,
		    (double)(t->large ? t->lower + a->round : a->min), x, e);
		free(all);
		wk_lp_free(r->lp);
		r->lp = NULL;
	}
	if (got <= 0)
		return got;
	t->verdict = WK_OPEN;
	t->low_proof = t->high_proof = -1;
	high = keep(a, r, x, t, 1);
	if (t->verdict == WK_OPEN) {	/* large, and now far from its least */
		t->low_proof = low;
		t->high_proof = high;
		t->verdict = WK_SAFE;
	}
	return 1;
}

/* The lumps of an area: all, or those that touch a region. */
static void
area_open(struct wk_audit *a, struct area *r, size_t number)
{
	const struct wk_leafset *set[WK_MAXDIM];
	size_t i;

	r->lp = NULL;
	r->col = wk_calloc(a->lumps->n, sizeof(*r->col));
	r->ncol = a->lumps->n;
	for (i = 0; r->whole && i < r->ncol; i++)
		r->col[i] = (uint32_t)i;
	if (r->whole)
		return;
	wk_region_sets(r->region, number, set);
	r->ncol = wk_lumps_touching(a->lumps, a->cube, set, r->col);
}

static void
area_close(struct area *r)
{
	wk_lp_free(r->lp);
	free(r->col);
}

/* The targets t[0..n-1] of one region. As wk_audit_run. */
static int
look_at(struct wk_audit *a, struct area *r, struct wk_target *t,
    size_t n, bool repair, const struct wk_target **stuck,
    struct wk_err *e)
{
	double *x;
	size_t i;
	int got;

	area_open(a, r, t->region);
	x = wk_calloc(r->ncol, sizeof(*x));
	got = settle_together(a, r, t, n, false, x, e);
	if (got >= 0)
		got = settle_together(a, r, t, n, true, x, e);
	for (i = 0; got >= 0 && r->last && i < n; i++) {
		if (t[i].verdict != WK_OPEN)
			continue;
		got = judge(a, r, t, n, &t[i], x, e);
		if (got < 0 || t[i].verdict != WK_LEAK || !repair)
			continue;
		got = mend(a, r, &t[i], x, e);
		if (got == 0) {		/* perhaps more room elsewhere */
			t[i].verdict = WK_OPEN;
			*stuck = &t[i];
			break;
		}
	}
	free(x);
	area_close(r);
	return got < 0 ? -1 : 0;
}

/* All open targets, in regions of about size leaves (0: everything). */
static int
look_round(struct wk_audit *a, struct wk_target *t, size_t n, size_t size,
    bool repair, bool last, const struct wk_target **stuck, struct wk_err *e)
{
	struct wk_region region;
	struct area r = { NULL, 0, size == 0, last, NULL, &region };
	size_t i, k;
	int got = 0;

	wk_region_init(&region, a->cube);
	for (i = 0; i < n; i++)
		t[i].region = size == 0 ? 0 :
		    wk_region_around(&region, t[i].cell, size);
	if (n > 0)
		qsort(t, n, sizeof(*t), by_region);
	for (i = 0; got == 0 && i < n; i = k) {
		for (k = i + 1; k < n && t[k].region == t[i].region; k++)
			continue;
		if (still_open(t + i, k - i) == 0)
			continue;
		*stuck = NULL;
		got = look_at(a, &r, t + i, k - i, repair, stuck, e);
		if (a->progress != NULL)
			a->progress(n - still_open(t, n), n);
	}
	wk_region_clear(&region);
	return got;
}

/* By line: what the table in use has in it. */
static void
line_sums(const struct wk_audit *a, double *sum)
{
	const struct wk_lumps *l = a->lumps;
	size_t i, k;

	for (i = 0; i < a->nline; i++)
		sum[i] = 0;
	for (k = 0; k < l->n; k++)
		for (i = l->start[k]; a->now[k] > 0 && i < l->start[k + 1]; i++)
			sum[l->row[i]] += a->now[k];
}

/* Some table that fits all lines, when the counts themselves are not there. */
static int
find_base(struct wk_audit *a, struct wk_err *e)
{
	struct area r = { NULL, 0, true, false, NULL, NULL };
	double *x = wk_calloc(a->lumps->n, sizeof(*x)), value;
	int got;

	area_open(a, &r, 0);
	got = ask(a, &r, NULL, 0, false, x, &value, e);
	area_close(&r);
	a->base = x;
	return got < 0 ? -1 : 0;
}

int
wk_audit_run(struct wk_audit *a, struct wk_target *t, size_t n, bool repair,
    const struct wk_target **stuck, struct wk_err *e)
{
	bool large = repair && a->lumps->n > WHOLE;
	size_t i;

	*stuck = NULL;
	if (a->base == NULL && find_base(a, e) < 0)
		return -1;
	memcpy(a->now, a->base, a->lumps->n * sizeof(*a->now));
	line_sums(a, a->base_sum);
	prepare(a, t, n);
	for (i = 0; i < NROUND; i++)
		if (2 * region_size[i] < a->lumps->n &&
		    look_round(a, t, n, region_size[i], repair,
		    large && i == NROUND - 1, stuck, e) < 0)
			return -1;
	if (look_round(a, t, n, 0, repair, true, stuck, e) < 0)
		return -1;
	if (*stuck != NULL)
		return wk_err_set(e, WK_EX_DATA, NULL, 0, NULL,
		    "a hidden count follows from what was printed before");
	return 0;
}

/* Does the table in use keep every written cell between its bounds? */
static bool
fits(const struct wk_audit *a, const struct wk_line *written, double *sum)
{
	size_t i;

	line_sums(a, sum);
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

/* Does a target have what it needs, given what its proofs hold of it? */
static bool
proven(const struct wk_audit *a, const struct wk_target *t, double low, double high)
{
	if (t->verdict != WK_SAFE)
		return false;
	if (t->inside == 0 || low < TINY)
		return true;
	if (t->upper == LONG_MAX)
		return true;
	return high - (t->large ? low : 0) >
	    (double)(t->large ? a->round : a->min) - TINY;
}

bool
wk_audit_verify(struct wk_audit *a, const struct wk_line *written,
    const struct wk_target *t, size_t n)
{
	double *sum = wk_calloc(a->nline, sizeof(*sum));
	double *low = wk_calloc(n, sizeof(*low)), *high = wk_calloc(n, sizeof(*high));
	bool *needed = wk_calloc(a->nproof, sizeof(*needed)), ok = true;
	size_t i, k;

	for (i = 0; i < n; i++) {
		low[i] = t[i].low_proof < 0 ? INFINITY : 0;
		if (t[i].low_proof >= 0)
			needed[t[i].low_proof] = true;
		if (t[i].high_proof >= 0)
			needed[t[i].high_proof] = true;
	}
	for (i = 0; ok && i < a->nproof; i++) {
		if (!needed[i])
			continue;
		use(a, i);
		ok = fits(a, written, sum);
		for (k = 0; k < n; k++) {
			if (t[k].low_proof == (long)i)
				low[k] = content(a, &t[k], false);
			if (t[k].high_proof == (long)i)
				high[k] = content(a, &t[k], true);
		}
	}
	for (i = 0; ok && i < n; i++)
		ok = proven(a, &t[i], low[i], high[i]);
	free(sum);
	free(low);
	free(high);
	free(needed);
	return ok;
}
