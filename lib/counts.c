/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/counts.h"
#include "lib/num.h"

#define MOST	1000000000000L

static int
number(const struct wk_rec *rec, size_t col, const char *name, long *out,
    struct wk_err *e)
{
	struct wk_str s = wk_rec_get(rec, col);
	const char *why = NULL;

	if (s.len > 0 && s.p[0] == '-')
		why = "negative count";
	else if (wk_num_int(s.p, s.len, out) != NULL)
		why = "not a whole number";
	else if (*out > MOST)
		why = "count out of range";
	if (why == NULL)
		return 0;
	return wk_err_set(e, WK_EX_DATA, rec->source, rec->line, name, "%s", why);
}

static int
add_row(struct wk_counts *t, const struct wk_rec *rec, const char *source,
    const size_t *col, struct wk_dim **dim, size_t ndim,
    const struct wk_counts_columns *c, struct wk_err *e)
{
	struct wk_counts_row *r;
	struct wk_str s = wk_rec_get(rec, col[ndim]);
	size_t d;

	t->row = wk_grow(t->row, &t->cap, t->n + 1, sizeof(*t->row));
	r = &t->row[t->n++];
	memset(r, 0, sizeof(*r));
	r->source = source;
	r->line = rec->line;
	r->k.n = r->k.persons = r->k.largest = WK_UNKNOWN;
	for (d = 0; d < ndim; d++) {
		struct wk_str code = wk_rec_get(rec, col[d]);

		r->code[d] = wk_dim_code(dim[d], code.p, code.len, source, rec->line);
	}
	if (c->hidden_ok && wk_str_is(s, "."))
		return 0;
	if (wk_str_is(s, "."))
		return wk_err_set(e, WK_EX_DATA, rec->source, rec->line, c->count,
		    "hidden count: this table is protected already");
	if (number(rec, col[ndim], c->count, &r->k.n, e) < 0)
		return -1;
	if (c->persons != NULL &&
	    number(rec, col[ndim + 1], c->persons, &r->k.persons, e) < 0)
		return -1;
	if (c->largest != NULL &&
	    number(rec, col[ndim + 2], c->largest, &r->k.largest, e) < 0)
		return -1;
	if (r->k.persons > r->k.n || r->k.largest > r->k.n)
		return wk_err_set(e, WK_EX_DATA, rec->source, rec->line,
		    r->k.persons > r->k.n ? c->persons : c->largest,
		    "more than the count");
	return 0;
}

static int
find_columns(struct wk_reader *in, struct wk_dim **dim, size_t ndim,
    const struct wk_counts_columns *c, size_t *col, struct wk_err *e)
{
	const char *name;
	size_t i;

	for (i = 0; i < ndim + 3; i++) {
		name = i < ndim ? dim[i]->name : i == ndim ? c->count :
		    i == ndim + 1 ? c->persons : c->largest;
		col[i] = WK_NOCOL;
		if (name == NULL)
			continue;
		if (wk_reader_need(in, name, e) < 0)
			return -1;
		col[i] = wk_header_find(wk_reader_header(in), name);
	}
	return 0;
}

int
wk_counts_read(struct wk_counts *t, struct wk_reader *in, struct wk_dim **dim,
    size_t ndim, const struct wk_counts_columns *c, struct wk_err *e)
{
	size_t col[WK_MAXDIM + 3];
	struct wk_rec rec = WK_REC_INIT;
	const char *source = NULL;
	int r;

	if (find_columns(in, dim, ndim, c, col, e) < 0)
		return -1;
	while ((r = wk_reader_next(in, &rec, e)) > 0) {
		if (source == NULL || strcmp(source, rec.source) != 0)
			source = wk_arena_strndup(&t->arena, rec.source,
			    strlen(rec.source));
		if (add_row(t, &rec, source, col, dim, ndim, c, e) < 0)
			return -1;
	}
	return r;
}

void
wk_counts_clear(struct wk_counts *t)
{
	free(t->row);
	wk_arena_free(&t->arena);
	memset(t, 0, sizeof(*t));
}
