/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/date.h"
#include "lib/match_filter.h"

static const char *const filter_name[WK_FILTERS] = {
	"", "gebied", "leeftijd", "geldigheid", "status", "taal", "zelfde persoon",
	"regel"
};

const char *
wk_filter_name(enum wk_filter f)
{
	return filter_name[f];
}

void
wk_ask_columns(struct wk_ask_columns *c, const struct wk_header *h)
{
	c->buurt = wk_header_find(h, "buurtcode");
	c->wijk = wk_header_find(h, "wijkcode");
	c->gemeente = wk_header_find(h, "gemeentecode");
	c->age = wk_header_find(h, "leeftijdsgroep");
	c->language = wk_header_find(h, "taal");
	c->person = wk_header_find(h, "persoon");
	c->household = wk_header_find(h, "huishouden");
}

struct wk_str
wk_ask_area(const struct wk_ask_columns *c, const struct wk_rec *rec)
{
	struct wk_str s = wk_rec_get(rec, c->buurt);

	if (s.len == 0)
		s = wk_rec_get(rec, c->wijk);
	return s.len > 0 ? s : wk_rec_get(rec, c->gemeente);
}

/* "25-44" or "65+"; other texts are unknown. */
static void
fill_age(struct wk_ask *a, struct wk_str s)
{
	int *to = &a->age_min, v = -1;
	size_t i;

	a->age_min = a->age_max = -1;
	for (i = 0; i < s.len; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9' && v < 1000)
			v = (v < 0 ? 0 : v) * 10 + s.p[i] - '0';
		else if (s.p[i] == '-' && to == &a->age_min && v >= 0) {
			*to = v;
			to = &a->age_max;
			v = -1;
		} else if (s.p[i] == '+' && i + 1 == s.len && to == &a->age_min && v >= 0) {
			a->age_min = v;
			a->age_max = 1000;
			return;
		} else
			break;
	}
	if (i == s.len && to == &a->age_max && v >= 0)
		a->age_max = v;
	else
		a->age_min = -1;
}

/*
 * A request is heavy when its heavy themes together are likely enough, and
 * sensitive when heavy and sensitive themes together are.
 */
static void
fill_weight(struct wk_ask *a, const struct wk_themes *t, const struct wk_match_rules *r)
{
	double heavy = 0, sensitive = 0;
	float best = 0, first = 0;
	size_t i;

	a->weight = WK_GEWOON;
	a->theme = a->sensitive = WK_NOTHEME;
	for (i = 0; i < t->n; i++) {
		if (a->prob[i] > first) {
			first = a->prob[i];
			a->theme = (unsigned)i;
		}
		if (t->theme[i].weight < WK_GEVOELIG)
			continue;
		if (t->theme[i].weight == WK_ZWAAR)
			heavy += (double)a->prob[i];
		sensitive += (double)a->prob[i];
		if (a->prob[i] > best) {
			best = a->prob[i];
			a->sensitive = (unsigned)i;
		}
	}
	if (heavy >= r->set[WK_SET_HEAVY])
		a->weight = WK_ZWAAR;
	else if (sensitive >= r->set[WK_SET_SENSITIVE])
		a->weight = WK_GEVOELIG;
}

void
wk_ask_fill(struct wk_ask *a, const struct wk_ask_columns *c, const struct wk_rec *rec,
    const struct wk_themes *t, const struct wk_match_rules *r)
{
	struct wk_str s;

	a->area = wk_place_of(wk_ask_area(c, rec), 8);
	fill_age(a, wk_rec_get(rec, c->age));
	s = wk_rec_get(rec, c->language);
	a->language = s.len > 0 ? wk_match_language(r, s) : WK_NOLANGUAGE;
	a->person = wk_rec_get(rec, c->person);
	a->household = wk_rec_get(rec, c->household);
	fill_weight(a, t, r);
}

static bool
same(struct wk_str a, struct wk_str b)
{
	return a.len > 0 && a.len == b.len && memcmp(a.p, b.p, a.len) == 0;
}

enum wk_filter
wk_match_filter(const struct wk_item *x, const struct wk_ask *a, long today)
{
	if (!wk_place_meets(x->reach, a->area))
		return WK_FILTER_AREA;
	if (a->age_min >= 0 && ((x->age_min >= 0 && a->age_max < x->age_min) ||
	    (x->age_max >= 0 && a->age_min > x->age_max)))
		return WK_FILTER_AGE;
	if ((x->until != WK_NODAY && x->until < today) ||
	    (x->from != WK_NODAY && x->from > today))
		return WK_FILTER_DATE;
	if (x->stopped)
		return WK_FILTER_STATE;
	if (x->languages != 0 && a->language != WK_NOLANGUAGE && !x->teaches &&
	    (x->languages >> a->language & 1) == 0)
		return WK_FILTER_LANGUAGE;
	if (same(x->person, a->person) || same(x->household, a->household))
		return WK_FILTER_SELF;
	return WK_FILTER_NONE;
}

int
wk_match_relation(const struct wk_item *x, const struct wk_ask *a,
    const struct wk_themes *t)
{
	int r = 0, i;

	for (i = 0; i < WK_MAXGIVEN && x->kind == WK_ACTIVITY; i++)
		if (x->given[i] != WK_NOTHEME &&
		    t->theme[x->given[i]].weight >= WK_GEVOELIG)
			r |= WK_REL_NAME;
	if (x->theme == WK_NOTHEME)
		return r;
	if (x->theme == a->sensitive)
		r |= WK_REL_THEME;
	if (t->theme[x->theme].weight == WK_LICHT)
		r |= WK_REL_LIGHT;
	return r;
}
