/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_SPARSE_H
#define WK_SPARSE_H

/*
 * sparse: a growing matrix of rows with few values; the vectors of records.
 */

#include <stddef.h>
#include <stdint.h>

struct wk_sparse {
	size_t	  n;		/* rows */
	size_t	 *start;	/* n + 1 offsets into dim and value */
	uint32_t *dim;		/* rising within a row */
	float	 *value;
	uint32_t  ndim;		/* every dim is below it */
	size_t	  cap, rowcap;
};

#define WK_SPARSE_INIT	{ 0, NULL, NULL, NULL, 0, 0, 0 }

/*
 * Append a row of n values. Dims in any order but each at most once; the row
 * is sorted here. The arrays stay the caller's.
 */
void	wk_sparse_add(struct wk_sparse *m, const uint32_t *dim,
	    const float *value, size_t n);
/* Append a copy of row i of from. */
void	wk_sparse_copy(struct wk_sparse *m, const struct wk_sparse *from, size_t i);
void	wk_sparse_free(struct wk_sparse *m);

static inline size_t
wk_sparse_len(const struct wk_sparse *m, size_t i)
{
	return m->start[i + 1] - m->start[i];
}

/* Euclidean length of row i; scale every value of row i by f. */
double	wk_sparse_norm(const struct wk_sparse *m, size_t i);
void	wk_sparse_scale(struct wk_sparse *m, size_t i, double f);
/* Inner product of row i of a and row j of b. */
double	wk_sparse_dot(const struct wk_sparse *a, size_t i,
	    const struct wk_sparse *b, size_t j);

/*
 * TF-IDF in place: a value tf > 0 becomes
 * (1 + ln tf) * (ln((1 + n) / (1 + df)) + 1), rows then get length 1 (G. Salton,
 * C. Buckley 1988; smoothing as in scikit-learn). df is counted over the
 * first nfit rows; dims not seen there are dropped from later rows. Values
 * below 1 (compound parts) keep their share: tf < 1 counts as tf times.
 * Returns df by dim; the caller frees it.
 */
uint32_t *wk_sparse_tfidf(struct wk_sparse *m, size_t nfit);

/*
 * Rows of a and b side by side: dims of b after those of a, values of b
 * times weight, rows then get length 1 (empty rows stay empty). out must be
 * empty.
 */
void	wk_sparse_join(const struct wk_sparse *a, const struct wk_sparse *b,
	    double weight, struct wk_sparse *out);

/*
 * The sum of rows, spread out over all dims so that inner products with it
 * are quick. Clear it before the next sum.
 */
struct wk_sum {
	float	 *value;	/* by dim */
	uint32_t *dim;		/* those in use */
	size_t	  n, cap;
};

void	wk_sum_init(struct wk_sum *s, uint32_t ndim);
void	wk_sum_add(struct wk_sum *s, const struct wk_sparse *m,
	    const uint32_t *row, size_t n);
double	wk_sum_dot(const struct wk_sum *s, const struct wk_sparse *m, size_t row);
double	wk_sum_length(const struct wk_sum *s);
/* Append its `most` largest values as a row of length 1. */
void	wk_sum_to_row(const struct wk_sum *s, size_t most, struct wk_sparse *out);
void	wk_sum_clear(struct wk_sum *s);
void	wk_sum_free(struct wk_sum *s);

#endif
