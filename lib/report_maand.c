/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_maand: the monthly signal report. */
#include <stdlib.h>
#include <string.h>

#include "lib/date.h"
#include "lib/report.h"

/* One row of kerncijfers: a published count now, last month, last year. */
static void
figure_row(struct wk_report *r, struct wk_dtable *t, const char *label, const char *kind,
    bool rate)
{
	static const int back[3] = { 0, 1, 12 };
	struct wk_cell *row = wk_table_row(t);
	long shown[3];
	size_t k;
	int m;

	for (k = 0; k < 3; k++) {
		m = r->to - back[k];
		shown[k] = strcmp(kind, "rijen") == 0 ?
		    wk_report_value(r, kind, m, m, wk_report_rows(r, m, m)) :
		    wk_report_persons(r, kind, m, m);
	}
	k = 2;
	wk_cell_text(t, &row[0], label);
	wk_cell_count(&row[1], shown[0]);
	if (r->to - 1 >= r->count->first) {
		wk_cell_count(&row[k], shown[1]);
		wk_report_change(&row[k + 1], shown[0], shown[1]);
		k += 2;
	}
	if (r->to - 12 >= r->count->first) {
		wk_cell_count(&row[k], shown[2]);
		wk_report_change(&row[k + 1], shown[0], shown[2]);
		k += 2;
	}
	if (r->figures && rate)
		wk_report_rate(r, &row[k], shown[0], r->root);
}

/* A month to compare with, when there is data that old. */
static void
figure_columns(struct wk_report *r, struct wk_dtable *t, const char *key,
    const char *change, int month)
{
	if (month < r->count->first)
		return;
	wk_table_col(t, key, wk_lang_month(&r->arena, r->lang, month), true);
	wk_table_col(t, change, wk_report_get(r, "kolom.verschil"), true);
}

static int
kerncijfers(struct wk_report *r, struct wk_doc *d, struct wk_err *e)
{
	struct wk_dtable *t;
	struct wk_trend trend;

	memset(&trend, 0, sizeof(trend));
	if (wk_report_count_trend(r, &trend, e) < 0)
		return -1;
	wk_doc_heading(d, 2, wk_report_get(r, "kern.kop"));
	t = wk_doc_table(d, "kerncijfers", wk_report_say(r, "kern.bijschrift",
	    wk_lang_month(&r->arena, r->lang, r->to)));
	wk_table_col(t, "maat", wk_report_get(r, "kolom.maat"), false);
	wk_table_col(t, "nu", wk_lang_month(&r->arena, r->lang, r->to), true);
	figure_columns(r, t, "vorige_maand", "verschil_maand", r->to - 1);
	figure_columns(r, t, "vorig_jaar", "verschil_jaar", r->to - 12);
	if (r->figures)
		wk_table_col(t, "per_1000", wk_report_get(r, "kolom.per_1000"), true);
	/* without persons a request is one, so that the number is the same */
	figure_row(r, t, wk_report_get(r, "kern.hulpvragen"), r->count->has_person ?
	    "rijen" : "personen", false);
	figure_row(r, t, wk_report_get(r, "kern.personen"), "personen", true);
	if (r->count->has[WK_BY_BUNDLE])
		figure_row(r, t, wk_report_get(r, "kern.gebundeld"), "personen.gebundeld", false);
	wk_report_trend(r, d, &trend, r->root);
	wk_pub_clear(&trend.pub);
	return 0;
}

/* Persons per area of the finest level that can be shown. */
static void
areas(struct wk_report *r, struct wk_doc *d, const struct wk_cross *now)
{
	const struct wk_regions *a = &r->count->areas;
	struct wk_dtable *t;
	struct wk_cell *row;
	int level;
	size_t i, all = 0, seen = 0;
	long shown;

	for (level = WK_REGION_BUURT; level > WK_REGION_GEMEENTE; level--) {
		for (i = all = seen = 0; i < a->n; i++)
			if ((int)a->node[i].level == level && wk_region_under(a, i, r->root)) {
				all++;
				seen += wk_cross_shown(now, i, 0) >= 0;
			}
		if (all > 1 && 2 * seen >= all)
			break;
	}
	if (level <= WK_REGION_GEMEENTE)
		return;
	wk_doc_heading(d, 3, wk_report_get(r, "gebieden.kop"));
	t = wk_doc_table(d, "gebieden", wk_report_say(r, "gebieden.bijschrift",
	    wk_lang_month(&r->arena, r->lang, r->to)));
	wk_table_col(t, "gebied", wk_report_get(r, "kolom.gebied"), false);
	wk_table_col(t, "code", wk_report_get(r, "kolom.code"), false);
	wk_table_col(t, "personen", wk_report_get(r, "kolom.personen"), true);
	if (r->figures)
		wk_table_col(t, "per_1000", wk_report_get(r, "kolom.per_1000"), true);
	for (i = 0; i < a->n; i++) {
		if ((int)a->node[i].level != level || !wk_region_under(a, i, r->root))
			continue;
		row = wk_table_row(t);
		wk_cell_text(t, &row[0], wk_report_area(r, i));
		wk_cell_code(t, &row[1], a->node[i].code);
		shown = wk_cross_print(now, i, 0);
		wk_cell_count(&row[2], shown);
		if (r->figures)
			wk_report_rate(r, &row[3], shown, i);
	}
	if (t->nrow <= 24)
		wk_doc_chart(d, WK_CHART_BAR, t, 2, wk_report_get(r, "gebieden.grafiek"));
}

