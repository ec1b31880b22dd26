/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "lib/bm25.h"
#include "lib/mem.h"

#define PART_WEIGHT	0.6	/* a part of a compound against a whole word */
#define MAXQUERY	512	/* different terms of a question that count */

struct posting {
	uint32_t document;
	float	 value;		/* weighted count, after seal the score */
};

struct term {
	uint64_t	hash;		/* 0: empty slot */
	struct posting *p;
	size_t		n, cap;
};

struct wk_bm25 {
	double		k1, b;
	struct term    *slot;		/* open addressing */
	size_t		nslot, nterm;
	float	       *length;		/* by document, weighted */
	size_t		n, cap;
	double		current;	/* length of the document under way */
};

struct wk_bm25 *
wk_bm25_new(double k1, double b)
{
	struct wk_bm25 *x = wk_calloc(1, sizeof(*x));

	x->k1 = k1;
	x->b = b;
	x->nslot = 1024;
	x->slot = wk_calloc(x->nslot, sizeof(*x->slot));
	return x;
}

void
wk_bm25_free(struct wk_bm25 *x)
{
	size_t i;

	if (x == NULL)
		return;
	for (i = 0; i < x->nslot; i++)
		free(x->slot[i].p);
	free(x->slot);
	free(x->length);
	free(x);
}

static uint64_t
hash_of(const struct wk_term *t)
{
	uint64_t h = t->kind == WK_TERM_PHRASE ? t->hash ^ 0x9e3779b97f4a7c15ULL : t->hash;

	return h != 0 ? h : 1;
}

static struct term *
find(const struct wk_bm25 *x, uint64_t hash)
{
	size_t i = hash & (x->nslot - 1);

	while (x->slot[i].hash != 0 && x->slot[i].hash != hash)
		i = (i + 1) & (x->nslot - 1);
	return &x->slot[i];
}

static void
grow(struct wk_bm25 *x)
{
	struct term *old = x->slot;
	size_t i, n = x->nslot;

	x->nslot = 2 * n;
	x->slot = wk_calloc(x->nslot, sizeof(*x->slot));
	for (i = 0; i < n; i++)
		if (old[i].hash != 0)
			*find(x, old[i].hash) = old[i];
	free(old);
}

static double
weight_of(const struct wk_term *t)
{
	return t->kind == WK_TERM_PART ? PART_WEIGHT : 1;
}

void
wk_bm25_add(struct wk_bm25 *x, const struct wk_terms *terms, double weight)
{
	struct term *t;
	double w;
	size_t i;

	for (i = 0; i < terms->n; i++) {
		w = weight * weight_of(&terms->t[i]);
		if (2 * (x->nterm + 1) > x->nslot)
			grow(x);
		t = find(x, hash_of(&terms->t[i]));
		if (t->hash == 0) {
			t->hash = hash_of(&terms->t[i]);
			x->nterm++;
		}
		if (t->n == 0 || t->p[t->n - 1].document != x->n) {
			t->p = wk_grow(t->p, &t->cap, t->n + 1, sizeof(*t->p));
			t->p[t->n++] = (struct posting){ (uint32_t)x->n, 0 };
		}
		t->p[t->n - 1].value += (float)w;
		x->current += w;
	}
}

size_t
wk_bm25_next(struct wk_bm25 *x)
{
	x->length = wk_grow(x->length, &x->cap, x->n + 1, sizeof(*x->length));
	x->length[x->n] = (float)x->current;
	x->current = 0;
	return x->n++;
}

void
wk_bm25_seal(struct wk_bm25 *x)
{
	double mean = 0, idf, tf;
	struct term *t;
	size_t i, k;

	for (i = 0; i < x->n; i++)
		mean += (double)x->length[i] / (double)x->n;
	for (i = 0; i < x->nslot; i++) {
		t = &x->slot[i];
		idf = log(1 + ((double)x->n - (double)t->n + 0.5) / ((double)t->n + 0.5));
		for (k = 0; k < t->n; k++) {
			tf = (double)t->p[k].value;
			t->p[k].value = (float)(idf * tf * (x->k1 + 1) / (tf + x->k1 *
			    (1 - x->b + x->b * (double)x->length[t->p[k].document] / mean)));
		}
	}
}

void
wk_bm25_score(const struct wk_bm25 *x, const struct wk_terms *terms, float *score)
{
	uint64_t seen[MAXQUERY], h;
	const struct term *t;
	size_t i, k, n = 0;
	float w;

	for (i = 0; i < terms->n && n < MAXQUERY; i++) {
		h = hash_of(&terms->t[i]);
		t = find(x, h);
		if (t->hash == 0)
			continue;
		for (k = 0; k < n && seen[k] != h; k++)
			;
		if (k < n)
			continue;
		seen[n++] = h;
		w = (float)weight_of(&terms->t[i]);
		for (k = 0; k < t->n; k++)
			score[t->p[k].document] += w * t->p[k].value;
	}
}

float
wk_bm25_term(const struct wk_bm25 *x, const struct wk_term *term, size_t document)
{
	const struct term *t = find(x, hash_of(term));
	size_t lo = 0, hi = t->n, mid;

	while (lo < hi) {
		mid = (lo + hi) / 2;
		if (t->p[mid].document < document)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < t->n && t->p[lo].document == document ?
	    (float)weight_of(term) * t->p[lo].value : 0;
}
