/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_DATASET_H
#define WK_DATASET_H

/*
 * dataset: all records of the input at once, in an order that does not
 * depend on the order of the rows: by identificatie, bron, then the rest.
 */

#include "lib/reader.h"

struct wk_dataset {
	struct wk_header header;
	struct wk_rec	**rec;		/* sorted */
	uint32_t	 *place;	/* rec[i] was row place[i] of the input */
	size_t		  n;
	struct wk_arena	  arena;
};

#define WK_DATASET_INIT	{ WK_HEADER_INIT, NULL, NULL, 0, WK_ARENA_INIT }

typedef void wk_dataset_progress(unsigned long done, unsigned long total);

/*
 * Read until the end. Rows without identificatie are refused (wk_refuse with
 * rejects, may be NULL). 0, or -1 and e.
 */
int	wk_dataset_read(struct wk_dataset *d, struct wk_reader *in,
	    struct wk_rejects *rejects, wk_dataset_progress *progress,
	    struct wk_err *e) WK_MUST_CHECK;
void	wk_dataset_free(struct wk_dataset *d);

/*
 * Number the values of a column 0, 1, 2... by record, in an array of the
 * caller. With own each empty value is a number of its own, else all empty
 * ones share one. *n becomes how many numbers there are.
 */
uint32_t *wk_dataset_number(const struct wk_dataset *d, size_t column, bool own,
	    uint32_t *n);

#endif
