/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <stdlib.h>

#include "lib/date.h"
#include "lib/mem.h"
#include "lib/num.h"
#include "lib/path.h"
#include "lib/schema.h"
#include "lib/utf8.h"

const char *const wk_schema_kinds[] = {
	"hulpvraag", "activiteit", "talent", "deelname", "meting", "gebied", NULL
};

struct load {
	struct wk_schema *s;
	const char	 *path;
	const char	 *field;	/* being read, for messages */
	struct wk_err	 *e;
};

static int
bad(struct load *l, const char *reason)
{
	return wk_err_set(l->e, WK_EX_DATA, l->path, 0, l->field, "%s", reason);
}

static const char *
keep(struct load *l, const char *text)
{
	return wk_arena_strndup(&l->s->arena, text, strlen(text));
}

static const char *
text_of(const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return s != NULL ? s : "";
}

/* A list of texts into the arena, as they are or as keys. 0, or -1 and e. */
static int
read_list(struct load *l, const json_t *a, bool keys, const char ***list, size_t *n)
{
	size_t i;

	*n = 0;
	if (a == NULL)
		return 0;
	if (!json_is_array(a))
		return bad(l, "a list is needed");
	*list = wk_arena_alloc(&l->s->arena, json_array_size(a) * sizeof(**list));
	for (i = 0; i < json_array_size(a); i++) {
		const char *text = json_string_value(json_array_get(a, i));

		if (text == NULL)
			return bad(l, "a list of texts is needed");
		(*list)[(*n)++] = keys ? wk_utf8_keep_key(&l->s->arena, text) : keep(l, text);
	}
	return 0;
}

/* "wk:words": { "ja": ["j", "yes"] }; the values themselves are words too. */
static int
read_words(struct load *l, const json_t *words, struct wk_column *c)
{
	const char *value, *ours;
	json_t *list, *item;
	size_t n = c->nvalue, i;

	json_object_foreach((json_t *)words, value, list)
		n += json_array_size(list);
	c->word = wk_arena_alloc(&l->s->arena, n * sizeof(*c->word));
	for (i = 0; i < c->nvalue; i++) {
		c->word[c->nword].key = wk_utf8_keep_key(&l->s->arena, c->value[i]);
		c->word[c->nword++].value = c->value[i];
	}
	json_object_foreach((json_t *)words, value, list) {
		for (i = 0; i < c->nvalue && strcmp(c->value[i], value) != 0; i++)
			continue;
		if (i == c->nvalue)
			return bad(l, "wk:words: a value that is not in the enum");
		ours = c->value[i];
		json_array_foreach(list, i, item) {
			if (!json_is_string(item))
				return bad(l, "wk:words: lists of texts are needed");
			c->word[c->nword].key = wk_utf8_keep_key(&l->s->arena, json_string_value(item));
			c->word[c->nword++].value = ours;
		}
	}
	return 0;
}

static int
read_type(struct load *l, const char *type, bool code, struct wk_column *c)
{
	static const char *const name[] = { "string", "integer", "number", "date" };
	size_t i;

	for (i = 0; i < sizeof(name) / sizeof(name[0]); i++)
		if (strcmp(type, name[i]) == 0) {
			c->type = i == 0 && code ? WK_TYPE_CODE : (enum wk_type)i;
			return 0;
		}
	return bad(l, "type: string, integer, number or date is needed");
}

static int
read_column(struct load *l, const json_t *o, struct wk_column *c)
{
	const json_t *limits = json_object_get(o, "constraints");
	const json_t *w = json_object_get(o, "wk:width");
	json_int_t width = json_integer_value(w);

	l->field = NULL;
	if (text_of(o, "name")[0] == '\0')
		return bad(l, "a field without a name");
	l->field = c->name = keep(l, text_of(o, "name"));
	c->width = width > 0 && width < 100 ? (size_t)width : 0;
	c->required = json_is_true(json_object_get(limits, "required"));
	c->privacy = keep(l, text_of(o, "wk:privacy"));
	c->description = keep(l, text_of(o, "description"));
	c->ggm = keep(l, text_of(o, "wk:ggm"));
	c->by = keep(l, text_of(o, "wk:by"));
	if (read_type(l, text_of(o, "type"), json_is_integer(w), c) < 0 ||
	    read_list(l, json_object_get(o, "wk:aliases"), true, &c->alias, &c->nalias) < 0 ||
	    read_list(l, json_object_get(o, "wk:contains"), true, &c->part, &c->npart) < 0 ||
	    read_list(l, json_object_get(limits, "enum"), false, &c->value, &c->nvalue) < 0)
		return -1;
	return read_words(l, json_object_get(o, "wk:words"), c);
}

static int
read_columns(struct load *l, const json_t *a, struct wk_column **column, size_t *n)
{
	size_t i;

	*n = json_array_size(a);
	*column = wk_arena_alloc(&l->s->arena, *n * sizeof(**column));
	memset(*column, 0, *n * sizeof(**column));
	for (i = 0; i < *n; i++)
		if (read_column(l, json_array_get(a, i), &(*column)[i]) < 0)
			return -1;
	l->field = NULL;
	return 0;
}

