/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "lib/ledger.h"
#include "lib/out.h"
#include "lib/path.h"
#include "lib/writer.h"

static int
broken(const struct wk_ledger *l, unsigned long line, struct wk_err *e)
{
	return wk_err_set(e, WK_EX_DATA, l->file, line, NULL, "not a ledger of wk");
}

/* An array of strings, copied; NULL when it is something else. */
static char **
strings(const json_t *a, size_t *n)
{
	char **s;
	size_t i;

	if (!json_is_array(a))
		return NULL;
	*n = json_array_size(a);
	for (i = 0; i < *n; i++)
		if (!json_is_string(json_array_get(a, i)))
			return NULL;
	s = wk_calloc(*n, sizeof(*s));
	for (i = 0; i < *n; i++)
		s[i] = wk_strdup(json_string_value(json_array_get(a, i)));
	return s;
}

static void
strings_free(char **s, size_t n)
{
	size_t i;

	for (i = 0; s != NULL && i < n; i++)
		free(s[i]);
	free(s);
}

/* "delen": per dimension an object of arrays of strings, with Totaal in it. */
static bool
parts_ok(const json_t *parts, size_t ndim)
{
	const json_t *v, *o;
	const char *key;
	size_t i, n;
	char **s;

	if (json_array_size(parts) != ndim)
		return false;
	for (i = 0; i < ndim; i++) {
		o = json_array_get(parts, i);
		if (json_object_get(o, WK_TOTAL) == NULL)
			return false;
		json_object_foreach((json_t *)o, key, v) {
			if ((s = strings(v, &n)) == NULL)
				return false;
			strings_free(s, n);
		}
	}
	return true;
}

static int
add_release(struct wk_ledger *l, json_t *o, unsigned long line, struct wk_err *e)
{
	const char *table = json_string_value(json_object_get(o, "tabel"));
	json_t *parts = json_object_get(o, "delen");
	struct wk_ledger_release *r;

	l->release = wk_grow(l->release, &l->release_cap, l->nrelease + 1,
	    sizeof(*l->release));
	r = &l->release[l->nrelease];
	memset(r, 0, sizeof(*r));
	r->dim = strings(json_object_get(o, "dimensies"), &r->ndim);
	if (r->dim == NULL)
		return broken(l, line, e);
	l->nrelease++;
	r->min = (long)json_integer_value(json_object_get(o, "min"));
	r->round = (long)json_integer_value(json_object_get(o, "round"));
	if (r->ndim == 0 || r->ndim > WK_MAXDIM || r->round < 1 ||
	    r->min < r->round || r->min > 1000000 || table == NULL ||
	    strlen(table) != 16 || !parts_ok(parts, r->ndim))
		return broken(l, line, e);
	memcpy(r->table, table, 17);
	r->parts = json_incref(parts);
	return 0;
}

static int
add_cell(struct wk_ledger *l, json_t *o, unsigned long line, struct wk_err *e)
{
	json_int_t number = json_integer_value(json_object_get(o, "uitgave"));
	json_t *value = json_object_get(o, "waarde");
	struct wk_ledger_release *r;
	struct wk_ledger_cell *c;
	size_t i, n = 0;

	if (number < 1 || (size_t)number != l->nrelease || !json_is_integer(value) ||
	    json_integer_value(value) < 0)
		return broken(l, line, e);
	r = &l->release[l->nrelease - 1];
	l->cell = wk_grow(l->cell, &l->cell_cap, l->ncell + 1, sizeof(*l->cell));
	c = &l->cell[l->ncell];
	memset(c, 0, sizeof(*c));
	c->release = l->nrelease - 1;
	c->value = (long)json_integer_value(value);
	c->line = line;
	c->code = strings(json_object_get(o, "cel"), &n);
	if (c->code == NULL || n != r->ndim) {
		strings_free(c->code, n);
		return broken(l, line, e);
	}
	l->ncell++;
	for (i = 0; i < n; i++)
		if (json_object_get(json_array_get(r->parts, i), c->code[i]) == NULL)
			return broken(l, line, e);
	return 0;
}

static int
read_lines(struct wk_ledger *l, struct wk_err *e)
{
	const char *p = wk_buf_str(&l->text), *end;
	unsigned long line = 0;
	json_t *o;
	int r = 0;

	if (l->text.len > 0 && p[l->text.len - 1] != '\n')
		return wk_err_set(e, WK_EX_DATA, l->file, 0, NULL,
		    "the last line of the ledger is not whole");
	for (; r == 0 && (size_t)(p - l->text.p) < l->text.len; p = end + 1) {
		end = strchr(p, '\n');
		if (end == NULL)
			return broken(l, line + 1, e);
		o = json_loadb(p, (size_t)(end - p), JSON_REJECT_DUPLICATES, NULL);
		line++;
		if (json_object_get(o, "cel") != NULL)
			r = add_cell(l, o, line, e);
		else
			r = add_release(l, o, line, e);
		json_decref(o);
	}
	return r;
}

