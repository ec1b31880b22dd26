/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/bundle.h"
#include "lib/bundle_group.h"
#include "lib/mem.h"

/* Rows that take part, by group: start has ngroup + 1 entries. */
static void
by_group(const struct wk_bundle_in *in, uint32_t ngroup, size_t **start, uint32_t **row)
{
	size_t i, n = in->vector->n, *at, g;
	bool *use = wk_calloc(n + 1, sizeof(*use));

	*start = wk_calloc((size_t)ngroup + 2, sizeof(**start));
	*row = wk_malloc((n + 1) * sizeof(**row));
	at = *start + 1;
	for (i = 0; i < n; i++) {
		use[i] = wk_sparse_len(in->vector, i) > 0 &&
		    (in->skip == NULL || !in->skip[i]);
		if (use[i])
			at[(in->group != NULL ? in->group[i] : 0) + 1]++;
	}
	for (g = 0; g < ngroup; g++)
		at[g + 1] += at[g];
	for (i = 0; i < n; i++)
		if (use[i])
			(*row)[at[in->group != NULL ? in->group[i] : 0]++] = (uint32_t)i;
	free(use);
}

struct size {
	uint32_t com, persons, first;
};

static int
by_size(const void *a, const void *b)
{
	const struct size *x = a, *y = b;

	if (x->persons != y->persons)
		return x->persons > y->persons ? -1 : 1;
	return (x->first > y->first) - (x->first < y->first);
}

static int
by_pair(const void *x, const void *y)
{
	const struct wk_pair *p = x, *q = y;

	if (p->a != q->a)
		return p->a < q->a ? -1 : 1;
	return (p->b > q->b) - (p->b < q->b);
}

size_t
wk_pairs_count(struct wk_pair *pair, size_t n, uint32_t *persons)
{
	size_t i, most = 0;

	qsort(pair, n, sizeof(*pair), by_pair);
	for (i = 0; i < n; i++)
		if (i == 0 || by_pair(&pair[i - 1], &pair[i]) != 0)
			most += persons[pair[i].a]++ == 0;
	return most;
}

/* Communities to bundles 0, 1, 2...: the largest first. */
static void
number(const struct wk_bundle_in *in, size_t ncom, struct wk_bundling *out)
{
	struct size *size = wk_calloc(ncom + 1, sizeof(*size));
	struct wk_pair *pair = wk_malloc((out->nrow + 1) * sizeof(*pair));
	uint32_t *count = wk_calloc(ncom + 1, sizeof(*count));
	size_t i, n = 0;

	for (i = 0; i < ncom; i++)
		size[i].com = (uint32_t)i;
	for (i = out->nrow; i-- > 0;)
		if (out->of[i] != WK_NOBUNDLE) {
			size[out->of[i]].first = (uint32_t)i;
			pair[n++] = (struct wk_pair){ out->of[i], in->person[i] };
		}
	out->n = wk_pairs_count(pair, n, count);
	for (i = 0; i < ncom; i++)
		size[i].persons = count[i];
	qsort(size, ncom, sizeof(*size), by_size);
	out->persons = wk_calloc(out->n + 1, sizeof(*out->persons));
	for (i = 0; i < out->n; i++) {
		out->persons[i] = size[i].persons;
		count[size[i].com] = (uint32_t)i;
	}
	for (i = 0; i < out->nrow; i++)
		if (out->of[i] != WK_NOBUNDLE)
			out->of[i] = count[out->of[i]];
	free(size);
	free(pair);
	free(count);
}

/* start and member from of. */
static void
list_members(struct wk_bundling *out)
{
	size_t i, *at;

	out->start = wk_calloc(out->n + 2, sizeof(*out->start));
	out->member = wk_malloc((out->nrow + 1) * sizeof(*out->member));
	at = out->start + 1;
	for (i = 0; i < out->nrow; i++)
		if (out->of[i] != WK_NOBUNDLE)
			at[out->of[i] + 1]++;
	for (i = 0; i < out->n; i++)
		at[i + 1] += at[i];
	for (i = 0; i < out->nrow; i++)
		if (out->of[i] != WK_NOBUNDLE)
			out->member[at[out->of[i]]++] = (uint32_t)i;
}

void
wk_bundling_find(const struct wk_bundle_in *in, const struct wk_bundle_param *p,
    struct wk_bundling *out)
{
	uint32_t ngroup = in->group != NULL ? in->ngroup : 1, *row;
	size_t *start, g, i, ncom = 0;
	struct wk_sum sum;

	out->nrow = in->vector->n;
	out->of = wk_malloc((out->nrow + 1) * sizeof(*out->of));
	out->near = wk_calloc(out->nrow + 1, sizeof(*out->near));
	out->nearest = wk_malloc((out->nrow + 1) * WK_NEAREST * sizeof(*out->nearest));
	for (i = 0; i < out->nrow; i++)
		out->of[i] = WK_NOBUNDLE;
	for (i = 0; i < out->nrow * WK_NEAREST; i++)
		out->nearest[i] = UINT32_MAX;
	wk_sum_init(&sum, in->vector->ndim);
	by_group(in, ngroup, &start, &row);
	for (g = 0; g < ngroup; g++)
		ncom = wk_bundle_group(in, p, row + start[g], start[g + 1] - start[g],
		    &sum, ncom, out);
	number(in, ncom, out);
	list_members(out);
	for (i = 0; i < out->n; i++) {
		wk_sum_add(&sum, in->vector, out->member + out->start[i],
		    out->start[i + 1] - out->start[i]);
		wk_sum_to_row(&sum, WK_CENTRE, &out->centre);
		wk_sum_clear(&sum);
	}
	wk_sum_free(&sum);
	free(start);
	free(row);
}

void
wk_bundling_free(struct wk_bundling *b)
{
	free(b->of);
	free(b->near);
	free(b->nearest);
	free(b->start);
	free(b->member);
	free(b->persons);
	wk_sparse_free(&b->centre);
	memset(b, 0, sizeof(*b));
}
