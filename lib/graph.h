/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_GRAPH_H
#define WK_GRAPH_H

/*
 * graph: an undirected weighted graph; its communities are in leiden.h.
 */

#include "lib/index.h"

struct wk_graph {
	size_t	  n;
	size_t	 *start;	/* n + 1; each edge stands at both its ends */
	uint32_t *to;		/* rising within a node; no loops */
	float	 *weight;	/* > 0 */
};

/*
 * Edges between rows of which at least one has the other among its first k
 * neighbours; weight is likeness to the power, where both have: twice.
 */
void	wk_graph_of_knn(const struct wk_knn *knn, double power, struct wk_graph *g);
void	wk_graph_free(struct wk_graph *g);

/* Modularity with resolution of a division, for tests and choices. */
double	wk_graph_modularity(const struct wk_graph *g, double resolution,
	    const uint32_t *of);

#endif
