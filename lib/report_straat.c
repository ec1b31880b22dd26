/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_straat: households helped and organisations involved per street. */
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/report.h"

struct pair { uint64_t street, what; };

static int
by_pair(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;

	if (a->street != b->street)
		return a->street < b->street ? -1 : 1;
	return a->what < b->what ? -1 : a->what > b->what;
}

/* Distinct values per street; household: else organisation (bron, team). */
static void
distinct(const struct wk_report *r, bool household, long *count)
{
	const struct wk_count *c = r->count;
	struct pair *p = wk_calloc(c->n + 1, sizeof(*p));
	const struct wk_obs *o;
	size_t i, n = 0;

	for (i = 0; i < c->n; i++) {
		o = &c->obs[i];
		if (o->by[WK_BY_STREET] == WK_NONE ||
		    !wk_report_in(r, o, r->from, r->to, r->root))
			continue;
		p[n].street = o->by[WK_BY_STREET];
		if (!household)
			p[n].what = (uint64_t)o->by[WK_BY_SOURCE] << 32 | o->by[WK_BY_TEAM];
		else if (o->by[WK_BY_HOUSEHOLD] != WK_NONE)
			p[n].what = o->by[WK_BY_HOUSEHOLD];
		else
			p[n].what = o->person | UINT64_C(1) << 63;	/* a household of one */
		n++;
	}
	qsort(p, n, sizeof(*p), by_pair);
	for (i = 0; i < n; i++)
		if (i == 0 || by_pair(&p[i], &p[i - 1]) != 0)
			count[p[i].street]++;
	free(p);
}

static void
table(struct wk_report *r, struct wk_doc *d, const struct wk_pub_table *p,
    const long *organisations)
{
	struct wk_dtable *t;
	struct wk_cell *row;
	size_t i;

	t = wk_doc_table(d, "straten", wk_report_say(r, "straat.bijschrift",
	    wk_report_period(r, r->from, r->to)));
	wk_table_col(t, "straat", wk_report_get(r, "kolom.straat"), false);
	wk_table_col(t, "huishoudens", wk_report_get(r, "kolom.huishoudens"), true);
	wk_table_col(t, "organisaties", wk_report_get(r, "kolom.organisaties"), true);
	for (i = 0; i < p->ncell; i++) {
		if (p->shown[i] <= 0)
			continue;
		row = wk_table_row(t);
		wk_cell_text(t, &row[0], wk_map_key(&r->count->by[WK_BY_STREET], (uint32_t)i));
		wk_cell_count(&row[1], wk_pub_print(p, i));
		wk_cell_number(&row[2], (double)organisations[i], 0);
	}
	if (t->nrow > 0 && t->nrow <= 24)
		wk_doc_chart(d, WK_CHART_BAR, t, 1, wk_report_get(r, "straat.grafiek"));
	else if (t->nrow == 0)
		wk_doc_para(d, wk_report_get(r, "straat.geen"));
}

static void
key_of(const void *ctx, const size_t *pos, struct wk_key *k)
{
	const struct wk_count *c = ctx;

	k->topic = wk_map_key(&c->by[WK_BY_STREET], (uint32_t)pos[0]);
}

int
wk_report_straat(struct wk_report *r, struct wk_err *e)
{
	size_t n = r->count->by[WK_BY_STREET].n;
	struct wk_pub_table p;
	struct wk_doc *d;
	long *organisations;
	int result;

	if (!r->count->has[WK_BY_STREET])
		return wk_err_set(e, WK_EX_DATA, NULL, 0, "straat", "no such column");
	d = wk_report_page(r, "straat", wk_report_get(r, "straat.titel"),
	    wk_report_say(r, "maand.onder", wk_report_area(r, r->root),
	    wk_report_period(r, r->from, r->to)));
	organisations = wk_calloc(n + 1, sizeof(*organisations));
	wk_pub_init(&p, "straat", 1, &n);
	distinct(r, true, p.count);
	distinct(r, false, organisations);
	p.key = wk_report_key(r, "huishoudens", r->from, r->to);
	p.key_of = key_of;
	p.ctx = r->count;
	result = wk_publish(&p, &r->rule, e);
	if (result == 0) {
		wk_doc_para(d, wk_report_get(r, "straat.uitleg"));
		table(r, d, &p, organisations);
		wk_doc_heading(d, 2, wk_report_get(r, "basis.kop"));
		wk_report_basis(r, d);
	}
	wk_pub_clear(&p);
	free(organisations);
	return result;
}