struct wk_ledger *
wk_ledger_read(const char *file, struct wk_err *e)
{
	struct wk_ledger *l = wk_calloc(1, sizeof(*l));
	struct stat st;

	l->file = file;
	l->created = stat(file, &st) < 0;
	if (!l->created &&
	    (wk_slurp(file, &l->text, e) < 0 || read_lines(l, e) < 0)) {
		wk_ledger_free(l);
		return NULL;
	}
	return l;
}

void
wk_ledger_free(struct wk_ledger *l)
{
	size_t i;

	if (l == NULL)
		return;
	for (i = 0; i < l->ncell; i++)
		strings_free(l->cell[i].code,
		    l->release[l->cell[i].release].ndim);
	for (i = 0; i < l->nrelease; i++) {
		strings_free(l->release[i].dim, l->release[i].ndim);
		json_decref(l->release[i].parts);
	}
	free(l->cell);
	free(l->release);
	wk_buf_free(&l->text);
	free(l);
}

/* Which dimension of the cube each of the release is; all must be there. */
static int
match_dims(struct wk_ledger *l, struct wk_ledger_release *r, struct wk_dim **dim,
    size_t ndim, struct wk_err *e)
{
	size_t i, k;

	for (i = 0; i < r->ndim; i++) {
		for (k = 0; k < ndim && strcmp(r->dim[i], dim[k]->name) != 0; k++)
			continue;
		r->order[i] = k;
		if (k == ndim || r->ndim != ndim)
			return wk_err_set(e, WK_EX_DATA, l->file, 0, NULL,
			    "the ledger is of a table with other dimensions");
	}
	return 0;
}

/* Does every dimension have a leaf of this release that is ours by now? */
static bool
touches(const struct wk_ledger_release *r, struct wk_dim **dim)
{
	const json_t *leaves;
	const char *s;
	size_t i, k;

	for (i = 0; i < r->ndim; i++) {
		leaves = json_object_get(json_array_get(r->parts, i), WK_TOTAL);
		for (k = 0; k < json_array_size(leaves); k++) {
			s = json_string_value(json_array_get(leaves, k));
			if (wk_map_get(&dim[r->order[i]]->leaf, s, strlen(s)) !=
			    WK_MAP_NONE)
				break;
		}
		if (k == json_array_size(leaves))
			return false;
	}
	return true;
}

static uint32_t
join_set(struct wk_dim *d, const json_t *leaves)
{
	size_t i, n = json_array_size(leaves);
	uint32_t *leaf = wk_calloc(n, sizeof(*leaf));
	uint32_t set;
	const char *s;

	for (i = 0; i < n; i++) {
		s = json_string_value(json_array_get(leaves, i));
		leaf[i] = wk_map_add(&d->leaf, s, strlen(s));
	}
	set = wk_dim_set(d, leaf, n);
	free(leaf);
	return set;
}

static void
join_release(struct wk_ledger *l, size_t number, struct wk_dim **dim)
{
	struct wk_ledger_release *r = &l->release[number];
	struct wk_ledger_cell *c;
	const json_t *parts;
	size_t i, k;

	r->joined = true;
	for (i = 0; i < l->ncell; i++) {
		c = &l->cell[i];
		if (c->release != number)
			continue;
		for (k = 0; k < r->ndim; k++) {
			parts = json_array_get(r->parts, k);
			c->set[r->order[k]] = join_set(dim[r->order[k]],
			    json_object_get(parts, c->code[k]));
		}
	}
}

int
wk_ledger_join(struct wk_ledger *l, struct wk_dim **dim, size_t ndim,
    struct wk_err *e)
{
	bool more = true;
	size_t i;

	for (i = 0; i < l->nrelease; i++)
		if (match_dims(l, &l->release[i], dim, ndim, e) < 0)
			return -1;
	/* a release may bring in leaves that another one shares */
	while (more) {
		more = false;
		for (i = 0; i < l->nrelease; i++)
			if (!l->release[i].joined && touches(&l->release[i], dim)) {
				join_release(l, i, dim);
				more = true;
			}
	}
	for (i = 0; i < ndim; i++)
		wk_dim_index(dim[i]);
	return 0;
}

