/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_bundels: requests that residents share, as the reports show them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/report.h"

#define MAXSHOWN	40	/* bundles in one table */
#define MAXWHERE	4	/* areas named per bundle */
#define MAXFIT		3	/* activities named per bundle */

struct wk_bundles {
	struct wk_report	*r;
	struct wk_pub_table	 area;		/* bundle x area */
	size_t			*order;		/* shown bundles, largest first */
	size_t			*start;		/* of each bundle in row[] */
	uint32_t		*row;		/* observations by bundle */
	const char		**fit;		/* what fits a bundle, NULL: not asked */
	size_t			 n, heavy;	/* heavy: left out */
	bool			 states, themes;	/* these columns say something */
};

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

static const struct wk_theme *
theme_of(const struct wk_report *r, size_t bundle)
{
	uint16_t t = r->count->bundle[bundle].theme;

	return t == WK_NOTHEME ? NULL : &r->themes->theme[t];
}

static long
shown(const struct wk_bundles *b, size_t bundle, size_t area)
{
	return b->area.shown[wk_pub_cell(&b->area, bundle, area, 0)];
}

long
wk_bundles_persons(const struct wk_bundles *b, size_t bundle)
{
	return shown(b, bundle, b->r->root);
}

static const struct wk_bundles *sorting;

static int
by_size(const void *x, const void *y)
{
	size_t a = *(const size_t *)x, c = *(const size_t *)y;
	long na = shown(sorting, a, sorting->r->root), nc = shown(sorting, c, sorting->r->root);

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
	if (wk_publish(&b->area, &r->rule, e) < 0) {
		wk_bundles_free(b);
		return NULL;
	}
	b->order = wk_calloc(n[0] + 1, sizeof(*b->order));
	b->fit = wk_calloc(n[0] + 1, sizeof(*b->fit));
	for (i = 0; i < n[0]; i++) {
		if (shown(b, i, r->root) <= 0)
			continue;
		t = theme_of(r, i);
		if (t != NULL && t->weight == WK_ZWAAR && !r->rule.intern)
			b->heavy++;
		else
			b->order[b->n++] = i;
	}
	index_rows(b);
	sorting = b;
	qsort(b->order, b->n, sizeof(*b->order), by_size);
	return b;
}

/* "Vijfhoek 15, Binnenstad 10": the finest level with anything to show. */
static const char *
where(struct wk_bundles *b, size_t bundle)
{
	struct wk_report *r = b->r;
	const struct wk_regions *a = &r->count->areas;
	struct wk_buf s = WK_BUF_INIT;
	const char *text;
	int level;
	size_t i, n = 0;

	for (level = WK_REGION_BUURT; level >= WK_REGION_WIJK && n == 0; level--)
		for (i = 1; i < a->n; i++)
			if ((int)a->node[i].level == level && shown(b, bundle, i) > 0 &&
			    n++ < MAXWHERE)
				wk_buf_addf(&s, "%s%s (%s)", n > 1 ? ", " : "",
				    wk_report_area(r, i),
				    wk_lang_count(&r->arena, r->lang, shown(b, bundle, i)));
	if (n > MAXWHERE)
		wk_buf_addf(&s, " %s", wk_report_get(r, "en_meer"));
	if (n == 0)
		wk_buf_adds(&s, wk_report_get(r, "verspreid"));
	text = wk_arena_strndup(&r->arena, wk_buf_str(&s), s.len);
	wk_buf_free(&s);
	return text;
}

/*
 * The (at most max) values of a column that a bundle has most, in order of
 * name: the order tells nothing about numbers that are not printed.
 */
static const char *
frequent(struct wk_bundles *b, size_t bundle, enum wk_by by, size_t max)
{
	const struct wk_count *c = b->r->count;
	size_t nv = c->by[by].n, i, k, best;
	long *n = wk_calloc(nv + 1, sizeof(*n));
	struct wk_buf s = WK_BUF_INIT;
	const char *name, *text;
	uint32_t v;

	for (i = b->start[bundle]; i < b->start[bundle + 1]; i++)
		if ((v = c->obs[b->row[i]].by[by]) != WK_NONE &&
		    wk_report_in(b->r, &c->obs[b->row[i]], b->r->from, b->r->to, b->r->root))
			n[v]++;
	for (k = 0; k < max && nv > 0; k++) {
		for (best = 0, i = 1; i < nv; i++)
			if (n[i] > n[best])
				best = i;
		if (n[best] <= 0)
			break;
		n[best] = -1;		/* chosen */
	}
	for (i = 0; i < nv; i++) {
		if (n[i] >= 0)
			continue;
		name = by == WK_BY_MATCH ? wk_report_match(b->r, (uint32_t)i) :
		    wk_map_key(&c->by[by], (uint32_t)i);
		wk_buf_addf(&s, "%s%s", s.len > 0 ? "; " : "", name);
	}
	text = wk_arena_strndup(&b->r->arena, wk_buf_str(&s), s.len);
	wk_buf_free(&s);
	free(n);
	return text;
}

static const char *
name_of(const struct wk_bundles *b, size_t i)
{
	const struct wk_count *c = b->r->count;

	return c->bundle[i].label[0] != '\0' ? c->bundle[i].label :
	    wk_map_key(&c->by[WK_BY_BUNDLE], (uint32_t)i);
}

/* The activities that fit a bundle, worked out once. */
static const char *
fits(struct wk_bundles *b, size_t i)
{
	if (b->fit[i] == NULL)
		b->fit[i] = frequent(b, i, WK_BY_MATCH, MAXFIT);
	return b->fit[i];
}

