/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/date.h"
#include "lib/joint_lp.h"
#include "lib/joint_move.h"
#include "lib/lp.h"
#include "lib/protect.h"

#define TINY	1e-6
#define ALL	SIZE_MAX
#define SMALL	3000	/* kinds: the whole table at once is no trouble */

/* One subset. */
struct job {
	const char		*name;
	struct wk_printed	*p;
	struct wk_kinds		*k;
	struct wk_line		*line;		/* at most one a cell */
	size_t			*print;		/* by line: number in p */
	size_t			 nline;
	uint32_t		*line_of;	/* by cell, number + 1 */
	bool			*told;		/* by cell: printed, now or before */
	struct wk_lumps		 lumps;		/* kinds as columns */
	double			*base, *sum, *cost, *x;
	double			*content;	/* by cell: what x has in it */
	uint32_t		*col;
	size_t			 ncol;
	struct wk_lp		*lp;
	struct wk_joint_target	*target;
	size_t			 ntarget;
};

/* A printed number as a line: of the topic itself, or the floor of a part. */
static void
add_line(struct job *j, size_t print, size_t cell, bool part)
{
	const struct wk_print *x = &j->p->print[print];
	long is = j->k->count[cell], lo, hi;
	struct wk_line *l;

	j->told[cell] = j->told[cell] || !part;
	wk_rule_bounds(j->p->min, j->p->base, x->shown, &lo, &hi);
	if (is < lo)
		return;		/* rows were taken out since: it says nothing */
	if (part || is > hi)
		hi = WK_LP_NOLIMIT;	/* or late registrations came in */
	if (j->line_of[cell] > 0) {
		l = &j->line[j->line_of[cell] - 1];
		if (l->lo < lo)
			l->lo = lo;
		return;
	}
	l = &j->line[j->nline];
	l->cell = cell;
	l->lo = lo;
	l->hi = hi;
	l->fixed = x->frozen;
	l->weight = 1 + log(1 + (double)is) + (wk_kinds_top(j->k, cell) ? 3 : 0);
	j->print[j->nline++] = print;
	j->line_of[cell] = (uint32_t)j->nline;
}

static void
make_lines(struct job *j, const size_t *print, const size_t *cell, const bool *part,
    size_t n)
{
	size_t i, pass;

	j->line = wk_calloc(n + 1, sizeof(*j->line));
	j->print = wk_calloc(n + 1, sizeof(*j->print));
	j->line_of = wk_calloc(j->k->ncell + 1, sizeof(*j->line_of));
	j->told = wk_calloc(j->k->ncell + 1, sizeof(*j->told));
	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < n; i++)
			if (part[i] == (pass == 1))
				add_line(j, print[i], cell[i], part[i]);
}

/* The kinds as columns of a program, the lines as its rows. */
static void
make_columns(struct job *j)
{
	const struct wk_kinds *k = j->k;
	struct wk_lumps *l = &j->lumps;
	size_t i, c, n = 0;

	l->n = k->n;
	l->start = wk_calloc(k->n + 1, sizeof(*l->start));
	l->row = wk_calloc(k->start[k->n] + 1, sizeof(*l->row));
	j->base = wk_calloc(k->n + 1, sizeof(*j->base));
	j->cost = wk_calloc(k->n + 1, sizeof(*j->cost));
	j->x = wk_calloc(k->n + 1, sizeof(*j->x));
	j->col = wk_calloc(k->n + 1, sizeof(*j->col));
	j->sum = wk_calloc(j->nline + 1, sizeof(*j->sum));
	for (i = 0; i < k->n; i++) {
		j->base[i] = (double)k->persons[i];
		for (c = k->start[i]; c < k->start[i + 1]; c++) {
			if (j->line_of[k->cell[c]] == 0)
				continue;
			l->row[n++] = j->line_of[k->cell[c]] - 1;
			j->sum[j->line_of[k->cell[c]] - 1] += j->base[i];
		}
		l->start[i + 1] = (uint32_t)n;
	}
}

static void
make_targets(struct job *j)
{
	size_t c;

	j->content = wk_calloc(j->k->ncell + 1, sizeof(*j->content));
	j->target = wk_calloc(j->k->ncell + 1, sizeof(*j->target));
	for (c = 0; c < j->k->ncell; c++)
		if (!j->told[c] && j->k->count[c] > 0 && j->k->count[c] < j->p->min)
			j->target[j->ntarget++] = (struct wk_joint_target){ c,
			    wk_kinds_region(j->k, c), false };
}

static void
job_clear(struct job *j)
{
	wk_lp_free(j->lp);
	free(j->line);
	free(j->print);
	free(j->line_of);
	free(j->told);
	free(j->lumps.start);
	free(j->lumps.row);
	free(j->base);
	free(j->sum);
	free(j->cost);
	free(j->x);
	free(j->col);
	free(j->content);
	free(j->target);
}

