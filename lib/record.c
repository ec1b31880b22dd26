/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/record.h"

size_t
wk_header_find(const struct wk_header *h, const char *name)
{
	uint32_t id = wk_map_get(&h->names, name, strlen(name));

	return id == WK_MAP_NONE ? WK_NOCOL : id;
}

size_t
wk_header_add(struct wk_header *h, const char *name)
{
	return wk_map_add(&h->names, name, strlen(name));
}

const char *
wk_header_name(const struct wk_header *h, size_t col)
{
	return wk_map_key(&h->names, (uint32_t)col);
}

size_t
wk_header_count(const struct wk_header *h)
{
	return h->names.n;
}

void
wk_header_copy(struct wk_header *to, const struct wk_header *from)
{
	size_t i;

	for (i = 0; i < from->names.n; i++)
		wk_header_add(to, wk_header_name(from, i));
}

void
wk_header_free(struct wk_header *h)
{
	wk_map_free(&h->names);
}

struct wk_rec *
wk_rec_dup(struct wk_arena *a, const struct wk_rec *r)
{
	struct wk_rec *c = wk_arena_alloc(a, sizeof(*c));
	size_t i, total = 0;
	char *p;

	*c = *r;
	c->field = wk_arena_alloc(a, r->nfield * sizeof(*c->field));
	for (i = 0; i < r->nfield; i++)
		total += r->field[i].len + 1;
	p = wk_arena_alloc(a, total);
	for (i = 0; i < r->nfield; i++) {
		memcpy(p, r->field[i].p, r->field[i].len);
		p[r->field[i].len] = '\0';
		c->field[i].p = p;
		c->field[i].len = r->field[i].len;
		p += r->field[i].len + 1;
	}
	return c;
}
