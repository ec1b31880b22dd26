/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_FLOW_H
#define WK_FLOW_H

/*
 * flow: cheapest flow in a network, by successive shortest paths with node
 * potentials (J. Edmonds, R. Karp 1972; Dijkstra's algorithm on reduced
 * costs). Exact: costs are whole numbers.
 */

#include <stddef.h>
#include <stdint.h>

struct wk_flow;

/* nodes 0..n-1. */
struct wk_flow	*wk_flow_new(size_t n);
void		 wk_flow_free(struct wk_flow *f);
/*
 * An arc with room for capacity units that cost >= 0 each. Returns its
 * number 0, 1, 2...; all arcs come before the first push.
 */
size_t		 wk_flow_arc(struct wk_flow *f, size_t from, size_t to, long capacity,
		    int64_t cost);
/*
 * Send one unit more from `from` to `to`, such that all units sent so far
 * together cost least. 1, or 0 when there is no way left.
 */
int		 wk_flow_push(struct wk_flow *f, size_t from, size_t to);
/* Units that an arc carries. */
long		 wk_flow_used(const struct wk_flow *f, size_t arc);

#endif
