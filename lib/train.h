/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_TRAIN_H
#define WK_TRAIN_H

/*
 * train: labelled texts to the theme model, and what cross-validation says
 * of it.
 */

#include "lib/err.h"
#include "lib/knowledge.h"
#include "lib/text.h"

/* A growing set of labelled texts. */
struct wk_train;

/* themes must outlive it. */
struct wk_train	*wk_train_new(const struct wk_themes *themes);
void		 wk_train_free(struct wk_train *t);
size_t		 wk_train_count(const struct wk_train *t);

/*
 * Add a text with its theme (index). times: how often it counts, 1 or more.
 * group: who wrote it, 1 or more, for cross-validation; 0: never left out.
 * A text without any word is left out.
 */
void		 wk_train_add(struct wk_train *t, struct wk_text *text, const char *p,
		    size_t n, size_t theme, unsigned times, unsigned group);

/*
 * Word lists (group 0) and examples (a group per `reeks`) of
 * share/wk/kennis. 0, or -1 and e.
 */
int		 wk_train_knowledge(struct wk_train *t, struct wk_text *text,
		    struct wk_err *e) WK_MUST_CHECK;

/* Train on everything and write the model file. 0, or -1 and e. */
int		 wk_train_write(struct wk_train *t, const char *path,
		    struct wk_err *e) WK_MUST_CHECK;

/* What cross-validation found. Counts of texts; confusion is n x n. */
struct wk_cv {
	size_t		 ntheme;
	unsigned	*total, *right, *top3;	/* by theme */
	unsigned	*confusion;		/* [true * ntheme + said] */
	double		 log_loss;		/* mean, natural logarithm */
	float		 temperature;		/* that gives the least log-loss */
};

/*
 * With folds 0 leave out one group at a time, train on the others and score
 * the left out: how well the model reads a writer it does not know. With
 * folds > 1 instead leave out random parts (fixed seed).
 */
struct wk_cv	*wk_train_validate(struct wk_train *t, unsigned folds);
void		 wk_cv_free(struct wk_cv *cv);

#endif
