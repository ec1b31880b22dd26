/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/graph.h"
#include "lib/mem.h"

struct end {		/* an edge seen from one of its ends */
	uint32_t to;
	float	 weight;
};

static int
by_to(const void *a, const void *b)
{
	const struct end *x = a, *y = b;

	return (x->to > y->to) - (x->to < y->to);
}

void
wk_graph_of_knn(const struct wk_knn *knn, double power, struct wk_graph *g)
{
	size_t *start = wk_calloc(knn->n + 2, sizeof(*start)), i, j, at = 0, n;
	struct end *end;
	uint32_t to;
	float w;

	for (i = 0; i < knn->n * knn->k; i++)
		if (knn->id[i] != UINT32_MAX) {
			start[i / knn->k + 2]++;
			start[knn->id[i] + 2]++;
		}
	for (i = 2; i < knn->n + 2; i++)
		start[i] += start[i - 1];
	end = wk_calloc(start[knn->n + 1] + 1, sizeof(*end));
	for (i = 0; i < knn->n * knn->k; i++) {
		if ((to = knn->id[i]) == UINT32_MAX)
			continue;
		w = powf(knn->sim[i], (float)power);
		end[start[i / knn->k + 1]++] = (struct end){ to, w };
		end[start[to + 1]++] = (struct end){ (uint32_t)(i / knn->k), w };
	}
	g->n = knn->n;
	g->start = wk_calloc(g->n + 1, sizeof(*g->start));
	g->to = wk_calloc(start[g->n] + 1, sizeof(*g->to));
	g->weight = wk_calloc(start[g->n] + 1, sizeof(*g->weight));
	for (i = 0; i < g->n; i++) {
		n = start[i + 1] - start[i];
		qsort(end + start[i], n, sizeof(*end), by_to);
		for (j = start[i]; j < start[i + 1]; j++)
			if (at > g->start[i] && g->to[at - 1] == end[j].to)
				g->weight[at - 1] += end[j].weight;
			else {
				g->to[at] = end[j].to;
				g->weight[at++] = end[j].weight;
			}
		g->start[i + 1] = at;
	}
	free(start);
	free(end);
}

void
wk_graph_free(struct wk_graph *g)
{
	free(g->start);
	free(g->to);
	free(g->weight);
	memset(g, 0, sizeof(*g));
}

/* Weight of all edges at each node; returns the sum over the nodes. */
static double
strengths(const struct wk_graph *g, double *strength)
{
	double sum = 0;
	size_t i, j;

	for (i = 0; i < g->n; i++) {
		strength[i] = 0;
		for (j = g->start[i]; j < g->start[i + 1]; j++)
			strength[i] += (double)g->weight[j];
		sum += strength[i];
	}
	return sum;
}

double
wk_graph_modularity(const struct wk_graph *g, double resolution, const uint32_t *of)
{
	double *strength = wk_calloc(g->n + 1, sizeof(*strength));
	double *sum = wk_calloc(g->n + 1, sizeof(*sum)), inside = 0, total, q;
	size_t i, j;

	total = strengths(g, strength);
	for (i = 0; i < g->n; i++) {
		sum[of[i]] += strength[i];
		for (j = g->start[i]; j < g->start[i + 1]; j++)
			if (of[g->to[j]] == of[i])
				inside += (double)g->weight[j];
	}
	q = total > 0 ? inside / total : 0;
	for (i = 0; i < g->n && total > 0; i++)
		q -= resolution * (sum[i] / total) * (sum[i] / total);
	free(strength);
	free(sum);
	return q;
}
