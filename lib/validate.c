/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "lib/train_internal.h"

static double
log_loss(const float *score, size_t n, size_t truth, double temperature)
{
	double sum = 1;
	size_t k;

	for (k = 0; k < n; k++)
		sum += k == truth ? 0 : exp((double)(score[k] - score[truth]) * temperature);
	return log(sum);
}

static void
judge(struct wk_cv *cv, const float *score, size_t truth)
{
	size_t k, best = 0, above = 0;

	for (k = 0; k < cv->ntheme; k++) {
		if (score[k] > score[best])
			best = k;
		above += score[k] > score[truth];
	}
	cv->total[truth]++;
	cv->right[truth] += best == truth;
	cv->top3[truth] += above < 3;
	cv->confusion[truth * cv->ntheme + best]++;
}

static struct wk_cv *
cv_new(size_t n)
{
	struct wk_cv *cv = wk_calloc(1, sizeof(*cv));

	cv->ntheme = n;
	cv->total = wk_calloc(n, sizeof(*cv->total));
	cv->right = wk_calloc(n, sizeof(*cv->right));
	cv->top3 = wk_calloc(n, sizeof(*cv->top3));
	cv->confusion = wk_calloc(n * n, sizeof(*cv->confusion));
	return cv;
}

void
wk_cv_free(struct wk_cv *cv)
{
	if (cv == NULL)
		return;
	free(cv->total);
	free(cv->right);
	free(cv->top3);
	free(cv->confusion);
	free(cv);
}

/* The fold of example i: its group, or a fixed scatter over folds; 0: none. */
static unsigned
fold_of(const struct wk_train *t, size_t i, unsigned folds)
{
	if (t->ex[i].group == 0 || folds == 0)
		return t->ex[i].group;
	return 1 + wk_hash(&i, sizeof(i)) % folds;
}

/* The temperature under which the true themes are least surprising. */
static void
calibrate(struct wk_cv *cv, const struct wk_train *t, const float *score, size_t width,
    const unsigned char *tested)
{
	double T, loss;
	size_t i, n;

	cv->log_loss = INFINITY;
	for (T = 0.2; T < 4; T *= 1.05) {
		for (loss = 0, n = i = 0; i < t->n; i++)
			if (tested[i]) {
				loss += log_loss(score + i * width, cv->ntheme,
				    t->ex[i].row.label, T);
				n++;
			}
		if (n > 0 && loss / (double)n < cv->log_loss) {
			cv->log_loss = loss / (double)n;
			cv->temperature = (float)T;
		}
	}
}

struct wk_cv *
wk_train_validate(struct wk_train *t, unsigned folds)
{
	struct wk_cv *cv = cv_new(t->themes->n);
	size_t width = WK_SOFTMAX_WIDTH(cv->ntheme), i;
	float *score = wk_calloc(t->n * width, sizeof(*score)), *w;
	unsigned char *skip = wk_calloc(t->n, 1), *tested = wk_calloc(t->n, 1);
	unsigned f, last = 0;

	for (i = 0; i < t->n; i++)
		if (fold_of(t, i, folds) > last)
			last = fold_of(t, i, folds);
	for (f = 1; f <= last; f++) {
		for (i = 0; i < t->n; i++)
			skip[i] = fold_of(t, i, folds) == f;
		w = wk_train_weights(t, skip);
		for (i = 0; i < t->n; i++)
			if (skip[i]) {
				wk_softmax_score(w, &t->ex[i].row, cv->ntheme,
				    score + i * width);
				judge(cv, score + i * width, t->ex[i].row.label);
				tested[i] = 1;
			}
		free(w);
	}
	calibrate(cv, t, score, width, tested);
	free(score);
	free(skip);
	free(tested);
	return cv;
}
