/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/lump.h"

#define NOROW	UINT32_MAX

/* The printed cells that hold a combination of leaves, ascending. */
static size_t
rows_of(const struct wk_cube *c, const uint32_t *leaf, const uint32_t *row_of,
    uint32_t *out)
{
	const struct wk_leafset *above[WK_MAXDIM];
	size_t pos[WK_MAXDIM] = { 0 }, d, cell, n = 0;

	for (d = 0; d < c->ndim; d++)
		above[d] = &c->dim[d]->above[leaf[d]];
	do {
		for (d = 0, cell = 0; d < c->ndim; d++)
			cell += above[d]->leaf[pos[d]] * c->stride[d];
		if (row_of[cell] != NOROW)
			out[n++] = row_of[cell];
	} while (wk_cube_step(above, c->ndim, pos));
	return n;
}

static size_t
most_above(const struct wk_cube *c)
{
	size_t d, i, most, all = 1;

	for (d = 0; d < c->ndim; d++) {
		for (i = 0, most = 1; i < c->dim[d]->leaf.n; i++)
			if (c->dim[d]->above[i].n > most)
				most = c->dim[d]->above[i].n;
		all *= most;
	}
	return all;
}

static void
keep_rows(struct wk_lumps *l, const struct wk_map *key)
{
	size_t i, n = 0;

	l->n = key->n;
	l->start = wk_calloc(l->n + 1, sizeof(*l->start));
	l->count = wk_calloc(l->n, sizeof(*l->count));
	for (i = 0; i < l->n; i++)
		n += key->key[i].len / sizeof(*l->row);
	l->row = wk_calloc(n, sizeof(*l->row));
	for (i = 0, n = 0; i < l->n; i++) {
		l->start[i] = (uint32_t)n;
		memcpy(l->row + n, key->key[i].p, key->key[i].len);
		n += key->key[i].len / sizeof(*l->row);
	}
	l->start[l->n] = (uint32_t)n;
}

struct wk_lumps *
wk_lumps_new(const struct wk_cube *c, const size_t *cell, size_t nrow)
{
	struct wk_lumps *l = wk_calloc(1, sizeof(*l));
	struct wk_map key = WK_MAP_INIT;
	uint32_t *row_of = wk_malloc(c->ncell * sizeof(*row_of));
	uint32_t *rows = wk_calloc(most_above(c), sizeof(*rows));
	uint32_t leaf[WK_MAXDIM];
	size_t i, d, rest, n, cap = 0;

	memset(row_of, 0xff, c->ncell * sizeof(*row_of));
	for (i = 0; i < nrow; i++)
		row_of[cell[i]] = (uint32_t)i;
	l->of_leaf = wk_calloc(c->nleaf, sizeof(*l->of_leaf));
	for (i = 0; i < c->nleaf; i++) {
		for (d = c->ndim, rest = i; d-- > 0; rest /= c->dim[d]->leaf.n)
			leaf[d] = (uint32_t)(rest % c->dim[d]->leaf.n);
		n = rows_of(c, leaf, row_of, rows);
		l->of_leaf[i] = wk_map_add(&key, (const char *)rows,
		    n * sizeof(*rows));
		l->size = wk_grow(l->size, &cap, key.n, sizeof(*l->size));
		if (l->n < key.n)
			l->size[l->n++] = 0;
		l->size[l->of_leaf[i]]++;
	}
	keep_rows(l, &key);
	wk_map_free(&key);
	free(row_of);
	free(rows);
	return l;
}

void
wk_lumps_free(struct wk_lumps *l)
{
	if (l == NULL)
		return;
	free(l->of_leaf);
	free(l->size);
	free(l->start);
	free(l->row);
	free(l->count);
	free(l);
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* As wk_lumps_touching, and leaves the number of leaves of each in count. */
static size_t
touch(const struct wk_lumps *l, const struct wk_cube *c,
    const struct wk_leafset *const *set, uint32_t *out)
{
	size_t pos[WK_MAXDIM] = { 0 }, d, leaf, n = 0;
	uint32_t k;

	for (d = 0; d < c->ndim; d++)
		if (set[d]->n == 0)
			return 0;
	do {
		for (d = 0, leaf = 0; d < c->ndim; d++)
			leaf = leaf * c->dim[d]->leaf.n + set[d]->leaf[pos[d]];
		k = l->of_leaf[leaf];
		if (l->count[k]++ == 0)
			out[n++] = k;
	} while (wk_cube_step(set, c->ndim, pos));
	qsort(out, n, sizeof(*out), by_number);
	return n;
}

size_t
wk_lumps_touching(const struct wk_lumps *l, const struct wk_cube *c,
    const struct wk_leafset *const *set, uint32_t *out)
{
	size_t i, n = touch(l, c, set, out);

	for (i = 0; i < n; i++)
		l->count[out[i]] = 0;
	return n;
}

size_t
wk_lumps_in(const struct wk_lumps *l, const struct wk_cube *c, size_t cell,
    uint32_t *out, size_t *inside)
{
	const struct wk_leafset *set[WK_MAXDIM];
	uint32_t s[WK_MAXDIM], k;
	size_t i, n;

	wk_cube_sets(c, cell, s);
	for (i = 0; i < c->ndim; i++)
		set[i] = &c->dim[i]->set[s[i]];
	n = touch(l, c, set, out);
	for (i = 0, *inside = 0; i < n; i++) {
		k = out[i];
		if (l->count[k] == l->size[k]) {
			memmove(out + *inside + 1, out + *inside,
			    (i - *inside) * sizeof(*out));
			out[(*inside)++] = k;
		}
	}
	for (i = 0; i < n; i++)
		l->count[out[i]] = 0;
	return n;
}
