/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_buurt: a page per buurt and wijk, and an index with a map. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/geo.h"
#include "lib/mem.h"
#include "lib/report.h"

/* Everything counted once, for all pages. */
struct pages {
	struct wk_report	*r;
	struct wk_trend		 trend;
	struct wk_cross		 month, quarter, period;
	struct wk_bundles	*bundles;	/* or NULL */
	struct wk_geo		*geo;		/* or NULL */
};

static const char *
file_of(struct wk_report *r, size_t area)
{
	const struct wk_region *a = &r->count->areas.node[area];

	return wk_report_say(r, a->level == WK_REGION_BUURT ? "bestand.buurt" :
	    "bestand.wijk", a->code);
}

static const char *
link_to(struct wk_report *r, size_t area)
{
	return wk_report_say(r, "bestand.html", file_of(r, area));
}

static bool
has_page(const struct wk_report *r, size_t area)
{
	const struct wk_region *a = &r->count->areas.node[area];

	return area > 0 && a->level >= WK_REGION_WIJK &&
	    wk_region_under(&r->count->areas, area, r->root);
}

static void
figures(struct pages *p, struct wk_doc *d, size_t area)
{
	struct wk_report *r = p->r;
	long now = wk_cross_print(&p->month, area, 0);
	long before = wk_trend_shown(&p->trend, area, r->to - 1);
	struct wk_dtable *t = wk_doc_table(d, "kerncijfers",
	    wk_report_say(r, "kern.bijschrift", wk_lang_month(&r->arena, r->lang, r->to)));
	struct wk_cell *row;

	wk_table_col(t, "maat", wk_report_get(r, "kolom.maat"), false);
	wk_table_col(t, "aantal", wk_report_get(r, "kolom.personen"), true);
	if (r->figures)
		wk_table_col(t, "per_1000", wk_report_get(r, "kolom.per_1000"), true);
	row = wk_table_row(t);
	wk_cell_text(t, &row[0], wk_lang_month(&r->arena, r->lang, r->to));
	wk_cell_count(&row[1], now);
	if (r->figures)
		wk_report_rate(r, &row[2], now, area);
	row = wk_table_row(t);
	wk_cell_text(t, &row[0], wk_lang_month(&r->arena, r->lang, r->to - 1));
	wk_cell_count(&row[1], before);
	if (r->figures)
		wk_report_rate(r, &row[2], before, area);
	row = wk_table_row(t);
	wk_cell_text(t, &row[0], wk_report_period(r, r->from, r->to));
	now = wk_cross_print(&p->period, area, 0);
	wk_cell_count(&row[1], now);
	if (r->figures)
		wk_report_rate(r, &row[2], now, area);
}

static bool
any_topic(const struct wk_cross *x, size_t area)
{
	size_t i;

	for (i = 1; i < x->topics->n; i++)
		if (wk_cross_shown(x, area, i) > 0)
			return true;
	return false;
}

/* Themes over the shortest time that has something to show. */
static void
themes(struct pages *p, struct wk_doc *d, size_t area)
{
	struct wk_report *r = p->r;
	const struct wk_cross *x = any_topic(&p->month, area) ? &p->month :
	    any_topic(&p->quarter, area) ? &p->quarter : &p->period;

	wk_doc_heading(d, 2, wk_report_get(r, "themas.kop"));
	wk_report_themes(r, d, x, NULL, area, x == &p->quarter ?
	    wk_lang_quarter(&r->arena, r->lang, x->from) :
	    wk_report_period(r, x->from, x->to));
}

static void
offers(struct pages *p, struct wk_doc *d, size_t area)
{
	struct wk_report *r = p->r;
	const char *code = r->count->areas.node[area].code;
	const struct wk_offer *o;
	size_t i, n = 0;

	if (r->offers == NULL)
		return;
	wk_doc_heading(d, 2, wk_report_get(r, "buurt.aanbod"));
	for (i = 0; i < r->offers->n; i++) {
		o = &r->offers->o[i];
		if (!wk_offer_open(o, r->today) || !wk_offer_reaches(o, code))
			continue;
		wk_doc_item(d, wk_offer_line(r, o), NULL);
		n++;
	}
	if (n == 0)
		wk_doc_para(d, wk_report_get(r, "buurt.geen_aanbod"));
}

static void
children(struct pages *p, struct wk_doc *d, size_t area)
{
	struct wk_report *r = p->r;
	const struct wk_regions *a = &r->count->areas;
	size_t i;

	if (a->node[area].level == WK_REGION_WIJK)
		for (i = 1; i < a->n; i++)
			if (a->node[i].parent == area)
				wk_doc_item(d, wk_report_area(r, i), link_to(r, i));
	if (a->node[area].level == WK_REGION_BUURT && has_page(r, a->node[area].parent))
		wk_doc_item(d, wk_report_say(r, "buurt.naar_wijk",
		    wk_report_area(r, a->node[area].parent)),
		    link_to(r, a->node[area].parent));
	wk_doc_item(d, wk_report_get(r, "buurt.naar_index"), "index.html");
}

