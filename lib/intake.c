/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "lib/date.h"
#include "lib/hide.h"
#include "lib/intake.h"
#include "lib/mem.h"
#include "lib/num.h"

/* ---- the columns that come out ---- */

static size_t
input_of(const struct wk_schema *s, const char *name)
{
	size_t i;

	for (i = 0; i < s->ninput; i++)
		if (strcmp(s->input[i].name, name) == 0)
			return i;
	return WK_NOCOL;
}

/* The input column, when the export has it. */
static size_t
present(const struct wk_intake *in, const char *name)
{
	size_t i = input_of(in->schema, name);

	return i != WK_NOCOL && in->mapping->input[i].n > 0 ? i : WK_NOCOL;
}

static bool
mapped(const struct wk_intake *in, const char *name)
{
	size_t i;

	for (i = 0; i < in->schema->ncolumn; i++)
		if (strcmp(in->schema->column[i].name, name) == 0)
			return in->mapping->column[i].n > 0;
	return false;
}

/* Will a step fill this column although the export does not have it? */
static bool
derived(const struct wk_intake *in, const char *name)
{
	bool place = in->o.area != NULL &&
	    (present(in, "postcode") != WK_NOCOL || mapped(in, "postcode"));

	if (strcmp(name, "thema") == 0 || strcmp(name, "thema_kans") == 0 ||
	    strcmp(name, "thema_woord") == 0)
		return in->o.labeller != NULL && (mapped(in, "onderwerp") ||
		    mapped(in, "tekst") || mapped(in, "naam"));
	if (strcmp(name, "buurtcode") == 0)
		return place;
	if (strcmp(name, "wijkcode") == 0)
		return place || mapped(in, "buurtcode");
	if (strcmp(name, "gemeentecode") == 0)
		return place || mapped(in, "buurtcode") || mapped(in, "wijkcode");
	if (strcmp(name, "leeftijdsgroep") == 0)
		return present(in, "geboortedatum") != WK_NOCOL ||
		    present(in, "geboortejaar") != WK_NOCOL ||
		    present(in, "leeftijd") != WK_NOCOL;
	if (strcmp(name, "bron") == 0)
		return in->o.bron != NULL;
	if (strcmp(name, "identificatie") == 0)
		return in->profile->number;
	return wk_hide_derives(in, name);
}

static void
add_column(struct wk_intake *in, const char *name, const struct wk_column *schema,
    struct wk_sources from)
{
	const struct wk_constant *constant = wk_profile_constant(in->profile, name);
	struct wk_intake_column *c;

	in->column = wk_grow(in->column, &in->columncap, in->ncolumn + 1,
	    sizeof(*in->column));
	c = &in->column[in->ncolumn++];
	memset(c, 0, sizeof(*c));
	c->name = name;
	c->schema = schema;
	c->from = from;
	c->constant = constant != NULL ? constant->value : NULL;
	if (strcmp(name, "bron") == 0 && in->o.bron != NULL)
		c->constant = in->o.bron;
	if (schema != NULL)
		wk_convert_init(&c->convert, schema, in->profile);
	wk_header_add(&in->header, name);
}

static void
add_columns(struct wk_intake *in, const struct wk_header *header)
{
	const struct wk_schema *s = in->schema;
	struct wk_sources own = { NULL, 1, "" };
	size_t i;

	for (i = 0; i < s->ncolumn; i++)
		if (in->mapping->column[i].n > 0 || derived(in, s->column[i].name) ||
		    wk_profile_constant(in->profile, s->column[i].name) != NULL)
			add_column(in, s->column[i].name, &s->column[i],
			    in->mapping->column[i]);
	for (i = 0; i < in->mapping->n && !in->profile->known_only; i++) {
		if (in->mapping->mapped[i].fate != WK_FATE_UNKNOWN)
			continue;
		own.col = wk_arena_alloc(&in->mapping->arena, sizeof(*own.col));
		own.col[0] = i;
		add_column(in, wk_header_name(header, i), NULL, own);
	}
}

