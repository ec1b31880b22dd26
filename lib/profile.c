/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <stdlib.h>

#include "lib/date.h"
#include "lib/mem.h"
#include "lib/path.h"
#include "lib/profile.h"

#define MAXDEPTH	8	/* profiles that extend each other */

struct load {
	struct wk_profile *p;
	const char	 *path;
	const char	 *key;		/* being read, for messages */
	struct wk_err	 *e;
	int		  depth;
};

static int	load_file(struct load *l, const char *name);

static int
bad(struct load *l, const char *reason)
{
	return wk_err_set(l->e, WK_EX_DATA, l->path, 0, l->key, "%s", reason);
}

static const char *
keep(struct load *l, const char *text)
{
	return wk_arena_strndup(&l->p->arena, text, strlen(text));
}

/* One text or a list of them, as keys. */
static int
read_keys(struct load *l, const json_t *v, const char ***list, size_t *n)
{
	size_t i, count = json_is_array(v) ? json_array_size(v) : 1;

	*n = 0;
	*list = wk_arena_alloc(&l->p->arena, count * sizeof(**list));
	for (i = 0; i < count; i++) {
		const char *s = json_string_value(json_is_array(v) ?
		    json_array_get(v, i) : v);

		if (s == NULL || s[0] == '\0')
			return bad(l, "a column name, or a list of them, is needed");
		(*list)[(*n)++] = wk_utf8_keep_key(&l->p->arena, s);
	}
	return 0;
}

/* ---- one function per key of the file ---- */

static int
set_text(struct load *l, const json_t *v, const char **to)
{
	if (!json_is_string(v))
		return bad(l, "a text is needed");
	*to = keep(l, json_string_value(v));
	return 0;
}

static int
set_bool(struct load *l, const json_t *v, bool *to)
{
	if (!json_is_boolean(v))
		return bad(l, "true or false is needed");
	*to = json_is_true(v);
	return 0;
}

/* One character; "" means none when that is allowed. */
static int
set_char(struct load *l, const json_t *v, bool none, char *to)
{
	const char *s = json_string_value(v);

	if (s == NULL || strlen(s) > 1 || (s[0] == '\0' && !none) ||
	    s[0] == '\n' || s[0] == '\r' || (unsigned char)s[0] > 0x7e)
		return bad(l, "one ASCII character is needed");
	*to = s[0];
	return 0;
}

static int
set_description(struct load *l, const json_t *v)
{
	return set_text(l, v, &l->p->description);
}

static int
set_kind(struct load *l, const json_t *v)
{
	const char *kind = json_string_value(v);
	size_t i;

	for (i = 0; kind != NULL && wk_schema_kinds[i] != NULL; i++)
		if (strcmp(kind, wk_schema_kinds[i]) == 0) {
			l->p->kind = wk_schema_kinds[i];
			return 0;
		}
	return bad(l, "no such kind of record");
}

static int
set_separator(struct load *l, const json_t *v)
{
	return set_char(l, v, false, &l->p->dialect.sep);
}

static int
set_quote(struct load *l, const json_t *v)
{
	return set_char(l, v, true, &l->p->dialect.quote);
}

static int
set_encoding(struct load *l, const json_t *v)
{
	enum wk_encoding enc = json_is_string(v) ?
	    wk_encoding_of(json_string_value(v)) : WK_ENC_UNKNOWN;

	if (enc == WK_ENC_UNKNOWN)
		return bad(l, "utf-8, windows-1252, iso-8859-15 or utf-16 is needed");
	l->p->dialect.encoding = enc;
	return 0;
}

static int
set_skip(struct load *l, const json_t *v)
{
	json_int_t n = json_integer_value(v);

	if (!json_is_integer(v) || n < 0 || n > 1000)
		return bad(l, "a whole number from 0 to 1000 is needed");
	l->p->dialect.skip = (unsigned)n;
	return 0;
}

static int
set_json(struct load *l, const json_t *v)
{
	return set_bool(l, v, &l->p->dialect.json);
}

static int
set_trim(struct load *l, const json_t *v)
{
	return set_bool(l, v, &l->p->dialect.trim);
}

static int
set_unnamed(struct load *l, const json_t *v)
{
	return set_bool(l, v, &l->p->dialect.unnamed);
}

static int
set_sepline(struct load *l, const json_t *v)
{
	return set_bool(l, v, &l->p->dialect.sepline);
}

static int
set_aliases(struct load *l, const json_t *v)
{
	return set_bool(l, v, &l->p->aliases);
}

static int
set_number(struct load *l, const json_t *v)
{
	return set_bool(l, v, &l->p->number);
}

static int
set_decimal(struct load *l, const json_t *v)
{
	const char *s = json_string_value(v);

	if (s == NULL || (strcmp(s, ".") != 0 && strcmp(s, ",") != 0))
		return bad(l, "\".\" or \",\" is needed");
	l->p->decimal = s[0];
	return 0;
}