static bool
holds(const struct wk_kinds *k, size_t kind, size_t cell)
{
	size_t c;

	for (c = k->start[kind]; c < k->start[kind + 1]; c++)
		if (k->cell[c] == cell)
			return true;
	return false;
}

/* What x proves safe; returns how many of t[0..n-1] are still open. */
static size_t
settle(struct job *j, struct wk_joint_target *t, size_t n)
{
	const struct wk_kinds *k = j->k;
	size_t i, c, open = 0;
	double d;

	for (i = 0; i < n; i++)
		j->content[t[i].cell] = (double)k->count[t[i].cell];
	for (i = 0; i < j->ncol; i++)
		if ((d = j->x[i] - j->base[j->col[i]]) != 0)
			for (c = k->start[j->col[i]]; c < k->start[j->col[i] + 1]; c++)
				j->content[k->cell[c]] += d;
	for (i = 0; i < n; i++) {
		d = j->content[t[i].cell];
		t[i].safe = t[i].safe || d < TINY || d > (double)j->p->min - TINY;
		open += !t[i].safe;
	}
	return open;
}

/* As wk_lp_solve for the open targets together. */
static int
ask(struct job *j, const struct wk_joint_target *t, size_t n, bool upper, struct wk_err *e)
{
	const struct wk_kinds *k = j->k;
	double value;
	size_t i, c;
	int r;

	memset(j->content, 0, k->ncell * sizeof(*j->content));
	for (i = 0; i < n; i++)
		j->content[t[i].cell] = !t[i].safe;
	for (i = 0; i < j->ncol; i++)
		for (c = k->start[j->col[i]]; c < k->start[j->col[i] + 1]; c++)
			j->cost[j->col[i]] += j->content[k->cell[c]];
	if (j->lp == NULL)
		j->lp = wk_lp_new(&j->lumps, j->line, j->nline, j->col, j->ncol,
		    j->base, j->sum);
	r = wk_lp_solve(j->lp, upper, j->cost, j->x, &value, e);
	memset(j->cost, 0, k->n * sizeof(*j->cost));
	return r;
}

static size_t
still_open(const struct wk_joint_target *t, size_t n)
{
	size_t i, open = 0;

	for (i = 0; i < n; i++)
		open += !t[i].safe;
	return open;
}

/* Both ways, as long as that settles something. */
static int
together(struct job *j, struct wk_joint_target *t, size_t n, struct wk_err *e)
{
	size_t open = still_open(t, n), before;
	int upper, got;

	for (upper = 0; upper < 2; upper++)
		for (before = open + 1; open > 0 && open < before;) {
			if ((got = ask(j, t, n, upper, e)) < 0)
				return -1;
			if (got == 0)
				break;
			before = open;
			open = settle(j, t, n);
		}
	return 0;
}

/* Hide lines until the target can be nothing, or as large as the minimum. */
static int
mend(struct job *j, const struct wk_joint_target *t, struct wk_err *e)
{
	uint32_t *of = wk_calloc(j->ncol, sizeof(*of));
	size_t i, n = 0;
	int got, need;

	for (i = 0; i < j->ncol; i++)
		if (holds(j->k, j->col[i], t->cell))
			of[n++] = j->col[i];
	for (need = 0, got = 0; need < 2 && got == 0; need++) {
		wk_lp_free(j->lp);
		j->lp = wk_lp_new(&j->lumps, j->line, j->nline, j->col, j->ncol,
		    j->base, j->sum);
		got = wk_lp_repair(j->lp, j->line, of, n,
		    need == 0 ? 0 : (double)j->p->min, j->x, e);
	}
	wk_lp_free(j->lp);
	j->lp = NULL;
	free(of);
	return got;
}

static int
refuse(const struct job *j, const struct wk_joint_target *t, struct wk_err *e)
{
	static const char *const level[] = { "everything", "the gemeente", "the wijk",
		"the buurt" };
	char from[16], to[16];
	int first, last;

	wk_kinds_period(j->k, t->cell, &first, &last);
	wk_month_format(from, first);
	wk_month_format(to, last);
	return wk_err_set(e, WK_EX_DATA, j->p->file, 0, NULL,
	    "not safe to publish: numbers printed before prove a count of persons%s%s "
	    "from %s to %s below the minimum: drop the level of %s, or begin a new ledger",
	    j->name[0] != '\0' ? " of " : "", j->name, from, to,
	    level[j->k->areas->node[t->cell / j->k->nperiod].level]);
}

