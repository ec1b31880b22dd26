/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/bundle_group.h"
#include "lib/leiden.h"
#include "lib/map.h"
#include "lib/mem.h"

#define SEED		1
#define FULL		180	/* nodes from which the resolution counts in full */
#define LEAST		9	/* it never counts for less than one in so many */

/* The group under way. Nodes are distinct vectors; rows are records. */
struct work {
	const struct wk_bundle_in    *in;
	const struct wk_bundle_param *p;
	const uint32_t	 *row;		/* rows of the group */
	size_t		  nrow;
	uint32_t	 *node_of;	/* by place in row */
	uint32_t	 *first;	/* by node: its first row */
	struct wk_sparse  m;		/* vectors of nodes */
	struct wk_knn	  knn;
	uint32_t	 *of;		/* community by node, or WK_NOBUNDLE */
	float		 *near;		/* by node */
	size_t		  ncom;
	struct wk_sum	 *sum;		/* scratch */
};

/* A homeless node and the community it would like to join. */
struct guest {
	uint32_t com, node;
	float	 near;
};

/* ---- nodes ---- */

static bool
same_row(const struct wk_sparse *m, size_t i, size_t j)
{
	size_t n = wk_sparse_len(m, i);

	return n == wk_sparse_len(m, j) &&
	    memcmp(m->dim + m->start[i], m->dim + m->start[j], n * sizeof(*m->dim)) == 0 &&
	    memcmp(m->value + m->start[i], m->value + m->start[j],
	    n * sizeof(*m->value)) == 0;
}

static void
make_nodes(struct work *w)
{
	const struct wk_sparse *v = w->in->vector;
	size_t nslot = 64, i, j;
	uint32_t *slot, n = 0;
	uint64_t h;

	while (nslot < 2 * w->nrow)
		nslot *= 2;
	slot = wk_calloc(nslot, sizeof(*slot));
	w->node_of = wk_malloc((w->nrow + 1) * sizeof(*w->node_of));
	w->first = wk_malloc((w->nrow + 1) * sizeof(*w->first));
	for (i = 0; i < w->nrow; i++) {
		h = wk_hash64(v->dim + v->start[w->row[i]],
		    wk_sparse_len(v, w->row[i]) * sizeof(*v->dim));
		for (j = h & (nslot - 1); slot[j] != 0; j = (j + 1) & (nslot - 1))
			if (same_row(v, w->first[slot[j] - 1], w->row[i]))
				break;
		if (slot[j] == 0) {
			w->first[n] = w->row[i];
			wk_sparse_copy(&w->m, v, w->row[i]);
			slot[j] = ++n;
		}
		w->node_of[i] = slot[j] - 1;
	}
	w->m.ndim = v->ndim;
	free(slot);
}

/* ---- centres ---- */

/* Nodes by community: start has ncom + 1 entries, both for the caller. */
static void
by_community(const struct work *w, size_t **start, uint32_t **node)
{
	size_t i, *at;

	*start = wk_calloc(w->ncom + 2, sizeof(**start));
	*node = wk_malloc((w->m.n + 1) * sizeof(**node));
	at = *start + 1;
	for (i = 0; i < w->m.n; i++)
		if (w->of[i] != WK_NOBUNDLE)
			at[w->of[i] + 1]++;
	for (i = 0; i < w->ncom; i++)
		at[i + 1] += at[i];
	for (i = 0; i < w->m.n; i++)
		if (w->of[i] != WK_NOBUNDLE)
			(*node)[at[w->of[i]]++] = (uint32_t)i;
}


/*
 * near of every node: cosine with the centre of its community, the node
 * itself left out of that centre; alone in it: 1. Guests are homeless nodes
 * with the community they would like to join, by community: their likeness.
 */
static void
measure(struct work *w, struct guest *guest, size_t nguest)
{
	size_t *start, c, i, g = 0;
	uint32_t *node;
	double dot, len, rest;

	by_community(w, &start, &node);
	for (c = 0; c < w->ncom; c++) {
		wk_sum_add(w->sum, &w->m, node + start[c], start[c + 1] - start[c]);
		len = wk_sum_length(w->sum);
		for (i = start[c]; i < start[c + 1]; i++) {
			dot = wk_sum_dot(w->sum, &w->m, node[i]);
			/* |S - x|^2 = |S|^2 - 2 x.S + 1 for x of length 1 */
			rest = len * len - 2 * dot + 1;
			w->near[node[i]] = start[c + 1] - start[c] == 1 ? 1 :
			    rest > 1e-9 ? (float)((dot - 1) / sqrt(rest)) : 0;
		}
		for (; guest != NULL && g < nguest && guest[g].com == c; g++)
			guest[g].near = len > 0 ? (float)(wk_sum_dot(w->sum, &w->m,
			    guest[g].node) / len) : 0;
		wk_sum_clear(w->sum);
	}
	free(start);
	free(node);
}

/* ---- who stays, who goes, who comes ---- */

static void
drop_loose(struct work *w)
{
	size_t i;

	for (i = 0; i < w->m.n; i++)
		if (w->of[i] != WK_NOBUNDLE && (double)w->near[i] < w->p->least)
			w->of[i] = WK_NOBUNDLE;
}

