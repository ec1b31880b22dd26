/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_ADVICE_H
#define WK_ADVICE_H

/*
 * advice: who is "aan zet", by the route map of collective work: join what
 * there is, widen what is full, else do it yourself, bring parties together
 * or hand it on to the municipality or housing corporation.
 */

#include "lib/match_all.h"

enum wk_advice {
	WK_JOIN,	/* sluit aan: an activity or talent fits */
	WK_WIDEN,	/* breid uit: it fits, but is full */
	WK_SELF,	/* zelf doen: nothing fits, one team sees it */
	WK_TOGETHER,	/* samenbrengen: nothing fits, several parties see it */
	WK_PASS_ON	/* doorgeven: nothing fits, and it is structural */
};

const char	*wk_advice_name(enum wk_advice a);
/* Why, as a sentence without anything of the request; for those without match. */
const char	*wk_advice_reason(enum wk_advice a);

/*
 * By record: do several teams, organisations (bron) or buurten see requests
 * like it? Like it are those of its bundle; without a column bundel those
 * with the same first theme. A record in no bundle stands alone. The caller
 * frees the array.
 */
bool		*wk_advice_shared(const struct wk_dataset *d, const struct wk_matches *m);

/* item NULL: nothing fits. theme: the first of the request, or NULL. */
enum wk_advice	 wk_advice_of(const struct wk_item *item, const struct wk_theme *theme,
		    bool shared);

#endif