/* The crosses the themes are shown from. */
struct crosses {
	struct wk_cross	now, before, quarter, heavy, period;
};

static void
crosses_clear(struct crosses *x)
{
	wk_cross_clear(&x->now);
	wk_cross_clear(&x->before);
	wk_cross_clear(&x->quarter);
	wk_cross_clear(&x->heavy);
	wk_cross_clear(&x->period);
}

static int
cross(struct wk_report *r, struct crosses *x, int q, struct wk_err *e)
{
	const struct wk_count *c = r->count;
	const struct wk_topics *t = &r->topics;
	int to = r->to;

	memset(x, 0, sizeof(*x));
	if (wk_cross_make(&x->now, c, t, to, to, false, "maand.thema", &r->rule, e) < 0 ||
	    wk_cross_make(&x->before, c, t, to - 1, to - 1, false, "maand.thema",
	    &r->rule, e) < 0 ||
	    wk_cross_make(&x->quarter, c, t, q, q + 2, false, "kwartaal.thema",
	    &r->rule, e) < 0 ||
	    wk_cross_make(&x->heavy, c, t, q, q + 2, true, "kwartaal.zwaar",
	    &r->rule, e) < 0 ||
	    wk_cross_make(&x->period, c, t, r->from, to, false, "periode.thema",
	    &r->rule, e) < 0)
		return -1;
	return 0;
}

/* Themes by area: this month, the quarter; the whole period when both fail. */
static void
heat(struct wk_report *r, struct wk_doc *d, const struct crosses *x, const char *quarter)
{
	bool shown;

	wk_doc_heading(d, 3, wk_report_get(r, "heet.kop"));
	shown = wk_report_heat(r, d, &x->now, "themas-gebieden",
	    wk_report_say(r, "heet.bijschrift",
	    wk_lang_month(&r->arena, r->lang, r->to)), r->root);
	if (quarter != NULL)
		shown |= wk_report_heat(r, d, &x->quarter, "themas-gebieden-kwartaal",
		    wk_report_say(r, "heet.bijschrift", quarter), r->root);
	if (!shown)
		shown = wk_report_heat(r, d, &x->period, "themas-gebieden-periode",
		    wk_report_say(r, "heet.bijschrift",
		    wk_report_period(r, r->from, r->to)), r->root);
	if (!shown)
		wk_doc_para(d, wk_report_get(r, "klim.geen"));
}

static int
themes(struct wk_report *r, struct wk_doc *d, struct wk_err *e)
{
	const char *month = wk_lang_month(&r->arena, r->lang, r->to), *name = NULL;
	int q = wk_report_quarter(r->to);
	struct crosses x;

	if (cross(r, &x, q, e) < 0) {
		crosses_clear(&x);
		return -1;
	}
	if (q + 2 <= r->count->last && q >= r->count->first)
		name = wk_lang_quarter(&r->arena, r->lang, q);
	wk_doc_heading(d, 2, wk_report_get(r, "themas.kop"));
	wk_report_themes(r, d, &x.now, r->to - 1 >= r->count->first ? &x.before : NULL,
	    r->root, month);
	if (name != NULL)
		wk_report_themes(r, d, &x.quarter, NULL, r->root, name);
	areas(r, d, &x.now);
	heat(r, d, &x, name);
	if (name != NULL) {
		wk_doc_heading(d, 3, wk_report_get(r, "zwaar.kop"));
		wk_doc_para(d, wk_report_get(r, "zwaar.uitleg"));
		wk_report_themes(r, d, &x.heavy, NULL, r->root, name);
	}
	crosses_clear(&x);
	return 0;
}

