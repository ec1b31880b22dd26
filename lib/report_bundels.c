/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_bundels: requests that residents share, as the reports show them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/report_bundels.h"

/* A bundle counts in the area of each of its requests and all above. */
static size_t
place_area(const struct wk_count *c, const struct wk_obs *o, const void *ctx,
    size_t *cell)
{
	const struct wk_bundles *b = ctx;
	size_t n = 0, a = o->area, at;

	if (o->by[WK_BY_BUNDLE] == WK_NONE ||
	    !wk_report_in(b->r, o, b->r->from, b->r->to, b->r->root))
		return 0;
	at = o->by[WK_BY_BUNDLE] * c->areas.n;
	for (;;) {
		cell[n++] = at + a;
		if (a == b->r->root || a == 0)
			return n;
		a = c->areas.node[a].parent;
	}
}

const struct wk_theme *
wk_bundle_theme(const struct wk_report *r, size_t bundle)
{
	uint16_t t = r->count->bundle[bundle].theme;

	return t == WK_NOTHEME ? NULL : &r->themes->theme[t];
}

long
wk_bundle_shown(const struct wk_bundles *b, size_t bundle, size_t area)
{
	return b->area.shown[wk_pub_cell(&b->area, bundle, area, 0)];
}

long
wk_bundle_print(const struct wk_bundles *b, size_t bundle, size_t area)
{
	return wk_pub_print(&b->area, wk_pub_cell(&b->area, bundle, area, 0));
}

long
wk_bundles_persons(const struct wk_bundles *b, size_t bundle)
{
	return wk_bundle_print(b, bundle, b->r->root);
}

static const struct wk_bundles *sorting;

static int
by_size(const void *x, const void *y)
{
	size_t a = *(const size_t *)x, c = *(const size_t *)y;
	long na = wk_bundle_shown(sorting, a, sorting->r->root), nc = wk_bundle_shown(sorting, c, sorting->r->root);

	return na != nc ? (na < nc ? 1 : -1) : a < c ? -1 : a > c;
}

/* Observations of the report by bundle: start[i]..start[i + 1] in row. */
static void
index_rows(struct wk_bundles *b)
{
	const struct wk_count *c = b->r->count;
	size_t nb = c->by[WK_BY_BUNDLE].n, i;

	b->start = wk_calloc(nb + 2, sizeof(*b->start));
	b->row = wk_calloc(c->n + 1, sizeof(*b->row));
	for (i = 0; i < c->n; i++)
		if (c->obs[i].by[WK_BY_BUNDLE] != WK_NONE)
			b->start[c->obs[i].by[WK_BY_BUNDLE] + 2]++;
	for (i = 2; i < nb + 2; i++)
		b->start[i] += b->start[i - 1];
	for (i = 0; i < c->n; i++)
		if (c->obs[i].by[WK_BY_BUNDLE] != WK_NONE)
			b->row[b->start[c->obs[i].by[WK_BY_BUNDLE] + 1]++] = (uint32_t)i;
}

void
wk_bundles_free(struct wk_bundles *b)
{
	if (b == NULL)
		return;
	wk_pub_clear(&b->area);
	free(b->order);
	free(b->start);
	free(b->fit);
	free(b->row);
	free(b);
}

static void
key_of(const void *ctx, const size_t *pos, struct wk_key *k)
{
	const struct wk_bundles *b = ctx;

	k->topic = wk_map_key(&b->r->count->by[WK_BY_BUNDLE], (uint32_t)pos[0]);
	k->area = b->r->count->areas.node[pos[1]].code;
}

struct wk_bundles *
wk_report_collect(struct wk_report *r, struct wk_err *e)
{
	struct wk_bundles *b = wk_calloc(1, sizeof(*b));
	const struct wk_count *c = r->count;
	size_t n[2] = { c->by[WK_BY_BUNDLE].n, c->areas.n }, i;
	const struct wk_theme *t;

	b->r = r;
	wk_pub_init(&b->area, "maand.bundel", 2, n);
	for (i = 1; i < n[1]; i++)
		b->area.dim[1].parent[i] = c->areas.node[i].parent;
	wk_count_persons(c, place_area, b, b->area.ncell, b->area.count);
	b->area.key = wk_report_key(r, "personen.bundel", r->from, r->to);
	b->area.key_of = key_of;
	b->area.ctx = b;
	if (wk_publish(&b->area, &r->rule, e) < 0) {
		wk_bundles_free(b);
		return NULL;
	}
	b->order = wk_calloc(n[0] + 1, sizeof(*b->order));
	b->fit = wk_calloc(n[0] + 1, sizeof(*b->fit));
	for (i = 0; i < n[0]; i++) {
		if (wk_bundle_shown(b, i, r->root) <= 0)
			continue;
		t = wk_bundle_theme(r, i);
		if (t != NULL && t->weight == WK_ZWAAR && !r->rule.intern)
			b->heavy++;
		else
			b->order[b->n++] = i;
	}
	b->from = r->to;
	for (i = 0; i < c->n; i++)
		if (c->obs[i].by[WK_BY_BUNDLE] != WK_NONE && c->obs[i].month < b->from &&
		    wk_report_in(r, &c->obs[i], r->from, r->to, r->root))
			b->from = c->obs[i].month;
	index_rows(b);
	sorting = b;
	qsort(b->order, b->n, sizeof(*b->order), by_size);
	return b;
}

