/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_parts: tables that more than one kind of report has. */
#include <stdlib.h>
#include <string.h>

#include "lib/date.h"
#include "lib/report.h"

#define MAXAREA	120		/* more areas than this fill no readable table */
#define MAXWIDE	14		/* more columns than this: turn the table */

static size_t
place_month(const struct wk_count *c, const struct wk_obs *o, const void *ctx,
    size_t *cell)
{
	const struct wk_trend *t = ctx;
	size_t width = (size_t)(t->to - t->from + 1), n = 0, a = o->area;

	if (o->month < t->from || o->month > t->to || o->month < 0)
		return 0;
	for (;;) {
		cell[n++] = a * width + (size_t)(o->month - t->from);
		if (a == 0)
			return n;
		a = c->areas.node[a].parent;
	}
}

static void
key_of(const void *ctx, const size_t *pos, struct wk_key *k)
{
	const struct wk_trend *t = ctx;

	k->area = t->areas->node[pos[0]].code;
	k->from = k->to = t->from + (int)pos[1];
}

int
wk_report_count_trend(struct wk_report *r, struct wk_trend *t, struct wk_err *e)
{
	size_t n[2], i;

	t->to = r->to;
	t->from = r->from > r->to - 35 ? r->from : r->to - 35;
	n[0] = r->count->areas.n;
	n[1] = (size_t)(t->to - t->from + 1);
	wk_pub_init(&t->pub, "verloop", 2, n);
	for (i = 1; i < n[0]; i++)
		t->pub.dim[0].parent[i] = r->count->areas.node[i].parent;
	wk_count_persons(r->count, place_month, t, t->pub.ncell, t->pub.count);
	t->areas = &r->count->areas;
	t->pub.key = wk_report_key(r, "personen", t->from, t->from);
	t->pub.key_of = key_of;
	t->pub.ctx = t;
	return wk_publish(&t->pub, &r->rule, e);
}

long
wk_trend_shown(const struct wk_trend *t, size_t area, int month)
{
	if (month < t->from || month > t->to)
		return WK_PUB_HIDDEN;
	return wk_pub_print(&t->pub, wk_pub_cell(&t->pub, area, (size_t)(month - t->from), 0));
}

void
wk_report_trend(struct wk_report *r, struct wk_doc *d, const struct wk_trend *trend,
    size_t area)
{
	struct wk_dtable *t;
	struct wk_cell *row;
	int m;

	t = wk_doc_table(d, "verloop", wk_report_get(r, "verloop.bijschrift"));
	wk_table_col(t, "maand", wk_report_get(r, "kolom.maand"), false);
	wk_table_col(t, "personen", wk_report_get(r, "kolom.personen"), true);
	for (m = trend->from; m <= trend->to; m++) {
		if (m < r->count->first && m < r->to)
			continue;	/* before the first record: no data, not zero */
		row = wk_table_row(t);
		wk_cell_text(t, &row[0], wk_lang_month(&r->arena, r->lang, m));
		wk_cell_count(&row[1], wk_trend_shown(trend, area, m));
	}
	if (t->nrow > 2 && wk_table_max(t, 1) > 0)
		wk_doc_chart(d, WK_CHART_LINE, t, 1, wk_report_get(r, "verloop.grafiek"));
}

struct line {
	size_t	topic;
	long	shown;
};

/* By printed value, then in the order of the list. */
static int
by_shown(const void *x, const void *y)
{
	const struct line *a = x, *b = y;

	if (a->shown != b->shown)
		return a->shown < b->shown ? 1 : -1;
	return a->topic < b->topic ? -1 : a->topic > b->topic;
}

/*
 * Themes with something to show; domains when these show less than half of
 * the persons and domains show more.
 */
static size_t
select_lines(const struct wk_report *r, const struct wk_cross *x, size_t area,
    struct line *line, bool *themes)
{
	const struct wk_topics *t = &r->topics;
	long sum[2] = { 0, 0 }, v;
	size_t n = 0, i;

	for (i = 1; i < t->n; i++)
		if ((v = wk_cross_shown(x, area, i)) > 0)
			sum[i > t->ndomain] += v;
	*themes = sum[1] > 0 && (2 * sum[1] >= wk_cross_shown(x, area, 0) ||
	    sum[1] >= sum[0]);
	for (i = *themes ? t->ndomain + 1 : 1; i < (*themes ? t->n : t->ndomain + 1); i++)
		if ((v = wk_cross_shown(x, area, i)) > 0)
			line[n++] = (struct line){ i, v };
	qsort(line, n, sizeof(*line), by_shown);
	return n;
}

