/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_aanbod: what nobody offers, talents, collective against individual. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/report.h"

struct gap {
	size_t	theme;
	long	without, all;
};

static size_t
place_gap(const struct wk_count *c, const struct wk_obs *o, const void *ctx, size_t *cell)
{
	const struct wk_report *r = ctx;
	size_t n = 0;

	if (o->theme == WK_NOTHEME || !wk_report_in(r, o, r->from, r->to, r->root))
		return 0;
	if (c->themes->theme[o->theme].weight == WK_ZWAAR && !r->rule.intern)
		return 0;
	cell[n++] = 2u * o->theme;
	if (o->by[WK_BY_MATCH] == WK_NONE)
		cell[n++] = 2u * o->theme + 1u;
	return n;
}

static void
gap_key(const void *ctx, const size_t *pos, struct wk_key *k)
{
	const struct wk_report *r = ctx;

	k->topic = r->themes->theme[pos[0]].code;
	if (pos[1] == 0)
		k->kind = "personen";
}

static int
by_without(const void *x, const void *y)
{
	const struct gap *a = x, *b = y;

	if (a->without != b->without)
		return a->without < b->without ? 1 : -1;
	return a->theme < b->theme ? -1 : a->theme > b->theme;
}

static int
gaps(struct wk_report *r, struct wk_doc *d, struct wk_err *e)
{
	size_t n[2] = { r->themes->n, 2 }, i, k = 0, m;
	struct gap *gap = wk_calloc(n[0] + 1, sizeof(*gap));
	struct wk_pub_table p;
	struct wk_dtable *t;
	struct wk_cell *row;
	const char *top[3];
	int result;

	wk_pub_init(&p, "maand.zonder_match", 2, n);
	p.dim[1].parent[1] = 0;
	wk_count_persons(r->count, place_gap, r, p.ncell, p.count);
	p.key = wk_report_key(r, "personen.zonder_match", r->from, r->to);
	p.key_of = gap_key;
	p.ctx = r;
	result = wk_publish(&p, &r->rule, e);
	for (i = 0; result == 0 && i < n[0]; i++)
		if (p.shown[2 * i + 1] > 0)
			gap[k++] = (struct gap){ i, wk_pub_print(&p, 2 * i + 1),
			    wk_pub_print(&p, 2 * i) };
	qsort(gap, k, sizeof(*gap), by_without);
	wk_doc_heading(d, 2, wk_report_get(r, "leegte.kop"));
	wk_doc_para(d, wk_report_get(r, k > 0 ? "leegte.uitleg" : "leegte.geen"));
	if (k > 0) {
		t = wk_doc_table(d, "zonder-aanbod", wk_report_say(r, "leegte.bijschrift",
		    wk_report_period(r, r->from, r->to)));
		wk_table_col(t, "thema", wk_report_get(r, "kolom.thema"), false);
		wk_table_col(t, "zonder", wk_report_get(r, "kolom.zonder"), true);
		wk_table_col(t, "personen", wk_report_get(r, "kolom.personen"), true);
		wk_table_col(t, "aandeel", wk_report_get(r, "kolom.aandeel"), true);
		for (i = 0; i < k; i++) {
			row = wk_table_row(t);
			wk_cell_text(t, &row[0], r->themes->theme[gap[i].theme].label);
			wk_cell_count(&row[1], gap[i].without);
			wk_cell_count(&row[2], gap[i].all);
			wk_report_share(r, t, &row[3], gap[i].without, gap[i].all);
		}
		wk_doc_chart(d, WK_CHART_BAR, t, 1, wk_report_get(r, "leegte.grafiek"));
		for (i = m = 0; i < k && m < 3; i++)
			if (strcmp(r->themes->theme[gap[i].theme].code, "overig") != 0)
				top[m++] = r->themes->theme[gap[i].theme].label;
		r->unmet = wk_report_list(r, top, m);
	}
	wk_pub_clear(&p);
	free(gap);
	return result;
}

static void
talent_row(struct wk_report *r, struct wk_dtable *t, const char *label, const char *kind)
{
	struct wk_cell *row = wk_table_row(t);

	wk_cell_text(t, &row[0], wk_report_get(r, label));
	wk_cell_count(&row[1], wk_report_persons(r, kind, r->from, r->to));
}