static int
set_keep(struct load *l, const json_t *v)
{
	const char *s = json_string_value(v);

	if (s == NULL || (strcmp(s, "all") != 0 && strcmp(s, "known") != 0))
		return bad(l, "\"all\" or \"known\" is needed");
	l->p->known_only = s[0] == 'k';
	return 0;
}

static int
set_dates(struct load *l, const json_t *v)
{
	size_t i;

	if (!json_is_array(v) || json_array_size(v) == 0 ||
	    json_array_size(v) > WK_MAXDATES)
		return bad(l, "a list of 1 to 8 date forms is needed");
	for (i = 0; i < json_array_size(v); i++) {
		const char *s = json_string_value(json_array_get(v, i));

		if (s == NULL || !wk_date_form(s))
			return bad(l, "a date form is needed, such as dd-mm-jjjj, iso or excel");
		l->p->date[i] = keep(l, s);
	}
	l->p->ndate = i;
	return 0;
}

static int
set_columns(struct load *l, const json_t *v)
{
	struct wk_profile *p = l->p;
	const char *column;
	json_t *names;
	size_t i;

	if (!json_is_object(v))
		return bad(l, "an object is needed: our column to names in the export");
	json_object_foreach((json_t *)v, column, names) {
		for (i = 0; i < p->nrename && strcmp(p->rename[i].column, column) != 0; i++)
			continue;
		if (i == p->nrename) {
			p->rename = wk_grow(p->rename, &p->renamecap, i + 1,
			    sizeof(*p->rename));
			p->rename[p->nrename++].column = keep(l, column);
		}
		l->key = p->rename[i].column;
		if (read_keys(l, names, &p->rename[i].key, &p->rename[i].n) < 0)
			return -1;
	}
	return 0;
}

static int
set_values(struct load *l, const json_t *v)
{
	struct wk_profile *p = l->p;
	const char *column, *from;
	json_t *words, *to;
	size_t i;

	if (!json_is_object(v))
		return bad(l, "an object is needed: our column to words");
	json_object_foreach((json_t *)v, column, words) {
		struct wk_values *w;

		for (i = 0; i < p->nvalues && strcmp(p->values[i].column, column) != 0; i++)
			continue;
		if (i == p->nvalues)
			p->values = wk_grow(p->values, &p->valuescap, ++p->nvalues,
			    sizeof(*p->values));
		w = &p->values[i];
		l->key = w->column = keep(l, column);
		if (!json_is_object(words))
			return bad(l, "an object is needed: their word to ours");
		w->n = 0;
		w->word = wk_arena_alloc(&p->arena,
		    json_object_size(words) * sizeof(*w->word));
		json_object_foreach(words, from, to) {
			if (!json_is_string(to))
				return bad(l, "values are texts");
			w->word[w->n].key = wk_utf8_keep_key(&l->p->arena, from);
			w->word[w->n++].value = keep(l, json_string_value(to));
		}
	}
	return 0;
}

static int
set_constants(struct load *l, const json_t *v)
{
	struct wk_profile *p = l->p;
	const char *column;
	json_t *value;
	size_t i;

	if (!json_is_object(v))
		return bad(l, "an object is needed: our column to a value");
	json_object_foreach((json_t *)v, column, value) {
		for (i = 0; i < p->nconstant &&
		    strcmp(p->constant[i].column, column) != 0; i++)
			continue;
		if (i == p->nconstant)
			p->constant = wk_grow(p->constant, &p->constantcap,
			    ++p->nconstant, sizeof(*p->constant));
		l->key = p->constant[i].column = keep(l, column);
		if (set_text(l, value, &p->constant[i].value) < 0)
			return -1;
	}
	return 0;
}

static int
set_combine(struct load *l, const json_t *v)
{
	struct wk_profile *p = l->p;
	const char *column;
	json_t *o, *sep;
	size_t i;

	if (!json_is_object(v))
		return bad(l, "an object is needed: our column to what it is made of");
	json_object_foreach((json_t *)v, column, o) {
		for (i = 0; i < p->ncombine &&
		    strcmp(p->combine[i].column, column) != 0; i++)
			continue;
		if (i == p->ncombine)
			p->combine = wk_grow(p->combine, &p->combinecap,
			    ++p->ncombine, sizeof(*p->combine));
		l->key = p->combine[i].column = keep(l, column);
		p->combine[i].separator = " ";
		if (json_object_get(o, "from") == NULL)
			return bad(l, "\"from\" is needed: a list of columns");
		if (read_keys(l, json_object_get(o, "from"), &p->combine[i].key,
		    &p->combine[i].n) < 0)
			return -1;
		sep = json_object_get(o, "separator");
		if (sep != NULL && set_text(l, sep, &p->combine[i].separator) < 0)
			return -1;
	}
	return 0;
}

