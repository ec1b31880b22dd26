/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/prove.h"

struct lines {
	struct wk_line	*line;
	size_t		 n, cap;
	uint32_t	*of;		/* by cell: number + 1, 0 none */
};

static int
add_line(struct lines *x, size_t cell, long lo, long hi, const char *source,
    unsigned long at, struct wk_err *e)
{
	struct wk_line *l;

	if (x->of[cell] == 0) {
		x->line = wk_grow(x->line, &x->cap, x->n + 1, sizeof(*x->line));
		l = &x->line[x->n++];
		memset(l, 0, sizeof(*l));
		l->cell = cell;
		l->lo = lo;
		l->hi = hi;
		l->fixed = true;
		x->of[cell] = (uint32_t)x->n;
		return 0;
	}
	l = &x->line[x->of[cell] - 1];
	if (lo > l->lo)
		l->lo = lo;
	if (hi < l->hi)
		l->hi = hi;
	if (l->lo > l->hi)
		return wk_err_set(e, WK_EX_DATA, source, at, NULL,
		    "margins contradict: the same cell has another value elsewhere");
	return 0;
}

static bool
is_exact(const struct wk_counts *t, const struct wk_rule *rule)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (t->row[i].k.n != WK_UNKNOWN && (t->row[i].k.n < rule->min ||
		    t->row[i].k.n % rule->round != 0))
			return true;
	return rule->exact;
}

static int
gather(struct lines *x, const struct wk_cube *c, const struct wk_counts *t,
    const struct wk_rule *rule, bool exact, const struct wk_ledger *l,
    struct wk_err *e)
{
	const struct wk_ledger_release *r;
	long lo, hi, n;
	size_t i;

	for (i = 0; i < t->n; i++) {
		n = lo = hi = t->row[i].k.n;
		if (n == WK_UNKNOWN)
			continue;
		if (!exact)
			wk_rule_bounds(rule->min, rule->round, n, &lo, &hi);
		if (add_line(x, wk_cube_cell(c, t->row[i].code), lo, hi,
		    t->row[i].source, t->row[i].line, e) < 0)
			return -1;
	}
	for (i = 0; l != NULL && i < l->ncell; i++) {
		r = &l->release[l->cell[i].release];
		if (!r->joined)
			continue;
		wk_rule_bounds(r->min, r->round, l->cell[i].value, &lo, &hi);
		if (add_line(x, l->cell[i].cell, lo, hi, l->file,
		    l->cell[i].line, e) < 0)
			return -1;
	}
	return 0;
}

static int
by_cell(const void *p, const void *q)
{
	const struct wk_target *a = p, *b = q;

	return a->cell < b->cell ? -1 : a->cell > b->cell;
}

/* Keep the leaks and add what stands there openly. */
static void
report(struct wk_proofs *out, size_t n, const struct lines *x, long min)
{
	struct wk_target *t;
	size_t i;

	for (i = 0, out->n = 0; i < n; i++) {
		if (out->leak[i].verdict == WK_LEAK)
			out->leak[out->n++] = out->leak[i];
		else
			wk_targets_clear(&out->leak[i], 1);
	}
	out->leak = wk_realloc(out->leak, out->n + x->n, sizeof(*out->leak));
	for (i = 0; i < x->n; i++) {
		if (x->line[i].lo < 1 || x->line[i].hi >= min)
			continue;
		t = &out->leak[out->n++];
		memset(t, 0, sizeof(*t));
		t->cell = x->line[i].cell;
		t->verdict = WK_LEAK;
		t->lower = x->line[i].lo;
		t->upper = x->line[i].hi;
	}
	if (out->n > 0)
		qsort(out->leak, out->n, sizeof(*out->leak), by_cell);
}

int
wk_prove(const struct wk_cube *c, const struct wk_counts *t,
    const struct wk_rule *rule, const struct wk_ledger *l,
    struct wk_proofs *out, struct wk_err *e)
{
	struct lines x = { NULL, 0, 0, NULL };
	const struct wk_target *stuck;
	struct wk_audit *a;
	size_t i, n = 0;
	int r;

	memset(out, 0, sizeof(*out));
	out->exact = is_exact(t, rule);
	x.of = wk_calloc(c->ncell, sizeof(*x.of));
	r = gather(&x, c, t, rule, out->exact, l, e);
	if (r == 0) {
		out->leak = wk_calloc(c->ncell, sizeof(*out->leak));
		for (i = 0; i < c->ncell; i++)
			if (c->own[i] && x.of[i] == 0)
				out->leak[n++].cell = i;
		a = wk_audit_new(c, x.line, x.n, rule->min,
		    out->exact ? 1 : rule->round, false);
		r = wk_audit_run(a, out->leak, n, false, &stuck, e);
		wk_audit_free(a);
		if (r == 0)
			report(out, n, &x, rule->min);
		else
			wk_targets_clear(out->leak, n);
	}
	free(x.line);
	free(x.of);
	return r;
}

void
wk_proofs_clear(struct wk_proofs *p)
{
	if (p->leak != NULL)
		wk_targets_clear(p->leak, p->n);
	free(p->leak);
	memset(p, 0, sizeof(*p));
}
