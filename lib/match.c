/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "lib/match.h"
#include "lib/mem.h"

#define BLOCK		WK_MATCH_BLOCK
#define NEAR_TOP	0.7f	/* of the best, before filters */
#define LEAST_PROB	0.01f	/* smaller ones only cost time */

static void
spread_themes(struct wk_matcher *m)
{
	const struct wk_sparse *t = &m->supply->themes;
	size_t i, k;

	m->agree = wk_calloc(m->themes->n * m->width, sizeof(*m->agree));
	for (i = 0; i < t->n; i++)
		for (k = t->start[i]; k < t->start[i + 1]; k++)
			m->agree[t->dim[k] * m->width + i] = t->value[k];
}

void
wk_matcher_init(struct wk_matcher *m, const struct wk_supply *s,
    const struct wk_match_rules *r, const struct wk_themes *t, long today,
    enum wk_setting least)
{
	const double *set = r->set;
	double floor = set[least];
	size_t i;

	memset(m, 0, sizeof(*m));
	m->supply = s;
	m->rules = r;
	m->themes = t;
	m->today = today;
	m->most_near = (float)fmax(1, fmax(set[WK_SET_BUURT], set[WK_SET_WIJK]));
	m->most_language = (float)fmax(1, set[WK_SET_LANGUAGE]);
	m->most_rule = 1;
	for (i = 0; i < r->nrule; i++)
		m->most_rule = fmaxf(m->most_rule, r->rule[i].factor);
	m->width = (s->n + BLOCK - 1) / BLOCK * BLOCK;
	m->boost = wk_calloc(m->width, sizeof(*m->boost));
	for (i = 0; i < s->n; i++)
		m->boost[i] = s->item[i].boost;
	m->floor = floor >= 1 ? 1e30f :
	    (float)(r->set[WK_SET_HALF] * floor / (1 - floor));
	spread_themes(m);
}

void
wk_matcher_free(struct wk_matcher *m)
{
	free(m->agree);
	free(m->boost);
}

void
wk_match_scratch_init(struct wk_match_scratch *x, const struct wk_matcher *m)
{
	memset(x, 0, sizeof(*x));
	x->s = wk_calloc(m->width, sizeof(*x->s));
	x->words = wk_calloc(m->width, sizeof(*x->words));
	x->top = wk_calloc(m->width / BLOCK, sizeof(*x->top));
	x->ask.prob = wk_calloc(m->themes->n, sizeof(*x->ask.prob));
}

void
wk_match_scratch_free(struct wk_match_scratch *x)
{
	free(x->s);
	free(x->words);
	free(x->top);
	free(x->ask.prob);
	wk_terms_free(&x->ask.terms);
}

/* sum += p * add; whole blocks, so that the compiler takes several at once. */
static void
add_theme(float *restrict sum, const float *restrict add, float p, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i += BLOCK)
		for (k = 0; k < BLOCK; k++)
			sum[i + k] += p * add[i + k];
}

/* Words and boosts on top of the themes; the most of each block. */
static void
finish(float *restrict sum, const float *restrict words, const float *restrict boost,
    float w, float *restrict top, size_t n)
{
	float half[BLOCK / 2];
	size_t i, k;

	for (i = 0; i < n; i += BLOCK) {
		for (k = 0; k < BLOCK; k++)
			sum[i + k] *= (1 + w * words[i + k]) * boost[i + k];
		for (k = 0; k < BLOCK / 2; k++)
			half[k] = sum[i + k] > sum[i + k + BLOCK / 2] ? sum[i + k] :
			    sum[i + k + BLOCK / 2];
		for (k = 1; k < BLOCK / 2; k++)
			half[0] = half[k] > half[0] ? half[k] : half[0];
		top[i / BLOCK] = half[0];
	}
}