/* Communities of fewer persons than a bundle needs fall apart. */
static void
drop_small(struct work *w)
{
	uint32_t *persons = wk_calloc(w->ncom + 1, sizeof(*persons)), com;
	struct wk_pair *pair = wk_malloc((w->nrow + 1) * sizeof(*pair));
	size_t i, n = 0;

	for (i = 0; i < w->nrow; i++)
		if ((com = w->of[w->node_of[i]]) != WK_NOBUNDLE)
			pair[n++] = (struct wk_pair){ com, w->in->person[w->row[i]] };
	wk_pairs_count(pair, n, persons);
	free(pair);
	for (i = 0; i < w->m.n; i++)
		if (w->of[i] != WK_NOBUNDLE && persons[w->of[i]] < w->p->min)
			w->of[i] = WK_NOBUNDLE;
	free(persons);
}

static int
by_com(const void *a, const void *b)
{
	const struct guest *x = a, *y = b;

	if (x->com != y->com)
		return x->com < y->com ? -1 : 1;
	return (x->node > y->node) - (x->node < y->node);
}

static int
by_node(const void *a, const void *b)
{
	const struct guest *x = a, *y = b;

	if (x->node != y->node)
		return x->node < y->node ? -1 : 1;
	if (x->near != y->near)
		return x->near > y->near ? -1 : 1;
	return (x->com > y->com) - (x->com < y->com);
}

/* Homeless nodes join the best of their neighbours' communities, if near. */
static void
take_in(struct work *w)
{
	struct guest *guest = NULL;
	size_t i, n = 0, cap = 0;
	unsigned j, k = w->knn.k;
	uint32_t to;

	for (i = 0; i < w->m.n; i++)
		for (j = 0; w->of[i] == WK_NOBUNDLE && j < k; j++) {
			to = w->knn.id[i * k + j];
			if (to == UINT32_MAX || w->of[to] == WK_NOBUNDLE)
				continue;
			guest = wk_grow(guest, &cap, n + 1, sizeof(*guest));
			guest[n++] = (struct guest){ w->of[to], (uint32_t)i, 0 };
		}
	if (n > 0)
		qsort(guest, n, sizeof(*guest), by_com);
	measure(w, guest, n);
	if (n > 0)
		qsort(guest, n, sizeof(*guest), by_node);
	for (i = 0; i < n; i++)
		if ((i == 0 || guest[i].node != guest[i - 1].node) &&
		    (double)guest[i].near >= w->p->least)
			w->of[guest[i].node] = guest[i].com;
	free(guest);
}

/* ---- one group ---- */

/*
 * A community that holds a share s of a graph only stays whole when more than
 * s times the resolution of its weight lies inside it: in a small graph, of
 * few communities, a high resolution would leave nothing whole. Measured on
 * parts of labelled sets: the best resolution rises with the number of nodes
 * (2 at 40, 3 at 80, 8 at 165) and is flat from there.
 */
static double
resolution_for(double resolution, size_t nodes)
{
	double share = (double)nodes / FULL;

	return resolution * (share > 1 ? 1 : share < 1.0 / LEAST ? 1.0 / LEAST : share);
}

/* Rows of its own bundle most like each row: other rows of its node first. */
static void
find_nearest(const struct work *w, struct wk_bundling *out)
{
	uint32_t *next = wk_malloc((w->nrow + 1) * sizeof(*next));
	uint32_t *last = wk_malloc((w->m.n + 1) * sizeof(*last)), node, to, *near;
	unsigned j, n;
	size_t i;

	memset(last, 0xff, (w->m.n + 1) * sizeof(*last));
	for (i = 0; i < w->nrow; i++) {		/* the row before of the same node */
		next[i] = last[w->node_of[i]];
		last[w->node_of[i]] = w->row[i];
	}
	for (i = 0; i < w->nrow; i++) {
		node = w->node_of[i];
		near = out->nearest + WK_NEAREST * w->row[i];
		n = 0;
		if (w->of[node] != WK_NOBUNDLE && next[i] != UINT32_MAX)
			near[n++] = next[i];
		for (j = 0; j < w->knn.k && n < WK_NEAREST; j++) {
			to = w->knn.id[(size_t)node * w->knn.k + j];
			if (to != UINT32_MAX && w->of[node] != WK_NOBUNDLE &&
			    w->of[to] == w->of[node])
				near[n++] = w->first[to];
		}
	}
	free(next);
	free(last);
}

size_t
wk_bundle_group(const struct wk_bundle_in *in, const struct wk_bundle_param *p,
    const uint32_t *row, size_t nrow, struct wk_sum *sum, size_t base,
    struct wk_bundling *out)
{
	struct work w = { .in = in, .p = p, .row = row, .nrow = nrow, .sum = sum };
	struct wk_graph g;
	size_t i;
	uint32_t com;

	make_nodes(&w);
	w.of = wk_malloc((w.m.n + 1) * sizeof(*w.of));
	w.near = wk_calloc(w.m.n + 1, sizeof(*w.near));
	wk_index_knn(&w.m, p->neighbours, p->exact, p->threads, p->progress, &w.knn);
	wk_graph_of_knn(&w.knn, 1, &g);
	w.ncom = wk_leiden(&g, resolution_for(p->resolution, w.m.n), SEED, w.of);
	wk_graph_free(&g);
	measure(&w, NULL, 0);
	drop_loose(&w);
	drop_small(&w);
	take_in(&w);
	measure(&w, NULL, 0);
	for (i = 0; i < nrow; i++) {
		com = w.of[w.node_of[i]];
		if (com == WK_NOBUNDLE)
			continue;
		out->of[row[i]] = (uint32_t)(base + com);
		out->near[row[i]] = w.near[w.node_of[i]];
	}
	find_nearest(&w, out);
	wk_knn_free(&w.knn);
	wk_sparse_free(&w.m);
	free(w.node_of);
	free(w.first);
	free(w.of);
	free(w.near);
	return base + w.ncom;
}
