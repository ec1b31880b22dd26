/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/regions.h"
#include "lib/num.h"
#include "lib/path.h"
#include "lib/reader.h"

void
wk_regions_init(struct wk_regions *a)
{
	memset(a, 0, sizeof(*a));
	a->node = wk_grow(NULL, &a->cap, 16, sizeof(*a->node));
	wk_map_add(&a->code, "", 0);
	a->node[0] = (struct wk_region){ "", "", WK_REGION_ALL, 0, -1 };
	a->n = 1;
}

void
wk_regions_clear(struct wk_regions *a)
{
	wk_map_free(&a->code);
	wk_arena_free(&a->arena);
	free(a->node);
	memset(a, 0, sizeof(*a));
}

static struct wk_str
trim(struct wk_str s)
{
	while (s.len > 0 && s.p[s.len - 1] == ' ')
		s.len--;
	while (s.len > 0 && s.p[0] == ' ') {
		s.p++;
		s.len--;
	}
	return s;
}

struct wk_str
wk_region_code(struct wk_str s)
{
	static const char *const prefix[] = { "BU", "WK", "GM" };
	size_t i;

	s = trim(s);
	for (i = 0; i < 3; i++)
		if (s.len > 4 && memcmp(s.p, prefix[i], 2) == 0) {
			s.p += 2;
			s.len -= 2;
			break;
		}
	return s;
}

size_t
wk_regions_find(const struct wk_regions *a, struct wk_str code)
{
	uint32_t i;

	code = wk_region_code(code);
	i = wk_map_get(&a->code, code.p, code.len);
	return i == WK_MAP_NONE ? 0 : i;
}

size_t
wk_regions_add(struct wk_regions *a, struct wk_str code)
{
	struct wk_region *n;
	size_t i, parent = 0;
	uint32_t at;

	code = wk_region_code(code);
	if ((at = wk_map_get(&a->code, code.p, code.len)) != WK_MAP_NONE)
		return at;
	if (code.len != 4 && code.len != 6 && code.len != 8)
		return 0;
	if (code.len > 4)
		parent = wk_regions_add(a, (struct wk_str){ code.p, code.len - 2 });
	i = wk_map_add(&a->code, code.p, code.len);
	a->node = wk_grow(a->node, &a->cap, i + 1, sizeof(*a->node));
	n = &a->node[i];
	n->code = n->name = wk_arena_strndup(&a->arena, code.p, code.len);
	n->level = code.len == 8 ? WK_REGION_BUURT : code.len == 6 ? WK_REGION_WIJK :
	    WK_REGION_GEMEENTE;
	n->parent = parent;
	n->people = -1;
	a->n = i + 1;
	return i;
}

static const struct wk_region *sorting;

static int
by_code(const void *x, const void *y)
{
	return strcmp(sorting[*(const size_t *)x].code, sorting[*(const size_t *)y].code);
}

void
wk_regions_sort(struct wk_regions *a, size_t **moved)
{
	size_t *order = wk_calloc(a->n, sizeof(*order)), i;
	struct wk_region *node = wk_calloc(a->n, sizeof(*node));

	*moved = wk_calloc(a->n, sizeof(**moved));
	for (i = 0; i < a->n; i++)
		order[i] = i;
	sorting = a->node;
	qsort(order, a->n, sizeof(*order), by_code);
	for (i = 0; i < a->n; i++)
		(*moved)[order[i]] = i;
	wk_map_free(&a->code);
	memset(&a->code, 0, sizeof(a->code));
	for (i = 0; i < a->n; i++) {
		node[i] = a->node[order[i]];
		node[i].parent = (*moved)[node[i].parent];
		wk_map_add(&a->code, node[i].code, strlen(node[i].code));
	}
	free(a->node);
	free(order);
	a->node = node;
	a->cap = a->n;
}

void
wk_regions_name(struct wk_regions *a, size_t i, struct wk_str name)
{
	struct wk_region *n = &a->node[i];

	name = trim(name);
	if (name.len == 0)
		return;
	if (strcmp(n->name, n->code) == 0 || strcmp(name.p, n->name) < 0)
		n->name = wk_arena_strndup(&a->arena, name.p, name.len);
}

/* The separator is the one that occurs most in the header line. */
static int
separator(const char *path, char *sep, struct wk_err *e)
{
	struct wk_buf b = WK_BUF_INIT;
	size_t i, comma = 0, semi = 0;

	if (wk_slurp(path, &b, e) < 0)
		return -1;
	for (i = 0; i < b.len && b.p[i] != '\n'; i++) {
		comma += b.p[i] == ',';
		semi += b.p[i] == ';';
	}
	*sep = semi > comma ? ';' : ',';
	wk_buf_free(&b);
	return 0;
}

static size_t
find_code(const struct wk_header *h)
{
	size_t c = wk_header_find(h, "gwb_code_8");

	if (c == WK_NOCOL)
		c = wk_header_find(h, "gwb_code");
	return c == WK_NOCOL ? wk_header_find(h, "gwb_code_10") : c;
}

static int
figures(struct wk_regions *a, struct wk_reader *in, const char *path, struct wk_err *e)
{
	const struct wk_header *h = wk_reader_header(in);
	size_t code = find_code(h), name = wk_header_find(h, "regio");
	size_t people = wk_header_find(h, "a_inw"), i;
	struct wk_rec rec = WK_REC_INIT;
	struct wk_str s;
	long v;
	int r;

	if (code == WK_NOCOL || people == WK_NOCOL)
		return wk_err_set(e, WK_EX_DATA, path, 1,
		    code == WK_NOCOL ? "gwb_code_8" : "a_inw", "no such column");
	while ((r = wk_reader_next(in, &rec, e)) > 0) {
		if ((i = wk_regions_find(a, wk_rec_get(&rec, code))) == 0)
			continue;
		a->node[i].name = a->node[i].code;
		wk_regions_name(a, i, wk_rec_get(&rec, name));
		s = trim(wk_rec_get(&rec, people));
		/* "." and negative numbers are the CBS signs for unknown */
		if (wk_num_int(s.p, s.len, &v) == NULL && v >= 0)
			a->node[i].people = v;
	}
	return r;
}

int
wk_regions_figures(struct wk_regions *a, const char *path, size_t *unknown,
    struct wk_err *e)
{
	struct wk_dialect d = wk_dialect_canonical;
	struct wk_reader *in;
	size_t i;
	int r;

	if (separator(path, &d.sep, e) < 0 ||
	    (in = wk_reader_open1(path, &d, e)) == NULL)
		return -1;
	r = figures(a, in, path, e);
	wk_reader_close(in);
	*unknown = 0;
	for (i = 1; i < a->n; i++)
		*unknown += a->node[i].people < 0 && a->node[i].level >= WK_REGION_WIJK;
	/* everything is the sum of the gemeenten, when all are known */
	for (i = 1, a->node[0].people = 0; i < a->n; i++)
		if (a->node[i].level == WK_REGION_GEMEENTE && a->node[0].people >= 0)
			a->node[0].people = a->node[i].people < 0 ? -1 :
			    a->node[0].people + a->node[i].people;
	return r;
}
