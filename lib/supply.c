/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/date.h"
#include "lib/num.h"
#include "lib/reader.h"
#include "lib/schema.h"
#include "lib/supply.h"

#define YEAR	365

static const char *const kind_name[2] = { "activiteit", "talent" };

/* A file under way. */
struct source {
	struct wk_supply		*s;
	enum wk_kind			 kind;
	const struct wk_supply_how	*how;
	const struct wk_schema		*schema;
	const struct wk_header		*h;
	size_t				*col;	/* column of the file by schema column */
	struct wk_rejects		*rj;
	struct wk_err			*e;
};

struct wk_supply *
wk_supply_new(void)
{
	return wk_calloc(1, sizeof(struct wk_supply));
}

void
wk_supply_free(struct wk_supply *s)
{
	if (s == NULL)
		return;
	wk_header_free(&s->header[0]);
	wk_header_free(&s->header[1]);
	wk_sparse_free(&s->themes);
	wk_bm25_free(s->words);
	wk_arena_free(&s->arena);
	wk_map_free(&s->id);
	free(s->item);
	free(s);
}

static struct wk_str
cell(const struct source *f, const struct wk_rec *rec, const char *column)
{
	return wk_rec_get(rec, wk_header_find(f->h, column));
}

static int
bad(const struct source *f, const struct wk_rec *rec, const char *column, const char *why)
{
	return wk_err_set(f->e, WK_EX_DATA, rec->source, rec->line, column, "%s", why);
}

static int
check_cells(const struct source *f, const struct wk_rec *rec)
{
	const struct wk_column *c;
	const char *why;
	size_t i;

	for (i = 0; i < f->schema->ncolumn; i++) {
		c = &f->schema->column[i];
		if (c->required && wk_rec_get(rec, f->col[i]).len == 0)
			return bad(f, rec, c->name, "is empty");
		if ((why = wk_column_check(c, wk_rec_get(rec, f->col[i]))) != NULL)
			return bad(f, rec, c->name, why);
	}
	return 0;
}

static int
check_themes(const struct source *f, const struct wk_rec *rec)
{
	struct wk_str s = cell(f, rec, "thema");
	const char *p, *end = s.p + s.len, *bar;

	for (p = s.p; p < end; p = bar + 1) {
		bar = memchr(p, '|', (size_t)(end - p));
		if (bar == NULL)
			bar = end;
		if (wk_themes_find(f->how->themes, p, (size_t)(bar - p)) == NULL)
			return bad(f, rec, "thema", "not in themas.csv");
	}
	return 0;
}

/* A number of a checked cell; none when it is empty. */
static long
whole(const struct source *f, const struct wk_rec *rec, const char *column, long none)
{
	struct wk_str s = cell(f, rec, column);
	double d;

	return s.len == 0 || wk_num_dec(s.p, s.len, '.', &d) != NULL ? none :
	    d > 1e9 ? 1000000000L : d < -1e9 ? -1000000000L : (long)d;
}

static long
day(const struct source *f, const struct wk_rec *rec, const char *column)
{
	struct wk_str s = cell(f, rec, column);

	return wk_date_iso(s.p, s.len);
}

static int
check_order(const struct source *f, const struct wk_rec *rec)
{
	static const char *const counts[] = { "capaciteit", "deelnemers", "leeftijd_min",
		"leeftijd_max" };
	long from = day(f, rec, "geldig_van"), until = day(f, rec, "geldig_tot");
	size_t i;

	for (i = 0; i < 4; i++)
		if (whole(f, rec, counts[i], 0) < 0)
			return bad(f, rec, counts[i], "is negative");
	if (from != WK_NODAY && until != WK_NODAY && until < from)
		return bad(f, rec, "geldig_tot", "is before geldig_van");
	if (whole(f, rec, "leeftijd_max", 1000) < whole(f, rec, "leeftijd_min", 0))
		return bad(f, rec, "leeftijd_max", "is below leeftijd_min");
	return 0;
}

static int
check_new(const struct source *f, const struct wk_rec *rec)
{
	struct wk_str id = cell(f, rec, "identificatie");
	struct wk_buf key = WK_BUF_INIT;
	size_t n = f->s->id.n;

	wk_buf_addc(&key, f->kind == WK_TALENT ? 't' : 'a');
	wk_buf_add(&key, id.p, id.len);
	wk_map_add(&f->s->id, key.p, key.len);
	wk_buf_free(&key);
	return f->s->id.n > n ? 0 :
	    bad(f, rec, "identificatie", "an earlier row has the same");
}

/* "Nederlands, Arabisch": a language nobody knows stands for any. */
static uint64_t
languages(const struct source *f, struct wk_str s)
{
	uint64_t bits = 0;
	struct wk_str part;
	unsigned id;
	size_t i, from = 0;

	for (i = 0; i <= s.len; i++) {
		if (i < s.len && strchr(",;|/", s.p[i]) == NULL)
			continue;
		part.p = s.p + from;
		part.len = i - from;
		from = i + 1;
		for (; part.len > 0 && part.p[0] == ' '; part.p++)
			part.len--;
		while (part.len > 0 && part.p[part.len - 1] == ' ')
			part.len--;
		if (part.len == 0)
			continue;
		id = wk_match_language(f->how->rules, part);
		if (id == WK_NOLANGUAGE)
			return 0;
		bits |= 1ULL << id;
	}
	return bits;
}

