/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_FEATURE_H
#define WK_FEATURE_H

/*
 * feature: the terms of a text to the numbered, weighted features of the
 * theme model; training and scoring share this one piece.
 */

#include "lib/text.h"

struct wk_feature {
	uint64_t	hash;
	float		value;
	uint32_t	term;		/* index of the term it came from */
};

struct wk_features {
	struct wk_feature *f;
	size_t		   n, cap;
};

#define WK_FEATURES_INIT	{ NULL, 0, 0 }

/*
 * Features of the terms with the raw weight of their kind. A feature may
 * occur more than once: its values add up.
 */
void	wk_features_of(const struct wk_terms *terms, struct wk_features *out);
void	wk_features_free(struct wk_features *out);

/*
 * How a text's raw values become its vector: each value times the square
 * root of the inverse document frequency of its feature, then all times
 * wk_features_scale(sum of squares, number of features): a vector of length
 * n^(1/4), so that a longer text speaks a little louder.
 */
float	wk_feature_idf(unsigned rows_with, unsigned rows);
float	wk_features_scale(double sum_of_squares, size_t n);

#endif
