/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_TRAIN_INTERNAL_H
#define WK_TRAIN_INTERNAL_H

/* What train.c, train_write.c and validate.c share. */

#include "lib/softmax.h"
#include "lib/train.h"

struct example {
	struct wk_sparse_row	row;		/* raw values until weighed */
	uint32_t		group, times;
	uint32_t		nfeature;	/* before equal ones were added up */
	double			scale;
};

struct wk_train {
	const struct wk_themes	*themes;
	struct example		*ex;
	size_t			 n, cap;
	struct wk_map		 id;		/* feature hash (8 bytes) to number */
	unsigned		*uses;		/* by feature number: rows that have it */
	size_t			 usecap;
	struct wk_arena		 arena;
	size_t			 weighed;	/* the first so many rows are */
};

/* Raw values to vectors, once all rows are there. */
void	 wk_train_weigh(struct wk_train *t);
/* Weights from all rows but those with skip[i]; skip may be NULL. */
float	*wk_train_weights(struct wk_train *t, const unsigned char *skip);

#endif
