/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_THEMES_OF_H
#define WK_THEMES_OF_H

/*
 * themes_of: the theme probabilities of one record, wherever they stand.
 *
 * A record that a human checked (gecontroleerd) has the themes of its thema
 * column; else those of thema with thema_kans when both are there (bundles
 * from the six themes that wk-intake writes are as good as from all: AMI 0.80
 * for both); else the text is scored with the model; else thema alone.
 */

#include "lib/knowledge.h"
#include "lib/model.h"
#include "lib/record.h"
#include "lib/text.h"

struct wk_themes_of {
	const struct wk_themes *themes;
	const struct wk_model  *model;		/* NULL: columns only */
	size_t			thema, kans, checked, text;	/* columns */
	size_t		       *of_model;	/* model theme to index in themes */
};

/* Columns that h does not have are empty. themes and model stay the caller's. */
void	wk_themes_of_init(struct wk_themes_of *o, const struct wk_themes *themes,
	    const struct wk_model *model, const struct wk_header *h);
void	wk_themes_of_free(struct wk_themes_of *o);

/*
 * prob (themes->n entries) becomes the probabilities of the record's themes;
 * they sum to 1, or are all 0 when nothing is known. terms holds the terms
 * of its text afterwards. Returns whether anything is known.
 */
bool	wk_themes_of(const struct wk_themes_of *o, struct wk_text *t,
	    const struct wk_rec *rec, struct wk_terms *terms, float *prob);
/* The same for a text that is not a record's; o has a model. */
bool	wk_themes_of_text(const struct wk_themes_of *o, struct wk_text *t,
	    struct wk_str s, struct wk_terms *terms, float *prob);

#endif