void
wk_ledger_place(struct wk_ledger *l, const struct wk_cube *c)
{
	size_t i;

	for (i = 0; i < l->ncell; i++)
		if (l->release[l->cell[i].release].joined)
			l->cell[i].cell = wk_cube_cell_of(c, l->cell[i].set);
}

/* {"B1":["B1"],"W1":["B1","B2"],"Totaal":[...]} */
static void
write_parts(struct wk_buf *b, const struct wk_dim *d)
{
	const struct wk_leafset *s;
	size_t i, k;
	uint32_t code;

	wk_buf_addc(b, '{');
	for (i = 0; i < d->nlabel; i++) {
		code = d->label[i];
		s = &d->set[d->set_of[code]];
		if (i > 0)
			wk_buf_addc(b, ',');
		wk_json_string(b, d->code.key[code]);
		wk_buf_adds(b, ":[");
		for (k = 0; k < s->n; k++) {
			if (k > 0)
				wk_buf_addc(b, ',');
			wk_json_string(b, d->leaf.key[s->leaf[k]]);
		}
		wk_buf_addc(b, ']');
	}
	wk_buf_addc(b, '}');
}

uint64_t
wk_ledger_mark(const struct wk_cube *c, const uint8_t *wish, long min, long round)
{
	uint32_t code[WK_MAXDIM];
	size_t pos[WK_MAXDIM], d;
	struct wk_buf b = WK_BUF_INIT;
	uint64_t mark;

	wk_buf_addf(&b, "%ld %ld", min, round);
	for (d = 0; d < c->ndim; d++) {
		wk_buf_adds(&b, c->dim[d]->name);
		write_parts(&b, c->dim[d]);
	}
	wk_cube_first(c, pos, code);
	if (wish != NULL)
		do
			wk_buf_addc(&b, (char)wish[wk_cube_cell(c, code)]);
		while (wk_cube_next(c, pos, code));
	mark = wk_hash64(b.p, b.len);
	wk_buf_free(&b);
	return mark;
}

long
wk_ledger_find(const struct wk_ledger *l, uint64_t mark)
{
	char hex[17];
	size_t i;

	snprintf(hex, sizeof(hex), "%016" PRIx64, mark);
	for (i = 0; i < l->nrelease; i++)
		if (strcmp(l->release[i].table, hex) == 0)
			return (long)i;
	return -1;
}

static void
write_release(struct wk_buf *b, const struct wk_cube *c, size_t number,
    uint64_t mark, long min, long round)
{
	size_t d;

	wk_buf_addf(b, "{\"uitgave\":%zu,\"dimensies\":[", number);
	for (d = 0; d < c->ndim; d++) {
		if (d > 0)
			wk_buf_addc(b, ',');
		wk_json_string(b, wk_str_of(c->dim[d]->name));
	}
	wk_buf_addf(b, "],\"min\":%ld,\"round\":%ld,\"tabel\":\"%016" PRIx64
	    "\",\"delen\":[", min, round, mark);
	for (d = 0; d < c->ndim; d++) {
		if (d > 0)
			wk_buf_addc(b, ',');
		write_parts(b, c->dim[d]);
	}
	wk_buf_adds(b, "]}\n");
}

int
wk_ledger_append(const struct wk_ledger *l, const struct wk_cube *c,
    const long *shown, uint64_t mark, long min, long round, struct wk_err *e)
{
	uint32_t code[WK_MAXDIM];
	size_t pos[WK_MAXDIM], d, cell;
	struct wk_buf b = WK_BUF_INIT;
	struct wk_out *o;

	if (wk_ledger_find(l, mark) >= 0)
		return 0;
	if ((o = wk_out_open(l->file, e)) == NULL)
		return -1;
	if (l->text.len > 0)
		wk_out_write(o, l->text.p, l->text.len);
	write_release(&b, c, l->nrelease + 1, mark, min, round);
	wk_cube_first(c, pos, code);
	do {
		cell = wk_cube_cell(c, code);
		if (shown[cell] < 0)
			continue;
		wk_buf_addf(&b, "{\"uitgave\":%zu,\"cel\":[", l->nrelease + 1);
		for (d = 0; d < c->ndim; d++) {
			if (d > 0)
				wk_buf_addc(&b, ',');
			wk_json_string(&b, c->dim[d]->code.key[code[d]]);
		}
		wk_buf_addf(&b, "],\"waarde\":%ld}\n", shown[cell]);
	} while (wk_cube_next(c, pos, code));
	wk_out_write(o, b.p, b.len);
	wk_buf_free(&b);
	return wk_out_commit(o, e);
}
