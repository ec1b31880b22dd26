/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/joint.h"
#include "lib/joint_lp.h"

#define NONE	SIZE_MAX

static bool
in_topic(const struct wk_subset *s, const struct wk_obs *o)
{
	const struct wk_topics *t = s->ctx;

	if (s->value == 0)
		return true;
	if (o->theme == WK_NOTHEME || t->themes->theme[o->theme].weight == WK_ZWAAR)
		return false;
	return t->node[o->theme] == s->value || t->parent[t->node[o->theme]] == s->value;
}

/*
 * The months that the numbers of this report are about, and those of earlier
 * numbers that have a month of these.
 */
static void
span(const struct wk_printed *p, int *first, int *last)
{
	int from = INT_MAX, to = INT_MIN;
	const struct wk_key *k;
	size_t i;

	for (i = 0; i < p->n; i++) {
		k = &p->print[i].key;
		if (!p->print[i].used || strncmp(k->kind, "personen", 8) != 0)
			continue;
		from = k->from < from ? k->from : from;
		to = k->to > to ? k->to : to;
	}
	*first = from;
	*last = to;
	for (i = 0; i < p->n; i++) {
		k = &p->print[i].key;
		if (!p->print[i].frozen || k->to < from || k->from > to)
			continue;
		*first = k->from < *first ? k->from : *first;
		*last = k->to > *last ? k->to : *last;
	}
}

/* The numbers that go together. */
struct bag {
	struct wk_printed	*p;
	size_t			*topic;		/* by number: node, or NONE */
	const struct wk_count	*c;
	size_t			 root, *print, n;
	bool			*part;
	int			 first, last;
};

/* Is number i printed, in these months and under the root? */
static bool
counts(const struct bag *b, size_t i)
{
	const struct wk_print *x = &b->p->print[i];
	size_t area;

	if ((!x->used && !x->frozen) || x->shown < 0 || x->key.to < b->first ||
	    x->key.from > b->last)
		return false;
	area = wk_regions_find(&b->c->areas, wk_str_of(x->key.area));
	return (area > 0 || x->key.area[0] == '\0') &&
	    wk_region_under(&b->c->areas, area, b->root);
}

/* Which topic each number of the kind "personen" is of. */
static void
find_topics(struct bag *b, const struct wk_topics *t)
{
	struct wk_map code = WK_MAP_INIT;
	const struct wk_key *k;
	uint32_t at;
	size_t i;

	for (i = 0; i < t->n; i++)
		wk_map_add(&code, wk_topic_code(t, i), strlen(wk_topic_code(t, i)));
	for (i = 0; i < b->p->n; i++) {
		k = &b->p->print[i].key;
		at = strcmp(k->kind, "personen") != 0 ? WK_MAP_NONE :
		    wk_map_get(&code, k->topic, strlen(k->topic));
		b->topic[i] = at == WK_MAP_NONE ? NONE : at;
	}
	wk_map_free(&code);
}

/*
 * The only theme of a domain that is counted with it, else node itself: two
 * names for the same persons.
 */
static size_t
only_theme(const struct wk_topics *t, size_t node)
{
	size_t i, theme = 0, n = 0;

	if (node == 0 || node > t->ndomain)
		return node;
	for (i = t->ndomain + 1; i < t->n; i++)
		if (t->parent[i] == node && !wk_topic_heavy(t, i)) {
			theme = i;
			n++;
		}
	return n == 1 ? theme : node;
}

static int
audit_topics(struct bag *b, const struct wk_topics *t, struct wk_err *e)
{
	struct wk_subset s = { NULL, in_topic, t, 0 };
	size_t i, only;
	bool all, some;
	int r = 0;

	for (s.value = 0; s.value < t->n && r == 0; s.value++) {
		s.name = wk_topic_code(t, s.value);
		only = only_theme(t, s.value);
		for (i = b->n = 0; i < b->p->n; i++) {
			all = b->topic[i] == s.value || b->topic[i] == only;
			some = s.value == 0 ? strncmp(b->p->print[i].key.kind, "personen", 8) == 0 :
			    b->topic[i] != NONE && t->parent[b->topic[i]] == s.value;
			if ((!all && !some) || !counts(b, i))
				continue;
			b->part[b->n] = !all;
			b->print[b->n++] = i;
		}
		if (b->n > 1)
			r = wk_joint_subset(b->p, b->c, &s, b->root, b->print, b->part,
			    b->n, e);
	}
	return r;
}

/* Numbers print[0..n-1] by kind and topic; equal ones in their order. */
static const struct wk_print *sorting;

static int
by_subset(const void *x, const void *y)
{
	size_t i = *(const size_t *)x, k = *(const size_t *)y;
	int d = strcmp(sorting[i].key.kind, sorting[k].key.kind);

	if (d == 0)
		d = strcmp(sorting[i].key.topic, sorting[k].key.topic);
	return d != 0 ? d : i < k ? -1 : i > k;
}

static bool
same_subset(const struct wk_key *x, const struct wk_key *y)
{
	return strcmp(x->kind, y->kind) == 0 && strcmp(x->topic, y->topic) == 0;
}

/* Bundles, quadrants and so on: those that this report has a number of. */
static int
audit_others(struct bag *b, wk_subset_find *find, const void *ctx, struct wk_err *e)
{
	const struct wk_print *x = b->p->print;
	struct wk_subset s;
	size_t i, k;
	bool used;
	int r = 0;

	for (i = b->n = 0; i < b->p->n; i++)
		if (strncmp(x[i].key.kind, "personen.", 9) == 0 && counts(b, i))
			b->print[b->n++] = i;
	sorting = x;
	if (b->n > 0)
		qsort(b->print, b->n, sizeof(*b->print), by_subset);
	memset(b->part, 0, b->n * sizeof(*b->part));
	for (i = 0; i < b->n && r == 0; i = k) {
		used = x[b->print[i]].used;
		for (k = i + 1; k < b->n && same_subset(&x[b->print[i]].key,
		    &x[b->print[k]].key); k++)
			used = used || x[b->print[k]].used;
		if (used && k - i > 1 && find(ctx, &x[b->print[i]].key, &s))
			r = wk_joint_subset(b->p, b->c, &s, b->root, b->print + i, b->part,
			    k - i, e);
	}
	return r;
}

int
wk_joint_audit(struct wk_printed *p, const struct wk_count *c, const struct wk_topics *t,
    size_t root, wk_subset_find *find, const void *ctx, struct wk_err *e)
{
	struct bag b = { .p = p, .c = c, .root = root };
	int r;

	b.print = wk_calloc(p->n + 1, sizeof(*b.print));
	b.part = wk_calloc(p->n + 1, sizeof(*b.part));
	b.topic = wk_calloc(p->n + 1, sizeof(*b.topic));
	find_topics(&b, t);
	span(p, &b.first, &b.last);
	r = audit_topics(&b, t, e);
	if (r == 0 && find != NULL)
		r = audit_others(&b, find, ctx, e);
	free(b.print);
	free(b.part);
	free(b.topic);
	return r;
}
