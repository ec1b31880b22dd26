/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_BUNDLE_MATCH_H
#define WK_BUNDLE_MATCH_H

/*
 * bundle_match: what fits a whole bundle. The scores of its members' candidates
 * add up, those of something individual by half, and an item fits the bundle
 * when at least half of its members have it among their candidates.
 */

#include "lib/advice.h"

#define WK_BUNDLE_CHOICES	10	/* candidates per record that add up */

struct wk_bundle_match {
	uint32_t	item;		/* UINT32_MAX: nothing fits */
	unsigned	members;	/* records of the bundle */
	unsigned	fits;		/* of those, with the item among theirs */
	enum wk_advice	advice;
};

struct wk_bundle_matches {
	uint32_t		*of;	/* by record: bundle, or UINT32_MAX */
	struct wk_bundle_match	*bundle;
	size_t			 n;
};

/* shared: of wk_advice_shared. wk_bundle_matches_free releases it. */
void	wk_bundle_match(const struct wk_matcher *m, const struct wk_dataset *d,
	    const struct wk_matches *found, const bool *shared,
	    struct wk_bundle_matches *out);
void	wk_bundle_matches_free(struct wk_bundle_matches *b);
/* Why, as a sentence into out (cleared first). */
void	wk_bundle_match_reason(const struct wk_matcher *m,
	    const struct wk_bundle_match *b, struct wk_buf *out);

#endif
