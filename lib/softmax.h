/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_SOFTMAX_H
#define WK_SOFTMAX_H

/*
 * softmax: multinomial logistic regression over sparse rows, as a matrix of
 * weights. Stochastic gradient with a step per feature (AdaGrad; J. Duchi et
 * al., JMLR 2011), features left out at random while learning (dropout; S.
 * Wager et al., NIPS 2013), and the log-likelihood ratios of naive Bayes
 * mixed in, which knows rare words better (cf. S. Wang and C. Manning, ACL
 * 2012). One thread, a fixed seed: the same rows give the same bytes.
 */

#include <stddef.h>
#include <stdint.h>

#define WK_SOFTMAX_WIDTH(n)	(((n) + 15) / 16 * 16)

struct wk_sparse_row {
	const uint32_t	*index;		/* feature numbers; 0 is the bias */
	const float	*value;
	uint32_t	 n;
	uint32_t	 label;		/* 0..nlabel-1 */
};

/*
 * Train on the rows in the order given. Returns weights
 * [nfeature][WK_SOFTMAX_WIDTH(nlabel)], owned by the caller.
 */
float	*wk_softmax_train(const struct wk_sparse_row *row, size_t nrow,
	    size_t nfeature, size_t nlabel);

/* score[0..WK_SOFTMAX_WIDTH(nlabel)-1]: the row's score for each label. */
void	 wk_softmax_score(const float *weights, const struct wk_sparse_row *row,
	    size_t nlabel, float *score);

#endif