static void
columns(struct wk_bundles *b, struct wk_dtable *t)
{
	const struct wk_count *c = b->r->count;
	const struct { bool on; const char *key, *label; } col[] = {
		{ true, "bundel", "kolom.bundel" }, { b->themes, "thema", "kolom.thema" },
		{ true, "personen", "kolom.personen" }, { b->states, "stand", "kolom.stand" },
		{ true, "waar", "kolom.waar" }, { c->has[WK_BY_MATCH], "past", "kolom.past" },
		{ c->has[WK_BY_ADVICE], "advies", "kolom.advies" }
	};
	size_t i;

	for (i = 0; i < sizeof(col) / sizeof(col[0]); i++)
		if (col[i].on)
			wk_table_col(t, col[i].key, wk_report_get(b->r, col[i].label),
			    strcmp(col[i].key, "personen") == 0);
}

static void
state_cell(struct wk_report *r, struct wk_dtable *t, struct wk_cell *c, const char *state)
{
	char key[32];

	if (strlen(state) > 16)
		return;
	snprintf(key, sizeof(key), "stand.%s", state);
	wk_cell_text(t, c, wk_lang_has(r->lang, key) ? wk_report_get(r, key) : state);
}

/* Which columns say something: themes beyond the label, any state. */
static void
look(struct wk_bundles *b)
{
	const struct wk_bundle *x;
	const struct wk_theme *t;
	size_t i;

	for (i = 0; i < b->n; i++) {
		x = &b->r->count->bundle[b->order[i]];
		t = theme_of(b->r, b->order[i]);
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
	const struct wk_theme *theme = theme_of(r, i);
	struct wk_cell *row = wk_table_row(t);

	wk_cell_text(t, row++, name_of(b, i));
	if (b->themes)
		wk_cell_text(t, row++, theme != NULL ? theme->label : "");
	wk_cell_count(row++, shown(b, i, r->root));
	if (b->states)
		state_cell(r, t, row++, c->bundle[i].state);
	wk_cell_text(t, row++, where(b, i));
	if (c->has[WK_BY_MATCH])
		wk_cell_text(t, row++, fits(b, i));
	if (c->has[WK_BY_ADVICE])
		wk_cell_text(t, row++, frequent(b, i, WK_BY_ADVICE, 1));
}

static bool
structural(const struct wk_report *r, size_t bundle)
{
	const struct wk_theme *t = theme_of(r, bundle);

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
		if (structural(b->r, b->order[i]) != wanted || n++ >= MAXSHOWN)
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
	const struct wk_count *c = r->count;
	struct wk_dtable *t = NULL;
	struct wk_cell *row;
	size_t i, k;

	for (i = 0; i < b->n; i++) {
		k = b->order[i];
		if (shown(b, k, area) <= 0 || (t != NULL && t->nrow >= MAXSHOWN))
			continue;
		if (t == NULL) {
			t = wk_doc_table(d, "bundels", wk_report_say(r, "bundels.hier",
			    wk_report_period(r, r->from, r->to)));
			wk_table_col(t, "bundel", wk_report_get(r, "kolom.bundel"), false);
			wk_table_col(t, "personen", wk_report_get(r, "kolom.personen"), true);
			wk_table_col(t, "stand", wk_report_get(r, "kolom.stand"), false);
			wk_table_col(t, "past", wk_report_get(r, "kolom.past"), false);
		}
		row = wk_table_row(t);
		wk_cell_text(t, &row[0], name_of(b, k));
		wk_cell_count(&row[1], shown(b, k, area));
		state_cell(r, t, &row[2], c->bundle[k].state);
		wk_cell_text(t, &row[3], fits(b, k));
	}
	return t != NULL;
}

size_t
wk_report_bundles_top(struct wk_bundles *b, struct wk_doc *d, size_t n)
{
	struct wk_report *r = b->r;
	const char *fit;
	size_t i, k;

	for (i = 0; i < b->n && i < n; i++) {
		k = b->order[i];
		fit = fits(b, k);
		wk_doc_item(d, wk_report_say(r, fit[0] != '\0' ? "top.met" : "top.zonder",
		    name_of(b, k), wk_lang_count(&r->arena, r->lang, shown(b, k, r->root)),
		    where(b, k), fit), NULL);
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
			    name_of(b, b->order[i]), wk_lang_count(&b->r->arena,
			    b->r->lang, shown(b, b->order[i], b->r->root)));
	}
	b->r->growing = wk_report_list(b->r, name, n);
}

int
wk_report_bundles(struct wk_report *r, struct wk_doc *d, struct wk_err *e)
{
	const char *period = wk_report_period(r, r->from, r->to);
	struct wk_bundles *b;
	size_t n;

	if (!r->count->has[WK_BY_BUNDLE])
		return 0;
	if ((b = wk_report_collect(r, e)) == NULL)
		return -1;
	growing(b);
	look(b);
	wk_doc_heading(d, 2, wk_report_get(r, "bundels.kop"));
	wk_doc_para(d, wk_report_get(r, "bundels.uitleg"));
	n = list(b, d, false, "bundels", wk_report_say(r, "bundels.bijschrift", period));
	if (n == 0)
		wk_doc_para(d, wk_report_get(r, "bundels.geen"));
	if (n > MAXSHOWN)
		wk_doc_note(d, wk_report_say(r, "bundels.meer",
		    wk_lang_count(&r->arena, r->lang, (long)(n - MAXSHOWN))));
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
