/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_BUNDLE_PAST_H
#define WK_BUNDLE_PAST_H

/*
 * bundle_past: the bundles of an earlier run, and which of today's bundles
 * go on where those left off.
 *
 * A bundle goes on from an earlier one by the records both hold and by how
 * alike their centres are; the best pairs first, each bundle at most once.
 * Another bundle that comes mostly from it was split off; an earlier one
 * that mostly went into it was merged.
 */

#include "lib/bundle.h"
#include "lib/bundle_id.h"
#include "lib/dataset.h"

struct wk_past {
	struct wk_dataset  set;		/* rows with a bundel, header as given */
	uint32_t	  *of;		/* by row: number of its earlier bundle */
	struct wk_map	   id;		/* bundel of each number */
	uint32_t	  *persons;	/* by number: bundel_omvang */
};

#define WK_PAST_INIT	{ WK_DATASET_INIT, NULL, WK_MAP_INIT, NULL }

/*
 * Read earlier output of wk-cluster. Its rows are given the columns of h, in
 * that order, so that one wk_themes_of reads both. Rows without bundel are
 * passed over; no such column: error. 0, or -1 and e.
 */
int	wk_past_read(struct wk_past *p, const char *path,
	    const struct wk_header *h, struct wk_err *e) WK_MUST_CHECK;
void	wk_past_free(struct wk_past *p);

struct wk_identity {
	char		 id[WK_BUNDLE_ID + 1];
	const char	*stand;		/* nieuw groeit gelijk krimpt; "": no past */
	uint32_t	 before;	/* persons then */
	char		*from;		/* ids merged into or split from, "a|b" */
};

/*
 * One per bundle. vector holds the rows of now (d) and after them those of
 * past (may be NULL). Growing or shrinking: by more than a tenth. group: the
 * column that bundles stay within, now and then, or WK_NOCOL.
 */
struct wk_identity *wk_identities(const struct wk_bundling *b,
	    const struct wk_dataset *d, const struct wk_sparse *vector,
	    const struct wk_past *past, size_t group);
void	wk_identities_free(struct wk_identity *x, size_t n);

#endif
