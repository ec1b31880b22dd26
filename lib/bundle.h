/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_BUNDLE_H
#define WK_BUNDLE_H

/*
 * bundle: which records belong together. A pure function of vectors and
 * parameters: no input or output, no clock, no chance.
 *
 * Records with the same vector become one node; each node gets edges to its
 * nearest neighbours; Leiden finds communities; a record that is unlike the
 * centre of its community is left out, a community of too few persons falls
 * apart and its records go to a bundle of their neighbours when alike enough.
 */

#include <stdbool.h>

#include "lib/sparse.h"

#define WK_NOBUNDLE	UINT32_MAX
#define WK_NEAREST	3
#define WK_CENTRE	64	/* values kept of a centre */

struct wk_bundle_param {
	double	 resolution;	/* higher: more and smaller bundles; of few records less */
	unsigned neighbours;	/* edges a node looks for */
	unsigned min;		/* persons */
	double	 least;		/* likeness to the centre to stay in */
	unsigned threads;
	size_t	 exact;		/* rows up to which neighbours are exact */
	void	 (*progress)(unsigned long done, unsigned long total);
};

#define WK_BUNDLE_PARAM	{ 9, 10, 3, 0.2, 2, 20000, NULL }

/* What is known of the records, all by the same row number. */
struct wk_bundle_in {
	const struct wk_sparse *vector;	/* rows of length 1, or empty: left out */
	const uint32_t	       *person;	/* who: equal numbers are one person */
	const uint32_t	       *group;	/* bundles stay within a group; NULL */
	uint32_t		ngroup;	/* groups are 0..ngroup-1 */
	const bool	       *skip;	/* leave these out; NULL */
};

struct wk_bundling {
	size_t		  nrow;
	uint32_t	 *of;		/* bundle of each row, or WK_NOBUNDLE */
	float		 *near;		/* likeness to its centre, 0..1 */
	uint32_t	 *nearest;	/* WK_NEAREST rows of its bundle, or UINT32_MAX */
	size_t		  n;		/* bundles, the largest first */
	size_t		 *start;	/* n + 1 offsets into member */
	uint32_t	 *member;	/* rows, rising */
	uint32_t	 *persons;	/* by bundle */
	struct wk_sparse  centre;	/* by bundle, length 1 */
};

/* Two numbers that belong together: a community and a person. */
struct wk_pair {
	uint32_t a, b;
};

/*
 * persons[a] goes up by the number of different b it comes with; sorts pair.
 * Returns how many entries of persons became more than 0.
 */
size_t	wk_pairs_count(struct wk_pair *pair, size_t n, uint32_t *persons);

/* out must be zeroed; free with wk_bundling_free. */
void	wk_bundling_find(const struct wk_bundle_in *in,
	    const struct wk_bundle_param *p, struct wk_bundling *out);
void	wk_bundling_free(struct wk_bundling *b);

#endif
