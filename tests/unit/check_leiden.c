/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <igraph/igraph.h>
#include <string.h>

#include "lib/leiden.h"
#include "lib/mem.h"
#include "tests/unit/check_wk.h"

static uint64_t state;

static uint32_t
draw(uint32_t n)
{
	state = state * 6364136223846793005ULL + 1442695040888963407ULL;
	return (uint32_t)(state >> 33) % n;
}

/*
 * n nodes with 8 neighbours each, of which noise in a hundred anywhere and the
 * others in the node's own group.
 */
static void
invent(size_t n, uint32_t groups, uint32_t noise, struct wk_graph *g)
{
	struct wk_knn k = { n, 8, NULL, NULL };
	uint32_t to;
	unsigned a, b;
	size_t i;

	k.id = wk_malloc(n * 8 * sizeof(*k.id));
	k.sim = wk_malloc(n * 8 * sizeof(*k.sim));
	for (i = 0; i < n; i++)
		for (a = 0; a < 8;) {
			to = draw((uint32_t)n);
			if (draw(100) >= noise)
				to = to / groups * groups + (uint32_t)i % groups;
			for (b = 0; b < a && k.id[i * 8 + b] != to; b++)
				continue;
			if (b < a || to == i || to >= n)
				continue;
			k.id[i * 8 + a] = to;
			k.sim[i * 8 + a++] = 0.2f + (float)draw(1000) / 2000;
		}
	wk_graph_of_knn(&k, 1, g);
	wk_knn_free(&k);
}

/* The same by igraph. */
static void
igraph_leiden(const struct wk_graph *g, double resolution, uint32_t *of)
{
	igraph_vector_int_t ends, member;
	igraph_vector_t weight, strength;
	igraph_integer_t count;
	igraph_real_t quality;
	double total = 0;
	igraph_t graph;
	size_t i, j;

	igraph_vector_int_init(&ends, 0);
	igraph_vector_int_init(&member, 0);
	igraph_vector_init(&weight, 0);
	igraph_vector_init(&strength, (igraph_integer_t)g->n);
	for (i = 0; i < g->n; i++)
		for (j = g->start[i]; j < g->start[i + 1]; j++) {
			VECTOR(strength)[i] += (double)g->weight[j];
			total += (double)g->weight[j];
			if (g->to[j] < i)
				continue;
			igraph_vector_int_push_back(&ends, (igraph_integer_t)i);
			igraph_vector_int_push_back(&ends, g->to[j]);
			igraph_vector_push_back(&weight, g->weight[j]);
		}
	igraph_create(&graph, &ends, (igraph_integer_t)g->n, false);
	igraph_rng_seed(igraph_rng_default(), 1);
	igraph_community_leiden(&graph, &weight, &strength, resolution / total, 0.01,
	    false, 10, &member, &count, &quality);
	for (i = 0; i < g->n; i++)
		of[i] = (uint32_t)VECTOR(member)[i];
	igraph_destroy(&graph);
	igraph_vector_int_destroy(&ends);
	igraph_vector_int_destroy(&member);
	igraph_vector_destroy(&weight);
	igraph_vector_destroy(&strength);
}

/* From clear groups to nearly none, at three resolutions: within 2%. */
START_TEST(as_good_as_igraph)
{
	static const uint32_t noise[] = { 10, 40, 60, 70 };
	static const double resolution[] = { 1, 3, 9 };
	double ours, theirs, sum = 0, sum2 = 0;
	uint32_t *of = wk_calloc(2000, sizeof(*of));
	struct wk_graph g;
	size_t i, j;

	state = 3;
	for (i = 0; i < 4; i++) {
		invent(2000, 40, noise[i], &g);
		for (j = 0; j < 3; j++) {
			wk_leiden(&g, resolution[j], 1, of);
			ours = wk_graph_modularity(&g, resolution[j], of);
			igraph_leiden(&g, resolution[j], of);
			theirs = wk_graph_modularity(&g, resolution[j], of);
			ck_assert_double_ge(ours, 0.98 * theirs);
			sum += ours;
			sum2 += theirs;
		}
		wk_graph_free(&g);
	}
	ck_assert_double_ge(sum, 0.995 * sum2);
	free(of);
}
END_TEST

START_TEST(finds_the_groups_that_are_there)
{
	uint32_t *of = wk_calloc(1200, sizeof(*of));
	struct wk_graph g;
	size_t i;

	state = 4;
	invent(1200, 30, 15, &g);
	ck_assert_uint_eq(wk_leiden(&g, 1, 1, of), 30);
	for (i = 0; i < 1200; i++)
		ck_assert_uint_eq(of[i], of[i % 30]);
	wk_graph_free(&g);
	free(of);
}
END_TEST

START_TEST(communities_are_connected)
{
	uint32_t *of = wk_calloc(1500, sizeof(*of)), *stack = wk_calloc(1500, sizeof(*stack));
	bool *seen = wk_calloc(1500, sizeof(*seen)), *had = wk_calloc(1500, sizeof(*had));
	struct wk_graph g;
	size_t i, j, n;
	uint32_t v;

	state = 5;
	invent(1500, 25, 65, &g);
	wk_leiden(&g, 4, 1, of);
	for (i = 0; i < g.n; i++) {
		if (seen[i])
			continue;
		ck_assert(!had[of[i]]);		/* a second piece of it */
		had[of[i]] = seen[i] = true;
		for (n = 0, stack[n++] = (uint32_t)i; n > 0;)
			for (v = stack[--n], j = g.start[v]; j < g.start[v + 1]; j++)
				if (of[g.to[j]] == of[v] && !seen[g.to[j]]) {
					seen[g.to[j]] = true;
					stack[n++] = g.to[j];
				}
	}
	wk_graph_free(&g);
	free(of);
	free(stack);
	free(seen);
	free(had);
}
END_TEST

START_TEST(same_seed_same_communities_and_no_edges_none)
{
	uint32_t a[300], b[300];
	struct wk_graph g;
	struct wk_knn k = { 4, 2, NULL, NULL };

	state = 6;
	invent(300, 10, 50, &g);
	ck_assert_uint_eq(wk_leiden(&g, 3, 7, a), wk_leiden(&g, 3, 7, b));
	ck_assert_mem_eq(a, b, sizeof(a));
	wk_graph_free(&g);
	k.id = wk_malloc(8 * sizeof(*k.id));
	k.sim = wk_calloc(8, sizeof(*k.sim));
	memset(k.id, 0xff, 8 * sizeof(*k.id));
	wk_graph_of_knn(&k, 1, &g);
	ck_assert_uint_eq(wk_leiden(&g, 3, 1, a), 4);
	wk_graph_free(&g);
	wk_knn_free(&k);
}
END_TEST

CHECK_MAIN("leiden", as_good_as_igraph, finds_the_groups_that_are_there,
    communities_are_connected, same_seed_same_communities_and_no_edges_none)
