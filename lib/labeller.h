/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_LABELLER_H
#define WK_LABELLER_H

/*
 * labeller: the themes of a text, with the words that decided and how sure
 * the model is, as they stand in a record.
 */

#include "lib/knowledge.h"
#include "lib/model.h"
#include "lib/text.h"

#define WK_LABEL_MAX	6	/* themes of one text at most */
#define WK_LABEL_LEAST	0.02f	/* probability of a theme that is named */
#define WK_LABEL_SURE	0.10f	/* with less for the first: overig */

struct wk_labeller {
	struct wk_themes *themes;
	struct wk_text	 *text;
	struct wk_model	 *model;
	size_t		 *theme;	/* model's theme to index in themes */
	float		 *prob;
	struct wk_terms	  terms;
};

/* Loads knowledge and model from share/wk. NULL and e on error. */
struct wk_labeller	*wk_labeller_new(struct wk_err *e) WK_MUST_CHECK;
void			 wk_labeller_free(struct wk_labeller *l);

/*
 * thema: codes in order of probability, '|' between; kans: their
 * probabilities in three decimals; woord: up to three words of the text that
 * pushed the first theme most, only words of the knowledge (so never a
 * name). All are cleared first; a text without words gives empty fields.
 */
void			 wk_labeller_label(struct wk_labeller *l, struct wk_str text,
			    struct wk_buf *thema, struct wk_buf *kans,
			    struct wk_buf *woord);

/* The same in readable Dutch, several lines, for a person who asks why. */
void			 wk_labeller_explain(struct wk_labeller *l, struct wk_str text,
			    struct wk_buf *out);

#endif