/* The columns with the themes, and those the model reads. */
static void
find_reading(struct wk_intake *in)
{
	static const char *const read[3][2] = {
		{ "onderwerp", "naam" }, { "tekst", "omschrijving" }, { "doelgroep", "" }
	};
	size_t i;

	in->thema = wk_header_find(&in->header, "thema");
	in->kans = wk_header_find(&in->header, "thema_kans");
	in->woord = wk_header_find(&in->header, "thema_woord");
	in->checked = wk_header_find(&in->header, "gecontroleerd");
	for (i = 0; i < 3; i++) {
		in->text[i] = wk_header_find(&in->header, read[i][0]);
		if (in->text[i] == WK_NOCOL)
			in->text[i] = wk_header_find(&in->header, read[i][1]);
	}
}

static void
find_columns(struct wk_intake *in)
{
	size_t i;

	in->oneof = wk_calloc(in->schema->noneof, sizeof(*in->oneof));
	for (i = 0; i < in->schema->noneof; i++)
		in->oneof[i] = wk_header_find(&in->header, in->schema->oneof[i]);
	in->identificatie = wk_header_find(&in->header, "identificatie");
	in->bron = wk_header_find(&in->header, "bron");
	in->datum = wk_header_find(&in->header, "datum_aanmaak");
	in->buurt = wk_header_find(&in->header, "buurtcode");
	in->wijk = wk_header_find(&in->header, "wijkcode");
	in->gemeente = wk_header_find(&in->header, "gemeentecode");
	in->age = wk_header_find(&in->header, "leeftijdsgroep");
	in->postcode = wk_header_find(&in->header, "postcode");
	in->postcode_in = present(in, "postcode");
	in->number_in = present(in, "huisnummer");
	in->birthdate_in = present(in, "geboortedatum");
	in->birthyear_in = present(in, "geboortejaar");
	in->age_in = present(in, "leeftijd");
	find_reading(in);
	wk_hide_find(in);
}

struct wk_intake *
wk_intake_new(const struct wk_schema *schema, const struct wk_profile *profile,
    const struct wk_header *header, const char *source,
    const struct wk_intake_options *o, struct wk_err *e)
{
	struct wk_intake *in = wk_calloc(1, sizeof(*in));

	in->schema = schema;
	in->profile = profile;
	in->o = *o;
	if ((in->mapping = wk_mapping_new(schema, profile, header, source, e)) == NULL) {
		wk_intake_free(in);
		return NULL;
	}
	add_columns(in, header);
	in->field = wk_calloc(in->ncolumn, sizeof(*in->field));
	in->input = wk_calloc(schema->ninput, sizeof(*in->input));
	find_columns(in);
	if (wk_schema_need(schema, &in->header, source, e) < 0) {
		wk_intake_free(in);
		return NULL;
	}
	return in;
}

void
wk_intake_free(struct wk_intake *in)
{
	size_t i;

	if (in == NULL)
		return;
	for (i = 0; i < in->ncolumn; i++) {
		wk_convert_free(&in->column[i].convert);
		wk_buf_free(&in->column[i].buf);
	}
	free(in->column);
	free(in->field);
	free(in->input);
	free(in->oneof);
	wk_seen_free(&in->seen);
	wk_buf_free(&in->key);
	wk_buf_free(&in->reading);
	wk_buf_free(&in->hide.buf);
	wk_header_free(&in->header);
	wk_mapping_free(in->mapping);
	free(in);
}

/* ---- steps ---- */

static struct wk_str
get(const struct wk_intake *in, size_t col)
{
	return col == WK_NOCOL ? WK_STR("") : in->field[col];
}

static struct wk_str
get_input(const struct wk_intake *in, size_t input)
{
	return input == WK_NOCOL ? WK_STR("") : in->input[input];
}

/* Give a column a value of our own making; nothing when the record lacks it. */
static void
set(struct wk_intake *in, size_t col, const char *p, size_t n)
{
	struct wk_intake_column *c;

	if (col == WK_NOCOL)
		return;
	c = &in->column[col];
	wk_buf_clear(&c->buf);
	wk_buf_add(&c->buf, p, n);
	in->field[col].p = c->buf.p;
	in->field[col].len = n;
}

