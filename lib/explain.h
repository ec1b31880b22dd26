/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_EXPLAIN_H
#define WK_EXPLAIN_H

/*
 * explain: why a request is in its bundle, in plain Dutch.
 */

#include "lib/bundle_label.h"
#include "lib/dataset.h"

struct wk_explain_in {
	const struct wk_dataset	*set;
	const struct wk_bundling	*bundles;
	const struct wk_label	*label;
	const struct wk_vectors	*vectors;
	const struct wk_themes	*themes;
	struct wk_text		*text;
	bool			 intern;	/* words of zwaar bundles too */
};

/*
 * One sentence or two into out (cleared first): the theme the request shares
 * with its bundle, the telling words of the bundle that it uses, the requests
 * most like it; or why it is in none.
 */
void	wk_explain_bundle(const struct wk_explain_in *in, size_t row,
	    struct wk_buf *out);

#endif
