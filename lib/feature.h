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
 * Features of the terms, values scaled to a vector of length 1 (Euclidean)
 * whatever the length of the text. A feature may occur more than once: its
 * values add up.
 */
void	wk_features_of(const struct wk_terms *terms, struct wk_features *out);
void	wk_features_free(struct wk_features *out);

#endif
