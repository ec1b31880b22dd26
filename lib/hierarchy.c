/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/hierarchy.h"
#include "lib/reader.h"

struct wk_dim_code {
	const char	*source;	/* where the table has it first */
	unsigned long	 line;
	bool		 in_table, in_edge;
	uint32_t	 nchild;
};

struct wk_dim_edge {
	uint32_t	 child, parent;	/* parent WK_MAP_NONE: Totaal */
};

struct wk_dim *
wk_dim_new(const char *name)
{
	struct wk_dim *d = wk_calloc(1, sizeof(*d));

	d->name = wk_strdup(name);
	return d;
}

void
wk_dim_free(struct wk_dim *d)
{
	size_t i;

	if (d == NULL)
		return;
	for (i = 0; i < d->nset; i++)
		free(d->set[i].leaf);
	for (i = 0; i < d->nabove; i++)
		free(d->above[i].leaf);
	wk_map_free(&d->code);
	wk_map_free(&d->leaf);
	wk_map_free(&d->setkey);
	free(d->name);
	free(d->info);
	free(d->edge);
	free(d->set);
	free(d->label);
	free(d->set_of);
	free(d->above);
	free(d);
}

static uint32_t
code_add(struct wk_dim *d, const char *p, size_t n)
{
	uint32_t id = wk_map_add(&d->code, p, n);
	size_t had = d->ninfo;

	d->info = wk_grow(d->info, &d->ninfo, d->code.n, sizeof(*d->info));
	if (d->ninfo > had)
		memset(d->info + had, 0, (d->ninfo - had) * sizeof(*d->info));
	return id;
}

uint32_t
wk_dim_code(struct wk_dim *d, const char *p, size_t n, const char *source,
    unsigned long line)
{
	uint32_t id = code_add(d, p, n);

	if (!d->info[id].in_table) {
		d->info[id].in_table = true;
		d->info[id].source = source;
		d->info[id].line = line;
	}
	return id;
}

int
wk_dim_edge(struct wk_dim *d, const char *child, const char *parent,
    const char *source, unsigned long line, struct wk_err *e)
{
	struct wk_dim_edge x;
	size_t i;

	d->given = true;
	if (child[0] == '\0' || parent[0] == '\0')
		return wk_err_set(e, WK_EX_DATA, source, line, d->name,
		    "hierarchy with an empty child or parent");
	if (strcmp(child, WK_TOTAL) == 0 || strcmp(child, parent) == 0)
		return wk_err_set(e, WK_EX_DATA, source, line, d->name,
		    "cycle in the hierarchy: a code is part of itself");
	x.child = code_add(d, child, strlen(child));
	d->info[x.child].in_edge = true;
	if (strcmp(parent, WK_TOTAL) == 0)
		return 0;
	x.parent = code_add(d, parent, strlen(parent));
	d->info[x.parent].in_edge = true;
	for (i = 0; i < d->nedge; i++)
		if (d->edge[i].child == x.child && d->edge[i].parent == x.parent)
			return 0;
	d->info[x.parent].nchild++;
	d->edge = wk_grow(d->edge, &d->edge_cap, d->nedge + 1, sizeof(*d->edge));
	d->edge[d->nedge++] = x;
	return 0;
}

int
wk_dim_read(struct wk_dim *d, const char *file, struct wk_err *e)
{
	struct wk_reader *in = wk_reader_open1(file, NULL, e);
	struct wk_rec rec = WK_REC_INIT;
	int r;

	if (in == NULL)
		return -1;
	if (wk_header_count(wk_reader_header(in)) != 2) {
		wk_reader_close(in);
		return wk_err_set(e, WK_EX_DATA, file, 1, d->name,
		    "a hierarchy has two columns: child, parent");
	}
	while ((r = wk_reader_next(in, &rec, e)) > 0)
		if (wk_dim_edge(d, wk_rec_get(&rec, 0).p, wk_rec_get(&rec, 1).p,
		    file, rec.line, e) < 0) {
			r = -1;
			break;
		}
	wk_reader_close(in);
	return r;
}

bool
wk_dim_is_leaf(const struct wk_dim *d, uint32_t code)
{
	const char *s = wk_map_key(&d->code, code);

	return d->info[code].nchild == 0 && strcmp(s, WK_TOTAL) != 0;
}

bool
wk_dim_is_own(const struct wk_dim *d, uint32_t set)
{
	const struct wk_leafset *s = &d->set[set];

	return s->n == 0 || s->leaf[s->n - 1] < d->nown;
}

