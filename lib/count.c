/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/count.h"
#include "lib/date.h"
#include "lib/mem.h"
#include "lib/reader.h"

static const char *const by_column[WK_NBY] = {
	"team", "bron", "status", "trajectvorm", "bundel", "match", "match_soort",
	"match_advies", "straat", "huishouden", "verwezen", "identificatie",
	"match_reden"
};

enum extra { X_ID, X_SOURCE, X_PERSON, X_DATE, X_THEME, X_TALENT, X_BUURT, X_WIJK,
	X_GEMEENTE, X_LABEL, X_STATE, X_MATCH_NAME, X_BUURT_NAME, X_WIJK_NAME, X_DOUBLE, X_N };

static const char *const extra_column[X_N] = {
	"identificatie", "bron", "persoon", "datum_aanmaak", "thema", "talent",
	"buurtcode", "wijkcode", "gemeentecode", "bundel_label", "bundel_stand",
	"match_naam", "buurtnaam", "wijknaam", "dubbel_van"
};

/* What reading needs besides the result. */
struct reading {
	struct wk_count	*c;
	size_t		 by[WK_NBY], x[X_N];
	struct wk_str	 area;			/* filter, len 0: none */
	uint64_t	*seen;			/* hash of bron, identificatie */
	size_t		 nseen, seencap, bundlecap, matchcap;
};

/* FNV-1a, 64 bits, over a and b with a separator between, then mixed. */
static uint64_t
hash2(struct wk_str a, struct wk_str b)
{
	uint64_t h = 0xcbf29ce484222325u;
	size_t i;

	for (i = 0; i < a.len; i++)
		h = (h ^ (unsigned char)a.p[i]) * 0x100000001b3u;
	h = (h ^ 0xffu) * 0x100000001b3u;
	for (i = 0; i < b.len; i++)
		h = (h ^ (unsigned char)b.p[i]) * 0x100000001b3u;
	h ^= h >> 32;
	h *= 0xd6e8feb86659fd93u;
	return h ^ h >> 32;
}

/* Of two texts for the same thing the first by bytes: order-free. */
static void
settle(struct wk_count *c, const char **at, struct wk_str s)
{
	if (s.len == 0 || (**at != '\0' && strcmp(s.p, *at) >= 0))
		return;
	*at = wk_arena_strndup(&c->arena, s.p, s.len);
}

static void
note_bundle(struct reading *r, const struct wk_rec *rec, uint32_t i)
{
	struct wk_count *c = r->c;
	size_t was = r->bundlecap;

	c->bundle = wk_grow(c->bundle, &r->bundlecap, i + 1, sizeof(*c->bundle));
	for (; was < r->bundlecap; was++)
		c->bundle[was] = (struct wk_bundle){ "", "", WK_NOTHEME };
	settle(c, &c->bundle[i].label, wk_rec_get(rec, r->x[X_LABEL]));
	settle(c, &c->bundle[i].state, wk_rec_get(rec, r->x[X_STATE]));
}

static void
note_match(struct reading *r, const struct wk_rec *rec, uint32_t i)
{
	struct wk_count *c = r->c;
	size_t was = r->matchcap;

	c->match = wk_grow(c->match, &r->matchcap, i + 1, sizeof(*c->match));
	for (; was < r->matchcap; was++)
		c->match[was] = (struct wk_found){ "", "" };
	settle(c, &c->match[i].name, wk_rec_get(rec, r->x[X_MATCH_NAME]));
	settle(c, &c->match[i].kind, wk_rec_get(rec, r->by[WK_BY_MATCH_KIND]));
}

/* The first known theme; *unknown: one was not known. */
static uint16_t
theme_of(const struct wk_count *c, struct wk_str s, bool *unknown)
{
	size_t from = 0, n;
	const struct wk_theme *t;

	*unknown = false;

	while (from < s.len) {
		for (n = 0; from + n < s.len && s.p[from + n] != '|'; n++)
			continue;
		if (n > 0 && (t = wk_themes_find(c->themes, s.p + from, n)) != NULL)
			return (uint16_t)(t - c->themes->theme);
		*unknown = *unknown || n > 0;
		from += n + 1;
	}
	return WK_NOTHEME;
}

