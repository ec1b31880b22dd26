/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/area.h"
#include "lib/convert.h"
#include "lib/date.h"
#include "lib/mem.h"
#include "lib/num.h"

#define MEMO	4096		/* different values worth remembering */

void
wk_convert_init(struct wk_convert *c, const struct wk_column *column,
    const struct wk_profile *profile)
{
	memset(c, 0, sizeof(*c));
	c->column = column;
	c->profile = profile;
	c->values = wk_profile_values(profile, column->name);
}

void
wk_convert_free(struct wk_convert *c)
{
	wk_map_free(&c->memo);
	free(c->to);
	wk_buf_free(&c->key);
	wk_buf_free(&c->out);
}

static struct wk_str
result(struct wk_convert *c)
{
	struct wk_str s = { wk_buf_str(&c->out), c->out.len };

	return s;
}

static const char *
find_word(const struct wk_word *word, size_t n, const char *key)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(word[i].key, key) == 0)
			return word[i].value;
	return NULL;
}

/* Our word for a value: the profile's first, then the schema's. */
static const char *
look_up(struct wk_convert *c, struct wk_str v)
{
	const char *to = NULL;

	wk_buf_clear(&c->key);
	wk_utf8_key(&c->key, v.p, v.len);
	if (c->values != NULL)
		to = find_word(c->values->word, c->values->n, c->key.p);
	if (to == NULL)
		to = find_word(c->column->word, c->column->nword, c->key.p);
	return to;
}

/* What a value met before became; *known says whether it was met. */
static const char *
recall(const struct wk_convert *c, struct wk_str v, bool *known)
{
	uint32_t id = wk_map_get(&c->memo, v.p, v.len);

	*known = id != WK_MAP_NONE;
	return *known ? c->to[id] : NULL;
}

static void
remember(struct wk_convert *c, struct wk_str v, const char *to)
{
	uint32_t id;

	if (c->memo.n >= MEMO)
		return;
	id = wk_map_add(&c->memo, v.p, v.len);
	c->to = wk_grow(c->to, &c->tocap, id + 1, sizeof(*c->to));
	c->to[id] = to;
}

static const char *
word_of(struct wk_convert *c, struct wk_str v)
{
	bool known;
	const char *to = recall(c, v, &known);

	if (!known) {
		to = look_up(c, v);
		remember(c, v, to);
	}
	return to;
}

/* An age in years to its class, for a column that wants age classes. */
static const char *
age_in(struct wk_str v)
{
	long years;

	if (wk_num_int(v.p, v.len, &years) != NULL)
		return NULL;
	return wk_age_group(years)[0] != '\0' ? wk_age_group(years) : NULL;
}

static const char *
closed_value(struct wk_convert *c, struct wk_str *v)
{
	const char *to = word_of(c, *v);

	if (to == NULL && strcmp(c->column->name, "leeftijdsgroep") == 0)
		to = age_in(*v);
	if (to == NULL)
		return "not one of the known values";
	*v = wk_str_of(to);
	return NULL;
}

long
wk_convert_day(const struct wk_profile *p, struct wk_str v)
{
	long day;
	size_t i;

	for (i = 0; i < p->ndate; i++)
		if (wk_date_parse(v.p, v.len, p->date[i], &day) == NULL)
			return day;
	return WK_NODAY;
}

static const char *
date_value(struct wk_convert *c, struct wk_str *v)
{
	char text[16];
	bool known;
	const char *to = recall(c, *v, &known);
	long day;

	if (to != NULL) {
		*v = wk_str_of(to);
		return NULL;
	}
	if ((day = wk_convert_day(c->profile, *v)) == WK_NODAY)
		return "not a date in a form of the profile";
	wk_date_format(text, day);
	if (c->memo.n < MEMO)
		remember(c, *v, wk_arena_strndup(&c->memo.arena, text, strlen(text)));
	wk_buf_clear(&c->out);
	wk_buf_adds(&c->out, text);
	*v = result(c);
	return NULL;
}

struct wk_str
wk_convert_amount(struct wk_str v)
{
	if (v.len > 3 && memcmp(v.p, "\xE2\x82\xAC", 3) == 0) {
		v.p += 3;
		v.len -= 3;
	}
	return wk_str_trim(v);
}

/* "EUR 1.234,50" with its mark to "1234.50". */
static const char *
number_value(struct wk_convert *c, struct wk_str *v)
{
	const char *reason;
	double number;
	size_t i;

	*v = wk_convert_amount(*v);
	if ((reason = wk_num_dec(v->p, v->len, c->profile->decimal, &number)) != NULL)
		return reason;
	if (c->profile->decimal == '.')
		return NULL;
	wk_buf_clear(&c->out);
	for (i = 0; i < v->len; i++)
		if (v->p[i] != '.')
			wk_buf_addc(&c->out, v->p[i] == ',' ? '.' : v->p[i]);
	*v = result(c);
	return NULL;
}

static const char *
code_value(struct wk_convert *c, struct wk_str *v)
{
	const char *reason;
	char code[9];

	if ((reason = wk_area_code(*v, c->column->width, code)) != NULL)
		return reason;
	wk_buf_clear(&c->out);
	wk_buf_adds(&c->out, code);
	*v = result(c);
	return NULL;
}

const char *
wk_convert(struct wk_convert *c, struct wk_str *v)
{
	const char *to;
	long whole;

	if (v->len == 0)
		return NULL;
	if (c->values != NULL && c->column->nvalue == 0 &&
	    (to = word_of(c, *v)) != NULL) {
		*v = wk_str_of(to);
		return NULL;
	}
	if (c->column->type == WK_TYPE_STRING && c->column->nvalue == 0)
		return NULL;
	*v = wk_str_trim(*v);
	if (v->len == 0)
		return NULL;
	if (c->column->nvalue > 0)
		return closed_value(c, v);
	if (c->column->type != WK_TYPE_DATE && wk_str_is(*v, ".")) {
		v->len = 0;		/* CBS' mark for unknown */
		return NULL;
	}
	switch (c->column->type) {
	case WK_TYPE_DATE:
		return date_value(c, v);
	case WK_TYPE_NUMBER:
		return number_value(c, v);
	case WK_TYPE_CODE:
		return code_value(c, v);
	default:
		return wk_num_int(v->p, v->len, &whole);
	}
}

const char *
wk_age_group(long years)
{
	if (years < 0 || years > 120)
		return "";
	return years < 15 ? "0-14" : years < 25 ? "15-24" : years < 45 ? "25-44" :
	    years < 65 ? "45-64" : "65+";
}
