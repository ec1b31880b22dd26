/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_MATCH_ALL_H
#define WK_MATCH_ALL_H

/*
 * match_all: the best candidates of every record of a set, on some threads.
 */

#include "lib/dataset.h"
#include "lib/match.h"

/* What a record asks, kept for advice and reasons. */
struct wk_asked {
	uint16_t	theme;		/* its first, or WK_NOTHEME */
	unsigned char	weight;		/* enum wk_weight */
	unsigned char	count;		/* candidates */
};

struct wk_matches {
	size_t			 n, width;
	struct wk_candidate	*best;		/* width per record, best first */
	struct wk_asked		*asked;		/* by record */
	unsigned long		 out_of[WK_FILTERS];	/* when counted */
};

#define WK_MAXCANDIDATES	100	/* of a kind per record */

typedef void wk_match_progress(unsigned long done, unsigned long total);

struct wk_match_job {
	const struct wk_matcher		*matcher;
	const struct wk_themes_of	*themes_of;
	const struct wk_text		*text;
	const struct wk_dataset		*set;
	const bool			*skip;		/* by record, or NULL */
	unsigned			 each;		/* candidates of each kind */
	unsigned			 threads;
	bool				 count;		/* what filters keep away */
	wk_match_progress		*progress;	/* may be NULL */
};

/*
 * Candidates of activities and talents together, best first. The result does
 * not depend on the number of threads. wk_matches_free releases it.
 */
void	wk_match_all(const struct wk_match_job *j, struct wk_matches *out);
void	wk_matches_free(struct wk_matches *m);

#endif
