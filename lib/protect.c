/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/eliminate.h"
#include "lib/mem.h"
#include "lib/protect.h"

/* What the steps below hand on. */
struct job {
	const struct wk_cube	*cube;
	const uint8_t		*wish;
	const struct wk_ledger	*ledger;
	long			 min, round;
	struct wk_release	*out;
	bool			*unsafe;	/* by cell */
	uint32_t		*line_of;	/* by cell, number + 1; 0: none */
	size_t			 line_cap, target_cap;
};

void
wk_rule_bounds(long min, long round, long value, long *lo, long *hi)
{
	*lo = value - round / 2;
	*hi = *lo + round - 1;
	if (*lo < min)
		*lo = min;
}

long
wk_rule_print(const struct wk_rule *rule, long n)
{
	return rule->exact ? n :
	    rule->round * ((n + rule->round / 2) / rule->round);
}

static bool
is_unsafe(const struct wk_tally *k, long min)
{
	if (k->n < min)
		return true;
	if (k->persons != WK_UNKNOWN && k->persons < min)
		return true;
	return k->largest != WK_UNKNOWN && k->largest > k->n - k->largest;
}

static bool
is_grand_total(const struct wk_cube *c, size_t cell)
{
	uint32_t set[WK_MAXDIM];
	const struct wk_dim *d;
	size_t i;

	wk_cube_sets(c, cell, set);
	for (i = 0; i < c->ndim; i++) {
		d = c->dim[i];
		if (set[i] != d->set_of[d->label[d->nlabel - 1]])
			return false;
	}
	return true;
}

/* The line of a cell, made when new. */
static struct wk_line *
line_for(struct job *j, size_t cell)
{
	struct wk_release *out = j->out;
	struct wk_line *l;

	if (j->line_of[cell] > 0)
		return &out->line[j->line_of[cell] - 1];
	out->line = wk_grow(out->line, &j->line_cap, out->nline + 1,
	    sizeof(*out->line));
	l = &out->line[out->nline++];
	memset(l, 0, sizeof(*l));
	l->cell = cell;
	l->hi = WK_LP_NOLIMIT;
	j->line_of[cell] = (uint32_t)out->nline;
	return l;
}

static void
tighten(struct wk_line *l, long lo, long hi)
{
	if (lo > l->lo)
		l->lo = lo;
	if (l->hi == WK_LP_NOLIMIT || hi < l->hi)
		l->hi = hi;
}

/* Everything printed before becomes a line that cannot be hidden any more. */
static int
earlier_lines(struct job *j, struct wk_err *e)
{
	const struct wk_ledger *l = j->ledger;
	const struct wk_ledger_release *r;
	const struct wk_ledger_cell *k;
	struct wk_line *line;
	long lo, hi, n;
	size_t i;

	for (i = 0; l != NULL && i < l->ncell; i++) {
		k = &l->cell[i];
		r = &l->release[k->release];
		if (!r->joined)
			continue;
		wk_rule_bounds(r->min, r->round, k->value, &lo, &hi);
		n = j->cube->cell[k->cell].n;
		if (j->cube->own[k->cell] && (n < lo || n > hi))
			return wk_err_set(e, WK_EX_DATA, l->file, k->line, NULL,
			    "these counts contradict what was printed before: "
			    "a printed period is frozen; give the period as a "
			    "dimension");
		line = line_for(j, k->cell);
		tighten(line, lo, hi);
		if (line->hi < line->lo)
			return wk_err_set(e, WK_EX_DATA, l->file, k->line, NULL,
			    "the ledger contradicts itself");
		line->fixed = true;
	}
	return 0;
}

static void
add_target(struct job *j, size_t cell, bool large)
{
	struct wk_release *out = j->out;
	struct wk_target *t;

	out->target = wk_grow(out->target, &j->target_cap, out->ntarget + 1,
	    sizeof(*out->target));
	t = &out->target[out->ntarget++];
	memset(t, 0, sizeof(*t));
	t->cell = cell;
	t->large = large;
}

