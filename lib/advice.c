/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/advice.h"
#include "lib/mem.h"

static const char *const name[] = {
	"sluit aan", "breid uit", "zelf doen", "samenbrengen", "doorgeven"
};

static const char *const reason[] = {
	"",
	"Er is passend aanbod, maar alle plaatsen zijn vergeven: breid uit.",
	"Er past niets en één team ziet dit: pak het zelf op.",
	"Er past niets en verschillende teams, organisaties of buurten zien dit: "
	"breng partijen samen.",
	"Er past niets en dit is structureel: geef het door aan gemeente of "
	"woningcorporatie."
};

const char *
wk_advice_name(enum wk_advice a)
{
	return name[a];
}

const char *
wk_advice_reason(enum wk_advice a)
{
	return reason[a];
}

/* Per group: the first value seen of a column, and whether there is another. */
static void
look(const struct wk_dataset *d, const uint32_t *group, uint32_t ngroup,
    const char *column, bool *several)
{
	size_t col = wk_header_find(&d->header, column), i;
	struct wk_str *first, s;
	uint32_t g;

	if (col == WK_NOCOL)
		return;
	first = wk_calloc(ngroup, sizeof(*first));
	for (i = 0; i < d->n; i++) {
		if ((s = wk_rec_get(d->rec[i], col)).len == 0)
			continue;
		g = group[i];
		if (first[g].len == 0)
			first[g] = s;
		else if (first[g].len != s.len || memcmp(first[g].p, s.p, s.len) != 0)
			several[g] = true;
	}
	free(first);
}

bool *
wk_advice_shared(const struct wk_dataset *d, const struct wk_matches *m)
{
	size_t col = wk_header_find(&d->header, "bundel"), i;
	bool *shared = wk_calloc(d->n, sizeof(*shared)), *several;
	uint32_t *group, n = WK_NOTHEME + 1;

	if (col != WK_NOCOL)
		group = wk_dataset_number(d, col, true, &n);
	else {
		group = wk_malloc((d->n + 1) * sizeof(*group));
		for (i = 0; i < d->n; i++)
			group[i] = m->asked[i].theme;
	}
	several = wk_calloc(n, sizeof(*several));
	look(d, group, n, "team", several);
	look(d, group, n, "bron", several);
	look(d, group, n, "buurtcode", several);
	for (i = 0; i < d->n; i++)
		shared[i] = several[group[i]];
	free(several);
	free(group);
	return shared;
}

enum wk_advice
wk_advice_of(const struct wk_item *item, const struct wk_theme *theme, bool shared)
{
	if (item != NULL)
		return item->room == 0 ? WK_WIDEN : WK_JOIN;
	if (theme != NULL && theme->structural)
		return WK_PASS_ON;
	return shared ? WK_TOGETHER : WK_SELF;
}