static void
talents(struct wk_report *r, struct wk_doc *d)
{
	struct wk_dtable *t;

	if (!r->count->has_talent && !r->count->has[WK_BY_MATCH_KIND])
		return;
	wk_doc_heading(d, 2, wk_report_get(r, "talent.kop"));
	wk_doc_para(d, wk_report_get(r, "talent.uitleg"));
	t = wk_doc_table(d, "talenten", wk_report_say(r, "talent.bijschrift",
	    wk_report_period(r, r->from, r->to)));
	wk_table_col(t, "maat", wk_report_get(r, "kolom.maat"), false);
	wk_table_col(t, "personen", wk_report_get(r, "kolom.personen"), true);
	if (r->count->has_talent)
		talent_row(r, t, "talent.biedt", "personen.talent");
	if (r->count->has[WK_BY_MATCH_KIND]) {
		talent_row(r, t, "talent.gekoppeld", "personen.match_talent");
		talent_row(r, t, "talent.activiteit", "personen.match_activiteit");
	}
}

static const char *const form_name[] = { "totaal", "collectief", "combinatie",
	"individueel", "onbekend" };

#define NFORM	(sizeof(form_name) / sizeof(form_name[0]))

size_t
wk_report_form_find(const char *name)
{
	size_t k;

	for (k = 1; k < NFORM - 1; k++)
		if (strcmp(name, form_name[k]) == 0)
			return k;
	return NFORM - 1;
}

size_t
wk_report_form(const struct wk_count *c, const struct wk_obs *o)
{
	return wk_report_form_find(wk_obs_name(c, o, WK_BY_FORM));
}

/* The form and all forms, in the month and in the period. */
static size_t
place_form(const struct wk_count *c, const struct wk_obs *o, const void *ctx, size_t *cell)
{
	const struct wk_report *r = ctx;
	size_t form = wk_report_form(c, o), n = 0, k;

	for (k = 0; k < 2; k++)
		if (wk_report_in(r, o, k ? r->from : r->to, r->to, r->root)) {
			cell[n++] = k;
			cell[n++] = 2 * form + k;
		}
	return n;
}

static void
form_key(const void *ctx, const size_t *pos, struct wk_key *k)
{
	const struct wk_report *r = ctx;

	if (pos[0] > 0) {
		k->kind = "personen.trajectvorm";
		k->topic = form_name[pos[0]];
	}
	if (pos[1] == 0)
		k->from = r->to;
}

static int
collective(struct wk_report *r, struct wk_doc *d, struct wk_err *e)
{
	static const size_t n[2] = { NFORM, 2 };
	struct wk_pub_table p;
	struct wk_dtable *t;
	struct wk_cell *row;
	long all[2], shown;
	char key[32];
	size_t i, k;
	int result;

	if (!r->count->has[WK_BY_FORM])
		return 0;
	wk_pub_init(&p, "trajectvorm", 2, n);
	for (i = 1; i < NFORM; i++)
		p.dim[0].parent[i] = 0;
	wk_count_persons(r->count, place_form, r, p.ncell, p.count);
	p.key = wk_report_key(r, "personen", r->from, r->to);
	p.key_of = form_key;
	p.ctx = r;
	result = wk_publish(&p, &r->rule, e);
	wk_doc_heading(d, 2, wk_report_get(r, "vorm.kop"));
	wk_doc_para(d, wk_report_get(r, "vorm.uitleg"));
	t = wk_doc_table(d, "trajectvorm", wk_report_get(r, "vorm.bijschrift"));
	wk_table_col(t, "vorm", wk_report_get(r, "kolom.vorm"), false);
	wk_table_col(t, "maand", wk_lang_month(&r->arena, r->lang, r->to), true);
	wk_table_col(t, "aandeel_maand", wk_report_get(r, "kolom.aandeel"), true);
	wk_table_col(t, "periode", wk_report_get(r, "kolom.periode"), true);
	wk_table_col(t, "aandeel_periode", wk_report_get(r, "kolom.aandeel"), true);
	for (k = 0; k < 2; k++)
		all[k] = wk_pub_print(&p, k);
	for (i = 1; result == 0 && i < NFORM; i++) {
		snprintf(key, sizeof(key), "vorm.%s", form_name[i]);
		row = wk_table_row(t);
		wk_cell_text(t, &row[0], wk_report_get(r, key));
		for (k = 0; k < 2; k++) {
			shown = wk_pub_print(&p, 2 * i + k);
			wk_cell_count(&row[1 + 2 * k], shown);
			wk_report_share(r, t, &row[2 + 2 * k], shown, all[k]);
		}
	}
	wk_pub_clear(&p);
	return result;
}

int
wk_report_supply(struct wk_report *r, struct wk_doc *d, struct wk_err *e)
{
	if (r->count->has[WK_BY_MATCH] && gaps(r, d, e) < 0)
		return -1;
	talents(r, d);
	return collective(r, d, e);
}