void
wk_match_score(const struct wk_matcher *m, struct wk_match_scratch *x)
{
	float w = (float)m->rules->set[WK_SET_WORDS];
	size_t i;

	memset(x->s, 0, m->width * sizeof(*x->s));
	memset(x->words, 0, m->width * sizeof(*x->words));
	for (i = 0; i < m->themes->n; i++)
		if (x->ask.prob[i] >= LEAST_PROB)
			add_theme(x->s, m->agree + i * m->width, x->ask.prob[i], m->width);
	if (w > 0)
		wk_bm25_score(m->supply->words, &x->ask.terms, x->words);
	finish(x->s, x->words, m->boost, w, x->top, m->width);
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

/* The most that lift can multiply by for this request. */
static float
most_lift(const struct wk_matcher *m, const struct wk_ask *a)
{
	float most = a->area.mask != 0 ? m->most_near : 1;

	if (a->language != WK_NOLANGUAGE)
		most *= m->most_language;
	return a->weight < WK_GEVOELIG ? most : most * m->most_rule;
}

static bool
better(const struct wk_candidate *a, const struct wk_candidate *b)
{
	return a->s > b->s || (!(a->s < b->s) && a->item < b->item);
}

/* Put c in its place among the best k of n; returns the new k. */
static size_t
insert(struct wk_candidate *out, size_t k, size_t n, const struct wk_candidate *c)
{
	size_t at = k < n ? k : n - 1;

	if (k == n && !better(c, &out[at]))
		return k;
	for (; at > 0 && better(c, &out[at - 1]); at--)
		out[at] = out[at - 1];
	out[at] = *c;
	return k < n ? k + 1 : n;
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

/* A search for the best of one kind. */
struct search {
	const struct wk_matcher	*m;
	struct wk_match_scratch	*x;
	struct wk_candidate	*out;
	size_t			 n, k;		/* wanted, found */
	unsigned long		*out_of;
};

static void
consider(struct search *s, size_t i)
{
	const struct wk_item *it = &s->m->supply->item[i];
	struct wk_candidate c = { .item = (uint32_t)i, .s = s->x->s[i] };
	enum wk_filter f = wk_match_filter(it, &s->x->ask, s->m->today);

	if (f == WK_FILTER_NONE && !lift(s->m, it, &s->x->ask, &c))
		f = WK_FILTER_RULE;
	if (f == WK_FILTER_NONE && c.s >= s->m->floor)
		s->k = insert(s->out, s->k, s->n, &c);
	else if (f != WK_FILTER_NONE && s->out_of != NULL)
		s->out_of[f]++;
}

/* Look at the items from..end-1 with least <= s < below. */
static void
sweep(struct search *s, size_t from, size_t end, float least, float below, float most)
{
	const float *v = s->x->s, *top = s->x->top;
	size_t i, b, stop;

	for (b = from / BLOCK; b * BLOCK < end; b++) {
		if (top[b] < least)
			continue;
		i = b * BLOCK > from ? b * BLOCK : from;
		stop = (b + 1) * BLOCK < end ? (b + 1) * BLOCK : end;
		for (; i < stop; i++)
			if (v[i] >= least && v[i] < below)
				consider(s, i);
		if (s->k == s->n && s->out_of == NULL)
			least = fmaxf(least, s->out[s->n - 1].s / most);
	}
}

size_t
wk_match_top(const struct wk_matcher *m, struct wk_match_scratch *x, enum wk_kind kind,
    size_t n, struct wk_candidate *out, unsigned long *out_of)
{
	size_t from = kind == WK_ACTIVITY ? 0 : m->supply->count[WK_ACTIVITY];
	size_t end = from + m->supply->count[kind], i;
	float most = most_lift(m, &x->ask) * 1.000001f, first = 0, least = m->floor / most;
	struct search s = { m, x, out, n, 0, out_of };

	/* those near the top first: then few others are worth a look */
	for (i = from / BLOCK; i * BLOCK < end; i++)
		if (x->top[i] > first)
			first = x->top[i];
	first = fmaxf(NEAR_TOP * first, least);
	sweep(&s, from, end, first, INFINITY, most);
	if (s.k == n && out_of == NULL)
		least = fmaxf(least, out[n - 1].s / most);
	sweep(&s, from, end, least, first, most);
	for (i = 0; i < s.k; i++)
		out[i].theme = shared_theme(m, &x->ask, out[i].item);
	return s.k;
}

double
wk_match_unit(const struct wk_matcher *m, float s)
{
	return (double)s / ((double)s + m->rules->set[WK_SET_HALF]);
}
