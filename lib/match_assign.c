/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/date.h"
#include "lib/match_assign.h"
#include "lib/mem.h"

static struct wk_wish *
wishes(const struct wk_matcher *m, const struct wk_matches *found, uint32_t *first,
    size_t *n)
{
	struct wk_wish *w = NULL;
	const struct wk_candidate *c;
	size_t i, k, cap = 0;

	*n = 0;
	for (i = 0; i < found->n; i++) {
		first[i] = (uint32_t)*n;
		for (k = 0; k < found->asked[i].count; k++) {
			c = &found->best[i * found->width + k];
			w = wk_grow(w, &cap, *n + 1, sizeof(*w));
			w[(*n)++] = (struct wk_wish){ (uint32_t)i, c->item,
			    (int)(wk_match_unit(m, c->s) * 1000 + 0.5) };
		}
	}
	return w;
}

static long *
waiting(const struct wk_dataset *d, long today)
{
	size_t col = wk_header_find(&d->header, "datum_aanmaak"), i;
	long *waited = wk_calloc(d->n, sizeof(*waited)), day;
	struct wk_str s;

	for (i = 0; i < d->n; i++) {
		s = wk_rec_get(d->rec[i], col);
		day = wk_date_iso(s.p, s.len);
		if (day != WK_NODAY && day < today)
			waited[i] = today - day < WK_WAIT_MOST ? today - day : WK_WAIT_MOST;
	}
	return waited;
}

unsigned char *
wk_match_assign(const struct wk_matcher *m, const struct wk_dataset *d,
    const struct wk_matches *found, wk_assign_progress *progress)
{
	const struct wk_supply *s = m->supply;
	unsigned char *choice = wk_malloc(d->n + 1);
	uint32_t *first = wk_calloc(d->n, sizeof(*first)), npersons;
	uint32_t *given = wk_calloc(d->n, sizeof(*given));
	uint32_t *person = wk_dataset_number(d, wk_header_find(&d->header, "persoon"), true,
	    &npersons);
	long *room = wk_calloc(s->n, sizeof(*room)), *waited = waiting(d, m->today);
	struct wk_assign_in in = { d->n, s->n, NULL, 0, room, person, waited };
	struct wk_wish *w;
	size_t i;

	in.wish = w = wishes(m, found, first, &in.nwish);
	for (i = 0; i < s->n; i++)
		room[i] = s->item[i].kind == WK_TALENT ? 1 : s->item[i].room;
	wk_assign(&in, given, progress);
	for (i = 0; i < d->n; i++)
		choice[i] = given[i] == WK_UNASSIGNED ? WK_NOCHOICE :
		    (unsigned char)(given[i] - first[i]);
	free(w);
	free(first);
	free(given);
	free(person);
	free(room);
	free(waited);
	return choice;
}
