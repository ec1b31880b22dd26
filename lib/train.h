/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_TRAIN_H
#define WK_TRAIN_H

/*
 * train: labelled texts to the theme model (LIBLINEAR; R.-E. Fan et al.,
 * "LIBLINEAR: A Library for Large Linear Classification", JMLR 2008).
 */

#include "lib/err.h"
#include "lib/feature.h"
#include "lib/knowledge.h"
#include "lib/text.h"

/* A growing set of labelled rows: sparse, features numbered. */
struct wk_train;

struct wk_train	*wk_train_new(const struct wk_themes *themes);
void		 wk_train_free(struct wk_train *t);

/*
 * Add a text with its theme (index). times: how often it counts, 1 or more.
 * group names who wrote it, for cross-validation (any small number).
 */
void		 wk_train_add(struct wk_train *t, struct wk_text *text, const char *p,
		    size_t n, size_t theme, unsigned times, unsigned group);

/* Word lists and examples of share/wk/kennis. 0, or -1 and e. */
int		 wk_train_knowledge(struct wk_train *t, struct wk_text *text,
		    struct wk_err *e) WK_MUST_CHECK;

/* Train on everything and write the model file. */
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
 * Leave out one group at a time (groups 1..), train on the others, score
 * the left out. With folds > 0 instead folds random parts, fixed seed.
 */
struct wk_cv	*wk_train_validate(struct wk_train *t, unsigned folds);
void		 wk_cv_free(struct wk_cv *cv);

#endif
