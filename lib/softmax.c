/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/softmax.h"

/* Found by leaving out one series of examples at a time; see DESIGN. */
#define PASSES		20
#define STEP		0.5f
#define DECAY		1e-3f
#define DROPOUT		0.3f
#define BAYES		0.3	/* weight of the naive Bayes ratios */
#define SMOOTH		1500.0	/* pseudo-counts spread over all features */
#define LANE		16	/* labels in one go: lets the compiler vectorise */

struct learner {
	size_t		 nlabel, width;
	float		*w;
	float		*sum;		/* squared gradients, by feature */
	float		*score;
	unsigned char	*keep;		/* by entry of the row */
	size_t		 keepcap;
	uint64_t	 seed;
};

/* xorshift64 (G. Marsaglia 2003). */
static uint32_t
draw(struct learner *l)
{
	l->seed ^= l->seed << 13;
	l->seed ^= l->seed >> 7;
	l->seed ^= l->seed << 17;
	return (uint32_t)(l->seed >> 32);
}

/* y += a * x over width, a multiple of LANE. */
static void
add_scaled(float *restrict y, const float *restrict x, float a, size_t width)
{
	size_t i, k;

	for (i = 0; i < width; i += LANE)
		for (k = 0; k < LANE; k++)
			y[i + k] += a * x[i + k];
}

void
wk_softmax_score(const float *weights, const struct wk_sparse_row *row, size_t nlabel,
    float *score)
{
	size_t width = WK_SOFTMAX_WIDTH(nlabel);
	uint32_t i;

	memset(score, 0, width * sizeof(*score));
	for (i = 0; i < row->n; i++)
		add_scaled(score, weights + row->index[i] * width, row->value[i], width);
}

/*
 * Choose which entries of the row take part; the bias always does. Returns
 * the factor that gives the rest the length of the whole.
 */
static float
drop(struct learner *l, const struct wk_sparse_row *row)
{
	float all = 0, kept = 0, v;
	uint32_t i;

	l->keep = wk_grow(l->keep, &l->keepcap, row->n, 1);
	for (i = 0; i < row->n; i++) {
		v = row->index[i] > 0 ? row->value[i] * row->value[i] : 0;
		l->keep[i] = row->index[i] == 0 ||
		    (draw(l) & 0xFFFF) >= (uint32_t)(DROPOUT * 65536);
		all += v;
		kept += l->keep[i] ? v : 0;
	}
	if (kept > 0)
		return sqrtf(all / kept);
	memset(l->keep, 1, row->n);
	return 1;
}

/* Scores to the gradient: probability, less one for the true label. */
static float
gradient(float *z, size_t nlabel, size_t width, uint32_t label)
{
	float top = z[0], sum = 0, norm = 0;
	size_t c;

	for (c = 1; c < nlabel; c++)
		top = z[c] > top ? z[c] : top;
	for (c = 0; c < nlabel; c++)
		sum += z[c] = expf(z[c] - top);
	for (c = 0; c < nlabel; c++)
		z[c] /= sum;
	z[label] -= 1;
	for (c = 0; c < nlabel; c++)
		norm += z[c] * z[c];
	for (c = nlabel; c < width; c++)
		z[c] = 0;
	return norm;
}

static void
learn_row(struct learner *l, const struct wk_sparse_row *row, float rate)
{
	float factor = drop(l, row), *z = l->score, *w, norm, step, v, shrink;
	size_t c;
	uint32_t i;

	memset(z, 0, l->width * sizeof(*z));
	for (i = 0; i < row->n; i++)
		if (l->keep[i])
			add_scaled(z, l->w + row->index[i] * l->width,
			    row->value[i] * (row->index[i] > 0 ? factor : 1), l->width);
	norm = gradient(z, l->nlabel, l->width, row->label);
	for (i = 0; i < row->n; i++) {
		if (!l->keep[i])
			continue;
		w = l->w + row->index[i] * l->width;
		v = row->value[i] * (row->index[i] > 0 ? factor : 1);
		l->sum[row->index[i]] += norm * v * v;
		step = rate / sqrtf(l->sum[row->index[i]] + 1e-3f);
		shrink = 1 - step * DECAY;
		for (c = 0; c < l->width; c++)
			w[c] *= shrink;
		add_scaled(w, z, -step * v, l->width);
	}
}

/*
 * Add the naive Bayes ratios log(P(feature|label) / P(feature)), smoothed by
 * SMOOTH pseudo-counts in proportion to the features as a whole.
 */
static void
add_bayes(struct learner *l, const struct wk_sparse_row *row, size_t nrow,
    size_t nfeature)
{
	float *count = wk_calloc(nfeature * l->width, sizeof(*count));
	double *total = wk_calloc(l->nlabel, sizeof(*total)), all = 0, f, p;
	size_t i, c;
	uint32_t k;

	for (i = 0; i < nrow; i++)
		for (k = 0; k < row[i].n; k++) {
			count[row[i].index[k] * l->width + row[i].label] += row[i].value[k];
			if (row[i].index[k] > 0)
				total[row[i].label] += (double)row[i].value[k];
		}
	for (c = 0; c < l->nlabel; c++)
		all += total[c];
	for (i = 1; i < nfeature; i++) {
		for (f = 0, c = 0; c < l->nlabel; c++)
			f += (double)count[i * l->width + c];
		for (c = 0; c < l->nlabel && f > 0; c++) {
			p = ((double)count[i * l->width + c] + SMOOTH * f / all) /
			    (total[c] + SMOOTH);
			l->w[i * l->width + c] += (float)(BAYES * log(p * all / f));
		}
	}
	free(count);
	free(total);
}

float *
wk_softmax_train(const struct wk_sparse_row *row, size_t nrow, size_t nfeature,
    size_t nlabel)
{
	struct learner l = { .nlabel = nlabel, .width = WK_SOFTMAX_WIDTH(nlabel),
	    .seed = 88172645463325252ULL };
	uint32_t *order = wk_calloc(nrow, sizeof(*order)), swap;
	size_t pass, i, j;
	float rate;

	l.w = wk_calloc(nfeature * l.width, sizeof(*l.w));
	l.sum = wk_calloc(nfeature, sizeof(*l.sum));
	l.score = wk_calloc(l.width, sizeof(*l.score));
	for (i = 0; i < nrow; i++)
		order[i] = (uint32_t)i;
	for (pass = 0; pass < PASSES; pass++) {
		rate = STEP * (1 - (float)pass / PASSES) + STEP * 0.02f;
		for (i = nrow; i > 1; i--) {
			j = draw(&l) % i;
			swap = order[i - 1];
			order[i - 1] = order[j];
			order[j] = swap;
		}
		for (i = 0; i < nrow; i++)
			learn_row(&l, &row[order[i]], rate);
	}
	add_bayes(&l, row, nrow, nfeature);
	free(order);
	free(l.sum);
	free(l.score);
	free(l.keep);
	return l.w;
}
