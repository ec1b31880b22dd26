/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_MODEL_H
#define WK_MODEL_H

/*
 * model: the linear theme model. Text in, probabilities and reasons out.
 * Trained by wk-learn into a plain file, share/wk/model.
 */

#include "lib/knowledge.h"
#include "lib/text.h"

struct wk_model;

/* path NULL: share/wk/model. Mapped, not read: takes no time. */
struct wk_model	*wk_model_load(const char *path, struct wk_err *e) WK_MUST_CHECK;
void		 wk_model_free(struct wk_model *m);
size_t		 wk_model_count(const struct wk_model *m);	/* themes */
const char	*wk_model_theme(const struct wk_model *m, size_t i);	/* code */

/*
 * Probabilities of all themes for a text; prob has wk_model_count entries
 * that sum to 1. Without any known feature prob is the prior of the model.
 * terms is scratch and holds the terms of the text afterwards.
 */
void		 wk_model_score(const struct wk_model *m, struct wk_text *t,
		    const char *p, size_t n, struct wk_terms *terms, float *prob);

/*
 * The terms that pushed theme i most for the text just scored, strongest
 * first: at most max indices into terms->t; returns how many.
 */
size_t		 wk_model_why(const struct wk_model *m, const struct wk_terms *terms,
		    size_t i, size_t *index, float *weight, size_t max);

#endif
