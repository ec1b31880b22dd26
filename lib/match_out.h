/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_MATCH_OUT_H
#define WK_MATCH_OUT_H

/*
 * match_out: matches as records: the input rows with the best match, reason
 * and advice beside them, or one row per candidate.
 */

#include "lib/bundle_match.h"
#include "lib/match_assign.h"
#include "lib/writer.h"

struct wk_match_out {
	const struct wk_matcher	       *matcher;
	const struct wk_dataset	       *set;
	const struct wk_matches	       *found;
	const bool		       *skip;	/* by record: not matched; or NULL */
	const bool		       *shared;	/* of wk_advice_shared */
	const unsigned char	       *choice;	/* of wk_match_assign, or NULL */
	const struct wk_bundle_matches *bundles;	/* or NULL */
	const struct wk_themes_of      *themes_of;	/* to explain */
	struct wk_text		       *text;
	bool				candidates;	/* one row per candidate */
	bool				explain;	/* with the calculation */
};

/* To a file (NULL: stdout), in the order of the input. 0, or -1 and e. */
int	wk_match_write(const struct wk_match_out *o, const char *path,
	    enum wk_format format, struct wk_err *e) WK_MUST_CHECK;

#endif
