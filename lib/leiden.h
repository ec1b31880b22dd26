/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_LEIDEN_H
#define WK_LEIDEN_H

/*
 * leiden: communities of a graph by the Leiden algorithm for modularity with
 * a resolution (V.A. Traag, L. Waltman, N.J. van Eck, "From Louvain to
 * Leiden", Scientific Reports 9:5233, 2019): nodes move to the community
 * that gains most, each community is refined into well-connected parts, the
 * parts become the nodes of a smaller graph, and so on until nothing moves.
 * In the refinement the part that gains most is chosen, not one by lot: the
 * outcome is as good (tests hold it against igraph) and fixed.
 */

#include "lib/graph.h"

/*
 * of[i] becomes the community of node i, numbered 0, 1, 2... in order of
 * first appearance. resolution 1 is plain modularity; seed fixes the order in
 * which nodes are looked at. Returns how many communities.
 */
size_t	wk_leiden(const struct wk_graph *g, double resolution, unsigned seed,
	    uint32_t *of);

#endif
