/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/bundle_match.h"
#include "lib/mem.h"

#define ALONE	0.5	/* something individual against something for a group */

/* What one member says of one item. */
struct vote {
	uint32_t bundle, item;
	double	 score;
};

static int
by_bundle_item(const void *a, const void *b)
{
	const struct vote *x = a, *y = b;

	if (x->bundle != y->bundle)
		return x->bundle < y->bundle ? -1 : 1;
	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	return (x->score > y->score) - (x->score < y->score);
}

static struct vote *
votes(const struct wk_matcher *m, const struct wk_matches *found,
    const struct wk_bundle_matches *out, size_t *n)
{
	const struct wk_candidate *c;
	struct vote *v = NULL;
	size_t i, k, cap = 0;

	*n = 0;
	for (i = 0; i < found->n; i++) {
		if (out->of[i] == UINT32_MAX)
			continue;
		for (k = 0; k < found->asked[i].count; k++) {
			c = &found->best[i * found->width + k];
			v = wk_grow(v, &cap, *n + 1, sizeof(*v));
			v[(*n)++] = (struct vote){ out->of[i], c->item,
			    wk_match_unit(m, c->s) *
			    (m->supply->item[c->item].collective == 0 ? ALONE : 1) };
		}
	}
	if (*n > 0)
		qsort(v, *n, sizeof(*v), by_bundle_item);
	return v;
}

/* The item with the highest total per bundle; equal ones: the first item. */
static void
count_votes(const struct vote *v, size_t n, struct wk_bundle_matches *out)
{
	double sum, *most = wk_calloc(out->n, sizeof(*most));
	struct wk_bundle_match *b;
	size_t i, end;

	for (i = 0; i < n; i = end) {
		b = &out->bundle[v[i].bundle];
		sum = 0;
		for (end = i; end < n && v[end].bundle == v[i].bundle &&
		    v[end].item == v[i].item; end++)
			sum += v[end].score;
		if (2 * (end - i) < b->members || !(sum > most[v[i].bundle]))
			continue;
		most[v[i].bundle] = sum;
		b->item = v[i].item;
		b->fits = (unsigned)(end - i);
	}
	free(most);
}

static void
advise(const struct wk_matcher *m, const struct wk_matches *found, const bool *shared,
    struct wk_bundle_matches *out)
{
	const struct wk_item *x;
	struct wk_bundle_match *b;
	unsigned theme;
	size_t i;

	for (i = 0; i < found->n; i++) {
		if (out->of[i] == UINT32_MAX)
			continue;
		b = &out->bundle[out->of[i]];
		x = b->item != UINT32_MAX ? &m->supply->item[b->item] : NULL;
		theme = found->asked[i].theme;
		if (x != NULL)
			b->advice = x->room >= 0 && x->room < (long)b->fits ? WK_WIDEN : WK_JOIN;
		else if (b->advice != WK_PASS_ON)
			b->advice = wk_advice_of(NULL, theme != WK_NOTHEME ?
			    &m->themes->theme[theme] : NULL, shared[i]);
	}
}

void
wk_bundle_match(const struct wk_matcher *m, const struct wk_dataset *d,
    const struct wk_matches *found, const bool *shared, struct wk_bundle_matches *out)
{
	size_t col = wk_header_find(&d->header, "bundel"), i, n;
	uint32_t count;
	struct vote *v;

	out->of = wk_dataset_number(d, col, true, &count);
	out->n = count;
	out->bundle = wk_calloc(count, sizeof(*out->bundle));
	for (i = 0; i < count; i++)
		out->bundle[i].item = UINT32_MAX;
	for (i = 0; i < d->n; i++)
		if (wk_rec_get(d->rec[i], col).len == 0)
			out->of[i] = UINT32_MAX;
		else
			out->bundle[out->of[i]].members++;
	v = votes(m, found, out, &n);
	count_votes(v, n, out);
	free(v);
	advise(m, found, shared, out);
}

void
wk_bundle_matches_free(struct wk_bundle_matches *b)
{
	free(b->of);
	free(b->bundle);
	memset(b, 0, sizeof(*b));
}

void
wk_bundle_match_reason(const struct wk_matcher *m, const struct wk_bundle_match *b,
    struct wk_buf *out)
{
	long room = b->item != UINT32_MAX ? m->supply->item[b->item].room : -1;

	wk_buf_clear(out);
	if (b->item == UINT32_MAX) {
		wk_buf_adds(out, wk_advice_reason(b->advice));
		return;
	}
	wk_buf_addf(out, "Past bij %u van de %u aanvragen in de bundel", b->fits, b->members);
	if (room == 0)
		wk_buf_adds(out, "; vol");
	else if (room > 0)
		wk_buf_addf(out, "; nog %ld plaats%s", room, room > 1 ? "en" : "");
	wk_buf_addc(out, '.');
}