const char *
wk_bundle_name(const struct wk_bundles *b, size_t i)
{
	const struct wk_count *c = b->r->count;

	return c->bundle[i].label[0] != '\0' ? c->bundle[i].label :
	    wk_map_key(&c->by[WK_BY_BUNDLE], (uint32_t)i);
}

const char *
wk_bundle_state(const struct wk_bundles *b, size_t i)
{
	const char *state = b->r->count->bundle[i].state;
	char key[32];

	if (strlen(state) > 16)
		return "";
	snprintf(key, sizeof(key), "stand.%s", state);
	return wk_lang_has(b->r->lang, key) ? wk_report_get(b->r, key) : state;
}

static void
columns(struct wk_bundles *b, struct wk_dtable *t)
{
	const struct wk_count *c = b->r->count;
	const struct { bool on; const char *key, *label; } col[] = {
		{ true, "bundel", "kolom.bundel" }, { b->themes, "thema", "kolom.thema" },
		{ true, "personen", "kolom.personen" }, { b->states, "stand", "kolom.stand" },
		{ b->places, "waar", "kolom.waar" }, { c->has[WK_BY_MATCH], "past", "kolom.past" },
		{ c->has[WK_BY_ADVICE], "advies", "kolom.advies" }
	};
	size_t i;

	for (i = 0; i < sizeof(col) / sizeof(col[0]); i++)
		if (col[i].on)
			wk_table_col(t, col[i].key, wk_report_get(b->r, col[i].label),
			    strcmp(col[i].key, "personen") == 0);
}

/* Which columns say something: themes beyond the label, any state, any place. */
static void
look(struct wk_bundles *b)
{
	const struct wk_bundle *x;
	const struct wk_theme *t;
	size_t i;

	for (i = 0; i < b->n; i++) {
		x = &b->r->count->bundle[b->order[i]];
		t = wk_bundle_theme(b->r, b->order[i]);
		b->places = b->places || wk_bundle_where(b, b->order[i]) != NULL;
		b->states = b->states || x->state[0] != '\0';
		b->themes = b->themes || (t != NULL &&
		    strncmp(x->label, t->label, strlen(t->label)) != 0);
	}
}

static void
line(struct wk_bundles *b, struct wk_dtable *t, size_t i)
{
	struct wk_report *r = b->r;
	const struct wk_count *c = r->count;
	const struct wk_theme *theme = wk_bundle_theme(r, i);
	struct wk_cell *row = wk_table_row(t);
	const char *place;

	wk_cell_text(t, row++, wk_bundle_name(b, i));
	if (b->themes)
		wk_cell_text(t, row++, theme != NULL ? theme->label : "");
	wk_cell_count(row++, wk_bundle_print(b, i, r->root));
	if (b->states)
		wk_cell_text(t, row++, wk_bundle_state(b, i));
	if (b->places)
		wk_cell_text(t, row++, (place = wk_bundle_where(b, i)) != NULL ? place :
		    wk_report_get(r, "verspreid"));
	if (c->has[WK_BY_MATCH])
		wk_cell_text(t, row++, wk_bundle_fits(b, i)[0] != '\0' ?
		    wk_bundle_fits(b, i) : wk_report_get(r, "past.geen"));
	if (c->has[WK_BY_ADVICE])
		wk_cell_text(t, row++, wk_bundle_advice(b, i));
}

static bool
structural(const struct wk_report *r, size_t bundle)
{
	const struct wk_theme *t = wk_bundle_theme(r, bundle);

	return t != NULL && t->structural;
}

/* The bundles that are (not) structural as one table; how many there were. */
static size_t
list(struct wk_bundles *b, struct wk_doc *d, bool wanted, const char *key,
    const char *caption)
{
	struct wk_dtable *t = NULL;
	size_t i, n = 0;

	for (i = 0; i < b->n; i++) {
		if (structural(b->r, b->order[i]) != wanted || n++ >= WK_BUNDLES_SHOWN)
			continue;
		if (t == NULL) {
			t = wk_doc_table(d, key, caption);
			columns(b, t);
		}
		line(b, t, b->order[i]);
	}
	return n;
}

