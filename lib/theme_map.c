/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/reader.h"
#include "lib/theme_map.h"

struct wk_theme_map {
	struct wk_map	 key;		/* source, newline, word */
	const char	**thema;	/* by key */
	struct wk_arena	 arena;
};

static void
make_key(struct wk_buf *key, struct wk_str bron, struct wk_str waarde)
{
	wk_buf_clear(key);
	wk_utf8_key(key, bron.p, bron.len);
	wk_buf_addc(key, '\n');
	wk_utf8_key(key, waarde.p, waarde.len);
}

/* Every code of "a|b" must be a theme. */
static bool
all_known(const struct wk_themes *themes, struct wk_str s)
{
	const char *p = s.p, *end = s.p + s.len, *bar;

	for (; p <= end; p = bar + 1) {
		if ((bar = memchr(p, '|', (size_t)(end - p))) == NULL)
			bar = end;
		if (wk_themes_find(themes, p, (size_t)(bar - p)) == NULL)
			return false;
	}
	return true;
}

static int
read_map(struct wk_theme_map *m, struct wk_reader *in, const struct wk_themes *themes,
    struct wk_err *e)
{
	const struct wk_header *h = wk_reader_header(in);
	size_t bron = wk_header_find(h, "bron"), cap = 0;
	struct wk_buf key = WK_BUF_INIT;
	struct wk_rec rec = WK_REC_INIT;
	struct wk_str thema;
	uint32_t id;
	int r;

	if (wk_reader_need(in, "waarde", e) < 0 || wk_reader_need(in, "thema", e) < 0)
		return -1;
	while ((r = wk_reader_next(in, &rec, e)) > 0) {
		thema = wk_rec_get(&rec, wk_header_find(h, "thema"));
		if (!all_known(themes, thema)) {
			r = wk_err_set(e, WK_EX_DATA, rec.source, rec.line, "thema",
			    "not in themas.csv");
			break;
		}
		make_key(&key, wk_rec_get(&rec, bron),
		    wk_rec_get(&rec, wk_header_find(h, "waarde")));
		id = wk_map_add(&m->key, key.p, key.len);
		m->thema = wk_grow(m->thema, &cap, m->key.n, sizeof(*m->thema));
		m->thema[id] = wk_arena_strndup(&m->arena, thema.p, thema.len);
	}
	wk_buf_free(&key);
	return r;
}

struct wk_theme_map *
wk_theme_map_load(const char *path, const struct wk_themes *themes, struct wk_err *e)
{
	struct wk_reader *in = wk_reader_open1(path, NULL, e);
	struct wk_theme_map *m;

	if (in == NULL)
		return NULL;
	m = wk_calloc(1, sizeof(*m));
	if (read_map(m, in, themes, e) < 0) {
		wk_theme_map_free(m);
		m = NULL;
	}
	wk_reader_close(in);
	return m;
}

void
wk_theme_map_free(struct wk_theme_map *m)
{
	if (m == NULL)
		return;
	wk_map_free(&m->key);
	wk_arena_free(&m->arena);
	free(m->thema);
	free(m);
}

const char *
wk_theme_map_get(const struct wk_theme_map *m, struct wk_str bron, struct wk_str waarde)
{
	struct wk_buf key = WK_BUF_INIT;
	uint32_t id;

	make_key(&key, bron, waarde);
	id = wk_map_get(&m->key, key.p, key.len);
	if (id == WK_MAP_NONE) {
		make_key(&key, WK_STR(""), waarde);
		id = wk_map_get(&m->key, key.p, key.len);
	}
	wk_buf_free(&key);
	return id == WK_MAP_NONE ? NULL : m->thema[id];
}
