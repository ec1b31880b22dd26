/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * report_overleg: the agenda of a team meeting: "collectief, tenzij". Internal
 * by nature: it names requests by their number, never by their text.
 */
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/report.h"

static bool
closed(const char *status)
{
	static const char *const word[] = { "afgehandeld", "gesloten", "afgesloten",
		"ingetrokken", "geannuleerd" };
	size_t i;

	for (i = 0; i < sizeof(word) / sizeof(word[0]); i++)
		if (strcmp(status, word[i]) == 0)
			return true;
	return false;
}

struct row {
	const struct wk_obs	*o;
	const char		*id;
};

static int
by_bundle(const void *x, const void *y)
{
	const struct row *a = x, *b = y;

	if (a->o->by[WK_BY_BUNDLE] != b->o->by[WK_BY_BUNDLE])
		return a->o->by[WK_BY_BUNDLE] < b->o->by[WK_BY_BUNDLE] ? -1 : 1;
	return strcmp(a->id, b->id);
}

static const char *
theme_label(const struct wk_report *r, const struct wk_obs *o)
{
	return o->theme == WK_NOTHEME ? wk_report_get(r, "thema.geen") :
	    r->themes->theme[o->theme].label;
}

static const char *
match_label(struct wk_report *r, const struct wk_obs *o)
{
	const char *name, *why = wk_obs_name(r->count, o, WK_BY_REASON);

	if (o->by[WK_BY_MATCH] == WK_NONE)
		return "";
	name = wk_report_match(r, o->by[WK_BY_MATCH]);
	if (strstr(why, r->count->match[o->by[WK_BY_MATCH]].name) != NULL)
		return why;	/* says what fits already */
	return why[0] == '\0' ? name : wk_report_say(r, "overleg.omdat", name, why);
}

static struct wk_dtable *
start_table(struct wk_report *r, struct wk_doc *d, const char *key, const char *caption)
{
	struct wk_dtable *t = wk_doc_table(d, key, caption);

	wk_table_col(t, "identificatie", wk_report_get(r, "kolom.hulpvraag"), false);
	wk_table_col(t, "thema", wk_report_get(r, "kolom.thema"), false);
	wk_table_col(t, "gebied", wk_report_get(r, "kolom.gebied"), false);
	wk_table_col(t, "past", wk_report_get(r, "kolom.past"), false);
	wk_table_col(t, "advies", wk_report_get(r, "kolom.advies"), false);
	wk_table_room(t, "afspraak", wk_report_get(r, "kolom.afspraak"));
	return t;
}

static void
put_row(struct wk_report *r, struct wk_dtable *t, const struct row *x)
{
	struct wk_cell *c = wk_table_row(t);

	wk_cell_code(t, &c[0], x->id);
	wk_cell_text(t, &c[1], theme_label(r, x->o));
	wk_cell_text(t, &c[2], wk_report_area(r, x->o->area));
	wk_cell_text(t, &c[3], match_label(r, x->o));
	wk_cell_text(t, &c[4], wk_obs_name(r->count, x->o, WK_BY_ADVICE));
}

/* Requests that belong together are discussed once: a table per bundle. */
static void
together(struct wk_report *r, struct wk_doc *d, const struct row *x, size_t n,
    const struct wk_bundles *all)
{
	struct wk_dtable *t = NULL;
	const struct wk_bundle *b;
	uint32_t last = WK_NONE;
	size_t i;

	wk_doc_heading(d, 2, wk_report_get(r, "overleg.samen"));
	wk_doc_para(d, wk_report_get(r, "overleg.samen_uitleg"));
	for (i = 0; i < n && x[i].o->by[WK_BY_BUNDLE] != WK_NONE; i++) {
		if (x[i].o->by[WK_BY_BUNDLE] != last) {
			last = x[i].o->by[WK_BY_BUNDLE];
			b = &r->count->bundle[last];
			wk_doc_heading(d, 3, b->label[0] != '\0' ? b->label :
			    wk_obs_name(r->count, x[i].o, WK_BY_BUNDLE));
			wk_doc_para(d, wk_report_say(r, "overleg.omvang",
			    wk_lang_count(&r->arena, r->lang,
			    wk_bundles_persons(all, last))));
			t = start_table(r, d, "bundel", wk_report_get(r, "overleg.bundel"));
		}
		put_row(r, t, &x[i]);
	}
	if (i == 0)
		wk_doc_para(d, wk_report_get(r, "overleg.geen"));
}

static void
rest(struct wk_report *r, struct wk_doc *d, const struct row *x, size_t n, bool match)
{
	struct wk_dtable *t = NULL;
	size_t i;

	wk_doc_heading(d, 2, wk_report_get(r, match ? "overleg.past" : "overleg.alleen"));
	for (i = 0; i < n; i++) {
		if (x[i].o->by[WK_BY_BUNDLE] != WK_NONE ||
		    (x[i].o->by[WK_BY_MATCH] != WK_NONE) != match)
			continue;
		if (t == NULL)
			t = start_table(r, d, match ? "passend" : "individueel",
			    wk_report_get(r, match ? "overleg.past" : "overleg.alleen"));
		put_row(r, t, &x[i]);
	}
	if (t == NULL)
		wk_doc_para(d, wk_report_get(r, "overleg.geen"));
}

int
wk_report_overleg(struct wk_report *r, struct wk_err *e)
{
	const struct wk_count *c = r->count;
	struct row *x = wk_calloc(c->n + 1, sizeof(*x));
	struct wk_bundles *b = NULL;
	struct wk_doc *d;
	size_t i, n = 0;

	r->rule.intern = true;
	d = wk_report_page(r, "overleg", wk_report_get(r, "overleg.titel"),
	    wk_report_say(r, "overleg.onder", wk_report_area(r, r->root),
	    wk_lang_month(&r->arena, r->lang, r->to)));
	for (i = 0; i < c->n; i++)
		if (wk_report_in(r, &c->obs[i], r->to, r->to, r->root) &&
		    !closed(wk_obs_name(c, &c->obs[i], WK_BY_STATUS)))
			x[n++] = (struct row){ &c->obs[i],
			    wk_obs_name(c, &c->obs[i], WK_BY_ID) };
	qsort(x, n, sizeof(*x), by_bundle);
	wk_doc_para(d, wk_report_say(r, "overleg.inleiding",
	    wk_lang_count(&r->arena, r->lang, (long)n)));
	if (c->has[WK_BY_BUNDLE] && (b = wk_report_collect(r, e)) == NULL)
		return -1;
	together(r, d, x, n, b);
	rest(r, d, x, n, true);
	rest(r, d, x, n, false);
	free(x);
	wk_doc_heading(d, 2, wk_report_get(r, "overleg.collectiviseren"));
	wk_doc_para(d, wk_report_get(r, "overleg.collectiviseren_uitleg"));
	if (b != NULL)
		wk_report_bundles_top(b, d, 3);
	wk_bundles_free(b);
	wk_doc_write(d, wk_report_get(r, "overleg.besluit"), 4);
	return 0;
}
