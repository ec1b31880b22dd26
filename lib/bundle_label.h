/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_BUNDLE_LABEL_H
#define WK_BUNDLE_LABEL_H

/*
 * bundle_label: what a bundle is called. Its theme and the most telling
 * words that at least three of its persons wrote, in the form they wrote
 * them (class-based TF-IDF: M. Grootendorst, arXiv:2203.05794). Words that
 * may be a name are never used: only words of the dictionary, of the
 * knowledge, or compounds of those.
 *
 * Sensitive (zwaar) bundles carry the name of their domain only.
 */

#include "lib/bundle.h"
#include "lib/lexicon.h"
#include "lib/vectors.h"

#define WK_LABEL_WORDS	8
#define WK_LABEL_PERSONS 3	/* that must have written a word */

struct wk_label {
	size_t		 ntheme;	/* 0: no theme stands out; 2: crosses themes */
	size_t		 theme[2];	/* indices of wk_themes */
	float		 share[2];	/* mean probability */
	enum wk_weight	 weight;	/* the heaviest of the themes */
	bool		 structural;
	size_t		 nword;
	char		*word[WK_LABEL_WORDS];	/* most telling first */
	char		*text;
};

struct wk_label_in {
	const struct wk_bundling	*bundles;
	const struct wk_vectors	*vectors;
	const struct wk_themes	*themes;
	const struct wk_lexicon	*lexicon;
	struct wk_text		*text;
	struct wk_rec *const	*rec;
	size_t			 column;	/* tekst */
	const uint32_t		*person;
	bool			 intern;	/* words for zwaar bundles too */
};

/* One per bundle. */
struct wk_label	*wk_bundle_labels(const struct wk_label_in *in);
void		 wk_bundle_labels_free(struct wk_label *label, size_t n);

#endif
