/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/mem.h"
#include "lib/source.h"

/* A scalar as text; NULL when it is a list or an object. */
static const char *
scalar(const json_t *v, char number[64])
{
	switch (json_typeof(v)) {
	case JSON_STRING:
		return json_string_value(v);
	case JSON_INTEGER:
		snprintf(number, 64, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
		return number;
	case JSON_REAL:
		/* the shortest text that reads back as the same number */
		snprintf(number, 64, "%.15g", json_real_value(v));
		if (strtod(number, NULL) != json_real_value(v))
			snprintf(number, 64, "%.17g", json_real_value(v));
		return number;
	case JSON_TRUE:
		return "ja";
	case JSON_FALSE:
		return "nee";
	case JSON_NULL:
		return "";
	default:
		return NULL;
	}
}

struct jrow {
	struct wk_source	 *f;
	struct wk_buf	  name;
	struct wk_buf	 *value;	/* by own column */
	size_t		  cap;
	const char	 *reason;
};

static void
json_put(struct jrow *j, const char *text)
{
	struct wk_source *f = j->f;
	size_t col = wk_header_find(&f->own, wk_buf_str(&j->name)), old = j->cap;

	if (col == WK_NOCOL && f->header_done) {
		j->reason = "a key that the first 1,000 lines do not have";
		return;
	}
	if (col == WK_NOCOL)
		col = wk_header_add(&f->own, j->name.p);
	if (col >= j->cap) {
		j->value = wk_grow(j->value, &j->cap, col + 1, sizeof(*j->value));
		memset(j->value + old, 0, (j->cap - old) * sizeof(*j->value));
	}
	wk_buf_clear(&j->value[col]);
	wk_buf_adds(&j->value[col], text);
}

/* Objects inside become columns "a.b", lists of plain values "x|y". */
static void
json_object_to_row(struct jrow *j, json_t *object, int depth)
{
	struct wk_buf list = WK_BUF_INIT;
	size_t before = j->name.len, i;
	const char *key, *text;
	char number[64];
	json_t *v, *item;

	json_object_foreach(object, key, v) {
		wk_buf_adds(&j->name, key);
		if ((text = scalar(v, number)) != NULL) {
			json_put(j, text);
		} else if (json_is_array(v)) {
			wk_buf_clear(&list);
			json_array_foreach(v, i, item) {
				if ((text = scalar(item, number)) == NULL) {
					j->reason = "a list inside a list, or of objects";
					break;
				}
				wk_buf_adds(&list, i > 0 ? "|" : "");
				wk_buf_adds(&list, text);
			}
			json_put(j, wk_buf_str(&list));
		} else if (depth > 8) {
			j->reason = "objects nested too deep";
		} else {
			wk_buf_addc(&j->name, '.');
			json_object_to_row(j, v, depth + 1);
		}
		j->name.len = before;
	}
	wk_buf_free(&list);
}

static void
json_line(struct wk_source *f, const char *p, size_t n)
{
	struct jrow j = { f, WK_BUF_INIT, NULL, 0, NULL };
	json_error_t je;
	json_t *o;
	size_t i;

	o = json_loadb(p, n, JSON_REJECT_DUPLICATES, &je);
	if (!json_is_object(o)) {
		/* je.text quotes the input: it is not for us to repeat */
		wk_source_field(f, p, n);
		wk_source_row_end(f, f->line)->reason = "not a JSON object";
		json_decref(o);
		return;
	}
	json_object_to_row(&j, o, 0);
	json_decref(o);
	for (i = 0; i < wk_header_count(&f->own); i++)
		wk_source_field(f, i < j.cap && j.value[i].p != NULL ? j.value[i].p : "",
		    i < j.cap ? j.value[i].len : 0);
	wk_source_row_end(f, f->line)->reason = j.reason;
	for (i = 0; i < j.cap; i++)
		wk_buf_free(&j.value[i]);
	free(j.value);
	wk_buf_free(&j.name);
}

static bool
blank(const char *p, size_t n)
{
	while (n > 0 && (p[n - 1] == ' ' || p[n - 1] == '\t' || p[n - 1] == '\r'))
		n--;
	return n == 0;
}

void
wk_source_json(struct wk_source *f, const char *p, size_t n)
{
	const char *nl;

	while (n > 0 && (nl = memchr(p, '\n', n)) != NULL) {
		size_t k = (size_t)(nl - p);

		if (f->text.len > 0) {
			wk_buf_add(&f->text, p, k);
			if (!blank(f->text.p, f->text.len))
				json_line(f, f->text.p, f->text.len);
			wk_buf_clear(&f->text);
		} else if (!blank(p, k)) {
			json_line(f, p, k);
		}
		f->line++;
		p = nl + 1;
		n -= k + 1;
	}
	wk_buf_add(&f->text, p, n);
}

int
wk_source_json_end(struct wk_source *f)
{
	size_t before = f->nrow;

	if (blank(f->text.p != NULL ? f->text.p : "", f->text.len))
		return 0;
	json_line(f, f->text.p, f->text.len);
	return f->row[before].reason != NULL ? -1 : 0;
}