bool
wk_report_bundles_in(struct wk_bundles *b, struct wk_doc *d, size_t area)
{
	struct wk_report *r = b->r;
	struct wk_dtable *t = NULL;
	struct wk_cell *row;
	size_t i, k;

	for (i = 0; i < b->n; i++) {
		k = b->order[i];
		if (wk_bundle_shown(b, k, area) <= 0 ||
		    (t != NULL && t->nrow >= WK_BUNDLES_SHOWN))
			continue;
		if (t == NULL) {
			t = wk_doc_table(d, "bundels", wk_report_say(r, "bundels.hier",
			    wk_report_period(r, b->from, r->to)));
			wk_table_col(t, "bundel", wk_report_get(r, "kolom.bundel"), false);
			wk_table_col(t, "personen", wk_report_get(r, "kolom.personen"), true);
			wk_table_col(t, "stand", wk_report_get(r, "kolom.stand"), false);
			wk_table_col(t, "past", wk_report_get(r, "kolom.past"), false);
		}
		row = wk_table_row(t);
		wk_cell_text(t, &row[0], wk_bundle_name(b, k));
		wk_cell_count(&row[1], wk_bundle_print(b, k, area));
		wk_cell_text(t, &row[2], wk_bundle_state(b, k));
		wk_cell_text(t, &row[3], wk_bundle_fits(b, k));
	}
	return t != NULL;
}

size_t
wk_report_bundles_top(struct wk_bundles *b, struct wk_doc *d, size_t n)
{
	struct wk_report *r = b->r;
	const char *fit, *place;
	size_t i, k;

	for (i = 0; i < b->n && i < n; i++) {
		k = b->order[i];
		fit = wk_bundle_fits(b, k);
		place = wk_bundle_where(b, k);
		wk_doc_item(d, wk_report_say(r, fit[0] != '\0' ? "top.met" : "top.zonder",
		    wk_bundle_name(b, k), wk_lang_count(&r->arena, r->lang,
		    wk_bundle_print(b, k, r->root)),
		    place != NULL ? place : wk_report_get(r, "verspreid"), fit), NULL);
	}
	return i;
}

/* Names of the largest that are new or growing. */
static void
growing(struct wk_bundles *b)
{
	const char *name[3], *state;
	size_t i, n = 0;

	for (i = 0; i < b->n && n < 3; i++) {
		state = b->r->count->bundle[b->order[i]].state;
		if (strcmp(state, "nieuw") == 0 || strcmp(state, "groeit") == 0)
			name[n++] = wk_report_say(b->r, "kort.bundel",
			    wk_bundle_name(b, b->order[i]), wk_lang_count(&b->r->arena,
			    b->r->lang, wk_bundle_print(b, b->order[i], b->r->root)));
	}
	b->r->growing = wk_report_list(b->r, name, n);
}

int
wk_report_bundles(struct wk_report *r, struct wk_doc *d, struct wk_err *e)
{
	struct wk_bundles *b;
	const char *period;
	size_t n;

	if (!r->count->has[WK_BY_BUNDLE])
		return 0;
	if ((b = wk_report_collect(r, e)) == NULL)
		return -1;
	period = wk_report_period(r, b->from, r->to);
	growing(b);
	look(b);
	wk_doc_heading(d, 2, wk_report_get(r, "bundels.kop"));
	wk_doc_para(d, wk_report_get(r, "bundels.uitleg"));
	wk_bundles_picture(b, d);
	n = list(b, d, false, "bundels", wk_report_say(r, "bundels.bijschrift", period));
	if (n == 0)
		wk_doc_para(d, wk_report_get(r, "bundels.geen"));
	if (n > WK_BUNDLES_SHOWN)
		wk_doc_note(d, wk_report_say(r, "bundels.meer",
		    wk_lang_count(&r->arena, r->lang, (long)(n - WK_BUNDLES_SHOWN))));
	if (b->heavy > 0)
		wk_doc_note(d, wk_report_get(r, "bundels.zwaar"));
	wk_doc_heading(d, 2, wk_report_get(r, "structureel.kop"));
	wk_doc_para(d, wk_report_get(r, "structureel.uitleg"));
	if (list(b, d, true, "structureel",
	    wk_report_say(r, "structureel.bijschrift", period)) == 0)
		wk_doc_para(d, wk_report_get(r, "structureel.geen"));
	wk_bundles_free(b);
	return 0;
}