static int
read_schema(struct load *l, const json_t *o)
{
	struct wk_schema *s = l->s;

	s->title = keep(l, text_of(o, "title"));
	if (read_columns(l, json_object_get(o, "fields"), &s->column, &s->ncolumn) < 0 ||
	    read_columns(l, json_object_get(o, "wk:input"), &s->input, &s->ninput) < 0 ||
	    read_columns(l, json_object_get(o, "wk:added"), &s->added, &s->nadded) < 0)
		return -1;
	if (s->ncolumn == 0)
		return bad(l, "no fields");
	return read_list(l, json_array_get(json_object_get(o, "wk:requireOneOf"), 0),
	    false, &s->oneof, &s->noneof);
}

static bool
known_kind(const char *kind)
{
	size_t i;

	for (i = 0; wk_schema_kinds[i] != NULL; i++)
		if (strcmp(kind, wk_schema_kinds[i]) == 0)
			return true;
	return false;
}

struct wk_schema *
wk_schema_load(const char *kind, struct wk_err *e)
{
	struct wk_buf path = WK_BUF_INIT, name = WK_BUF_INIT, text = WK_BUF_INIT;
	struct load l = { NULL, NULL, NULL, e };
	json_error_t je;
	json_t *o = NULL;
	int r;

	if (!known_kind(kind)) {
		wk_err_set(e, WK_EX_USAGE, NULL, 0, kind, "no such kind of record");
		return NULL;
	}
	wk_buf_addf(&name, "schema/%s.json", kind);
	l.path = wk_share(&path, name.p);
	l.s = wk_calloc(1, sizeof(*l.s));
	l.s->kind = keep(&l, kind);
	if ((r = wk_slurp(l.path, &text, e)) == 0 &&
	    (o = json_loadb(text.p, text.len, JSON_REJECT_DUPLICATES, &je)) == NULL)
		r = wk_err_set(e, WK_EX_DATA, l.path, (unsigned long)je.line, NULL,
		    "not valid JSON");
	if (r == 0)
		r = read_schema(&l, o);
	json_decref(o);
	wk_buf_free(&path);
	wk_buf_free(&name);
	wk_buf_free(&text);
	if (r == 0)
		return l.s;
	wk_schema_free(l.s);
	return NULL;
}

void
wk_schema_free(struct wk_schema *s)
{
	if (s == NULL)
		return;
	wk_arena_free(&s->arena);
	free(s);
}

bool
wk_schema_personal(const struct wk_schema *s)
{
	size_t i;

	for (i = 0; i < s->ncolumn; i++)
		if (s->column[i].privacy != NULL &&
		    strcmp(s->column[i].privacy, "vrije tekst") == 0)
			return true;
	return false;
}

const struct wk_column *
wk_schema_find(const struct wk_schema *s, const char *name)
{
	size_t i;

	for (i = 0; i < s->ncolumn; i++)
		if (strcmp(s->column[i].name, name) == 0)
			return &s->column[i];
	for (i = 0; i < s->nadded; i++)
		if (strcmp(s->added[i].name, name) == 0)
			return &s->added[i];
	return NULL;
}

/* Canonical dates are a day and nothing else: no time, no blanks. */
static const char *
check_date(struct wk_str v)
{
	if (v.len != 10 || wk_date_iso(v.p, v.len) == WK_NODAY)
		return "not a date (jjjj-mm-dd)";
	return NULL;
}

static const char *
check_code(const struct wk_column *c, struct wk_str v)
{
	size_t i;

	if (c->width == 0 && wk_str_is(v, "NL00"))
		return NULL;
	if (c->width > 0 ? v.len != c->width :
	    v.len != 8 && v.len != 6 && v.len != 4)
		return "a code of the wrong length";
	for (i = 0; i < v.len; i++)
		if (!(v.p[i] >= '0' && v.p[i] <= '9') &&
		    (i < 4 || !(v.p[i] >= 'A' && v.p[i] <= 'Z')))
			return "not a CBS code";
	return NULL;
}

const char *
wk_column_check(const struct wk_column *c, struct wk_str v)
{
	double number;
	long whole;
	size_t i;

	if (v.len == 0)
		return NULL;
	switch (c->type) {
	case WK_TYPE_DATE:
		return check_date(v);
	case WK_TYPE_INTEGER:
		return wk_num_int(v.p, v.len, &whole);
	case WK_TYPE_NUMBER:
		return wk_num_dec(v.p, v.len, '.', &number);
	case WK_TYPE_CODE:
		return check_code(c, v);
	default:
		break;
	}
	for (i = 0; i < c->nvalue; i++)
		if (wk_str_is(v, c->value[i]))
			return NULL;
	return c->nvalue > 0 ? "not one of the known values" : NULL;
}

int
wk_schema_need(const struct wk_schema *s, const struct wk_header *h,
    const char *source, struct wk_err *e)
{
	struct wk_buf names = WK_BUF_INIT;
	size_t i;
	int r = 0;

	for (i = 0; i < s->ncolumn; i++)
		if (s->column[i].required &&
		    wk_header_find(h, s->column[i].name) == WK_NOCOL)
			return wk_err_set(e, WK_EX_DATA, source, 0,
			    s->column[i].name, "no such column");
	for (i = 0; i < s->noneof; i++) {
		if (wk_header_find(h, s->oneof[i]) != WK_NOCOL)
			break;
		wk_buf_adds(&names, i > 0 ? " or " : "");
		wk_buf_adds(&names, s->oneof[i]);
	}
	if (s->noneof > 0 && i == s->noneof)
		r = wk_err_set(e, WK_EX_DATA, source, 0, names.p, "no such column");
	wk_buf_free(&names);
	return r;
}