/* The values of a column's sources, joined in its buffer when more. */
static struct wk_str
collect(struct wk_intake_column *c, const struct wk_rec *rec)
{
	struct wk_str v;
	size_t i;

	if (c->from.n == 1)
		return wk_rec_get(rec, c->from.col[0]);
	wk_buf_clear(&c->buf);
	for (i = 0; i < c->from.n; i++) {
		v = wk_rec_get(rec, c->from.col[i]);
		if (v.len == 0)
			continue;
		if (c->buf.len > 0)
			wk_buf_adds(&c->buf, c->from.separator);
		wk_buf_add(&c->buf, v.p, v.len);
	}
	v.p = wk_buf_str(&c->buf);
	v.len = c->buf.len;
	return v;
}

static int
map_row(struct wk_intake *in, const struct wk_rec *rec, struct wk_err *e)
{
	const char *reason;
	size_t i;

	for (i = 0; i < in->schema->ninput; i++)
		in->input[i] = in->mapping->input[i].n == 0 ? WK_STR("") :
		    wk_rec_get(rec, in->mapping->input[i].col[0]);
	for (i = 0; i < in->ncolumn; i++) {
		struct wk_intake_column *c = &in->column[i];

		in->field[i] = collect(c, rec);
		if (c->schema != NULL &&
		    (reason = wk_convert(&c->convert, &in->field[i])) != NULL)
			return wk_err_set(e, WK_EX_DATA, rec->source, rec->line,
			    c->name, "%s", reason);
		if (in->field[i].len == 0 && c->constant != NULL)
			in->field[i] = wk_str_of(c->constant);
	}
	return 0;
}

/* The number at the start of a house number: "12 A hs" is 12. */
static long
house_number(struct wk_str s)
{
	long v = 0;
	size_t i = 0;

	while (i < s.len && s.p[i] == ' ')
		i++;
	for (; i < s.len && s.p[i] >= '0' && s.p[i] <= '9' && v < 100000; i++)
		v = v * 10 + (s.p[i] - '0');
	return v < 100000 ? v : 0;
}

static void
place_row(struct wk_intake *in)
{
	struct wk_str pc = in->postcode_in != WK_NOCOL ?
	    get_input(in, in->postcode_in) : get(in, in->postcode);
	char postcode[7], buurt[9];
	struct wk_str code;
	bool exact;

	if (in->o.area != NULL && pc.len > 0 && get(in, in->buurt).len == 0) {
		if (wk_postcode(pc, postcode) && wk_area_find(in->o.area, postcode,
		    house_number(get_input(in, in->number_in)), buurt, &exact)) {
			set(in, in->buurt, buurt, 8);
			in->count.placed++;
			in->count.placed_pc += !exact;
		} else {
			in->count.unplaced++;
		}
	}
	code = get(in, in->buurt);
	if (code.len == 8 && get(in, in->wijk).len == 0)
		set(in, in->wijk, code.p, 6);
	if (code.len != 8)
		code = get(in, in->wijk);
	if (code.len >= 6 && get(in, in->gemeente).len == 0)
		set(in, in->gemeente, code.p, 4);
}

/* Whole years between two days. */
static long
years_between(long from, long to)
{
	int y0, m0, d0, y1, m1, d1;

	wk_day_split(from, &y0, &m0, &d0);
	wk_day_split(to, &y1, &m1, &d1);
	return y1 - y0 - (m1 < m0 || (m1 == m0 && d1 < d0));
}

/*
 * The age class on the day of the request. From a birth date, else a birth
 * year (age at the end of the year), else an age. Without a day: unknown.
 */
static void
age_row(struct wk_intake *in)
{
	struct wk_str birth = get_input(in, in->birthdate_in);
	struct wk_str year = get_input(in, in->birthyear_in);
	struct wk_str age = get_input(in, in->age_in);
	struct wk_str date = get(in, in->datum);
	long day = wk_date_iso(date.p, date.len), born, years = -1;
	int y, m, d;

	if (in->age == WK_NOCOL || in->field[in->age].len > 0)
		return;
	if (birth.len > 0 && (born = wk_convert_day(in->profile, birth)) == WK_NODAY)
		in->count.noage++;
	else if (birth.len > 0 && day != WK_NODAY)
		years = years_between(born, day);
	if (years < 0 && day != WK_NODAY && year.len == 4 &&
	    wk_num_int(year.p, year.len, &born) == NULL) {
		wk_day_split(day, &y, &m, &d);
		years = y - born;
	}
	if (years < 0 && age.len > 0 && age.p[0] >= '0' && age.p[0] <= '9')
		years = house_number(age);
	in->field[in->age] = wk_str_of(wk_age_group(years));
}