/*
 * Step 1 and 2: sort the cells into printed, unsafe and neither. again: the
 * release in the ledger that is this same table; then only what it printed
 * is printed.
 */
static void
sort_cells(struct job *j, const bool *again)
{
	const struct wk_cube *c = j->cube;
	struct wk_release *out = j->out;
	struct wk_line *l;
	enum wk_wish wish;
	long n, v, lo, hi;
	size_t i;

	for (i = 0; i < c->ncell; i++) {
		out->shown[i] = WK_HIDDEN;
		if (!c->own[i])
			continue;
		n = c->cell[i].n;
		wish = j->wish == NULL ? WK_WISH_YES : (enum wk_wish)j->wish[i];
		out->nwish += wish == WK_WISH_YES;
		j->unsafe[i] = is_unsafe(&c->cell[i], j->min) ||
		    wish == WK_WISH_BARRED;
		if (j->unsafe[i] && n > 0)
			add_target(j, i, n >= j->min);
		if (j->unsafe[i] || wish != WK_WISH_YES)
			continue;
		out->nrule++;
		if (again != NULL && !again[i])
			continue;
		v = j->round * ((n + j->round / 2) / j->round);
		wk_rule_bounds(j->min, j->round, v, &lo, &hi);
		l = line_for(j, i);
		tighten(l, lo, hi);
		l->weight = 1 + log(1 + (double)n) + (is_grand_total(c, i) ? 3 : 0);
		out->shown[i] = v;
	}
}

static const struct wk_cube *sorting;

/* Earlier ones first, then from large to small. */
static int
by_count(const void *a, const void *b)
{
	const struct wk_line *x = a, *y = b;
	long n = sorting->cell[x->cell].n, m = sorting->cell[y->cell].n;

	if (x->fixed != y->fixed)
		return x->fixed ? -1 : 1;
	if (n != m)
		return n > m ? -1 : 1;
	return x->cell < y->cell ? -1 : x->cell > y->cell;
}

/* Exact numbers: no unsafe cell may be a sum of printed ones. */
static void
eliminate(struct job *j)
{
	struct wk_release *out = j->out;
	size_t *print = wk_calloc(out->nline, sizeof(*print));
	size_t *unsafe = wk_calloc(j->cube->ncell, sizeof(*unsafe));
	bool *keep = wk_calloc(out->nline, sizeof(*keep));
	size_t i, nfixed = 0, n = 0;

	sorting = j->cube;
	if (out->nline > 0)
		qsort(out->line, out->nline, sizeof(*out->line), by_count);
	for (i = 0; i < out->nline; i++) {
		print[i] = out->line[i].cell;
		nfixed += out->line[i].fixed;
	}
	for (i = 0; i < j->cube->ncell; i++)
		if (j->unsafe[i])
			unsafe[n++] = i;
	wk_eliminate(j->cube, print, out->nline, nfixed, unsafe, n, keep);
	for (i = 0, n = 0; i < out->nline; i++) {
		if (keep[i])
			out->line[n++] = out->line[i];
		else
			out->shown[out->line[i].cell] = WK_HIDDEN;
	}
	out->nline = n;
	free(print);
	free(unsafe);
	free(keep);
}

/* Say which level makes a release unsafe: the finest of the stuck cell. */
static void
name_level(const struct wk_cube *c, const struct wk_target *t, struct wk_err *e)
{
	const struct wk_dim *d, *worst = NULL;
	uint32_t set[WK_MAXDIM];
	size_t i;

	wk_cube_sets(c, t->cell, set);
	for (i = 0; i < c->ndim; i++) {
		d = c->dim[i];
		if (d->set[set[i]].n == 1 &&
		    (worst == NULL || d->nown > worst->nown))
			worst = d;
	}
	wk_err_clear(e);
	if (worst != NULL)
		wk_err_set(e, WK_EX_DATA, NULL, 0, NULL, "not safe to publish: "
		    "with what was printed before a hidden count can be proven; "
		    "drop the lowest level of %s", worst->name);
	else
		wk_err_set(e, WK_EX_DATA, NULL, 0, NULL, "not safe to publish: "
		    "with what was printed before a hidden count can be proven; "
		    "drop the dimension %s", c->dim[c->ndim - 1]->name);
}

