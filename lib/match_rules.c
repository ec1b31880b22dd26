/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/match_rules.h"
#include "lib/num.h"
#include "lib/path.h"
#include "lib/reader.h"

static const char *const setting[WK_SETTINGS] = {
	"scherpte", "maat", "naamdeel", "verwant", "woorden", "titel", "helft",
	"bodem", "bodem_lijst", "zelfde_buurt", "zelfde_wijk", "informeel", "collectief",
	"eigen_taal", "vrije_plaatsen", "vol", "verouderd", "zwaar_vanaf",
	"gevoelig_vanaf"
};

const char *
wk_setting_name(enum wk_setting s)
{
	return setting[s];
}

/* One table under way. */
struct table {
	struct wk_match_rules	*r;
	const struct wk_themes	*themes;
	const struct wk_header	*h;
	struct wk_rec		 rec;		/* the row under way */
	bool			 seen[WK_SETTINGS];
	size_t			 nlanguage, languagecap;
	struct wk_err		*e;
};

static struct wk_str
cell(const struct table *t, const char *column)
{
	return wk_rec_get(&t->rec, wk_header_find(t->h, column));
}

static int
refuse(const struct table *t, const char *column, const char *why)
{
	return wk_err_set(t->e, WK_EX_DATA, t->rec.source, t->rec.line, column,
	    "%s", why);
}

static int
number(const struct table *t, const char *column, double max, double *v)
{
	struct wk_str s = cell(t, column);

	if (wk_num_dec(s.p, s.len, '.', v) != NULL || *v < 0 || *v > max)
		return refuse(t, column, "not a number in its range");
	return 0;
}

static int
theme(const struct table *t, const char *column, size_t *out)
{
	struct wk_str s = cell(t, column);
	const struct wk_theme *x = wk_themes_find(t->themes, s.p, s.len);

	if (x == NULL)
		return refuse(t, column, "not in themas.csv");
	*out = (size_t)(x - t->themes->theme);
	return 0;
}

/* The place of a cell in a list of words; "*" is -1. */
static int
choice(const struct table *t, const char *column, const char *const *word, size_t n,
    int *out)
{
	struct wk_str s = cell(t, column);
	size_t i;

	*out = -1;
	if (wk_str_is(s, "*"))
		return 0;
	for (i = 0; i < n; i++)
		if (wk_str_is(s, word[i])) {
			*out = (int)i;
			return 0;
		}
	return refuse(t, column, "not one of the known values");
}

static int
add_setting(struct table *t)
{
	struct wk_str s = cell(t, "naam");
	size_t i;

	for (i = 0; i < WK_SETTINGS && !wk_str_is(s, setting[i]); i++)
		;
	if (i == WK_SETTINGS)
		return refuse(t, "naam", "not a known name");
	if (t->seen[i])
		return refuse(t, "naam", "an earlier line has it");
	t->seen[i] = true;
	return number(t, "waarde", 10, &t->r->set[i]);
}

static int
add_rule(struct table *t)
{
	static const char *const weights[] = { "licht", "gewoon", "gevoelig", "zwaar" };
	static const char *const kinds[] = { "activiteit", "talent" };
	static const char *const supply[] = { "informeel", "formeel" };
	static const char *const form[] = { "individueel", "collectief" };
	static const char *const relation[] = { "naam", "thema", "licht" };
	struct wk_match_rules *r = t->r;
	struct wk_rule x;
	struct wk_str s;
	double f;
	int w;

	if (choice(t, "gewicht", weights, 4, &w) < 0 ||
	    choice(t, "soort", kinds, 2, &x.kind) < 0 ||
	    choice(t, "aanbod", supply, 2, &x.formal) < 0 ||
	    choice(t, "vorm", form, 2, &x.collective) < 0 ||
	    choice(t, "verband", relation, 3, &x.relation) < 0 ||
	    number(t, "factor", 10, &f) < 0)
		return -1;
	if (w < 0)
		return refuse(t, "gewicht", "not one of the known values");
	x.weight = (enum wk_weight)w;
	x.relation = x.relation < 0 ? -1 : 1 << x.relation;
	x.factor = (float)f;
	s = cell(t, "reden");
	x.reason = wk_arena_strndup(&r->arena, s.p, s.len);
	r->rule = wk_grow(r->rule, &r->rulecap, r->nrule + 1, sizeof(*r->rule));
	r->rule[r->nrule++] = x;
	return 0;
}

static int
add_giveaway(struct table *t)
{
	struct wk_match_rules *r = t->r;
	struct wk_giveaway x;
	struct wk_str s = cell(t, "woord");

	if (theme(t, "thema", &x.theme) < 0)
		return -1;
	if (s.len == 0)
		return refuse(t, "woord", "is empty");
	x.word = wk_arena_strndup(&r->arena, s.p, s.len);
	r->giveaway = wk_grow(r->giveaway, &r->giveawaycap, r->ngiveaway + 1,
	    sizeof(*r->giveaway));
	r->giveaway[r->ngiveaway++] = x;
	return 0;
}

