/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_BUNDLE_GROUP_H
#define WK_BUNDLE_GROUP_H

/*
 * bundle_group: the bundles of one group of records; see bundle.h.
 */

#include "lib/bundle.h"

/*
 * Bundle row[0..nrow-1]: sets of (numbers from base; some may stay unused),
 * near and nearest of those rows in out. sum is empty scratch. Returns the
 * first number that is free again.
 */
size_t	wk_bundle_group(const struct wk_bundle_in *in,
	    const struct wk_bundle_param *p, const uint32_t *row, size_t nrow,
	    struct wk_sum *sum, size_t base, struct wk_bundling *out);

#endif
