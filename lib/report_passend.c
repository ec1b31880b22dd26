/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_passend: of a bundle: where, what fits and who is "aan zet". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/report_bundels.h"

#define MAXWHERE	4	/* areas named per bundle */
#define MAXFIT		3	/* activities named per bundle */

static const char *
keep(struct wk_report *r, struct wk_buf *s)
{
	const char *text = wk_arena_strndup(&r->arena, wk_buf_str(s), s->len);

	wk_buf_free(s);
	return text;
}

const char *
wk_bundle_where(struct wk_bundles *b, size_t bundle)
{
	struct wk_report *r = b->r;
	const struct wk_regions *a = &r->count->areas;
	struct wk_buf s = WK_BUF_INIT;
	int level;
	size_t i, n = 0;

	for (level = WK_REGION_BUURT; level >= WK_REGION_WIJK && n == 0; level--)
		for (i = 1; i < a->n; i++)
			if ((int)a->node[i].level == level &&
			    wk_bundle_shown(b, bundle, i) > 0 && n++ < MAXWHERE)
				wk_buf_addf(&s, "%s%s (%s)", n > 1 ? ", " : "",
				    wk_report_area(r, i), wk_lang_count(&r->arena, r->lang,
				    wk_bundle_print(b, bundle, i)));
	if (n == 0)
		return NULL;
	if (n > MAXWHERE)
		wk_buf_addf(&s, " %s", wk_report_get(r, "en_meer"));
	return keep(r, &s);
}

static bool
is_talent(const struct wk_count *c, enum wk_by by, size_t value)
{
	return by == WK_BY_MATCH && strcmp(c->match[value].kind, "talent") == 0;
}

/*
 * The (at most max) values of a column that a bundle has most, talents left
 * out, in order of name: the order tells nothing about numbers that are not
 * printed.
 */
static const char *
frequent(struct wk_bundles *b, size_t bundle, enum wk_by by, size_t max)
{
	const struct wk_count *c = b->r->count;
	size_t nv = c->by[by].n, i, k, best;
	long *n = wk_calloc(nv + 1, sizeof(*n));
	struct wk_buf s = WK_BUF_INIT;
	uint32_t v;

	for (i = b->start[bundle]; i < b->start[bundle + 1]; i++)
		if ((v = c->obs[b->row[i]].by[by]) != WK_NONE && !is_talent(c, by, v) &&
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
	for (i = 0; i < nv; i++)
		if (n[i] < 0)
			wk_buf_addf(&s, "%s%s", s.len > 0 ? "; " : "",
			    by == WK_BY_MATCH ? wk_report_match(b->r, (uint32_t)i) :
			    wk_map_key(&c->by[by], (uint32_t)i));
	free(n);
	return keep(b->r, &s);
}

/* Do talents fit as many persons as a number needs to be printed? */
static bool
talents_fit(const struct wk_bundles *b, size_t bundle)
{
	const struct wk_count *c = b->r->count;
	const struct wk_obs *o, *last = NULL;
	long n = 0;
	size_t i;

	for (i = b->start[bundle]; i < b->start[bundle + 1]; i++) {
		o = &c->obs[b->row[i]];
		if (o->by[WK_BY_MATCH] == WK_NONE ||
		    !is_talent(c, WK_BY_MATCH, o->by[WK_BY_MATCH]) ||
		    !wk_report_in(b->r, o, b->r->from, b->r->to, b->r->root))
			continue;
		n += last == NULL || last->person != o->person;	/* in order of person */
		last = o;
	}
	return wk_pub_value(&b->r->rule, n) > 0;
}

const char *
wk_bundle_fits(struct wk_bundles *b, size_t i)
{
	const char *names;

	if (b->fit[i] != NULL)
		return b->fit[i];
	names = frequent(b, i, WK_BY_MATCH, MAXFIT);
	if (!talents_fit(b, i))
		b->fit[i] = names;
	else if (names[0] == '\0')
		b->fit[i] = wk_report_get(b->r, "past.talenten");
	else
		b->fit[i] = wk_report_say(b->r, "past.ook_talenten", names);
	return b->fit[i];
}

/* An advice of wk-match as a sentence. */
static const char *
sentence(const struct wk_report *r, const char *advice)
{
	static const char *const known[][2] = {
		{ "sluit aan", "advies.sluit_aan" }, { "breid uit", "advies.breid_uit" },
		{ "zelf doen", "advies.zelf_doen" },
		{ "samenbrengen", "advies.samenbrengen" },
		{ "doorgeven", "advies.doorgeven" }
	};
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(advice, known[i][0]) == 0)
			return wk_report_get(r, known[i][1]);
	return advice;
}

const char *
wk_bundle_advice(struct wk_bundles *b, size_t i)
{
	const struct wk_theme *t = wk_bundle_theme(b->r, i);
	const char *advice = frequent(b, i, WK_BY_ADVICE, 1);
	bool join = strcmp(advice, "sluit aan") == 0;

	if (t != NULL && t->structural && advice[0] != '\0' &&
	    strcmp(advice, "doorgeven") != 0)
		return wk_report_get(b->r, "advies.structureel");
	if (join && frequent(b, i, WK_BY_MATCH, 1)[0] == '\0')
		return wk_report_get(b->r, talents_fit(b, i) ? "advies.talenten" :
		    "advies.verspreid");
	return sentence(b->r, advice);
}