static int
add_related(struct table *t)
{
	size_t a, b;
	double w;

	if (theme(t, "thema", &a) < 0 || theme(t, "verwant", &b) < 0 ||
	    number(t, "gewicht", 1, &w) < 0)
		return -1;
	if (a == b)
		return refuse(t, "verwant", "the theme itself");
	t->r->related[a * t->themes->n + b] = (float)w;
	return 0;
}

static void
add_name(struct table *t, const char *p, size_t n)
{
	struct wk_match_rules *r = t->r;
	struct wk_buf key = WK_BUF_INIT;
	uint32_t id;

	wk_utf8_fold(&key, p, n);
	id = wk_map_add(&r->language, wk_buf_str(&key), key.len);
	r->language_id = wk_grow(r->language_id, &t->languagecap, id + 1, 1);
	r->language_id[id] = (unsigned char)t->nlanguage;
	wk_buf_free(&key);
}

static int
add_language(struct table *t)
{
	struct wk_str s = cell(t, "taal"), also = cell(t, "ook");
	const char *p, *end = also.p + also.len, *bar;

	if (s.len == 0)
		return refuse(t, "taal", "is empty");
	if (t->nlanguage == WK_MAXLANGUAGE)
		return refuse(t, "taal", "too many languages");
	add_name(t, s.p, s.len);
	for (p = also.p; p < end; p = bar + 1) {
		bar = memchr(p, '|', (size_t)(end - p));
		if (bar == NULL)
			bar = end;
		if (bar > p)
			add_name(t, p, (size_t)(bar - p));
	}
	t->nlanguage++;
	return 0;
}

static int
read_table(struct table *t, const char *name, int (*add)(struct table *),
    const char *const *need)
{
	struct wk_buf path = WK_BUF_INIT;
	struct wk_reader *in = wk_reader_open1(wk_share(&path, name), NULL, t->e);
	int r = in == NULL ? -1 : 1;

	for (; r > 0 && *need != NULL; need++)
		if (wk_reader_need(in, *need, t->e) < 0)
			r = -1;
	if (r > 0)
		t->h = wk_reader_header(in);
	while (r > 0 && (r = wk_reader_next(in, &t->rec, t->e)) > 0)
		if (add(t) < 0)
			r = -1;
	wk_reader_close(in);
	wk_buf_free(&path);
	return r;
}

struct wk_match_rules *
wk_match_rules_load(const struct wk_themes *themes, struct wk_err *e)
{
	static const char *const c_set[] = { "naam", "waarde", NULL };
	static const char *const c_rule[] = { "gewicht", "soort", "aanbod", "vorm",
		"verband", "factor", "reden", NULL };
	static const char *const c_name[] = { "thema", "woord", NULL };
	static const char *const c_related[] = { "thema", "verwant", "gewicht", NULL };
	static const char *const c_language[] = { "taal", "ook", NULL };
	struct table t = { .themes = themes, .e = e };
	size_t i;

	t.r = wk_calloc(1, sizeof(*t.r));
	t.r->related = wk_calloc(themes->n * themes->n, sizeof(*t.r->related));
	if (read_table(&t, "match/gewichten.csv", add_setting, c_set) < 0 ||
	    read_table(&t, "match/regels.csv", add_rule, c_rule) < 0 ||
	    read_table(&t, "match/namen.csv", add_giveaway, c_name) < 0 ||
	    read_table(&t, "match/verwant.csv", add_related, c_related) < 0 ||
	    read_table(&t, "match/talen.csv", add_language, c_language) < 0)
		goto fail;
	for (i = 0; i < WK_SETTINGS; i++)
		if (!t.seen[i]) {
			wk_err_set(e, WK_EX_DATA, "match/gewichten.csv", 0, setting[i],
			    "no such line");
			goto fail;
		}
	return t.r;
fail:
	wk_match_rules_free(t.r);
	return NULL;
}

void
wk_match_rules_free(struct wk_match_rules *r)
{
	if (r == NULL)
		return;
	wk_map_free(&r->language);
	wk_arena_free(&r->arena);
	free(r->language_id);
	free(r->related);
	free(r->giveaway);
	free(r->rule);
	free(r);
}

const struct wk_rule *
wk_match_rule(const struct wk_match_rules *r, enum wk_weight weight, enum wk_kind kind,
    int formal, int collective, int relation)
{
	const struct wk_rule *x;
	size_t i;

	for (i = 0; i < r->nrule; i++) {
		x = &r->rule[i];
		if (x->weight == weight && (x->kind < 0 || x->kind == (int)kind) &&
		    (x->formal < 0 || x->formal == formal) &&
		    (x->collective < 0 || x->collective == collective) &&
		    (x->relation < 0 || (x->relation & relation) != 0))
			return x;
	}
	return NULL;
}

unsigned
wk_match_language(const struct wk_match_rules *r, struct wk_str name)
{
	struct wk_buf key = WK_BUF_INIT;
	uint32_t id;

	wk_utf8_fold(&key, name.p, name.len);
	id = wk_map_get(&r->language, wk_buf_str(&key), key.len);
	wk_buf_free(&key);
	return id == WK_MAP_NONE ? WK_NOLANGUAGE : r->language_id[id];
}