static signed char
side(struct wk_str s, const char *yes, const char *no)
{
	return wk_str_is(s, yes) ? 1 : wk_str_is(s, no) ? 0 : -1;
}

static void
fill_area(const struct source *f, struct wk_item *x)
{
	struct wk_str reach = cell(f, x->rec, "bereik"), at = cell(f, x->rec, "buurtcode");

	x->area = wk_place_of(at, 8);
	x->reach = wk_place_of(at, wk_str_is(reach, "buurt") ? 8 :
	    wk_str_is(reach, "wijk") ? 6 : 4);
}

static void
fill_room(const struct source *f, struct wk_item *x)
{
	long room = whole(f, x->rec, "capaciteit", -1);
	long taken = whole(f, x->rec, "deelnemers", -1);

	x->room = room < 0 || taken < 0 ? -1 : room > taken ? room - taken : 0;
}

static void
fill_boost(const struct source *f, struct wk_item *x)
{
	const double *set = f->how->rules->set;
	double b = 1;

	if (x->formal == 0 && x->kind == WK_ACTIVITY)
		b *= set[WK_SET_INFORMAL];
	if (x->collective == 1)
		b *= set[WK_SET_COLLECTIVE];
	if (x->room > 0)
		b *= set[WK_SET_ROOM];
	if (x->room == 0)
		b *= set[WK_SET_FULL];
	if (x->checked != WK_NODAY && f->how->today - x->checked > YEAR) {
		b *= set[WK_SET_OLD];
		f->s->old++;
	}
	f->s->unchecked += x->kind == WK_ACTIVITY && x->checked == WK_NODAY;
	x->boost = (float)b;
}

static short
age(const struct source *f, const struct wk_rec *rec, const char *column)
{
	long v = whole(f, rec, column, -1);

	return (short)(v < 1000 ? v : 1000);
}

static void
fill(const struct source *f, struct wk_item *x)
{
	struct wk_str s = cell(f, x->rec, "status");
	const struct wk_rec *rec = x->rec;

	x->id = cell(f, rec, "identificatie").p;
	x->name = x->kind == WK_TALENT ? "" : cell(f, rec, "naam").p;
	x->person = cell(f, rec, "persoon");
	x->household = cell(f, rec, "huishouden");
	fill_area(f, x);
	x->age_min = age(f, rec, "leeftijd_min");
	x->age_max = age(f, rec, "leeftijd_max");
	x->from = day(f, rec, "geldig_van");
	x->until = day(f, rec, "geldig_tot");
	x->checked = day(f, rec, "gecontroleerd_op");
	x->stopped = s.len > 0 && !wk_str_is(s, "actief");
	x->formal = side(cell(f, rec, "aanbod"), "formeel", "informeel");
	x->collective = side(cell(f, rec, "vorm"), "collectief", "individueel");
	x->languages = languages(f, cell(f, rec, "taal"));
	fill_room(f, x);
	fill_boost(f, x);
}

static int
add_row(const struct source *f, const struct wk_rec *rec)
{
	struct wk_supply *s = f->s;
	struct wk_item *x;

	if (check_cells(f, rec) < 0 || check_themes(f, rec) < 0 ||
	    check_order(f, rec) < 0 || check_new(f, rec) < 0)
		return wk_refuse(f->rj, f->e, rec);
	if (f->kind == WK_TALENT && !wk_str_is(cell(f, rec, "toestemming"), "ja")) {
		s->unwilling++;
		return 0;
	}
	s->item = wk_grow(s->item, &s->cap, s->n + 1, sizeof(*s->item));
	x = &s->item[s->n++];
	memset(x, 0, sizeof(*x));
	x->kind = f->kind;
	x->rec = wk_rec_dup(&s->arena, rec);
	s->count[f->kind]++;
	fill(f, x);
	return 0;
}

int
wk_supply_read(struct wk_supply *s, enum wk_kind kind, const char *path,
    const struct wk_supply_how *how, struct wk_rejects *rj, struct wk_err *e)
{
	struct wk_reader *in = wk_reader_open1(path, NULL, e);
	struct wk_schema *schema = wk_schema_load(kind_name[kind], e);
	struct source f = { s, kind, how, schema, NULL, NULL, rj, e };
	struct wk_rec rec = WK_REC_INIT;
	size_t i;
	int r = -1;

	if (in == NULL || schema == NULL ||
	    wk_schema_need(schema, wk_reader_header(in), path, e) < 0)
		goto out;
	wk_reader_rejects(in, rj);
	f.h = wk_reader_header(in);
	f.col = wk_calloc(schema->ncolumn, sizeof(*f.col));
	for (i = 0; i < schema->ncolumn; i++)
		f.col[i] = wk_header_find(f.h, schema->column[i].name);
	wk_header_copy(&s->header[kind], f.h);
	while ((r = wk_reader_next(in, &rec, e)) > 0)
		if (add_row(&f, &rec) < 0) {
			r = -1;
			break;
		}
	free(f.col);
out:
	wk_reader_close(in);
	wk_schema_free(schema);
	return r;
}
