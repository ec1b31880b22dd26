/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * report_kwadrant: where requests go on two axes: individual - collective and
 * formal - informal. A matched activity decides both; a talent is informal;
 * without a match trajectvorm gives the first axis.
 */
#include <stdio.h>
#include <string.h>

#include "lib/date.h"
#include "lib/report.h"

enum { INDIVIDUAL, COLLECTIVE, NOFORM, NFORM };
enum { FORMAL, INFORMAL, NOSUPPLY, NSUPPLY };
#define NCELL	(NFORM * NSUPPLY)

struct axes {
	const struct wk_report	*r;
	int			 from, to, step;	/* months per column */
	bool			 trend;		/* the table per quarter */
	const char		*name[NCELL];	/* by quadrant, for the ledger */
};

static int
form_of(const char *s)
{
	return strcmp(s, "collectief") == 0 || strcmp(s, "combinatie") == 0 ? COLLECTIVE :
	    strcmp(s, "individueel") == 0 ? INDIVIDUAL : NOFORM;
}

static size_t
quadrant(const struct wk_report *r, const struct wk_obs *o)
{
	int form = form_of(wk_obs_name(r->count, o, WK_BY_FORM)), supply = NOSUPPLY;
	const char *match = wk_obs_name(r->count, o, WK_BY_MATCH), *s;
	const struct wk_offer *f = wk_offers_find(r->offers, match);

	if (f != NULL) {
		if (form_of(f->f[WK_OFFER_FORM]) != NOFORM)
			form = form_of(f->f[WK_OFFER_FORM]);
		s = f->f[WK_OFFER_SUPPLY];
		supply = strcmp(s, "formeel") == 0 ? FORMAL :
		    strcmp(s, "informeel") == 0 ? INFORMAL : NOSUPPLY;
	} else if (strcmp(wk_obs_name(r->count, o, WK_BY_MATCH_KIND), "talent") == 0) {
		supply = INFORMAL;
	}
	return (size_t)(form * NSUPPLY + supply);
}

static size_t
place(const struct wk_count *c, const struct wk_obs *o, const void *ctx, size_t *cell)
{
	const struct axes *a = ctx;
	size_t width = (size_t)((a->to - a->from) / a->step + 1);

	(void)c;
	if (!wk_report_in(a->r, o, a->from, a->to, a->r->root))
		return 0;
	cell[0] = quadrant(a->r, o) * width + (size_t)((o->month - a->from) / a->step);
	return 1;
}

static const char *const form_key[] = { "vorm.individueel", "vorm.collectief",
	"vorm.onbekend" };
static const char *const supply_key[] = { "aanbod.formeel", "aanbod.informeel",
	"aanbod.onbekend" };

/* "collectief_informeel", for programs. */
static const char *
quadrant_key(struct wk_report *r, size_t form, size_t supply)
{
	char key[64];

	snprintf(key, sizeof(key), "%s_%s", strchr(form_key[form], '.') + 1,
	    strchr(supply_key[supply], '.') + 1);
	return wk_arena_strndup(&r->arena, key, strlen(key));
}

static void
key_of(const void *ctx, const size_t *pos, struct wk_key *k)
{
	const struct axes *a = ctx;
	size_t cell = pos[0];

	if (a->trend) {
		k->from = a->from + 3 * (int)pos[1];
		k->to = k->from + 2 < a->to ? k->from + 2 : a->to;
	} else {
		cell = pos[0] * NSUPPLY + pos[1];
	}
	k->topic = a->name[cell];
}

bool
wk_report_quadrant(const struct wk_report *r, const struct wk_obs *o, const char *name)
{
	size_t i = quadrant(r, o), n;
	const char *form = strchr(form_key[i / NSUPPLY], '.') + 1;

	n = strlen(form);
	return strncmp(name, form, n) == 0 && name[n] == '_' &&
	    strcmp(name + n + 1, strchr(supply_key[i % NSUPPLY], '.') + 1) == 0;
}

/* What both tables have in common, put into p. */
static int
publish(struct wk_report *r, struct axes *a, struct wk_pub_table *p, struct wk_err *e)
{
	size_t i;

	for (i = 0; i < NCELL; i++)
		a->name[i] = quadrant_key(r, i / NSUPPLY, i % NSUPPLY);
	p->key = wk_report_key(r, "personen.kwadrant", a->from, a->to);
	p->key_of = key_of;
	p->ctx = a;
	return wk_publish(p, &r->rule, e);
}