uint32_t
wk_dim_leaf_set(const struct wk_dim *d, uint32_t leaf)
{
	return wk_map_get(&d->setkey, (const char *)&leaf, sizeof(leaf));
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

uint32_t
wk_dim_set(struct wk_dim *d, const uint32_t *leaf, size_t n)
{
	uint32_t *own = wk_malloc(n * sizeof(*own));
	uint32_t id;

	if (n > 0)
		memcpy(own, leaf, n * sizeof(*own));
	qsort(own, n, sizeof(*own), by_number);
	id = wk_map_add(&d->setkey, (const char *)own, n * sizeof(*own));
	if (id < d->nset) {
		free(own);
		return id;
	}
	d->set = wk_grow(d->set, &d->set_cap, d->nset + 1, sizeof(*d->set));
	d->set[d->nset].leaf = own;
	d->set[d->nset++].n = n;
	return id;
}

/* Leaves first, then parents, Totaal last; within each in byte order. */
static const struct wk_dim *sorting;

static int
by_label(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	const char *s = wk_map_key(&sorting->code, x);
	const char *t = wk_map_key(&sorting->code, y);
	int p = strcmp(s, WK_TOTAL) == 0 ? 2 : sorting->info[x].nchild > 0;
	int q = strcmp(t, WK_TOTAL) == 0 ? 2 : sorting->info[y].nchild > 0;

	return p != q ? p - q : strcmp(s, t);
}

static int
sort_labels(struct wk_dim *d, struct wk_err *e)
{
	const struct wk_dim_code *c;
	uint32_t i, total = code_add(d, WK_TOTAL, strlen(WK_TOTAL));

	d->label = wk_calloc(d->code.n, sizeof(*d->label));
	for (i = 0; i < d->code.n; i++) {
		c = &d->info[i];
		if (d->given && c->in_table && !c->in_edge && i != total)
			return wk_err_set(e, WK_EX_DATA, c->source, c->line, d->name,
			    "orphan: the hierarchy does not have this code");
		d->label[d->nlabel++] = i;
	}
	sorting = d;
	qsort(d->label, d->nlabel, sizeof(*d->label), by_label);
	for (i = 0; i < d->nlabel && wk_dim_is_leaf(d, d->label[i]); i++)
		wk_map_add(&d->leaf, d->code.key[d->label[i]].p,
		    d->code.key[d->label[i]].len);
	d->nown = d->leaf.n;
	return 0;
}

/* The leaves marked in has[0..nown-1] as a set. */
static uint32_t
set_of_marks(struct wk_dim *d, const uint8_t *has)
{
	uint32_t *leaf = wk_malloc(d->nown * sizeof(*leaf));
	uint32_t i, id;
	size_t n = 0;

	for (i = 0; i < d->nown; i++)
		if (has[i])
			leaf[n++] = i;
	id = wk_dim_set(d, leaf, n);
	free(leaf);
	return id;
}

/*
 * Children before parents (Kahn): a parent is ready when all its children
 * are. has: one row of nown marks for every code.
 */
static int
collect(struct wk_dim *d, uint8_t *has, struct wk_err *e)
{
	uint32_t *wait = wk_calloc(d->code.n, sizeof(*wait));
	uint32_t *queue = wk_calloc(d->code.n, sizeof(*queue));
	size_t head = 0, tail = 0, i, k;
	uint32_t c, p;

	for (i = 0; i < d->code.n; i++) {
		wait[i] = d->info[i].nchild;
		if (wait[i] == 0)
			queue[tail++] = (uint32_t)i;
	}
	while (head < tail) {
		c = queue[head++];
		for (k = 0; k < d->nedge; k++) {
			if (d->edge[k].child != c)
				continue;
			p = d->edge[k].parent;
			for (i = 0; i < d->nown; i++)
				has[p * d->nown + i] |= has[c * d->nown + i];
			if (--wait[p] == 0)
				queue[tail++] = p;
		}
	}
	free(wait);
	free(queue);
	if (tail < d->code.n)
		return wk_err_set(e, WK_EX_DATA, NULL, 0, d->name,
		    "cycle in the hierarchy");
	return 0;
}

int
wk_dim_finish(struct wk_dim *d, struct wk_err *e)
{
	uint32_t i, c;
	uint8_t *has;
	int r;

	if (sort_labels(d, e) < 0)
		return -1;
	has = wk_calloc(d->code.n * d->nown, 1);
	for (i = 0; i < d->nown; i++)
		has[d->label[i] * d->nown + i] = 1;
	memset(has + d->label[d->nlabel - 1] * d->nown, 1, d->nown);
	r = collect(d, has, e);
	d->set_of = wk_calloc(d->code.n, sizeof(*d->set_of));
	for (i = 0; r == 0 && i < d->nlabel; i++) {
		c = d->label[i];
		d->set_of[c] = set_of_marks(d, has + c * d->nown);
	}
	free(has);
	if (r == 0)
		wk_dim_index(d);
	return r;
}

void
wk_dim_index(struct wk_dim *d)
{
	struct wk_leafset *a;
	size_t i, k;

	for (i = 0; i < d->nabove; i++)
		free(d->above[i].leaf);
	free(d->above);
	d->nabove = d->leaf.n;
	d->above = wk_calloc(d->nabove, sizeof(*d->above));
	for (i = 0; i < d->nset; i++)
		for (k = 0; k < d->set[i].n; k++)
			d->above[d->set[i].leaf[k]].n++;
	for (i = 0; i < d->leaf.n; i++) {
		d->above[i].leaf = wk_calloc(d->above[i].n, sizeof(uint32_t));
		d->above[i].n = 0;
	}
	for (i = 0; i < d->nset; i++)
		for (k = 0; k < d->set[i].n; k++) {
			a = &d->above[d->set[i].leaf[k]];
			a->leaf[a->n++] = (uint32_t)i;
		}
}
