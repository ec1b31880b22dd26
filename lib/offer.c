/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/date.h"
#include "lib/mem.h"
#include "lib/num.h"
#include "lib/offer.h"
#include "lib/reader.h"

static const char *const column[WK_OFFER_NFIELD] = {
	"identificatie", "naam", "omschrijving", "organisatie", "thema", "vorm",
	"aanbod", "doelgroep", "leeftijd_min", "leeftijd_max", "taal", "kosten",
	"capaciteit", "deelnemers", "wanneer", "locatie", "buurtcode", "bereik",
	"status", "geldig_van", "geldig_tot", "contact", "gecontroleerd_op"
};

static const struct wk_theme *
first_theme(const struct wk_themes *t, const char *s)
{
	const struct wk_theme *x;
	size_t n;

	for (; *s != '\0'; s += n + (s[n] == '|')) {
		n = strcspn(s, "|");
		if ((x = wk_themes_find(t, s, n)) != NULL)
			return x;
	}
	return NULL;
}

static void
derive(struct wk_offer *o, const struct wk_themes *t)
{
	const char *room = o->f[WK_OFFER_ROOM], *taken = o->f[WK_OFFER_TAKEN];
	long a, b = 0;

	o->from = wk_date_iso(o->f[WK_OFFER_FROM], strlen(o->f[WK_OFFER_FROM]));
	o->until = wk_date_iso(o->f[WK_OFFER_UNTIL], strlen(o->f[WK_OFFER_UNTIL]));
	o->checked = wk_date_iso(o->f[WK_OFFER_CHECKED], strlen(o->f[WK_OFFER_CHECKED]));
	o->theme = first_theme(t, o->f[WK_OFFER_THEME]);
	o->free = -1;
	if (wk_num_int(room, strlen(room), &a) == NULL &&
	    wk_num_int(taken, strlen(taken), &b) == NULL)
		o->free = a > b ? a - b : 0;
}

static int
by_name(const void *x, const void *y)
{
	const struct wk_offer *a = x, *b = y;
	int r = strcmp(a->f[WK_OFFER_NAME], b->f[WK_OFFER_NAME]);

	return r != 0 ? r : strcmp(a->f[WK_OFFER_ID], b->f[WK_OFFER_ID]);
}

static int
read_rows(struct wk_offers *s, struct wk_reader *in, const struct wk_themes *t,
    struct wk_err *e)
{
	size_t col[WK_OFFER_NFIELD], i;
	struct wk_rec rec = WK_REC_INIT;
	struct wk_offer *o;
	struct wk_str v;
	int r;

	for (i = 0; i < WK_OFFER_NFIELD; i++)
		col[i] = wk_header_find(wk_reader_header(in), column[i]);
	while ((r = wk_reader_next(in, &rec, e)) > 0) {
		v = wk_rec_get(&rec, col[WK_OFFER_ID]);
		if (wk_map_get(&s->id, v.p, v.len) != WK_MAP_NONE)
			return wk_err_set(e, WK_EX_DATA, rec.source, rec.line,
			    "identificatie", "an earlier row has the same");
		wk_map_add(&s->id, v.p, v.len);
		s->o = wk_grow(s->o, &s->cap, s->n + 1, sizeof(*s->o));
		o = &s->o[s->n++];
		for (i = 0; i < WK_OFFER_NFIELD; i++) {
			v = wk_rec_get(&rec, col[i]);
			o->f[i] = wk_arena_strndup(&s->arena, v.p, v.len);
		}
		derive(o, t);
	}
	return r;
}

struct wk_offers *
wk_offers_read(const char *path, const struct wk_themes *t, struct wk_err *e)
{
	struct wk_reader *in = wk_reader_open1(path, NULL, e);
	struct wk_offers *s;
	size_t i;
	int r = -1;

	if (in == NULL)
		return NULL;
	s = wk_calloc(1, sizeof(*s));
	if (wk_reader_need(in, "identificatie", e) == 0 &&
	    wk_reader_need(in, "naam", e) == 0)
		r = read_rows(s, in, t, e);
	wk_reader_close(in);
	if (r < 0) {
		wk_offers_free(s);
		return NULL;
	}
	if (s->n > 0)
		qsort(s->o, s->n, sizeof(*s->o), by_name);
	s->by_id = wk_calloc(s->n + 1, sizeof(*s->by_id));
	for (i = 0; i < s->n; i++)
		s->by_id[wk_map_get(&s->id, s->o[i].f[WK_OFFER_ID],
		    strlen(s->o[i].f[WK_OFFER_ID]))] = i;
	return s;
}

void
wk_offers_free(struct wk_offers *s)
{
	if (s == NULL)
		return;
	wk_map_free(&s->id);
	wk_arena_free(&s->arena);
	free(s->by_id);
	free(s->o);
	free(s);
}

const struct wk_offer *
wk_offers_find(const struct wk_offers *s, const char *id)
{
	uint32_t i = wk_map_get(&s->id, id, strlen(id));

	return i == WK_MAP_NONE ? NULL : &s->o[s->by_id[i]];
}

void
wk_offers_regions(const struct wk_offers *s, struct wk_regions *a)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		wk_regions_add(a, wk_str_of(s->o[i].f[WK_OFFER_BUURT]));
}

bool
wk_offer_open(const struct wk_offer *o, long day)
{
	static const char *const stopped[] = { "gestopt", "gesloten", "inactief",
		"vervallen", "inactive", "defunct" };
	size_t i;

	for (i = 0; i < sizeof(stopped) / sizeof(stopped[0]); i++)
		if (strcmp(o->f[WK_OFFER_STATE], stopped[i]) == 0)
			return false;
	return o->until == WK_NODAY || o->until >= day;
}

bool
wk_offer_reaches(const struct wk_offer *o, const char *area)
{
	struct wk_str at = wk_region_code(wk_str_of(o->f[WK_OFFER_BUURT]));
	const char *reach = o->f[WK_OFFER_REACH];
	size_t n = strlen(area), width;

	if (n == 0 || at.len == 0)
		return true;
	width = strcmp(reach, "gemeente") == 0 ? 4 : strcmp(reach, "buurt") == 0 ? 8 : 6;
	if (at.len < width)
		width = at.len;
	if (n < width)
		width = n;
	return memcmp(at.p, area, width) == 0;
}
