/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_MATCH_H
#define WK_MATCH_H

/*
 * match: a request against the supply. Score of an item:
 *
 *   s = (sum over themes of P(theme of request) * agreement of item)
 *       * (1 + woorden * BM25) * boosts * rule for sensitive themes
 *
 * printed as s / (s + helft), so 0-1 and comparable between requests. Hard
 * filters take items out; what is unknown never does.
 */

#include "lib/match_filter.h"
#include "lib/supply.h"
#include "lib/themes_of.h"

#define WK_MATCH_BLOCK	8	/* items that are added up together */

struct wk_matcher {
	const struct wk_supply		*supply;
	const struct wk_match_rules	*rules;
	const struct wk_themes		*themes;
	size_t				 width;		/* items, whole blocks */
	float				*agree;		/* by theme, then item */
	float				*boost;		/* by item */
	float				 most_near;	/* what place, language and */
	float				 most_language;	/* rules can multiply by, 1 or */
	float				 most_rule;	/* more */
	float				 floor;		/* of s */
	long				 today;
};

/* Bits of what lifted a candidate. */
enum { WK_BY_BUURT = 1, WK_BY_WIJK = 2, WK_BY_LANGUAGE = 4 };

struct wk_candidate {
	uint32_t		 item;
	float			 s;	/* before it is made 0-1 */
	const struct wk_rule	*rule;	/* that applied, or NULL */
	uint16_t		 theme;	/* on which they agree most, or WK_NOTHEME */
	unsigned char		 by;
};

/*
 * Everything stays the caller's and must outlive the matcher. floor:
 * WK_SET_FLOOR or WK_SET_FLOOR_LIST, the score below which nothing is found.
 */
void	wk_matcher_init(struct wk_matcher *m, const struct wk_supply *s,
	    const struct wk_match_rules *r, const struct wk_themes *t, long today,
	    enum wk_setting floor);
void	wk_matcher_free(struct wk_matcher *m);

/* Per thread. */
struct wk_match_scratch {
	float	*s, *words;		/* by item */
	float	*top;			/* most of s by block of items */
	struct wk_ask ask;
};
void	wk_match_scratch_init(struct wk_match_scratch *x, const struct wk_matcher *m);
void	wk_match_scratch_free(struct wk_match_scratch *x);

/*
 * The n best items of one kind for x->ask, best first, equal ones by
 * identificatie, none below the floor. out has room for n; returns how many.
 * out_of (WK_FILTERS entries, may be NULL): counts by filter of the items
 * that only the filter kept away; counting costs time.
 */
size_t	wk_match_top(const struct wk_matcher *m, struct wk_match_scratch *x,
	    enum wk_kind kind, size_t n, struct wk_candidate *out,
	    unsigned long *out_of);
/* To call once per request, before wk_match_top: agreement of all items. */
void	wk_match_score(const struct wk_matcher *m, struct wk_match_scratch *x);

/* s to 0-1. */
double	wk_match_unit(const struct wk_matcher *m, float s);

#endif
