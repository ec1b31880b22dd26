/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/date.h"
#include "lib/joint.h"
#include "lib/report.h"

const struct wk_report_kind wk_report_kinds[] = {
	{ "maand", true, false, false, false, wk_report_maand },
	{ "bundels", true, false, false, false, wk_report_bundels },
	{ "overleg", true, false, true, false, wk_report_overleg },
	{ "buurt", true, false, false, true, wk_report_buurt },
	{ "bericht", false, true, false, false, wk_report_bericht },
	{ "folder", false, true, false, false, wk_report_folder },
	{ "kaart", false, true, false, false, wk_report_kaart },
	{ "kwadrant", true, true, false, false, wk_report_kwadrant },
	{ "straat", true, false, false, false, wk_report_straat },
	{ NULL, false, false, false, false, NULL }
};

/* Deepest area that holds all others: the gemeente when there is one. */
static size_t
common_root(const struct wk_regions *a)
{
	size_t root = 0, child, i, n;

	for (;;) {
		n = child = 0;
		for (i = 1; i < a->n; i++)
			if (a->node[i].parent == root) {
				child = i;
				n++;
			}
		if (n != 1 || a->node[child].level > WK_REGION_GEMEENTE)
			return root;
		root = child;
	}
}

void
wk_report_start(struct wk_report *r)
{
	size_t i;

	wk_topics_init(&r->topics, r->themes);
	if (r->count == NULL)
		return;
	if (r->to == WK_NOMONTH)
		r->to = r->count->last;
	if (r->to == WK_NOMONTH)
		r->to = wk_month_of(r->today);
	if (r->over && r->to >= wk_month_of(r->today))
		r->to = wk_month_of(r->today) - 1;
	if (r->count->first == WK_NOMONTH && r->count->n > 0) {
		r->undated = true;
		for (i = 0; i < r->count->n; i++)
			r->count->obs[i].month = r->to;
		r->count->first = r->count->last = r->to;
	}
	if (r->from == WK_NOMONTH || r->from > r->to) {
		r->from = r->to - 11;
		if (r->from < r->count->first && r->count->first <= r->to)
			r->from = r->count->first;
	}
	r->root = r->whole = common_root(&r->count->areas);
	if (r->area != NULL)
		r->root = wk_regions_find(&r->count->areas, wk_str_of(r->area));
	for (i = 0; i < r->count->n; i++)
		if (r->count->obs[i].area == 0)
			r->count->obs[i].area = (uint32_t)r->whole;
	r->under = wk_calloc(r->count->areas.n, sizeof(*r->under));
	for (i = 0; i < r->count->areas.n; i++)
		r->under[i] = wk_region_under(&r->count->areas, i, r->root);
}

void
wk_report_clear(struct wk_report *r)
{
	size_t i;

	for (i = 0; i < r->npage; i++)
		wk_doc_free(r->page[i].doc);
	free(r->page);
	free(r->under);
	wk_topics_clear(&r->topics);
	wk_arena_free(&r->arena);
}

struct wk_key
wk_report_key(const struct wk_report *r, const char *kind, int from, int to)
{
	return (struct wk_key){ kind, r->count->areas.node[r->root].code, "", from, to };
}

long
wk_report_value(const struct wk_report *r, const char *kind, int from, int to, long count)
{
	struct wk_key k = wk_report_key(r, kind, from, to);

	return wk_pub_single(&r->rule, &k, count);
}

static void
drop_pages(struct wk_report *r)
{
	while (r->npage > 0)
		wk_doc_free(r->page[--r->npage].doc);
	r->top = r->growing = r->unmet = NULL;
}

int
wk_report_make(struct wk_report *r, const struct wk_report_kind *kind, struct wk_err *e)
{
	struct wk_printed *p = r->rule.intern || r->count == NULL ? NULL : r->rule.printed;

	if (p == NULL)
		return kind->make(r, e);
	for (;;) {
		if (kind->make(r, e) < 0 || wk_joint_audit(p, r->count, &r->topics,
		    r->whole, wk_report_subset, r, e) < 0)
			return -1;
		if (!p->changed)
			return 0;
		wk_printed_again(p);
		drop_pages(r);
	}
}

const char *
wk_report_get(const struct wk_report *r, const char *key)
{
	return wk_lang_get(r->lang, key);
}

struct wk_doc *
wk_report_page(struct wk_report *r, const char *name, const char *title,
    const char *subtitle)
{
	struct wk_page *p;

	r->page = wk_grow(r->page, &r->pagecap, r->npage + 1, sizeof(*r->page));
	p = &r->page[r->npage++];
	p->name = wk_arena_strndup(&r->arena, name, strlen(name));
	p->doc = wk_doc_new(r->lang, title, subtitle);
	if (r->rule.intern)
		p->doc->stamp = wk_report_get(r, "intern");
	p->doc->hidden = wk_report_say(r, "verborgen.min",
	    wk_lang_count(&r->arena, r->lang, r->rule.min));
	return p->doc;
}

const char *
wk_report_area(const struct wk_report *r, size_t node)
{
	const struct wk_region *a;

	if (r->count == NULL || node >= r->count->areas.n || node == 0)
		return r->area != NULL ? r->area : wk_report_get(r, "gebied.alle");
	a = &r->count->areas.node[node];
	return a->name;
}

