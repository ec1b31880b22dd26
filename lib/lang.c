/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/date.h"
#include "lib/lang.h"
#include "lib/map.h"
#include "lib/path.h"
#include "lib/reader.h"

struct wk_lang {
	char		  code[8];
	struct wk_map	  key;
	const char	**text;		/* by key */
	size_t		  cap;
	struct wk_arena	  arena;
};

static int
read_texts(struct wk_lang *l, const char *path, struct wk_err *e)
{
	struct wk_reader *in = wk_reader_open1(path, NULL, e);
	struct wk_rec rec = WK_REC_INIT;
	struct wk_str k, t;
	size_t ck, ct;
	uint32_t i;
	int r = -1;

	if (in == NULL)
		return -1;
	if (wk_reader_need(in, "key", e) == 0 && wk_reader_need(in, "text", e) == 0) {
		ck = wk_header_find(wk_reader_header(in), "key");
		ct = wk_header_find(wk_reader_header(in), "text");
		while ((r = wk_reader_next(in, &rec, e)) > 0) {
			k = wk_rec_get(&rec, ck);
			t = wk_rec_get(&rec, ct);
			i = wk_map_add(&l->key, k.p, k.len);
			l->text = wk_grow(l->text, &l->cap, i + 1, sizeof(*l->text));
			l->text[i] = wk_arena_strndup(&l->arena, t.p, t.len);
		}
	}
	wk_reader_close(in);
	return r;
}

struct wk_lang *
wk_lang_load(const char *lang, struct wk_err *e)
{
	struct wk_lang *l = wk_calloc(1, sizeof(*l));
	struct wk_buf path = WK_BUF_INIT;
	char name[64];
	int r;

	snprintf(l->code, sizeof(l->code), "%s", lang);
	snprintf(name, sizeof(name), "teksten/%s.csv", l->code);
	r = read_texts(l, wk_share(&path, name), e);
	wk_buf_free(&path);
	if (r < 0) {
		wk_lang_free(l);
		return NULL;
	}
	return l;
}

void
wk_lang_free(struct wk_lang *l)
{
	if (l == NULL)
		return;
	wk_map_free(&l->key);
	wk_arena_free(&l->arena);
	free(l->text);
	free(l);
}

const char *
wk_lang_code(const struct wk_lang *l)
{
	return l->code;
}

const char *
wk_lang_get(const struct wk_lang *l, const char *key)
{
	uint32_t i = wk_map_get(&l->key, key, strlen(key));

	return i == WK_MAP_NONE ? key : l->text[i];
}

bool
wk_lang_has(const struct wk_lang *l, const char *key)
{
	return wk_map_get(&l->key, key, strlen(key)) != WK_MAP_NONE;
}

const char *
wk_lang_say(struct wk_arena *a, const struct wk_lang *l, const char *key, ...)
{
	const char *arg[9] = { NULL }, *s, *p;
	struct wk_buf b = WK_BUF_INIT;
	va_list ap;
	size_t n = 0;

	va_start(ap, key);
	while ((p = va_arg(ap, const char *)) != NULL && n < 9)
		arg[n++] = p;
	va_end(ap);
	for (s = wk_lang_get(l, key); *s != '\0'; s++)
		if (s[0] == '{' && s[1] >= '1' && s[1] <= '9' && s[2] == '}' &&
		    arg[s[1] - '1'] != NULL) {
			wk_buf_adds(&b, arg[s[1] - '1']);
			s += 2;
		} else {
			wk_buf_addc(&b, *s);
		}
	s = wk_arena_strndup(a, wk_buf_str(&b), b.len);
	wk_buf_free(&b);
	return s;
}

void
wk_lang_number(const struct wk_lang *l, char *out, size_t n, double v, int decimals)
{
	const char *group = wk_lang_get(l, "getal.duizend");
	const char *mark = wk_lang_get(l, "getal.decimaal");
	char raw[64], *dot;
	size_t whole, i, k = 0;

	if (!isfinite(v) || fabs(v) > 1e15) {
		snprintf(out, n, "?");
		return;
	}
	snprintf(raw, sizeof(raw), "%.*f", decimals, fabs(v));
	dot = strchr(raw, '.');
	whole = dot != NULL ? (size_t)(dot - raw) : strlen(raw);
	if (v < 0 && strspn(raw, "0.") != strlen(raw))
		k += (size_t)snprintf(out, n, "-");
	for (i = 0; i < whole && k < n; i++)
		k += (size_t)snprintf(out + k, n - k, "%s%c",
		    i > 0 && (whole - i) % 3 == 0 ? group : "", raw[i]);
	if (dot != NULL && k < n)
		snprintf(out + k, n - k, "%s%s", mark, dot + 1);
}

const char *
wk_lang_count(struct wk_arena *a, const struct wk_lang *l, long v)
{
	char out[48];

	wk_lang_number(l, out, sizeof(out), (double)v, 0);
	return wk_arena_strndup(a, out, strlen(out));
}

const char *
wk_lang_month(struct wk_arena *a, const struct wk_lang *l, int month)
{
	char key[16], out[64];

	snprintf(key, sizeof(key), "maand.%d", month % 12 + 1);
	snprintf(out, sizeof(out), "%s %d", wk_lang_get(l, key), month / 12);
	return wk_arena_strndup(a, out, strlen(out));
}

const char *
wk_lang_day(struct wk_arena *a, const struct wk_lang *l, long day)
{
	char key[16], out[64];
	int y, m, d;

	wk_day_split(day, &y, &m, &d);
	snprintf(key, sizeof(key), "maand.%d", m);
	snprintf(out, sizeof(out), "%d %s %d", d, wk_lang_get(l, key), y);
	return wk_arena_strndup(a, out, strlen(out));
}

const char *
wk_lang_quarter(struct wk_arena *a, const struct wk_lang *l, int month)
{
	char key[16], year[16];

	snprintf(key, sizeof(key), "kwartaal.%d", month % 12 / 3 + 1);
	snprintf(year, sizeof(year), "%d", month / 12);
	return wk_lang_say(a, l, key, year, (char *)NULL);
}
