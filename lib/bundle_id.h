/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_BUNDLE_ID_H
#define WK_BUNDLE_ID_H

/*
 * bundle_id: the name of a bundle, made from what is in it.
 */

#include "lib/bundle.h"
#include "lib/dataset.h"

#define WK_BUNDLE_ID	8	/* characters */

/*
 * "b" and seven characters a-z2-7 from a hash over the identificatie and bron
 * of the members: the same members give the same id in any order of rows.
 * taken holds ids that may not be given out again; new ones are added.
 */
void	wk_bundle_id(const struct wk_dataset *d, const uint32_t *member, size_t n,
	    struct wk_map *taken, char id[WK_BUNDLE_ID + 1]);

#endif
