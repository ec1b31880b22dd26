/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/region.h"

#define TOP	UINT32_MAX
#define GROUP	4		/* siblings in a step in between */
#define MOST	2500		/* leaves after one step everywhere, */
#define MOST_LARGE 6500		/* or in regions of that size */
#define MANY	6		/* a step that adds more than this is split */

/* Both ascending. */
static bool
contains(const struct wk_leafset *big, const struct wk_leafset *small)
{
	size_t i, k = 0;

	for (i = 0; i < big->n && k < small->n; i++)
		if (big->leaf[i] == small->leaf[k])
			k++;
	return k == small->n;
}

static uint32_t
smallest_around(const struct wk_dim *d, uint32_t set)
{
	const struct wk_leafset *s = &d->set[set];
	uint32_t i, best = TOP;

	for (i = 0; i < d->nset; i++)
		if (d->set[i].n > s->n && (best == TOP ||
		    d->set[i].n < d->set[best].n) && contains(&d->set[i], s))
			best = i;
	return best;
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* A node of the leaves of some sets, doubles taken out. */
static uint32_t
join(struct wk_region_dim *r, const uint32_t *set, size_t n)
{
	struct wk_leafset g = { NULL, 0 };
	size_t i, k;

	for (i = 0, k = 0; i < n; i++)
		k += r->node[set[i]].n;
	g.leaf = wk_calloc(k, sizeof(*g.leaf));
	for (i = 0, k = 0; i < n; i++) {
		memcpy(g.leaf + k, r->node[set[i]].leaf,
		    r->node[set[i]].n * sizeof(*g.leaf));
		k += r->node[set[i]].n;
	}
	qsort(g.leaf, k, sizeof(*g.leaf), by_number);
	for (i = 0; i < k; i++)
		if (g.n == 0 || g.leaf[g.n - 1] != g.leaf[i])
			g.leaf[g.n++] = g.leaf[i];
	r->node = wk_grow(r->node, &r->cap, r->n + 1, sizeof(*r->node));
	r->node[r->n] = g;
	return (uint32_t)r->n++;
}

/* Where one step from its parts to parent adds a lot, put groups between. */
static void
split_step(struct wk_region_dim *r, const struct wk_leafset *own, uint32_t parent,
    uint32_t *part)
{
	size_t i, k, end, n = 0, small = r->node[parent].n;
	uint32_t g;

	for (i = 0; i < r->nset; i++)
		if (r->up[i] == parent && own[i].n > 0) {
			part[n++] = (uint32_t)i;
			if (own[i].n < small)
				small = own[i].n;
		}
	if (n <= MANY || r->node[parent].n <= MANY * small)
		return;
	/* groups of at least GROUP, as even as can be */
	for (i = 0, k = 0; i < n / GROUP; i++) {
		end = (i + 1) * n / (n / GROUP);
		g = join(r, part + k, end - k);
		r->up = wk_realloc(r->up, r->n, sizeof(*r->up));
		r->up[g] = parent;
		for (; k < end; k++)
			r->up[part[k]] = g;
	}
}

static void
init_dim(struct wk_region_dim *r, const struct wk_dim *d)
{
	uint32_t i, *part = wk_calloc(d->nset, sizeof(*part));

	r->nset = r->n = r->cap = d->nset;
	r->node = wk_calloc(r->n, sizeof(*r->node));
	r->up = wk_calloc(r->n, sizeof(*r->up));
	memcpy(r->node, d->set, r->n * sizeof(*r->node));
	for (i = 0; i < r->nset; i++)
		r->up[i] = smallest_around(d, i);
	for (i = 0; i < r->nset; i++)
		split_step(r, d->set, i, part);
	free(part);
}

void
wk_region_init(struct wk_region *r, const struct wk_cube *c)
{
	size_t d;

	memset(r, 0, sizeof(*r));
	r->cube = c;
	for (d = 0; d < c->ndim; d++)
		init_dim(&r->dim[d], c->dim[d]);
}

void
wk_region_clear(struct wk_region *r)
{
	size_t d, i;

	for (d = 0; r->cube != NULL && d < r->cube->ndim; d++) {
		for (i = r->dim[d].nset; i < r->dim[d].n; i++)
			free(r->dim[d].node[i].leaf);
		free(r->dim[d].node);
		free(r->dim[d].up);
	}
	memset(r, 0, sizeof(*r));
}

void
wk_region_sets(const struct wk_region *r, size_t region,
    const struct wk_leafset **set)
{
	size_t d = r->cube->ndim;

	while (d-- > 0) {
		set[d] = &r->dim[d].node[region % r->dim[d].n];
		region /= r->dim[d].n;
	}
}

/* What one step up in a dimension multiplies the leaves by; 0: no step. */
static double
growth(const struct wk_region_dim *r, uint32_t node)
{
	return r->up[node] == TOP ? 0 :
	    (double)r->node[r->up[node]].n / (double)r->node[node].n;
}

/* The dimension whose step adds least; ndim: none left. */
static size_t
cheapest(const struct wk_region *r, const uint32_t *at, const bool *done)
{
	size_t d, best = r->cube->ndim;
	double f, least = 0;

	for (d = 0; d < r->cube->ndim; d++) {
		f = done[d] ? 0 : growth(&r->dim[d], at[d]);
		if (f > 0 && (best == r->cube->ndim || f < least)) {
			best = d;
			least = f;
		}
	}
	return best;
}

size_t
wk_region_around(const struct wk_region *r, size_t cell, size_t size)
{
	bool done[WK_MAXDIM] = { false };
	uint32_t at[WK_MAXDIM];
	size_t d, ndim = r->cube->ndim, key = 0, steps = 0;
	double n = 1, first = size < MOST ? MOST : MOST_LARGE, most = first;

	wk_cube_sets(r->cube, cell, at);
	for (d = 0; d < ndim; d++)
		n *= (double)r->dim[d].node[at[d]].n;
	while ((d = cheapest(r, at, done)) < ndim) {
		if (n * growth(&r->dim[d], at[d]) > most)
			break;
		n *= growth(&r->dim[d], at[d]);
		at[d] = r->dim[d].up[at[d]];
		/* first every dimension once, then as they come */
		done[d] = ++steps < ndim;
		if (steps >= ndim)
			memset(done, 0, sizeof(done));
		if (steps >= ndim && n >= (double)size)
			break;
		most = steps < ndim ? first : 2 * (double)size;
	}
	for (d = 0; d < ndim; d++)
		key = key * r->dim[d].n + at[d];
	return key;
}