static size_t
area_of(struct reading *r, const struct wk_rec *rec)
{
	static const enum extra from[] = { X_BUURT, X_WIJK, X_GEMEENTE };
	struct wk_regions *a = &r->c->areas;
	struct wk_str s;
	size_t i, node = 0;

	for (i = 0; i < 3 && node == 0; i++) {
		s = wk_rec_get(rec, r->x[from[i]]);
		if (s.len > 0)
			node = wk_regions_add(a, s);
	}
	if (node > 0 && a->node[node].level == WK_REGION_BUURT) {
		wk_regions_name(a, node, wk_rec_get(rec, r->x[X_BUURT_NAME]));
		wk_regions_name(a, a->node[node].parent, wk_rec_get(rec, r->x[X_WIJK_NAME]));
	}
	return node;
}

static bool
inside(const struct reading *r, const struct wk_rec *rec)
{
	static const enum extra from[] = { X_BUURT, X_WIJK, X_GEMEENTE };
	struct wk_str s;
	size_t i;

	if (r->area.len == 0)
		return true;
	for (i = 0; i < 3; i++) {
		s = wk_region_code(wk_rec_get(rec, r->x[from[i]]));
		if (s.len >= r->area.len && memcmp(s.p, r->area.p, r->area.len) == 0)
			return true;
	}
	return false;
}

static int
month_of(const struct reading *r, const struct wk_rec *rec, struct wk_obs *o,
    struct wk_err *e)
{
	struct wk_str s = wk_rec_get(rec, r->x[X_DATE]);
	long day;

	o->month = WK_NOMONTH;
	if (s.len == 0)
		return 0;
	if ((day = wk_date_iso(s.p, s.len)) == WK_NODAY)
		return wk_err_set(e, WK_EX_DATA, rec->source, rec->line,
		    "datum_aanmaak", "not a date (jjjj-mm-dd)");
	o->month = wk_month_of(day);
	return 0;
}

/* Into the counts of quality. */
static void
judge_row(struct reading *r, const struct wk_rec *rec, const struct wk_obs *o, uint64_t id,
    bool unknown)
{
	struct wk_count *c = r->c;

	c->rows++;
	c->no_area += c->areas.node[o->area].level < WK_REGION_BUURT;
	c->no_date += o->month == WK_NOMONTH;
	c->alike += wk_rec_get(rec, r->x[X_DOUBLE]).len > 0;
	if (o->theme != WK_NOTHEME) {
		c->other += strcmp(c->themes->theme[o->theme].code, "overig") == 0;
	} else {
		c->unknown_theme += unknown;
		c->no_theme += !unknown;
	}
	r->seen = wk_grow(r->seen, &r->seencap, r->nseen + 1, sizeof(*r->seen));
	r->seen[r->nseen++] = id;
}

static void
keep_row(struct reading *r, const struct wk_rec *rec, struct wk_obs *o, bool in)
{
	struct wk_count *c = r->c;
	struct wk_str person = wk_rec_get(rec, r->x[X_PERSON]), s;
	uint64_t id = hash2(wk_rec_get(rec, r->x[X_SOURCE]), wk_rec_get(rec, r->x[X_ID]));
	bool unknown;
	size_t i;

	o->person = person.len > 0 ? hash2(person, WK_STR("persoon")) : id;
	o->area = (uint32_t)area_of(r, rec);
	o->theme = theme_of(c, wk_rec_get(rec, r->x[X_THEME]), &unknown);
	o->talent = wk_rec_get(rec, r->x[X_TALENT]).len > 0;
	for (i = 0; i < WK_NBY; i++) {
		s = wk_rec_get(rec, r->by[i]);
		o->by[i] = s.len == 0 ? WK_NONE : wk_map_add(&c->by[i], s.p, s.len);
	}
	if (o->by[WK_BY_BUNDLE] != WK_NONE)
		note_bundle(r, rec, o->by[WK_BY_BUNDLE]);
	if (o->by[WK_BY_MATCH] != WK_NONE)
		note_match(r, rec, o->by[WK_BY_MATCH]);
	c->has_person = c->has_person || person.len > 0;
	if (in)
		judge_row(r, rec, o, id, unknown);
	if (o->month != WK_NOMONTH && (c->first == WK_NOMONTH || o->month < c->first))
		c->first = o->month;
	if (o->month != WK_NOMONTH && (c->last == WK_NOMONTH || o->month > c->last))
		c->last = o->month;
	c->obs = wk_grow(c->obs, &c->cap, c->n + 1, sizeof(*c->obs));
	c->obs[c->n++] = *o;
}