static int
set_drop(struct load *l, const json_t *v)
{
	return read_keys(l, v, &l->p->drop, &l->p->ndrop);
}

static int
set_extends(struct load *l, const json_t *v)
{
	(void)v;	/* was done before the other keys */
	(void)l;
	return 0;
}

static const struct {
	const char	 *key;
	int		(*set)(struct load *, const json_t *);
} keys[] = {
	{ "extends", set_extends }, { "description", set_description },
	{ "kind", set_kind }, { "separator", set_separator },
	{ "quote", set_quote }, { "encoding", set_encoding },
	{ "skip", set_skip }, { "json", set_json }, { "trim", set_trim },
	{ "unnamed", set_unnamed }, { "sepline", set_sepline }, { "aliases", set_aliases },
	{ "number", set_number }, { "decimal", set_decimal },
	{ "keep", set_keep }, { "dates", set_dates },
	{ "columns", set_columns }, { "values", set_values },
	{ "constants", set_constants }, { "combine", set_combine },
	{ "drop", set_drop }
};

/* ---- loading ---- */

static int
read_profile(struct load *l, const json_t *o)
{
	const json_t *base = json_object_get(o, "extends");
	const char *key, *path = l->path;
	json_t *v;
	size_t i;

	if (!json_is_object(o))
		return bad(l, "a JSON object is needed");
	if (base != NULL) {
		l->key = "extends";
		if (!json_is_string(base))
			return bad(l, "the name of a profile is needed");
		if (l->depth >= MAXDEPTH)
			return bad(l, "profiles extend each other too deep");
		if (load_file(l, json_string_value(base)) < 0)
			return -1;
		l->path = path;
	}
	json_object_foreach((json_t *)o, key, v) {
		for (i = 0; i < sizeof(keys) / sizeof(keys[0]) &&
		    strcmp(keys[i].key, key) != 0; i++)
			continue;
		l->key = key;
		if (i == sizeof(keys) / sizeof(keys[0]))
			return bad(l, "no such key in a profile");
		if (keys[i].set(l, v) < 0)
			return -1;
	}
	return 0;
}

static int
load_file(struct load *l, const char *name)
{
	struct wk_buf path = WK_BUF_INIT, rel = WK_BUF_INIT, text = WK_BUF_INIT;
	json_error_t je;
	json_t *o = NULL;
	int r;

	l->depth++;
	if (strchr(name, '/') == NULL && strstr(name, ".json") == NULL) {
		wk_buf_addf(&rel, "profiles/%s.json", name);
		wk_share(&path, rel.p);
	} else {
		wk_buf_adds(&path, name);
	}
	l->path = wk_buf_str(&path);
	l->key = NULL;
	if ((r = wk_slurp(l->path, &text, l->e)) == 0 &&
	    (o = json_loadb(text.p, text.len, JSON_REJECT_DUPLICATES, &je)) == NULL)
		r = wk_err_set(l->e, WK_EX_DATA, l->path,
		    je.line > 0 ? (unsigned long)je.line : 0, NULL, "not valid JSON");
	if (r == 0)
		r = read_profile(l, o);
	json_decref(o);
	wk_buf_free(&path);
	wk_buf_free(&rel);
	wk_buf_free(&text);
	l->path = l->key = NULL;
	return r;
}

struct wk_profile *
wk_profile_new(const char *name)
{
	struct wk_profile *p = wk_calloc(1, sizeof(*p));

	p->name = wk_arena_strndup(&p->arena, name, strlen(name));
	p->description = "";
	p->dialect = wk_dialect_canonical;
	p->decimal = '.';
	p->date[0] = "iso";
	p->ndate = 1;
	p->aliases = true;
	return p;
}

struct wk_profile *
wk_profile_load(const char *name, struct wk_err *e)
{
	struct load l = { wk_profile_new(name), NULL, NULL, e, 0 };

	if (load_file(&l, name) == 0)
		return l.p;
	wk_profile_free(l.p);
	return NULL;
}

void
wk_profile_free(struct wk_profile *p)
{
	if (p == NULL)
		return;
	free(p->rename);
	free(p->values);
	free(p->constant);
	free(p->combine);
	wk_arena_free(&p->arena);
	free(p);
}

const struct wk_values *
wk_profile_values(const struct wk_profile *p, const char *column)
{
	size_t i;

	for (i = 0; i < p->nvalues; i++)
		if (strcmp(p->values[i].column, column) == 0)
			return &p->values[i];
	return NULL;
}

const struct wk_constant *
wk_profile_constant(const struct wk_profile *p, const char *column)
{
	size_t i;

	for (i = 0; i < p->nconstant; i++)
		if (strcmp(p->constant[i].column, column) == 0)
			return &p->constant[i];
	return NULL;
}
