/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_BM25_H
#define WK_BM25_H

/*
 * bm25: how well the words of a question meet those of documents. BM25
 * (S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework", 2009)
 * over stems, parts of compounds and phrases, with fields that weigh more
 * (BM25F: the weight multiplies the count of a term).
 */

#include <stddef.h>
#include <stdint.h>

#include "lib/text.h"

struct wk_bm25;

/* The usual values. */
#define WK_BM25_K1	1.2
#define WK_BM25_B	0.75

/* k1: how soon more of the same word stops counting; b 0-1: how much length counts. */
struct wk_bm25	*wk_bm25_new(double k1, double b);
void		 wk_bm25_free(struct wk_bm25 *x);

/*
 * Add terms to the document under way with this field weight; next closes it
 * and returns its number 0, 1, 2...
 */
void		 wk_bm25_add(struct wk_bm25 *x, const struct wk_terms *terms, double weight);
size_t		 wk_bm25_next(struct wk_bm25 *x);
/* After the last document, before the first question. */
void		 wk_bm25_seal(struct wk_bm25 *x);

/*
 * score[0..documents-1] += the score of each document, >= 0. Each term of the
 * question counts once. Safe for several threads at once.
 */
void		 wk_bm25_score(const struct wk_bm25 *x, const struct wk_terms *terms,
		    float *score);
/* What one term adds to one document; 0 when it does not hold it. */
float		 wk_bm25_term(const struct wk_bm25 *x, const struct wk_term *term,
		    size_t document);

#endif
