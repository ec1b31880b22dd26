/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "lib/feature.h"
#include "lib/map.h"
#include "lib/model_file.h"

/* How much each kind tells, found by cross-validation (see DESIGN). */
#define W_STEM		1.0f
#define W_PART		0.6f
#define W_PHRASE	0.6f
#define W_NEGATED	0.3f
#define W_GRAM		0.3f
#define W_PAIR		0.35f

static uint64_t
mix(enum feature_kind kind, uint64_t h)
{
	h = (h ^ (uint64_t)kind << 57) * 0xd6e8feb86659fd93ULL;
	h ^= h >> 32;
	return h != 0 ? h : 1;
}

static void
push(struct wk_features *out, enum feature_kind kind, uint64_t h, float v, size_t term)
{
	struct wk_feature *f;

	out->f = wk_grow(out->f, &out->cap, out->n + 1, sizeof(*out->f));
	f = &out->f[out->n++];
	f->hash = mix(kind, h);
	f->value = v;
	f->term = (uint32_t)term;
}

/* Letters in fours over "_word_": near misses and inflections still meet. */
static void
grams(struct wk_features *out, struct wk_str w, size_t term)
{
	char padded[64];
	uint32_t g;
	size_t i, n = w.len < 60 ? w.len : 60;

	padded[0] = '_';
	memcpy(padded + 1, w.p, n);
	padded[n + 1] = '_';
	for (i = 0; i + 4 <= n + 2; i++) {
		memcpy(&g, padded + i, 4);
		push(out, FEATURE_GRAM, g, W_GRAM, term);
	}
}

void
wk_features_of(const struct wk_terms *terms, struct wk_features *out)
{
	uint64_t before = 0;
	size_t i;

	out->n = 0;
	for (i = 0; i < terms->n; i++) {
		const struct wk_term *t = &terms->t[i];

		switch (t->kind) {
		case WK_TERM_STEM:
			push(out, FEATURE_STEM, t->hash, W_STEM, i);
			if (t->negated)
				push(out, FEATURE_NEGATED, t->hash, W_NEGATED, i);
			if (t->word.len > 0) {
				grams(out, t->word, i);
				if (before != 0)
					push(out, FEATURE_PAIR,
					    before * 0x9fb21c651e98df25ULL + t->hash,
					    W_PAIR, i);
				before = t->hash;
			}
			break;
		case WK_TERM_PART:
			push(out, FEATURE_STEM, t->hash, W_PART, i);
			break;
		case WK_TERM_PHRASE:
			push(out, FEATURE_PHRASE, t->hash, W_PHRASE, i);
			break;
		}
	}
}

float
wk_feature_idf(unsigned rows_with, unsigned rows)
{
	return (float)sqrt(log((rows + 1.0) / (rows_with + 1.0)));
}

float
wk_features_scale(double sum_of_squares, size_t n)
{
	return sum_of_squares > 0 ?
	    (float)(pow((double)n, 0.25) / sqrt(sum_of_squares)) : 0;
}

void
wk_features_free(struct wk_features *out)
{
	free(out->f);
	out->f = NULL;
	out->n = out->cap = 0;
}