static int
read_rows(struct reading *r, struct wk_reader *in, struct wk_rejects *rj, bool whole,
    struct wk_err *e)
{
	struct wk_rec rec = WK_REC_INIT;
	struct wk_obs o;
	bool within;
	int got;

	wk_reader_rejects(in, rj);
	while ((got = wk_reader_next(in, &rec, e)) > 0) {
		within = inside(r, &rec);
		if (!within && !whole)
			continue;
		if (month_of(r, &rec, &o, e) < 0) {
			if (wk_refuse(rj, e, &rec) < 0)
				return -1;
			continue;
		}
		keep_row(r, &rec, &o, within);
	}
	return got;
}

static void
find_columns(struct reading *r, const struct wk_header *h, bool details)
{
	struct wk_count *c = r->c;
	size_t i;

	for (i = 0; i < WK_NBY; i++) {
		r->by[i] = wk_header_find(h, by_column[i]);
		if (!details && (i == WK_BY_ID || i == WK_BY_REASON))
			r->by[i] = WK_NOCOL;
		c->has[i] = r->by[i] != WK_NOCOL;
	}
	for (i = 0; i < X_N; i++)
		r->x[i] = wk_header_find(h, extra_column[i]);
	c->has_talent = r->x[X_TALENT] != WK_NOCOL;
	c->has_alike = r->x[X_DOUBLE] != WK_NOCOL;
}

static int
by_number(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	return a < b ? -1 : a > b;
}

static int
by_person(const void *x, const void *y)
{
	const struct wk_obs *a = x, *b = y;

	return a->person < b->person ? -1 : a->person > b->person;
}

static const struct wk_map *sorting;

static int
by_key(const void *x, const void *y)
{
	return strcmp(wk_map_key(sorting, *(const uint32_t *)x),
	    wk_map_key(sorting, *(const uint32_t *)y));
}

/* Number the values of a map in order of name; new number by old number. */
static uint32_t *
sort_map(struct wk_map *m)
{
	uint32_t *order = wk_calloc(m->n + 1, sizeof(*order));
	uint32_t *moved = wk_calloc(m->n + 1, sizeof(*moved));
	struct wk_map sorted = WK_MAP_INIT;
	uint32_t i;

	for (i = 0; i < m->n; i++)
		order[i] = i;
	sorting = m;
	qsort(order, m->n, sizeof(*order), by_key);
	for (i = 0; i < m->n; i++) {
		moved[order[i]] = i;
		wk_map_add(&sorted, m->key[order[i]].p, m->key[order[i]].len);
	}
	wk_map_free(m);
	*m = sorted;
	free(order);
	return moved;
}

static void
renumber(struct wk_count *c, enum wk_by by)
{
	uint32_t *moved = sort_map(&c->by[by]);
	size_t i, n = c->by[by].n;

	for (i = 0; i < c->n; i++)
		if (c->obs[i].by[by] != WK_NONE)
			c->obs[i].by[by] = moved[c->obs[i].by[by]];
	if (by == WK_BY_BUNDLE && n > 0) {
		struct wk_bundle *b = wk_calloc(n, sizeof(*b));

		for (i = 0; i < n; i++)
			b[moved[i]] = c->bundle[i];
		free(c->bundle);
		c->bundle = b;
	}
	if (by == WK_BY_MATCH && n > 0) {
		struct wk_found *m = wk_calloc(n, sizeof(*m));

		for (i = 0; i < n; i++)
			m[moved[i]] = c->match[i];
		free(c->match);
		c->match = m;
	}
	free(moved);
}

