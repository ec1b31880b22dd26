/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/vectors.h"

#define PART_WEIGHT	0.6f	/* a part of a compound against a whole word */
#define LEAST_PROB	0.02f	/* smaller probabilities only cost time */
#define MAXTHREAD	16

struct found {		/* a term of one record */
	uint64_t hash;
	float	 tf;
};

/* One thread's share: records from..to-1. */
struct share {
	const struct wk_themes_of *how;
	struct wk_text		  *text;
	struct wk_rec *const	  *rec;
	size_t			   from, to, total;
	wk_vectors_progress	  *progress;	/* first thread only */
	struct found		  *found;	/* of all its records */
	size_t			   nfound, cap;
	uint32_t		  *count;	/* found per record */
	struct wk_sparse	   themes;
};

static uint64_t
term_hash(const struct wk_term *t)
{
	uint64_t h = t->hash;

	if (t->kind == WK_TERM_PHRASE)
		h ^= 0x9e3779b97f4a7c15ULL;
	if (t->negated)
		h ^= 0xc2b2ae3d27d4eb4fULL;
	return h != 0 ? h : 1;
}

static int
by_hash(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* The terms of one record, each once with its frequency. */
static void
add_words(struct share *s, const struct wk_terms *terms, size_t r)
{
	struct found *f;
	size_t i, n = 0;

	s->found = wk_grow(s->found, &s->cap, s->nfound + terms->n + 1,
	    sizeof(*s->found));
	f = s->found + s->nfound;
	for (i = 0; i < terms->n; i++) {
		f[i].hash = term_hash(&terms->t[i]);
		f[i].tf = terms->t[i].kind == WK_TERM_PART ? PART_WEIGHT : 1;
	}
	qsort(f, terms->n, sizeof(*f), by_hash);
	for (i = 0; i < terms->n; i++)
		if (n > 0 && f[n - 1].hash == f[i].hash)
			f[n - 1].tf += f[i].tf;
		else
			f[n++] = f[i];
	s->count[r - s->from] = (uint32_t)n;
	s->nfound += n;
}

static void
add_themes(struct share *s, const float *prob)
{
	uint32_t dim[64];
	float value[64];
	size_t i, n = 0;

	for (i = 0; i < s->how->themes->n && n < 64; i++)
		if (prob[i] >= LEAST_PROB) {	/* at most 50 of them */
			dim[n] = (uint32_t)i;
			value[n++] = prob[i];
		}
	wk_sparse_add(&s->themes, dim, value, n);
}

static void *
work(void *arg)
{
	struct wk_terms terms = WK_TERMS_INIT;
	struct share *s = arg;
	float *prob = wk_calloc(s->how->themes->n, sizeof(*prob));
	size_t i;

	s->count = wk_calloc(s->to - s->from + 1, sizeof(*s->count));
	for (i = s->from; i < s->to; i++) {
		wk_themes_of(s->how, s->text, s->rec[i], &terms, prob);
		add_words(s, &terms, i);
		add_themes(s, prob);
		if (s->progress != NULL && (i & 255) == 0)
			s->progress((i - s->from) * s->total / (s->to - s->from),
			    s->total);
	}
	wk_terms_free(&terms);
	free(prob);
	return NULL;
}

/* Term hashes to dims 0, 1, 2... in order of first appearance. */
static void
grow_table(struct wk_vectors *v)
{
	uint64_t *hash = v->hash;
	uint32_t *dim = v->dim;
	size_t i, j, n = v->nslot;

	v->nslot = n > 0 ? 2 * n : 4096;
	v->hash = wk_calloc(v->nslot, sizeof(*v->hash));
	v->dim = wk_calloc(v->nslot, sizeof(*v->dim));
	for (i = 0; i < n; i++) {
		if (hash[i] == 0)
			continue;
		for (j = hash[i] & (v->nslot - 1); v->hash[j] != 0;)
			j = (j + 1) & (v->nslot - 1);
		v->hash[j] = hash[i];
		v->dim[j] = dim[i];
	}
	free(hash);
	free(dim);
}

static size_t
slot_of(const struct wk_vectors *v, uint64_t h)
{
	size_t j = h & (v->nslot - 1);

	while (v->hash[j] != 0 && v->hash[j] != h)
		j = (j + 1) & (v->nslot - 1);
	return j;
}

static uint32_t
dim_of(struct wk_vectors *v, uint64_t h)
{
	size_t j;

	if (2 * ((size_t)v->words.ndim + 1) > v->nslot)
		grow_table(v);
	j = slot_of(v, h);
	if (v->hash[j] == 0) {
		v->hash[j] = h;
		v->dim[j] = v->words.ndim++;
	}
	return v->dim[j];
}

uint32_t
wk_vectors_df(const struct wk_vectors *v, const struct wk_term *t)
{
	uint64_t h = term_hash(t);
	size_t j;

	if (v->nslot == 0)
		return 0;
	j = slot_of(v, h);
	return v->hash[j] != 0 ? v->df[v->dim[j]] : 0;
}

/* Append what one thread found to the whole, in order, and let go of it. */
static void
gather(struct share *s, struct wk_vectors *out)
{
	size_t i, j, cap = 0, vcap = 0, at = 0;
	uint32_t *dim = NULL;
	float *value = NULL;

	for (i = 0; i < s->to - s->from; i++) {
		dim = wk_grow(dim, &cap, s->count[i] + 1, sizeof(*dim));
		value = wk_grow(value, &vcap, s->count[i] + 1, sizeof(*value));
		for (j = 0; j < s->count[i]; j++, at++) {
			dim[j] = dim_of(out, s->found[at].hash);
			value[j] = s->found[at].tf;
		}
		wk_sparse_add(&out->words, dim, value, s->count[i]);
		wk_sparse_copy(&out->themes, &s->themes, i);
	}
	wk_sparse_free(&s->themes);
	free(s->found);
	free(s->count);
	free(dim);
	free(value);
}

void
wk_vectors_of(const struct wk_themes_of *how, struct wk_text *t,
    struct wk_rec *const *rec, size_t n, size_t nfit, unsigned threads,
    wk_vectors_progress *progress, struct wk_vectors *out)
{
	struct share share[MAXTHREAD] = { 0 };
	pthread_t thread[MAXTHREAD];
	bool alone[MAXTHREAD] = { false };
	unsigned k;

	threads = threads < 1 || n < 64 ? 1 : threads > MAXTHREAD ? MAXTHREAD : threads;
	for (k = 0; k < threads; k++) {
		share[k].how = how;
		share[k].rec = rec;
		share[k].from = n * k / threads;
		share[k].to = n * (k + 1) / threads;
		share[k].total = n;
		share[k].progress = k == 0 ? progress : NULL;
		share[k].text = k == 0 ? t : wk_text_clone(t);
	}
	for (k = 1; k < threads; k++)
		alone[k] = pthread_create(&thread[k], NULL, work, &share[k]) != 0;
	work(&share[0]);
	for (k = 0; k < threads; k++) {
		if (alone[k])		/* no thread to be had: do it here */
			work(&share[k]);
		else if (k > 0)
			pthread_join(thread[k], NULL);
		gather(&share[k], out);
		if (k > 0)
			wk_text_free(share[k].text);
	}
	out->themes.ndim = (uint32_t)how->themes->n;
	out->df = wk_sparse_tfidf(&out->words, nfit);
}

void
wk_vectors_join(const struct wk_vectors *v, double weight, struct wk_sparse *out)
{
	struct wk_sparse unit = WK_SPARSE_INIT;
	double norm;
	size_t i;

	for (i = 0; i < v->themes.n; i++) {
		wk_sparse_copy(&unit, &v->themes, i);
		norm = wk_sparse_norm(&unit, i);
		if (norm > 0)
			wk_sparse_scale(&unit, i, weight / norm);
	}
	unit.ndim = v->themes.ndim;
	wk_sparse_join(&unit, &v->words, 1, out);
	wk_sparse_free(&unit);
}

void
wk_vectors_free(struct wk_vectors *v)
{
	wk_sparse_free(&v->words);
	wk_sparse_free(&v->themes);
	free(v->hash);
	free(v->dim);
	free(v->df);
	memset(v, 0, sizeof(*v));
}