/* What a reader should know first, from what was printed below. */
static void
summary(struct wk_report *r, struct wk_doc *d)
{
	long now = wk_report_persons(r, "personen", r->to, r->to);

	wk_doc_heading(d, 2, wk_report_get(r, "kort.kop"));
	if (now > 0)
		wk_doc_item(d, wk_report_say(r,
		    r->rule.intern ? "kort.precies" : "kort.personen",
		    wk_lang_count(&r->arena, r->lang, now),
		    wk_lang_month(&r->arena, r->lang, r->to)), NULL);
	if (r->top != NULL)
		wk_doc_item(d, wk_report_say(r, "kort.themas", r->top), NULL);
	if (r->growing != NULL)
		wk_doc_item(d, wk_report_say(r, "kort.groei", r->growing), NULL);
	if (r->unmet != NULL)
		wk_doc_item(d, wk_report_say(r, "kort.leegte", r->unmet), NULL);
}

static void
questions(struct wk_report *r, struct wk_doc *d)
{
	static const char *const key[] = { "vraag.herkennen", "vraag.verklaren",
		"vraag.vinden", "vraag.acties", "vraag.aan_zet" };
	size_t i;

	wk_doc_heading(d, 2, wk_report_get(r, "vragen.kop"));
	wk_doc_para(d, wk_report_get(r, "vragen.uitleg"));
	for (i = 0; i < sizeof(key) / sizeof(key[0]); i++)
		wk_doc_write(d, wk_report_get(r, key[i]), 3);
}

static void
quality(struct wk_report *r, struct wk_doc *d)
{
	const struct wk_count *c = r->count;
	const struct { const char *key; unsigned long n; } line[] = {
		{ "kwaliteit.rijen", c->rows }, { "kwaliteit.zonder_datum", c->no_date },
		{ "kwaliteit.zonder_buurt", c->no_area },
		{ "kwaliteit.zonder_thema", c->no_theme },
		{ "kwaliteit.overig", c->other },
		{ "kwaliteit.onbekend_thema", c->unknown_theme },
		{ "kwaliteit.dubbel", c->doubles }, { "kwaliteit.gelijk", c->alike },
		{ "kwaliteit.apart", c->aside }
	};
	struct wk_dtable *t;
	struct wk_cell *row;
	long all = wk_report_value(r, line[0].key, r->from, r->to, (long)c->rows), n;
	size_t i;

	wk_doc_heading(d, 2, wk_report_get(r, "kwaliteit.kop"));
	wk_doc_para(d, wk_report_get(r, "kwaliteit.uitleg"));
	t = wk_doc_table(d, "kwaliteit", wk_report_get(r, "kwaliteit.bijschrift"));
	wk_table_col(t, "controle", wk_report_get(r, "kolom.controle"), false);
	wk_table_col(t, "rijen", wk_report_get(r, "kolom.rijen"), true);
	wk_table_col(t, "aandeel", wk_report_get(r, "kolom.aandeel"), true);
	for (i = 0; i < sizeof(line) / sizeof(line[0]); i++) {
		if (!c->has_alike && strcmp(line[i].key, "kwaliteit.gelijk") == 0)
			continue;
		n = wk_report_value(r, line[i].key, r->from, r->to, (long)line[i].n);
		row = wk_table_row(t);
		wk_cell_text(t, &row[0], wk_report_get(r, line[i].key));
		wk_cell_count(&row[1], n);
		if (i > 0)
			wk_report_share(r, t, &row[2], n, all);
	}
}

int
wk_report_maand(struct wk_report *r, struct wk_err *e)
{
	const char *month = wk_lang_month(&r->arena, r->lang, r->to);
	struct wk_doc *d = wk_report_page(r, "maand",
	    wk_report_say(r, "maand.titel", month),
	    wk_report_say(r, "maand.onder", wk_report_area(r, r->root),
	    wk_report_period(r, r->from, r->to)));
	size_t at, from;

	if (wk_report_rows(r, r->to, r->to) == 0) {
		wk_doc_para(d, wk_report_say(r, "maand.leeg", month));
		quality(r, d);
		return 0;
	}
	wk_doc_para(d, wk_report_get(r, "maand.inleiding"));
	at = d->n;
	if (kerncijfers(r, d, e) < 0 || themes(r, d, e) < 0 || wk_report_bundles(r, d, e) < 0 ||
	    wk_report_supply(r, d, e) < 0)
		return -1;
	from = d->n;
	summary(r, d);
	if (d->block[d->n - 1].kind == WK_BLOCK_ITEM)
		wk_doc_lift(d, from, at);
	else
		d->n = from;	/* nothing large enough to say */
	quality(r, d);
	questions(r, d);
	wk_doc_heading(d, 2, wk_report_get(r, "basis.kop"));
	wk_report_basis(r, d);
	return 0;
}
