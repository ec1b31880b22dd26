/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/match.h"
#include "lib/mem.h"

#define LEAST_PROB	0.01f	/* smaller ones only cost time */

static void
index_themes(struct wk_matcher *m)
{
	const struct wk_sparse *t = &m->supply->themes;
	size_t *at, i, k, n = m->themes->n, total = t->n > 0 ? t->start[t->n] : 0;

	m->start = wk_calloc(n + 1, sizeof(*m->start));
	m->item = wk_calloc(total, sizeof(*m->item));
	m->value = wk_calloc(total, sizeof(*m->value));
	at = wk_calloc(n + 1, sizeof(*at));
	for (k = 0; k < total; k++)
		m->start[t->dim[k] + 1]++;
	for (i = 0; i < n; i++) {
		m->start[i + 1] += m->start[i];
		at[i] = m->start[i];
	}
	for (i = 0; i < t->n; i++)
		for (k = t->start[i]; k < t->start[i + 1]; k++) {
			m->item[at[t->dim[k]]] = (uint32_t)i;
			m->value[at[t->dim[k]]++] = t->value[k];
		}
	free(at);
}

void
wk_matcher_init(struct wk_matcher *m, const struct wk_supply *s,
    const struct wk_match_rules *r, const struct wk_themes *t, long today)
{
	static const enum wk_setting both[] = { WK_SET_BUURT, WK_SET_WIJK, WK_SET_LANGUAGE };
	double rule = 1, floor = r->set[WK_SET_FLOOR];
	size_t i;

	memset(m, 0, sizeof(*m));
	m->supply = s;
	m->rules = r;
	m->themes = t;
	m->today = today;
	for (i = 0; i < r->nrule; i++)
		if ((double)r->rule[i].factor > rule)
			rule = (double)r->rule[i].factor;
	for (i = 0; i < 3; i++)
		if (r->set[both[i]] > 1)
			rule *= r->set[both[i]];
	m->limit = (float)rule;
	m->floor = floor >= 1 ? 1e30f :
	    (float)(r->set[WK_SET_HALF] * floor / (1 - floor));
	index_themes(m);
}

void
wk_matcher_free(struct wk_matcher *m)
{
	free(m->start);
	free(m->item);
	free(m->value);
}

void
wk_match_scratch_init(struct wk_match_scratch *x, const struct wk_matcher *m)
{
	memset(x, 0, sizeof(*x));
	x->theme = wk_calloc(m->supply->n, sizeof(*x->theme));
	x->words = wk_calloc(m->supply->n, sizeof(*x->words));
	x->ask.prob = wk_calloc(m->themes->n, sizeof(*x->ask.prob));
}

void
wk_match_scratch_free(struct wk_match_scratch *x)
{
	free(x->theme);
	free(x->words);
	free(x->ask.prob);
	wk_terms_free(&x->ask.terms);
}

void
wk_match_score(const struct wk_matcher *m, struct wk_match_scratch *x)
{
	size_t i, k, n = m->supply->n;
	float p;

	memset(x->theme, 0, n * sizeof(*x->theme));
	memset(x->words, 0, n * sizeof(*x->words));
	for (i = 0; i < m->themes->n; i++) {
		if ((p = x->ask.prob[i]) < LEAST_PROB)
			continue;
		for (k = m->start[i]; k < m->start[i + 1]; k++)
			x->theme[m->item[k]] += p * m->value[k];
	}
	if (m->rules->set[WK_SET_WORDS] > 0)
		wk_bm25_score(m->supply->words, &x->ask.terms, x->words);
}

/* Boosts that depend on both sides, and the rule; false: never this item. */
static bool
lift(const struct wk_matcher *m, const struct wk_item *it, const struct wk_ask *a,
    struct wk_candidate *c)
{
	const double *set = m->rules->set;
	int relation;

	c->by = 0;
	c->rule = NULL;
	if (wk_place_same(it->area, a->area, 8)) {
		c->by |= WK_BY_BUURT;
		c->s *= (float)set[WK_SET_BUURT];
	} else if (wk_place_same(it->area, a->area, 6)) {
		c->by |= WK_BY_WIJK;
		c->s *= (float)set[WK_SET_WIJK];
	}
	if (a->language != WK_NOLANGUAGE && a->language > 0 &&
	    (it->languages >> a->language & 1) != 0) {
		c->by |= WK_BY_LANGUAGE;
		c->s *= (float)set[WK_SET_LANGUAGE];
	}
	if (a->weight < WK_GEVOELIG)
		return true;
	relation = wk_match_relation(it, a, m->themes);
	c->rule = wk_match_rule(m->rules, a->weight, it->kind, it->formal,
	    it->collective, relation);
	if (c->rule != NULL)
		c->s *= c->rule->factor;
	return c->rule == NULL || c->rule->factor > 0;
}

/* Put c in its place among the best k of n; returns the new k. */
static size_t
insert(struct wk_candidate *out, size_t k, size_t n, const struct wk_candidate *c)
{
	size_t at = k;

	if (k == n) {
		if (!(c->s > out[n - 1].s))
			return k;
		at = n - 1;
	} else
		k++;
	for (; at > 0 && out[at - 1].s < c->s; at--)
		out[at] = out[at - 1];
	out[at] = *c;
	return k;
}

/* The theme on which ask and item agree most. */
static uint16_t
shared_theme(const struct wk_matcher *m, const struct wk_ask *ask, uint32_t item)
{
	const struct wk_sparse *t = &m->supply->themes;
	uint16_t best = WK_NOTHEME;
	float most = 0;
	size_t k;

	for (k = t->start[item]; k < t->start[item + 1]; k++)
		if (ask->prob[t->dim[k]] * t->value[k] > most) {
			most = ask->prob[t->dim[k]] * t->value[k];
			best = (uint16_t)t->dim[k];
		}
	return best;
}

size_t
wk_match_top(const struct wk_matcher *m, struct wk_match_scratch *x, enum wk_kind kind,
    size_t n, struct wk_candidate *out, unsigned long *out_of)
{
	size_t i = kind == WK_ACTIVITY ? 0 : m->supply->count[WK_ACTIVITY];
	size_t end = i + m->supply->count[kind], k = 0;
	float w = (float)m->rules->set[WK_SET_WORDS], need;
	const struct wk_item *it;
	struct wk_candidate c;
	enum wk_filter f;

	for (; i < end; i++) {
		it = &m->supply->item[i];
		c.item = (uint32_t)i;
		c.s = x->theme[i] * (1 + w * x->words[i]) * it->boost;
		need = k == n && out_of == NULL ? out[n - 1].s : m->floor;
		if (c.s * m->limit < need)
			continue;
		f = wk_match_filter(it, &x->ask, m->today);
		if (f == WK_FILTER_NONE && !lift(m, it, &x->ask, &c))
			f = WK_FILTER_RULE;
		if (f != WK_FILTER_NONE) {
			if (out_of != NULL)
				out_of[f]++;
		} else if (c.s >= m->floor)
			k = insert(out, k, n, &c);
	}
	for (i = 0; i < k; i++)
		out[i].theme = shared_theme(m, &x->ask, out[i].item);
	return k;
}

double
wk_match_unit(const struct wk_matcher *m, float s)
{
	return (double)s / ((double)s + m->rules->set[WK_SET_HALF]);
}