static void
page(struct pages *p, size_t area)
{
	struct wk_report *r = p->r;
	const struct wk_region *a = &r->count->areas.node[area];
	struct wk_doc *d = wk_report_page(r, file_of(r, area), wk_report_area(r, area),
	    wk_report_say(r, a->level == WK_REGION_BUURT ? "buurt.onder" : "wijk.onder",
	    a->code, wk_lang_month(&r->arena, r->lang, r->to)));

	children(p, d, area);
	wk_doc_heading(d, 2, wk_report_get(r, "kern.kop"));
	figures(p, d, area);
	wk_report_trend(r, d, &p->trend, area);
	themes(p, d, area);
	if (p->bundles != NULL) {
		wk_doc_heading(d, 2, wk_report_get(r, "bundels.kop"));
		if (!wk_report_bundles_in(p->bundles, d, area))
			wk_doc_para(d, wk_report_get(r, "bundels.geen"));
	}
	offers(p, d, area);
	wk_doc_heading(d, 2, wk_report_get(r, "vragen.kop"));
	wk_doc_write(d, wk_report_get(r, "vraag.herkennen"), 2);
	wk_doc_write(d, wk_report_get(r, "vraag.acties"), 2);
	wk_doc_heading(d, 2, wk_report_get(r, "basis.kop"));
	wk_report_basis(r, d);
}

static size_t
largest_theme(const struct wk_cross *x, size_t area)
{
	size_t i, best = 0;

	for (i = x->topics->ndomain + 1; i < x->topics->n; i++)
		if (wk_cross_shown(x, area, i) > 0 && (best == 0 ||
		    wk_cross_shown(x, area, i) > wk_cross_shown(x, area, best)))
			best = i;
	if (best > 0)
		wk_cross_print(x, area, best);	/* its name says it is there */
	return best;
}

/* The area of this report with that code; 0: none. */
static size_t
node_of(const struct wk_report *r, const char *code)
{
	size_t node = wk_regions_find(&r->count->areas, wk_str_of(code));

	return r->under[node] ? node : 0;
}

/* Number of an area on the map; 0: it is not there. */
static size_t
number_of(const struct pages *p, size_t area)
{
	size_t i;

	for (i = 0; p->geo != NULL && i < p->geo->n; i++)
		if (strcmp(p->geo->area[i].code, p->r->count->areas.node[area].code) == 0)
			return i + 1;
	return 0;
}

static void
index_table(struct pages *p, struct wk_doc *d)
{
	struct wk_report *r = p->r;
	const struct wk_regions *a = &r->count->areas;
	struct wk_dtable *t = wk_doc_table(d, "gebieden", wk_report_get(r,
	    "index.bijschrift"));
	struct wk_cell *c;
	size_t i, top, number;
	bool any = false;

	wk_table_col(t, "gebied", wk_report_get(r, "kolom.gebied"), false);
	for (i = 1; i < a->n; i++)
		any = any || (has_page(r, i) && largest_theme(&p->period, i) > 0);
	if (p->geo != NULL)
		wk_table_col(t, "nummer", wk_report_get(r, "kolom.nummer"), true);
	wk_table_col(t, "soort", wk_report_get(r, "kolom.soort"), false);
	wk_table_col(t, "code", wk_report_get(r, "kolom.code"), false);
	wk_table_col(t, "maand", wk_lang_month(&r->arena, r->lang, r->to), true);
	wk_table_col(t, "periode", wk_report_get(r, "kolom.periode"), true);
	if (r->figures)
		wk_table_col(t, "per_1000", wk_report_get(r, "kolom.per_1000"), true);
	if (any)
		wk_table_col(t, "thema", wk_report_get(r, "kolom.grootste"), false);
	for (i = 1; i < a->n; i++) {
		if (!has_page(r, i))
			continue;
		c = wk_table_row(t);
		wk_cell_text(t, c, wk_report_area(r, i));
		wk_cell_link(t, c++, link_to(r, i));
		if (p->geo != NULL && (number = number_of(p, i)) > 0)
			wk_cell_number(c, (double)number, 0);
		c += p->geo != NULL;
		wk_cell_text(t, c++, wk_report_get(r, a->node[i].level ==
		    WK_REGION_BUURT ? "niveau.buurt" : "niveau.wijk"));
		wk_cell_code(t, c++, a->node[i].code);
		wk_cell_count(c++, wk_cross_print(&p->month, i, 0));
		wk_cell_count(c++, wk_cross_print(&p->period, i, 0));
		if (r->figures)
			wk_report_rate(r, c++, wk_cross_print(&p->period, i, 0), i);
		if (!any)
			continue;
		if ((top = largest_theme(&p->period, i)) > 0)
			wk_cell_text(t, c, wk_topic_label(&r->topics, top));
		else
			wk_cell_hide(c);
	}
}

