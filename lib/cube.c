/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/cube.h"

#define MAXCELL	((size_t)20 * 1000 * 1000)

struct wk_cube_row {
	uint32_t	 code[WK_MAXDIM];
	struct wk_tally	 k;
	const char	*source;
	unsigned long	 line;
};

struct wk_cube *
wk_cube_new(struct wk_dim **dim, size_t ndim)
{
	struct wk_cube *c = wk_calloc(1, sizeof(*c));

	c->dim = wk_malloc(ndim * sizeof(*dim));
	memcpy(c->dim, dim, ndim * sizeof(*dim));
	c->ndim = ndim;
	return c;
}

void
wk_cube_free(struct wk_cube *c)
{
	size_t i;

	if (c == NULL)
		return;
	for (i = 0; i < c->ndim; i++)
		wk_dim_free(c->dim[i]);
	free(c->dim);
	free(c->row);
	free(c->cell);
	free(c->own);
	free(c);
}

void
wk_cube_add(struct wk_cube *c, const uint32_t *code, const struct wk_tally *k,
    const char *source, unsigned long line)
{
	struct wk_cube_row *r;

	c->row = wk_grow(c->row, &c->row_cap, c->nrow + 1, sizeof(*c->row));
	r = &c->row[c->nrow++];
	memset(r, 0, sizeof(*r));
	memcpy(r->code, code, c->ndim * sizeof(*code));
	r->k = *k;
	r->source = source;
	r->line = line;
}

size_t
wk_cube_cell_of(const struct wk_cube *c, const uint32_t *set)
{
	size_t i, cell = 0;

	for (i = 0; i < c->ndim; i++)
		cell += set[i] * c->stride[i];
	return cell;
}

size_t
wk_cube_cell(const struct wk_cube *c, const uint32_t *code)
{
	size_t i, cell = 0;

	for (i = 0; i < c->ndim; i++)
		cell += c->dim[i]->set_of[code[i]] * c->stride[i];
	return cell;
}

void
wk_cube_sets(const struct wk_cube *c, size_t cell, uint32_t *set)
{
	size_t i;

	for (i = 0; i < c->ndim; i++) {
		set[i] = (uint32_t)(cell / c->stride[i]);
		cell %= c->stride[i];
	}
}

bool
wk_cube_step(const struct wk_leafset *const *list, size_t n, size_t *pos)
{
	size_t d = n;

	while (d-- > 0) {
		if (++pos[d] < list[d]->n)
			return true;
		pos[d] = 0;
	}
	return false;
}

void
wk_cube_first(const struct wk_cube *c, size_t *pos, uint32_t *code)
{
	size_t d;

	for (d = 0; d < c->ndim; d++) {
		pos[d] = 0;
		code[d] = c->dim[d]->label[0];
	}
}

bool
wk_cube_next(const struct wk_cube *c, size_t *pos, uint32_t *code)
{
	size_t d = c->ndim;

	while (d-- > 0) {
		if (++pos[d] < c->dim[d]->nlabel) {
			code[d] = c->dim[d]->label[pos[d]];
			return true;
		}
		pos[d] = 0;
		code[d] = c->dim[d]->label[0];
	}
	return false;
}

static int
layout(struct wk_cube *c, struct wk_err *e)
{
	size_t d = c->ndim;

	c->ncell = c->nleaf = 1;
	while (d-- > 0) {
		c->stride[d] = c->ncell;
		c->ncell *= c->dim[d]->nset;
		c->nleaf *= c->dim[d]->leaf.n;
		if (c->ncell > MAXCELL || c->nleaf > MAXCELL)
			return wk_err_set(e, WK_EX_DATA, NULL, 0, NULL,
			    "more than 20 million cells: take fewer dimensions "
			    "or coarser codes");
	}
	return 0;
}

static bool
is_leaf_row(const struct wk_cube *c, const struct wk_cube_row *r)
{
	size_t d;

	for (d = 0; d < c->ndim; d++)
		if (!wk_dim_is_leaf(c->dim[d], r->code[d]))
			return false;
	return true;
}

/* Add a leaf to every cell that holds it. */
static void
add_up(struct wk_cube *c, const struct wk_cube_row *r)
{
	const struct wk_leafset *above[WK_MAXDIM];
	size_t pos[WK_MAXDIM] = { 0 }, d, cell;
	struct wk_tally *k;
	uint32_t leaf;

	for (d = 0; d < c->ndim; d++) {
		leaf = *c->dim[d]->set[c->dim[d]->set_of[r->code[d]]].leaf;
		above[d] = &c->dim[d]->above[leaf];
	}
	do {
		for (d = 0, cell = 0; d < c->ndim; d++)
			cell += above[d]->leaf[pos[d]] * c->stride[d];
		k = &c->cell[cell];
		k->n += r->k.n;
		if (r->k.persons > k->persons)
			k->persons = r->k.persons;
		if (r->k.largest != WK_UNKNOWN)
			k->largest = r->k.largest +
			    (k->largest == WK_UNKNOWN ? 0 : k->largest);
	} while (wk_cube_step(above, c->ndim, pos));
}

/* Rows of leaves (margins false) or of margins (true). */
static int
take_rows(struct wk_cube *c, bool margins, uint8_t *seen, struct wk_err *e)
{
	const struct wk_cube_row *r;
	size_t i, cell;

	for (i = 0; i < c->nrow; i++) {
		r = &c->row[i];
		if (is_leaf_row(c, r) == margins)
			continue;
		cell = wk_cube_cell(c, r->code);
		if (!margins) {
			if (seen[cell]++)
				return wk_err_set(e, WK_EX_DATA, r->source, r->line,
				    NULL, "an earlier line has these codes");
			add_up(c, r);
			continue;
		}
		if (c->cell[cell].n != r->k.n)
			return wk_err_set(e, WK_EX_DATA, r->source, r->line, NULL,
			    "margins contradict: this is not the sum of its cells");
		if (r->k.persons != WK_UNKNOWN)
			c->cell[cell].persons = r->k.persons;
		if (r->k.largest != WK_UNKNOWN)
			c->cell[cell].largest = r->k.largest;
	}
	return 0;
}

static void
mark_own(struct wk_cube *c)
{
	uint32_t set[WK_MAXDIM];
	size_t i, d;

	for (i = 0; i < c->ncell; i++) {
		wk_cube_sets(c, i, set);
		c->own[i] = true;
		for (d = 0; d < c->ndim; d++)
			c->own[i] = c->own[i] && wk_dim_is_own(c->dim[d], set[d]);
	}
}

int
wk_cube_finish(struct wk_cube *c, struct wk_err *e)
{
	uint8_t *seen;
	size_t i;
	int r;

	if (layout(c, e) < 0)
		return -1;
	c->cell = wk_calloc(c->ncell, sizeof(*c->cell));
	c->own = wk_calloc(c->ncell, sizeof(*c->own));
	seen = wk_calloc(c->ncell, 1);
	for (i = 0; i < c->ncell; i++)
		c->cell[i].persons = c->cell[i].largest = WK_UNKNOWN;
	mark_own(c);
	r = take_rows(c, false, seen, e);
	if (r == 0)
		r = take_rows(c, true, seen, e);
	free(seen);
	return r;
}