/* Is wijk among the n behind region in the same gemeente (round)? */
static bool
near(const struct wk_kinds *k, size_t region, size_t wijk, size_t n)
{
	const struct wk_region *node = k->areas->node;
	size_t i = region;

	while (n > 0) {
		i = i + 1 < k->areas->n ? i + 1 : 1;
		if (i == region)
			return false;
		if (node[i].level != WK_REGION_WIJK || node[i].parent != node[region].parent)
			continue;
		if (i == wijk)
			return true;
		n--;
	}
	return false;
}

/* The kinds of a wijk and of n beside it, and those in the targets, as columns. */
static void
choose(struct job *j, const struct wk_joint_target *t, size_t nt, size_t n)
{
	const struct wk_kinds *k = j->k;
	bool *wijk = wk_calloc(k->areas->n, sizeof(*wijk)), in;
	size_t i, c;

	wk_lp_free(j->lp);
	j->lp = NULL;
	for (i = 1; i < k->areas->n; i++)
		wijk[i] = i == t->region || n == ALL ||
		    (t->region > 0 && n > 0 && near(k, t->region, i, n));
	wijk[0] = t->region == 0 || n == ALL;
	memset(j->content, 0, k->ncell * sizeof(*j->content));
	for (i = 0; i < nt; i++)
		j->content[t[i].cell] = !t[i].safe;
	for (i = 0, j->ncol = 0; i < k->n; i++) {
		in = wijk[k->region[i]];
		for (c = k->start[i]; !in && c < k->start[i + 1]; c++)
			in = j->content[k->cell[c]] > 0;
		if (in)
			j->col[j->ncol++] = (uint32_t)i;
	}
	free(wijk);
}

/* A target by itself, over more and more of the table; mended in the last. */
static int
alone(struct job *j, struct wk_joint_target *t, struct wk_err *e)
{
	static const size_t beside[] = { 0, 2, 8, ALL };
	size_t i, last = j->k->n <= SMALL || t->region == 0 ? 4 : 3;
	int upper, got;

	for (i = 0; i < last && !t->safe; i++) {
		choose(j, t, 1, beside[i]);
		for (upper = 0; upper < 2 && !t->safe; upper++) {
			if ((got = ask(j, t, 1, upper, e)) < 0)
				return -1;
			t->safe = got == 0;	/* no limit */
			settle(j, t, 1);
		}
	}
	for (i = last - 1; i < 4 && !t->safe; i++) {
		choose(j, t, 1, beside[i]);
		if ((got = mend(j, t, e)) < 0)
			return -1;
		t->safe = got == 1;
	}
	return t->safe ? 0 : refuse(j, t, e);
}

static int
by_region(const void *x, const void *y)
{
	const struct wk_joint_target *a = x, *b = y;

	if (a->region != b->region)
		return a->region < b->region ? -1 : 1;
	return a->cell < b->cell ? -1 : a->cell > b->cell;
}

/* The targets of a wijk together, then what is left one by one. */
static int
per_region(struct job *j, struct wk_err *e)
{
	struct wk_joint_target *t = j->target;
	size_t i, m, region;
	int r = 0;

	qsort(t, j->ntarget, sizeof(*t), by_region);
	for (i = 0; i < j->ntarget && r == 0; i = m) {
		region = t[i].region;
		for (m = i + 1; m < j->ntarget && t[m].region == region; m++)
			continue;
		choose(j, t + i, m - i, 0);
		if (j->ncol > 0)
			r = together(j, t + i, m - i, e);
	}
	for (i = 0; i < j->ntarget && r == 0; i++)
		if (!t[i].safe)
			r = alone(j, &t[i], e);
	return r;
}

static int
audit(struct job *j, struct wk_err *e)
{
	size_t i;

	make_columns(j);
	make_targets(j);
	wk_joint_move(j->k, j->line_of, j->target, j->ntarget);
	if (still_open(j->target, j->ntarget) == 0)
		return 0;
	if (per_region(j, e) < 0)
		return -1;
	for (i = 0; i < j->nline; i++)
		if (j->line[i].hidden)
			wk_printed_hide(j->p, j->print[i]);
	return 0;
}

int
wk_joint_subset(struct wk_printed *p, const struct wk_count *c, const struct wk_subset *s,
    size_t root, const size_t *print, const bool *part, size_t n, struct wk_err *e)
{
	struct job j = { .name = s->name, .p = p };
	size_t *cell = wk_calloc(n + 1, sizeof(*cell));
	int r;

	j.k = wk_kinds_new(p, c, s, root, print, n, cell);
	make_lines(&j, print, cell, part, n);
	r = audit(&j, e);
	job_clear(&j);
	wk_kinds_free(j.k);
	free(cell);
	return r;
}
