/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_bellen: the bundles of a period as a picture, and as a report. */
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/report_bundels.h"

struct bel {
	size_t		 domain;	/* its number in sums */
	size_t		 at;		/* place among the bundles by size */
	struct wk_bubble b;
};

/* Domains by the persons printed in them, largest first. */
static const double *sums;

static int
by_domain(const void *x, const void *y)
{
	const struct bel *a = x, *b = y;

	if (sums[a->domain] != sums[b->domain])
		return sums[a->domain] < sums[b->domain] ? 1 : -1;
	if (a->domain != b->domain)
		return a->domain < b->domain ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

static enum wk_sign
sign_of(const char *state)
{
	static const char *const name[WK_NSIGN] = { "", "nieuw", "groeit", "gelijk",
		"krimpt" };
	int i;

	for (i = 1; i < WK_NSIGN; i++)
		if (strcmp(state, name[i]) == 0)
			return (enum wk_sign)i;
	return WK_SIGN_NONE;
}

/* Number of the domain with this name: its first theme; themes.n for none. */
static size_t
domain_of(const struct wk_themes *all, const struct wk_theme *t)
{
	size_t i;

	for (i = 0; t != NULL && i < all->n; i++)
		if (strcmp(all->theme[i].domain, t->domain) == 0)
			return i;
	return all->n;
}

void
wk_bundles_picture(struct wk_bundles *b, struct wk_doc *d)
{
	struct wk_report *r = b->r;
	size_t n = b->n < WK_BUNDLES_SHOWN ? b->n : WK_BUNDLES_SHOWN, i, k;
	struct bel *x = wk_calloc(n + 1, sizeof(*x));
	double *sum = wk_calloc(r->themes->n + 1, sizeof(*sum));
	struct wk_dbubbles m = { wk_calloc(n + 1, sizeof(*m.b)), n };
	const struct wk_theme *t;

	for (i = 0; i < n; i++) {
		k = b->order[i];
		t = wk_bundle_theme(r, k);
		x[i].at = i;
		x[i].domain = domain_of(r->themes, t);
		x[i].b = (struct wk_bubble){ wk_bundle_name(b, k), t != NULL ?
		    t->domain_label : wk_report_get(r, "thema.geen"), wk_bundle_state(b, k),
		    sign_of(r->count->bundle[k].state),
		    (double)wk_bundle_print(b, k, r->root) };
		sum[x[i].domain] += x[i].b.value;
	}
	sums = sum;
	qsort(x, n, sizeof(*x), by_domain);
	for (i = 0; i < n; i++)
		m.b[i] = x[i].b;
	if (n > 0)
		wk_doc_bubbles(d, &m, wk_report_say(r, "bellen.bijschrift",
		    wk_report_period(r, b->from, r->to)));
	free(x);
	free(sum);
	free(m.b);
}

int
wk_report_bundels(struct wk_report *r, struct wk_err *e)
{
	struct wk_doc *d = wk_report_page(r, "bundels", wk_report_get(r, "bellen.titel"),
	    wk_report_say(r, "maand.onder", wk_report_area(r, r->root),
	    wk_report_period(r, r->from, r->to)));

	if (!r->count->has[WK_BY_BUNDLE])
		wk_doc_para(d, wk_report_get(r, "bundels.geen"));
	if (wk_report_bundles(r, d, e) < 0)
		return -1;
	wk_doc_heading(d, 2, wk_report_get(r, "basis.kop"));
	wk_report_basis(r, d);
	return 0;
}