/* Steps 3 and 4, then the outcome. */
static int
audit(struct job *j, void (*progress)(unsigned long, unsigned long),
    struct wk_err *e)
{
	struct wk_release *out = j->out;
	const struct wk_target *stuck;
	size_t i;

	out->audit = wk_audit_new(j->cube, out->line, out->nline, j->min, j->round,
	    true);
	out->audit->progress = progress;
	if (wk_audit_run(out->audit, out->target, out->ntarget, true, &stuck, e) < 0) {
		if (stuck != NULL)
			name_level(j->cube, stuck, e);
		return -1;
	}
	out->nsolve = out->audit->nsolve;
	for (i = 0; i < out->nline; i++)
		if (out->line[i].hidden)
			out->shown[out->line[i].cell] = WK_HIDDEN;
	for (i = 0; i < j->cube->ncell; i++)
		out->nshown += out->shown[i] != WK_HIDDEN;
	return 0;
}

/* By cell: what the release that is this same table printed; NULL: none. */
static bool *
same_table(const struct job *j)
{
	const struct wk_ledger *l = j->ledger;
	long r = l == NULL ? -1 : wk_ledger_find(l,
	    wk_ledger_mark(j->cube, j->wish, j->min, j->round));
	bool *again;
	size_t i;

	if (r < 0)
		return NULL;
	again = wk_calloc(j->cube->ncell, sizeof(*again));
	for (i = 0; i < l->ncell; i++)
		if (l->cell[i].release == (size_t)r)
			again[l->cell[i].cell] = true;
	return again;
}

int
wk_protect(const struct wk_cube *c, const uint8_t *wish, const struct wk_rule *rule,
    const struct wk_ledger *l, void (*progress)(unsigned long, unsigned long),
    struct wk_release *out, struct wk_err *e)
{
	struct job j = { c, wish, l, rule->min, rule->exact ? 1 : rule->round,
	    out, NULL, NULL, 0, 0 };
	bool *again;
	int r;

	memset(out, 0, sizeof(*out));
	out->shown = wk_calloc(c->ncell, sizeof(*out->shown));
	j.unsafe = wk_calloc(c->ncell, sizeof(*j.unsafe));
	j.line_of = wk_calloc(c->ncell, sizeof(*j.line_of));
	r = earlier_lines(&j, e);
	if (r == 0) {
		again = same_table(&j);
		sort_cells(&j, again);
		if (rule->exact && again == NULL)
			eliminate(&j);
		free(again);
		r = audit(&j, progress, e);
	}
	free(j.unsafe);
	free(j.line_of);
	return r;
}

void
wk_release_free(struct wk_release *r)
{
	wk_audit_free(r->audit);
	wk_targets_clear(r->target, r->ntarget);
	free(r->shown);
	free(r->line);
	free(r->target);
	memset(r, 0, sizeof(*r));
}

int
wk_release_verify(const struct wk_release *r, const struct wk_rule *rule,
    const long *value, struct wk_err *e)
{
	struct wk_line *written = wk_calloc(r->nline, sizeof(*written));
	size_t i, printed = 0, known = 0;
	long lo, hi;
	bool ok;

	for (i = 0; i < r->audit->cube->ncell; i++)
		printed += value[i] >= 0;
	for (i = 0; i < r->nline; i++) {
		known += value[r->line[i].cell] >= 0;
		written[i] = r->line[i];
		written[i].hidden = value[r->line[i].cell] < 0 &&
		    !r->line[i].fixed;
		if (value[r->line[i].cell] < 0)
			continue;
		wk_rule_bounds(rule->min, rule->exact ? 1 : rule->round,
		    value[r->line[i].cell], &lo, &hi);
		tighten(&written[i], lo, hi);
	}
	ok = printed == known && wk_audit_verify(r->audit, written, r->target, r->ntarget);
	free(written);
	if (!ok)
		return wk_err_set(e, WK_EX_DATA, NULL, 0, NULL,
		    "the written table does not stand the attack");
	return 0;
}
