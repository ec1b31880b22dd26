/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/knowledge.h"
#include "lib/num.h"
#include "lib/path.h"
#include "lib/reader.h"

static const char *const weight_name[] = { "licht", "gewoon", "gevoelig", "zwaar" };

static const char *
keep(struct wk_themes *t, struct wk_str s)
{
	return wk_arena_strndup(&t->arena, s.p, s.len);
}

static int
weight_of(struct wk_str s, enum wk_weight *w)
{
	size_t i;

	for (i = 0; i < sizeof(weight_name) / sizeof(weight_name[0]); i++)
		if (wk_str_is(s, weight_name[i])) {
			*w = (enum wk_weight)i;
			return 0;
		}
	return -1;
}

static int
add_theme(struct wk_themes *t, const struct wk_header *h, const struct wk_rec *rec,
    size_t *cap, struct wk_err *e)
{
	struct wk_str code = wk_rec_get(rec, wk_header_find(h, "thema"));
	struct wk_theme *x;

	if (code.len == 0 || wk_map_get(&t->code, code.p, code.len) != WK_MAP_NONE)
		return wk_err_set(e, WK_EX_DATA, rec->source, rec->line, "thema",
		    "empty, or an earlier line has it");
	t->theme = wk_grow(t->theme, cap, t->n + 1, sizeof(*t->theme));
	x = &t->theme[t->n++];
	x->code = wk_map_key(&t->code, wk_map_add(&t->code, code.p, code.len));
	x->label = keep(t, wk_rec_get(rec, wk_header_find(h, "label")));
	x->domain = keep(t, wk_rec_get(rec, wk_header_find(h, "domein")));
	x->domain_label = keep(t, wk_rec_get(rec, wk_header_find(h, "domein_label")));
	x->avg = keep(t, wk_rec_get(rec, wk_header_find(h, "avg")));
	x->structural = wk_str_is(wk_rec_get(rec, wk_header_find(h, "structureel")), "ja");
	x->zrm = keep(t, wk_rec_get(rec, wk_header_find(h, "zrm")));
	x->positive_health = keep(t,
	    wk_rec_get(rec, wk_header_find(h, "positieve_gezondheid")));
	if (weight_of(wk_rec_get(rec, wk_header_find(h, "gewicht")), &x->weight) < 0)
		return wk_err_set(e, WK_EX_DATA, rec->source, rec->line, "gewicht",
		    "must be licht, gewoon, gevoelig or zwaar");
	return 0;
}

struct wk_themes *
wk_themes_load(struct wk_err *e)
{
	static const char *const need[] = { "thema", "label", "domein", "gewicht" };
	struct wk_buf path = WK_BUF_INIT;
	struct wk_rec rec = WK_REC_INIT;
	struct wk_themes *t = wk_calloc(1, sizeof(*t));
	struct wk_reader *in;
	size_t i, cap = 0;
	int r = -1;

	in = wk_reader_open1(wk_share(&path, "kennis/themas.csv"), NULL, e);
	if (in == NULL)
		goto out;
	for (i = 0; i < sizeof(need) / sizeof(need[0]); i++)
		if (wk_reader_need(in, need[i], e) < 0)
			goto out;
	while ((r = wk_reader_next(in, &rec, e)) > 0)
		if (add_theme(t, wk_reader_header(in), &rec, &cap, e) < 0) {
			r = -1;
			break;
		}
out:
	wk_reader_close(in);
	wk_buf_free(&path);
	if (r < 0) {
		wk_themes_free(t);
		return NULL;
	}
	return t;
}

void
wk_themes_free(struct wk_themes *t)
{
	if (t == NULL)
		return;
	wk_map_free(&t->code);
	wk_arena_free(&t->arena);
	free(t->theme);
	free(t);
}

const struct wk_theme *
wk_themes_find(const struct wk_themes *t, const char *code, size_t n)
{
	uint32_t id = wk_map_get(&t->code, code, n);

	return id == WK_MAP_NONE ? NULL : &t->theme[id];
}

const char *
wk_weight_name(enum wk_weight w)
{
	return weight_name[w];
}

/* Cut the piece before the next '|' off s; false when nothing is left. */
static bool
piece(struct wk_str *s, struct wk_str *out)
{
	const char *bar;

	if (s->p == NULL)
		return false;
	bar = memchr(s->p, '|', s->len);
	out->p = s->p;
	out->len = bar != NULL ? (size_t)(bar - s->p) : s->len;
	s->len -= out->len + (bar != NULL);
	s->p = bar != NULL ? bar + 1 : NULL;
	return true;
}

size_t
wk_themes_parse(const struct wk_themes *t, struct wk_str thema, struct wk_str kans,
    size_t *index, float *prob, size_t max)
{
	struct wk_str code, number;
	const struct wk_theme *x;
	double p, share = 0.6;
	size_t n = 0;
	bool given = kans.len > 0;

	if (thema.len == 0)
		return 0;
	while (n < max && piece(&thema, &code)) {
		p = share;
		share /= 2;
		if (given && piece(&kans, &number) &&
		    wk_num_dec(number.p, number.len, '.', &p) != NULL)
			p = share;
		if ((x = wk_themes_find(t, code.p, code.len)) == NULL)
			continue;
		index[n] = (size_t)(x - t->theme);
		prob[n++] = (float)p;
	}
	return n;
}
