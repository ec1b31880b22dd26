/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_MATCH_FILTER_H
#define WK_MATCH_FILTER_H

/*
 * match_filter: what a request asks of an item, and the hard filters. What
 * is unknown on either side never keeps an item away.
 */

#include "lib/supply.h"
#include "lib/text.h"

enum wk_filter {
	WK_FILTER_NONE, WK_FILTER_AREA, WK_FILTER_AGE, WK_FILTER_DATE,
	WK_FILTER_STATE, WK_FILTER_LANGUAGE, WK_FILTER_SELF, WK_FILTER_RULE,
	WK_FILTERS
};

/* A request as matching sees it. */
struct wk_ask {
	float		*prob;		/* by theme; sum 1, or all 0 */
	struct wk_terms	 terms;
	enum wk_weight	 weight;
	unsigned	 theme;		/* its first theme, or WK_NOTHEME */
	unsigned	 sensitive;	/* its first heavy or sensitive theme, or none */
	struct wk_place	 area;
	int		 age_min, age_max;	/* -1 unknown */
	unsigned	 language;	/* or WK_NOLANGUAGE */
	struct wk_str	 person, household;
};

/* Columns of requests. */
struct wk_ask_columns {
	size_t buurt, wijk, gemeente, age, language, person, household;
};

void		 wk_ask_columns(struct wk_ask_columns *c, const struct wk_header *h);
/* The finest area code of a request, "" when it has none. */
struct wk_str	 wk_ask_area(const struct wk_ask_columns *c, const struct wk_rec *rec);
/* All but prob and terms, which are set before. */
void		 wk_ask_fill(struct wk_ask *a, const struct wk_ask_columns *c,
		    const struct wk_rec *rec, const struct wk_themes *t,
		    const struct wk_match_rules *r);
/* The first filter that keeps x from a on this day. WK_FILTER_RULE is never said. */
enum wk_filter	 wk_match_filter(const struct wk_item *x, const struct wk_ask *a,
		    long today);
/* "gebied", "leeftijd"... for messages. */
const char	*wk_filter_name(enum wk_filter f);
/* How x stands to a sensitive request: bits of wk_relation. */
int		 wk_match_relation(const struct wk_item *x, const struct wk_ask *a,
		    const struct wk_themes *t);

#endif