/* Size classes of the map as words: "10 tot en met 20". */
static void
map_legend(struct wk_report *r, struct wk_dmap *m, long max)
{
	long step = r->rule.intern ? 1 : r->rule.base, lo, hi;
	long least = r->rule.intern ? 0 : r->rule.min;
	int i;

	for (i = 1; i <= 5; i++) {
		lo = i == 1 ? least : max * (i - 1) / 5 / step * step + step;
		lo = lo < least ? least : lo;
		hi = max * i / 5 / step * step;
		if (hi < lo)
			continue;	/* no printed number falls in this class */
		m->range[i] = wk_report_say(r, "kaart.klasse",
		    wk_lang_count(&r->arena, r->lang, lo),
		    wk_lang_count(&r->arena, r->lang, hi));
	}
}

static void
map(struct pages *p, struct wk_doc *d)
{
	struct wk_report *r = p->r;
	struct wk_dmap m;
	const struct wk_geo_area *g;
	struct wk_cell cell;
	long v, max = 0;
	size_t i, node;

	memset(&m, 0, sizeof(m));
	m.shape = wk_calloc(p->geo->n + 1, sizeof(*m.shape));
	m.width = p->geo->width;
	m.height = p->geo->height;
	for (i = 0; i < p->geo->n; i++) {
		node = node_of(r, p->geo->area[i].code);
		v = node > 0 ? wk_cross_shown(&p->period, node, 0) : -1;
		max = v > max ? v : max;
	}
	for (i = 0; i < p->geo->n; i++) {
		g = &p->geo->area[i];
		node = node_of(r, g->code);
		v = node > 0 ? wk_cross_print(&p->period, node, 0) : -1;
		memset(&cell, 0, sizeof(cell));
		wk_cell_count(&cell, v);
		m.shape[m.n++] = (struct wk_shape){ g->path,
		    node > 0 ? wk_report_area(r, node) : g->name[0] ? g->name : g->code,
		    has_page(r, node) ? link_to(r, node) : NULL,
		    v >= 0 ? wk_report_say(r, "kaart.waarde",
		    wk_lang_count(&r->arena, r->lang, v)) : "",
		    node == 0 ? -1 : wk_cell_level(&cell, (double)max), i + 1, g->x, g->y,
		    g->room };
	}
	map_legend(r, &m, max);
	wk_doc_map(d, &m, wk_report_say(r, "kaart.bijschrift",
	    wk_report_period(r, r->from, r->to)));
	free(m.shape);
}

static void
index_page(struct pages *p)
{
	struct wk_report *r = p->r;
	struct wk_doc *d = wk_report_page(r, "index", wk_report_get(r, "index.titel"),
	    wk_report_say(r, "maand.onder", wk_report_area(r, r->root),
	    wk_report_period(r, r->from, r->to)));

	wk_doc_para(d, wk_report_get(r, "index.inleiding"));
	if (p->geo != NULL)
		map(p, d);
	index_table(p, d);
	wk_doc_heading(d, 2, wk_report_get(r, "basis.kop"));
	wk_report_basis(r, d);
}

static int
count(struct pages *p, struct wk_err *e)
{
	struct wk_report *r = p->r;
	int q = wk_report_quarter(r->to);
	size_t i;

	if (wk_report_count_trend(r, &p->trend, e) < 0 ||
	    wk_cross_make(&p->month, r->count, &r->topics, r->to, r->to, false,
	    "maand.thema", &r->rule, e) < 0 ||
	    wk_cross_make(&p->quarter, r->count, &r->topics, q, q + 2, false,
	    "kwartaal.thema", &r->rule, e) < 0 ||
	    wk_cross_make(&p->period, r->count, &r->topics, r->from, r->to, false,
	    "periode.thema", &r->rule, e) < 0 ||
	    (r->map != NULL &&
	    (p->geo = wk_geo_read(r->map, r->map_file, 640, e)) == NULL) ||
	    (r->count->has[WK_BY_BUNDLE] && (p->bundles = wk_report_collect(r, e)) == NULL))
		return -1;
	/* names of areas that only the map has */
	for (i = 0; p->geo != NULL && i < p->geo->n; i++) {
		size_t node = wk_regions_find(&r->count->areas,
		    wk_str_of(p->geo->area[i].code));

		if (node > 0 && !r->figures)
			wk_regions_name(&r->count->areas, node,
			    wk_str_of(p->geo->area[i].name));
	}
	return 0;
}

int
wk_report_buurt(struct wk_report *r, struct wk_err *e)
{
	struct pages p;
	size_t i;
	int result;

	memset(&p, 0, sizeof(p));
	p.r = r;
	if ((result = count(&p, e)) == 0) {
		index_page(&p);
		for (i = 1; i < r->count->areas.n; i++)
			if (has_page(r, i))
				page(&p, i);
	}
	wk_pub_clear(&p.trend.pub);
	wk_cross_clear(&p.month);
	wk_cross_clear(&p.quarter);
	wk_cross_clear(&p.period);
	wk_bundles_free(p.bundles);
	wk_geo_free(p.geo);
	return result;
}
