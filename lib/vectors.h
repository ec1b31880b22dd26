/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_VECTORS_H
#define WK_VECTORS_H

/*
 * vectors: records to vectors. Their words (TF-IDF over stems, parts of
 * compounds at 0.6, phrases; length 1) and their themes (probabilities).
 */

#include "lib/sparse.h"
#include "lib/themes_of.h"

struct wk_vectors {
	struct wk_sparse words;		/* a row per record; empty without text */
	struct wk_sparse themes;	/* dims are indices of wk_themes */
	uint64_t	*hash;		/* table of terms: hash to dim of words */
	uint32_t	*dim;
	size_t		 nslot;
	uint32_t	*df;		/* by dim: records that have the term */
};

#define WK_VECTORS_INIT	\
	{ WK_SPARSE_INIT, WK_SPARSE_INIT, NULL, NULL, 0, NULL }

/* Called now and then from one thread with records done; may be NULL. */
typedef void wk_vectors_progress(unsigned long done, unsigned long total);

/*
 * Vectors of rec[0..n-1], on `threads` threads; the result does not depend
 * on how many. Inverse document frequencies come from the first nfit
 * records. out must be empty.
 */
void	wk_vectors_of(const struct wk_themes_of *how, struct wk_text *t,
	    struct wk_rec *const *rec, size_t n, size_t nfit, unsigned threads,
	    wk_vectors_progress *progress, struct wk_vectors *out);
/*
 * Words and themes side by side, rows of length 1; themes (length 1 before)
 * count `weight` times as much as words. out must be empty.
 */
void	wk_vectors_join(const struct wk_vectors *v, double weight,
	    struct wk_sparse *out);
/* How many of the first nfit records have this term. */
uint32_t wk_vectors_df(const struct wk_vectors *v, const struct wk_term *t);
void	wk_vectors_free(struct wk_vectors *v);

#endif