/* The theme most requests of a bundle have; a tie goes to the first theme. */
static void
bundle_themes(struct wk_count *c)
{
	size_t nt = c->themes->n, nb = c->by[WK_BY_BUNDLE].n, i, t, best;
	uint32_t *n = wk_calloc(nb * nt + 1, sizeof(*n));

	for (i = 0; i < c->n; i++)
		if (c->obs[i].by[WK_BY_BUNDLE] != WK_NONE && c->obs[i].theme != WK_NOTHEME)
			n[c->obs[i].by[WK_BY_BUNDLE] * nt + c->obs[i].theme]++;
	for (i = 0; i < nb; i++) {
		for (best = 0, t = 1; t < nt; t++)
			if (n[i * nt + t] > n[i * nt + best])
				best = t;
		if (nt > 0 && n[i * nt + best] > 0)
			c->bundle[i].theme = (uint16_t)best;
	}
	free(n);
}

/* Make the result independent of the order in which rows came. */
static void
arrange(struct reading *r)
{
	struct wk_count *c = r->c;
	size_t *moved, i;

	if (c->n > 0) {
		qsort(r->seen, r->nseen, sizeof(*r->seen), by_number);
		qsort(c->obs, c->n, sizeof(*c->obs), by_person);
	}
	for (i = 1; i < r->nseen; i++)
		c->doubles += r->seen[i] == r->seen[i - 1];
	wk_regions_sort(&c->areas, &moved);
	for (i = 0; i < c->n; i++)
		c->obs[i].area = (uint32_t)moved[c->obs[i].area];
	free(moved);
	for (i = 0; i < WK_NBY; i++)
		renumber(c, (enum wk_by)i);
	bundle_themes(c);
}

struct wk_count *
wk_count_read(int nfiles, char *const *files, const struct wk_themes *themes,
    const struct wk_count_opt *opt, struct wk_err *e)
{
	struct reading r;
	struct wk_reader *in = wk_reader_open(nfiles, files, NULL, e);
	unsigned long before = wk_rejects_count(opt->rejects);
	int got = -1;

	if (in == NULL)
		return NULL;
	memset(&r, 0, sizeof(r));
	r.c = wk_calloc(1, sizeof(*r.c));
	r.c->themes = themes;
	r.c->first = r.c->last = WK_NOMONTH;
	wk_regions_init(&r.c->areas);
	if (opt->area != NULL)
		r.area = wk_region_code(wk_str_of(opt->area));
	if (opt->area != NULL && opt->whole)
		wk_regions_add(&r.c->areas, r.area);
	if (wk_reader_need(in, "identificatie", e) == 0) {
		find_columns(&r, wk_reader_header(in), opt->details);
		got = read_rows(&r, in, opt->rejects, opt->whole, e);
	}
	wk_reader_close(in);
	if (got == 0) {
		r.c->aside = wk_rejects_count(opt->rejects) - before;
		arrange(&r);
	}
	free(r.seen);
	if (got < 0) {
		wk_count_free(r.c);
		return NULL;
	}
	return r.c;
}

void
wk_count_free(struct wk_count *c)
{
	size_t i;

	if (c == NULL)
		return;
	for (i = 0; i < WK_NBY; i++)
		wk_map_free(&c->by[i]);
	wk_regions_clear(&c->areas);
	wk_arena_free(&c->arena);
	free(c->bundle);
	free(c->match);
	free(c->obs);
	free(c);
}

const char *
wk_obs_name(const struct wk_count *c, const struct wk_obs *o, enum wk_by by)
{
	return o->by[by] == WK_NONE ? "" : wk_map_key(&c->by[by], o->by[by]);
}

void
wk_count_persons(const struct wk_count *c, wk_place *place, const void *ctx,
    size_t ncell, long *count)
{
	uint32_t *stamp = wk_calloc(ncell + 1, sizeof(*stamp)), person = 0;
	size_t cell[WK_PLACES], i, k, n;

	for (i = 0; i < c->n; i++) {
		if (i == 0 || c->obs[i].person != c->obs[i - 1].person)
			person++;
		n = place(c, &c->obs[i], ctx, cell);
		for (k = 0; k < n; k++)
			if (stamp[cell[k]] != person) {
				stamp[cell[k]] = person;
				count[cell[k]]++;
			}
	}
	free(stamp);
}

void
wk_count_rows(const struct wk_count *c, wk_place *place, const void *ctx,
    size_t ncell, long *count)
{
	size_t cell[WK_PLACES], i, k, n;

	(void)ncell;
	for (i = 0; i < c->n; i++) {
		n = place(c, &c->obs[i], ctx, cell);
		for (k = 0; k < n; k++)
			count[cell[k]]++;
	}
}
