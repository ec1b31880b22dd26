/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/dataset.h"
#include "lib/mem.h"

struct sortable {
	struct wk_rec *rec;
	uint32_t       place;
};

struct keys {
	size_t id, source;
};

static int
compare_field(struct wk_str a, struct wk_str b)
{
	int r = memcmp(a.p, b.p, a.len < b.len ? a.len : b.len);

	return r != 0 ? r : (a.len > b.len) - (a.len < b.len);
}

/* identificatie, bron, all fields; whole equals may stand in any order. */
static int
compare(const void *a, const void *b, void *arg)
{
	const struct wk_rec *x = ((const struct sortable *)a)->rec;
	const struct wk_rec *y = ((const struct sortable *)b)->rec;
	const struct keys *k = arg;
	size_t i;
	int r;

	r = compare_field(wk_rec_get(x, k->id), wk_rec_get(y, k->id));
	if (r == 0)
		r = compare_field(wk_rec_get(x, k->source), wk_rec_get(y, k->source));
	for (i = 0; r == 0 && i < x->nfield; i++)
		r = compare_field(wk_rec_get(x, i), wk_rec_get(y, i));
	return r;
}

static void
sort(struct wk_dataset *d)
{
	struct sortable *s = wk_malloc((d->n + 1) * sizeof(*s));
	struct keys k;
	size_t i;

	k.id = wk_header_find(&d->header, "identificatie");
	k.source = wk_header_find(&d->header, "bron");
	for (i = 0; i < d->n; i++)
		s[i] = (struct sortable){ d->rec[i], (uint32_t)i };
	qsort_r(s, d->n, sizeof(*s), compare, &k);
	d->place = wk_malloc((d->n + 1) * sizeof(*d->place));
	for (i = 0; i < d->n; i++) {
		d->rec[i] = s[i].rec;
		d->place[i] = s[i].place;
	}
	free(s);
}

int
wk_dataset_read(struct wk_dataset *d, struct wk_reader *in, struct wk_rejects *rejects,
    wk_dataset_progress *progress, struct wk_err *e)
{
	struct wk_rec rec = WK_REC_INIT;
	size_t id, cap = 0;
	int r;

	if (wk_reader_need(in, "identificatie", e) < 0)
		return -1;
	wk_header_copy(&d->header, wk_reader_header(in));
	id = wk_header_find(&d->header, "identificatie");
	while ((r = wk_reader_next(in, &rec, e)) > 0) {
		if (wk_rec_get(&rec, id).len == 0) {
			wk_err_set(e, WK_EX_DATA, rec.source, rec.line,
			    "identificatie", "is empty");
			if (wk_refuse(rejects, e, &rec) < 0)
				return -1;
			continue;
		}
		if (d->n >= UINT32_MAX - 1)
			return wk_err_set(e, WK_EX_DATA, rec.source, rec.line, NULL,
			    "too many records");
		d->rec = wk_grow(d->rec, &cap, d->n + 1, sizeof(struct wk_rec *));
		d->rec[d->n++] = wk_rec_dup(&d->arena, &rec);
		if (progress != NULL && (d->n & 1023) == 0)
			progress(d->n, 0);
	}
	if (r < 0)
		return -1;
	sort(d);
	return 0;
}

void
wk_dataset_free(struct wk_dataset *d)
{
	wk_header_free(&d->header);
	wk_arena_free(&d->arena);
	free(d->rec);
	free(d->place);
	memset(d, 0, sizeof(*d));
}

uint32_t *
wk_dataset_number(const struct wk_dataset *d, size_t column, bool own, uint32_t *n)
{
	uint32_t *number = wk_malloc((d->n + 1) * sizeof(*number)), alone = 0;
	struct wk_map map = WK_MAP_INIT;
	struct wk_str s;
	size_t i;

	for (i = 0; i < d->n; i++) {
		s = wk_rec_get(d->rec[i], column);
		number[i] = own && s.len == 0 ? UINT32_MAX : wk_map_add(&map, s.p, s.len);
	}
	for (i = 0; i < d->n; i++)
		if (number[i] == UINT32_MAX)
			number[i] = (uint32_t)map.n + alone++;
	*n = (uint32_t)map.n + alone;
	wk_map_free(&map);
	return number;
}