const char *
wk_report_place(struct wk_report *r, const char *code)
{
	struct wk_str s = wk_region_code(wk_str_of(code));
	size_t i = r->places != NULL ? wk_regions_find(r->places, s) : 0;

	if (i > 0 && strcmp(r->places->node[i].name, r->places->node[i].code) != 0)
		return r->places->node[i].name;
	return wk_report_say(r, "plaats.code", s.p);
}

const char *
wk_report_period(struct wk_report *r, int from, int to)
{
	const char *last = wk_lang_month(&r->arena, r->lang, to);

	if (from == to)
		return last;
	return wk_report_say(r, "periode.tm", wk_lang_month(&r->arena, r->lang, from),
	    last);
}

const char *
wk_report_match(struct wk_report *r, uint32_t match)
{
	const struct wk_found *f = &r->count->match[match];
	const char *name = f->name[0] != '\0' ? f->name :
	    wk_map_key(&r->count->by[WK_BY_MATCH], match);

	return strcmp(f->kind, "talent") == 0 ?
	    wk_report_say(r, "overleg.talent", name) : name;
}

const char *
wk_report_list(struct wk_report *r, const char *const *name, size_t n)
{
	struct wk_buf b = WK_BUF_INIT;
	const char *text;
	size_t i;

	if (n == 0)
		return NULL;
	for (i = 0; i < n; i++) {
		if (i > 0)
			wk_buf_adds(&b, "; ");	/* names may hold commas */
		wk_buf_adds(&b, name[i]);
	}
	text = wk_arena_strndup(&r->arena, wk_buf_str(&b), b.len);
	wk_buf_free(&b);
	return text;
}

bool
wk_report_in(const struct wk_report *r, const struct wk_obs *o, int from, int to,
    size_t area)
{
	if (o->month == WK_NOMONTH || o->month < from || o->month > to)
		return false;
	return area == r->root ? r->under[o->area] :
	    wk_region_under(&r->count->areas, o->area, area);
}

struct query {
	const struct wk_report	*r;
	int			 from, to;
	struct wk_subset	 of;	/* in NULL: all */
};

static size_t
place_one(const struct wk_count *c, const struct wk_obs *o, const void *ctx,
    size_t *cell)
{
	const struct query *q = ctx;

	(void)c;
	cell[0] = 0;
	return wk_report_in(q->r, o, q->from, q->to, q->r->root) &&
	    (q->of.in == NULL || q->of.in(&q->of, o));
}

long
wk_report_persons(const struct wk_report *r, const char *kind, int from, int to)
{
	struct query q = { .r = r, .from = from, .to = to };
	struct wk_key k = wk_report_key(r, kind, from, to);
	long n = 0;

	if (!wk_report_subset(r, &k, &q.of))
		q.of.in = NULL;		/* "personen" */
	wk_count_persons(r->count, place_one, &q, 1, &n);
	return wk_pub_single(&r->rule, &k, n);
}

long
wk_report_rows(const struct wk_report *r, int from, int to)
{
	struct query q = { .r = r, .from = from, .to = to };
	long n = 0;

	wk_count_rows(r->count, place_one, &q, 1, &n);
	return n;
}

void
wk_report_change(struct wk_cell *c, long now, long before)
{
	if (now >= 0 && before > 0)
		wk_cell_percent(c, 100.0 * (double)(now - before) / (double)before, 0);
}

void
wk_report_rate(const struct wk_report *r, struct wk_cell *c, long shown, size_t area)
{
	long people = r->count->areas.node[area].people;

	if (shown < 0)
		wk_cell_hide(c);
	else if (people >= 200)		/* fewer: the rate says nothing */
		wk_cell_number(c, 1000.0 * (double)shown / (double)people, 1);
}

void
wk_report_share(struct wk_report *r, struct wk_dtable *t, struct wk_cell *c,
    long part, long whole)
{
	bool most;
	double share = wk_pub_share(&r->rule, part, whole, &most);
	char num[48];

	if (share < 0) {
		wk_cell_hide(c);
	} else if (!most) {
		wk_cell_percent(c, share, 0);
	} else {
		wk_lang_number(r->lang, num, sizeof(num), share, 0);
		wk_cell_text(t, c, wk_report_say(r, "minstens", num));
	}
}

int
wk_report_quarter(int month)
{
	return (month + 1) / 3 * 3 - 3;
}

void
wk_report_basis(struct wk_report *r, struct wk_doc *d)
{
	const struct wk_lang *l = r->lang;

	if (r->rule.intern) {
		wk_doc_note(d, wk_report_get(r, "basis.intern"));
	} else {
		wk_doc_note(d, wk_report_say(r, "basis.regel",
		    wk_lang_count(&r->arena, l, r->rule.min),
		    wk_lang_count(&r->arena, l, r->rule.base)));
		wk_doc_note(d, wk_report_get(r, r->over ? "basis.register" :
		    "basis.controle"));
		wk_doc_note(d, wk_report_get(r, "basis.zwaar"));
	}
	if (r->count == NULL)
		return;
	if (r->undated)
		wk_doc_note(d, wk_report_get(r, "basis.zonder_datum"));
	wk_doc_note(d, wk_report_get(r, r->count->has_person ? "basis.personen" :
	    "basis.rijen"));
	wk_doc_note(d, wk_report_get(r, "basis.thema"));
	if (r->figures)
		wk_doc_note(d, wk_report_get(r, "basis.cbs"));
}