void
wk_report_themes(struct wk_report *r, struct wk_doc *d, const struct wk_cross *now,
    const struct wk_cross *before, size_t area, const char *when)
{
	struct line *line = wk_calloc(r->topics.n + 1, sizeof(*line));
	static const char *const caption[2][2] = {
		{ "domeinen.bijschrift", "themas.bijschrift" },
		{ "zwaar.domeinen", "zwaar.bijschrift" }
	};
	const char *top[3];
	long total, was;
	struct wk_dtable *t;
	struct wk_cell *row;
	bool themes;
	size_t n = select_lines(r, now, area, line, &themes), i;

	if (n == 0) {
		wk_doc_para(d, wk_report_get(r, "themas.geen"));
		free(line);
		return;
	}
	total = wk_cross_print(now, area, 0);	/* in the shares */
	t = wk_doc_table(d, now->heavy ? "themas-zwaar" : now->to > now->from ?
	    "themas-periode" : "themas", wk_report_say(r,
	    caption[now->heavy][themes], when));
	wk_table_col(t, themes ? "thema" : "domein",
	    wk_report_get(r, themes ? "kolom.thema" : "kolom.domein"), false);
	wk_table_col(t, "personen", wk_report_get(r, "kolom.personen"), true);
	wk_table_col(t, "aandeel", wk_report_get(r, "kolom.aandeel"), true);
	if (before != NULL)
		wk_table_col(t, "vorige", wk_report_get(r, "kolom.vorige_maand"), true);
	for (i = 0; i < n; i++) {
		if (i < 3)
			top[i] = wk_topic_label(&r->topics, line[i].topic);
		row = wk_table_row(t);
		wk_cell_text(t, &row[0], wk_topic_label(&r->topics, line[i].topic));
		wk_cell_count(&row[1], wk_cross_print(now, area, line[i].topic));
		wk_report_share(r, t, &row[2], line[i].shown, total);
		if (before == NULL)
			continue;
		was = wk_cross_print(before, area, line[i].topic);
		wk_cell_count(&row[3], was);
	}
	wk_doc_chart(d, WK_CHART_BAR, t, 1, wk_report_get(r, "themas.grafiek"));
	if (!now->heavy && r->top == NULL)
		r->top = wk_report_list(r, top, n < 3 ? n : 3);
	free(line);
}

static void
heat_rows(struct wk_report *r, struct wk_dtable *t, const struct wk_cross *x,
    const size_t *area, size_t na, const size_t *topic, size_t nt, bool turned)
{
	const struct wk_region *node = r->count->areas.node;
	struct wk_cell *row;
	size_t i, k, rows = turned ? na : nt, cols = turned ? nt : na;

	for (k = 0; k < cols; k++)
		if (turned)
			wk_table_col(t, r->themes->theme[r->topics.theme[topic[k]]].code,
			    wk_topic_label(&r->topics, topic[k]), true);
		else
			wk_table_col(t, node[area[k]].code, wk_report_area(r, area[k]), true);
	for (i = 0; i < rows; i++) {
		row = wk_table_row(t);
		wk_cell_text(t, &row[0], turned ? wk_report_area(r, area[i]) :
		    wk_topic_label(&r->topics, topic[i]));
		for (k = 0; k < cols; k++)
			wk_cell_count(&row[1 + k], turned ?
			    wk_cross_print(x, area[i], topic[k]) :
			    wk_cross_print(x, area[k], topic[i]));
	}
}

bool
wk_report_heat(struct wk_report *r, struct wk_doc *d, const struct wk_cross *x,
    const char *key, const char *caption, size_t root)
{
	static const char *const level[] = { "niveau.alles", "niveau.gemeente",
		"niveau.wijk", "niveau.buurt" };
	struct wk_detail detail;
	struct wk_dtable *t;
	size_t *area, *topic, na, nt;
	bool turned;

	if (!wk_cross_climb(x, root, MAXAREA, &detail))
		return false;
	wk_cross_select(x, root, &detail, &area, &na, &topic, &nt);
	turned = na > nt || na > MAXWIDE;
	t = wk_doc_table(d, key, caption);
	t->heat = true;
	wk_table_col(t, turned ? "gebied" : "thema", wk_report_get(r, turned ?
	    "kolom.gebied" : detail.themes ? "kolom.thema" : "kolom.domein"), false);
	heat_rows(r, t, x, area, na, topic, nt, turned);
	if (!r->rule.intern && (detail.area < WK_REGION_BUURT || !detail.themes))
		wk_doc_note(d, wk_report_say(r, detail.themes ? "klim.thema" :
		    "klim.domein", wk_report_get(r, level[detail.area])));
	free(area);
	free(topic);
	return true;
}
