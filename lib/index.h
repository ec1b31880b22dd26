/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_INDEX_H
#define WK_INDEX_H

/*
 * index: for each row of a matrix the k rows most like it (inner product),
 * through an inverted index. Exact up to WK_INDEX_EXACT rows; above that
 * rows are first put in cells (k-means), each row in its two nearest, and
 * only neighbours that share a cell are found.
 */

#include <stdbool.h>

#include "lib/sparse.h"

#define WK_INDEX_EXACT	20000

struct wk_knn {
	size_t	  n;
	unsigned  k;
	uint32_t *id;		/* n * k, most alike first; UINT32_MAX: no more */
	float	 *sim;		/* > 0 */
};

typedef void wk_index_progress(unsigned long done, unsigned long total);

/*
 * Neighbours of every row of m (rows of length 1). Equal likeness: the lower
 * row number first. The result does not depend on the number of threads.
 * exact_up_to: WK_INDEX_EXACT, or less to try the cells. progress may be NULL.
 */
void	wk_index_knn(const struct wk_sparse *m, unsigned k, size_t exact_up_to,
	    unsigned threads, wk_index_progress *progress, struct wk_knn *out);
void	wk_knn_free(struct wk_knn *k);

#endif
