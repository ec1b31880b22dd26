/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_MATCH_REASON_H
#define WK_MATCH_REASON_H

/*
 * match_reason: why this was suggested, in plain Dutch. Nothing of the
 * request's text or of a resident with a talent is in it; for heavy and
 * sensitive requests the theme is not named either.
 */

#include "lib/match.h"

/* What a suggestion is called: the activity's name, or the theme of a talent. */
const char	*wk_match_name(const struct wk_matcher *m, const struct wk_item *x);
/* One sentence into out (cleared first). weight: of the request. */
void		 wk_match_reason(const struct wk_matcher *m, enum wk_weight weight,
		    const struct wk_candidate *c, struct wk_buf *out);
/*
 * The calculation: themes with their part, shared words (of activities only),
 * boosts and rule; into out (cleared first). Internal: names sensitive themes.
 */
void		 wk_match_explain(const struct wk_matcher *m, const struct wk_ask *a,
		    const struct wk_candidate *c, struct wk_buf *out);

#endif
