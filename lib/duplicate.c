/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/date.h"
#include "lib/duplicate.h"
#include "lib/mem.h"

#define BACK	64

struct entry {
	uint32_t person, row;
	long	 day;
};

static int
by_person(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

static bool
same(struct wk_str a, struct wk_str b)
{
	return a.len == b.len && memcmp(a.p, b.p, a.len) == 0;
}

static uint32_t
original(const struct wk_dataset *d, const struct wk_sparse *words, size_t source,
    const struct entry *e, size_t from, size_t i, const uint32_t *of)
{
	const struct wk_rec *r = d->rec[e[i].row];
	size_t j;

	for (j = i > from + BACK ? i - BACK : from; j < i; j++)
		if (of[e[j].row] == UINT32_MAX &&
		    !same(wk_rec_get(r, source), wk_rec_get(d->rec[e[j].row], source)) &&
		    wk_sparse_dot(words, e[i].row, words, e[j].row) >= WK_DUPLICATE)
			return e[j].row;
	return UINT32_MAX;
}

void
wk_duplicates(const struct wk_dataset *d, const struct wk_sparse *words, uint32_t *of)
{
	size_t person = wk_header_find(&d->header, "persoon"), i, n = 0, from = 0;
	size_t source = wk_header_find(&d->header, "bron");
	size_t date = wk_header_find(&d->header, "datum_aanmaak");
	struct entry *e;
	struct wk_str s;
	uint32_t count, *number;

	memset(of, 0xff, d->n * sizeof(*of));
	if (person == WK_NOCOL || source == WK_NOCOL)
		return;
	number = wk_dataset_number(d, person, true, &count);
	e = wk_malloc((d->n + 1) * sizeof(*e));
	for (i = 0; i < d->n; i++) {
		if (wk_rec_get(d->rec[i], person).len == 0)
			continue;
		s = wk_rec_get(d->rec[i], date);
		e[n++] = (struct entry){ number[i], (uint32_t)i, wk_date_iso(s.p, s.len) };
	}
	qsort(e, n, sizeof(*e), by_person);
	for (i = 0; i < n; i++) {
		if (i > 0 && e[i].person != e[i - 1].person)
			from = i;
		of[e[i].row] = original(d, words, source, e, from, i, of);
	}
	free(number);
	free(e);
}