static void
number_row(struct wk_intake *in)
{
	char number[24];

	if (in->profile->number && get(in, in->identificatie).len == 0)
		set(in, in->identificatie, number, (size_t)snprintf(number,
		    sizeof(number), "%lu", in->count.read));
}

/* A theme in the source's own words becomes ours, if the map has it. */
static void
translate_theme(struct wk_intake *in)
{
	struct wk_str own = get(in, in->thema);
	const char *code;

	if (own.len == 0 || in->o.map == NULL)
		return;
	code = wk_theme_map_get(in->o.map, get(in, in->bron), own);
	if (code != NULL) {
		set(in, in->thema, code, strlen(code));
		in->count.translated++;
	} else if (memchr(own.p, '|', own.len) == NULL &&
	    wk_themes_find(in->o.labeller->themes, own.p, own.len) == NULL) {
		set(in, in->thema, "", 0);
		in->count.untranslated++;
	}
}

/* Themes that a person or the source gave stay; else the model suggests. */
static void
theme_row(struct wk_intake *in)
{
	struct wk_buf thema = WK_BUF_INIT, kans = WK_BUF_INIT, woord = WK_BUF_INIT;
	size_t i;

	if (in->o.labeller == NULL || wk_str_is(get(in, in->checked), "ja"))
		return;
	translate_theme(in);
	if (get(in, in->thema).len > 0)
		return;
	wk_buf_clear(&in->reading);
	for (i = 0; i < 3; i++) {
		struct wk_str s = get(in, in->text[i]);

		wk_buf_add(&in->reading, s.p, s.len);
		wk_buf_addc(&in->reading, '\n');
	}
	wk_labeller_label(in->o.labeller, (struct wk_str){ in->reading.p,
	    in->reading.len }, &thema, &kans, &woord);
	set(in, in->thema, wk_buf_str(&thema), thema.len);
	if (in->kans != WK_NOCOL)
		set(in, in->kans, wk_buf_str(&kans), kans.len);
	if (in->woord != WK_NOCOL)
		set(in, in->woord, wk_buf_str(&woord), woord.len);
	in->count.labelled += thema.len > 0;
	in->count.overig += strncmp(wk_buf_str(&thema), "overig", 6) == 0;
	wk_buf_free(&thema);
	wk_buf_free(&kans);
	wk_buf_free(&woord);
}

static int
check_row(struct wk_intake *in, const struct wk_rec *rec, struct wk_err *e)
{
	const struct wk_schema *s = in->schema;
	size_t i;

	for (i = 0; i < in->ncolumn; i++)
		if (in->field[i].len == 0 && in->column[i].schema != NULL &&
		    in->column[i].schema->required)
			return wk_err_set(e, WK_EX_DATA, rec->source, rec->line,
			    in->column[i].name, "is empty");
	for (i = 0; i < s->noneof; i++)
		if (get(in, in->oneof[i]).len > 0)
			return 0;
	return s->noneof == 0 ? 0 : wk_err_set(e, WK_EX_DATA, rec->source,
	    rec->line, s->oneof[0], "is empty, and so is %s", s->oneof[1]);
}

static void
double_row(struct wk_intake *in)
{
	struct wk_str bron = get(in, in->bron), id = get(in, in->identificatie);

	if (id.len == 0)
		return;
	wk_buf_clear(&in->key);
	wk_buf_add(&in->key, bron.p, bron.len);
	wk_buf_addc(&in->key, '\0');
	wk_buf_add(&in->key, id.p, id.len);
	in->count.repeated += wk_seen_add(&in->seen,
	    wk_hash64(in->key.p, in->key.len));
}

int
wk_intake_row(struct wk_intake *in, const struct wk_rec *rec, struct wk_err *e)
{
	in->count.read++;
	if (map_row(in, rec, e) < 0)
		return -1;
	place_row(in);
	age_row(in);
	number_row(in);
	wk_hide_row(in);
	theme_row(in);
	if (check_row(in, rec, e) < 0)
		return -1;
	double_row(in);
	in->count.rows++;
	in->count.dated += get(in, in->datum).len > 0;
	return 0;
}