static int
square(struct wk_report *r, struct wk_doc *d, struct wk_err *e)
{
	struct axes a = { r, r->from, r->to, r->to - r->from + 1, false, { NULL } };
	const size_t n[2] = { NFORM, NSUPPLY };
	struct wk_pub_table p;
	struct wk_dtable *t;
	struct wk_cell *row;
	size_t i, k;
	int result;

	wk_pub_init(&p, "kwadrant", 2, n);
	wk_count_persons(r->count, place, &a, p.ncell, p.count);
	result = publish(r, &a, &p, e);
	t = wk_doc_table(d, "kwadrant", wk_report_say(r, "kwadrant.bijschrift",
	    wk_report_period(r, r->from, r->to)));
	t->heat = true;
	wk_table_col(t, "vorm", wk_report_get(r, "kolom.vorm"), false);
	for (k = 0; k < NSUPPLY; k++)
		wk_table_col(t, strchr(supply_key[k], '.') + 1, wk_report_get(r, supply_key[k]), true);
	for (i = 0; result == 0 && i < NFORM; i++) {
		row = wk_table_row(t);
		wk_cell_text(t, &row[0], wk_report_get(r, form_key[i]));
		for (k = 0; k < NSUPPLY; k++)
			wk_cell_count(&row[1 + k], wk_pub_print(&p, wk_pub_cell(&p, i, k, 0)));
	}
	wk_pub_clear(&p);
	return result;
}

/* The same per quarter: a row per quarter, a column per quadrant. */
static int
trend(struct wk_report *r, struct wk_doc *d, struct wk_err *e)
{
	int first = r->from > r->count->first ? r->from : r->count->first;
	struct axes a = { r, first / 3 * 3, r->to, 3, true, { NULL } };
	size_t n[2] = { NCELL, (size_t)((a.to - a.from) / 3 + 1) }, i, k;
	struct wk_pub_table p;
	struct wk_dtable *t;
	struct wk_cell *row;
	int result;

	wk_pub_init(&p, "kwadrant.kwartaal", 2, n);
	wk_count_persons(r->count, place, &a, p.ncell, p.count);
	result = publish(r, &a, &p, e);
	t = wk_doc_table(d, "kwadrant-kwartalen", wk_report_get(r, "kwadrant.verloop"));
	wk_table_col(t, "kwartaal", wk_report_get(r, "kolom.kwartaal"), false);
	for (i = 0; i < NCELL; i++)
		if (i / NSUPPLY != NOFORM && i % NSUPPLY != NOSUPPLY)
			wk_table_col(t, quadrant_key(r, i / NSUPPLY, i % NSUPPLY), wk_report_say(r,
			    "kwadrant.kolom", wk_report_get(r, form_key[i / NSUPPLY]),
			    wk_report_get(r, supply_key[i % NSUPPLY])), true);
	for (k = 0; result == 0 && k < n[1]; k++) {
		size_t c = 1;

		row = wk_table_row(t);
		wk_cell_text(t, &row[0], wk_lang_quarter(&r->arena, r->lang,
		    a.from + 3 * (int)k));
		for (i = 0; i < NCELL; i++)
			if (i / NSUPPLY != NOFORM && i % NSUPPLY != NOSUPPLY)
				wk_cell_count(&row[c++], wk_pub_print(&p, wk_pub_cell(&p, i, k, 0)));
	}
	wk_pub_clear(&p);
	return result;
}

int
wk_report_kwadrant(struct wk_report *r, struct wk_err *e)
{
	struct wk_doc *d = wk_report_page(r, "kwadrant", wk_report_get(r, "kwadrant.titel"),
	    wk_report_say(r, "maand.onder", wk_report_area(r, r->root),
	    wk_report_period(r, r->from, r->to)));

	wk_doc_para(d, wk_report_get(r, "kwadrant.uitleg"));
	if (square(r, d, e) < 0)
		return -1;
	wk_doc_heading(d, 2, wk_report_get(r, "kwadrant.verloop_kop"));
	if (r->count->first != WK_NOMONTH && trend(r, d, e) < 0)
		return -1;
	wk_doc_heading(d, 2, wk_report_get(r, "basis.kop"));
	wk_report_basis(r, d);
	return 0;
}
