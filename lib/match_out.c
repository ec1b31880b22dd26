/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/match_out.h"
#include "lib/match_reason.h"
#include "lib/num.h"

enum { MATCH, KIND, NAME, SCORE, REASON, ADVICE, B_MATCH, B_NAME, B_ADVICE, B_REASON,
    EXPLAIN, NADDED };

static const char *const added[NADDED] = {
	"match", "match_soort", "match_naam", "match_score", "match_reden",
	"match_advies", "bundel_match", "bundel_match_naam", "bundel_advies",
	"bundel_reden", "match_uitleg"
};

static const char *const kind_name[2] = { "activiteit", "talent" };

/* Texts that the fields of a row point to. */
struct row {
	struct wk_buf	 reason, bundle, explain;
	char		 score[32], rank[8];
	struct wk_ask	 ask;
};

static void
row_free(struct row *r)
{
	wk_buf_free(&r->reason);
	wk_buf_free(&r->bundle);
	wk_buf_free(&r->explain);
	free(r->ask.prob);
	wk_terms_free(&r->ask.terms);
}

static void
explain(const struct wk_match_out *o, size_t i, const struct wk_candidate *c, struct row *r)
{
	struct wk_ask_columns col;

	if (r->ask.prob == NULL)
		r->ask.prob = wk_calloc(o->matcher->themes->n, sizeof(*r->ask.prob));
	wk_ask_columns(&col, &o->set->header);
	wk_themes_of(o->themes_of, o->text, o->set->rec[i], &r->ask.terms, r->ask.prob);
	wk_ask_fill(&r->ask, &col, o->set->rec[i], o->matcher->themes, o->matcher->rules);
	wk_match_explain(o->matcher, &r->ask, c, &r->explain);
}

/* The fields of one candidate, NULL: none. */
static void
fill(const struct wk_match_out *o, size_t i, const struct wk_candidate *c, struct row *r,
    struct wk_str add[NADDED])
{
	const struct wk_item *x = c != NULL ? &o->matcher->supply->item[c->item] : NULL;
	const struct wk_asked *asked = &o->found->asked[i];
	enum wk_advice a;
	int k;

	for (k = 0; k < NADDED; k++)
		add[k] = WK_STR("");
	if (o->skip != NULL && o->skip[i])
		return;
	if (c == NULL && asked->count > 0) {	/* -C, and all places are given */
		add[ADVICE] = wk_str_of(wk_advice_name(WK_WIDEN));
		add[REASON] = wk_str_of(wk_advice_reason(WK_WIDEN));
		return;
	}
	a = wk_advice_of(x, asked->theme != WK_NOTHEME ?
	    &o->matcher->themes->theme[asked->theme] : NULL, o->shared[i]);
	add[ADVICE] = wk_str_of(wk_advice_name(a));
	add[REASON] = wk_str_of(wk_advice_reason(a));
	if (c == NULL)
		return;
	wk_match_reason(o->matcher, (enum wk_weight)asked->weight, c, &r->reason);
	wk_num_format(r->score, wk_match_unit(o->matcher, c->s), 3);
	add[MATCH] = wk_str_of(x->id);
	add[KIND] = wk_str_of(kind_name[x->kind]);
	add[NAME] = wk_str_of(wk_match_name(o->matcher, x));
	add[SCORE] = wk_str_of(r->score);
	add[REASON] = (struct wk_str){ r->reason.p, r->reason.len };
	if (!o->explain)
		return;
	explain(o, i, c, r);
	add[EXPLAIN] = (struct wk_str){ r->explain.p, r->explain.len };
}

static void
fill_bundle(const struct wk_match_out *o, size_t i, struct row *r, struct wk_str add[NADDED])
{
	const struct wk_bundle_match *b;
	const struct wk_item *x;

	if (o->bundles->of[i] == UINT32_MAX || (o->skip != NULL && o->skip[i]))
		return;
	b = &o->bundles->bundle[o->bundles->of[i]];
	wk_bundle_match_reason(o->matcher, b, &r->bundle);
	add[B_ADVICE] = wk_str_of(wk_advice_name(b->advice));
	add[B_REASON] = (struct wk_str){ r->bundle.p, r->bundle.len };
	if (b->item == UINT32_MAX)
		return;
	x = &o->matcher->supply->item[b->item];
	add[B_MATCH] = wk_str_of(x->id);
	add[B_NAME] = wk_str_of(wk_match_name(o->matcher, x));
}

/* The candidate shown beside a record, NULL: none. */
static const struct wk_candidate *
chosen(const struct wk_match_out *o, size_t i)
{
	const struct wk_candidate *best = o->found->best + i * o->found->width;

	if (o->choice != NULL)
		return o->choice[i] == WK_NOCHOICE ? NULL : best + o->choice[i];
	return o->found->asked[i].count > 0 ? best : NULL;
}

/* Does this run write this added column? */
static bool
writes(const struct wk_match_out *o, int k)
{
	return k <= ADVICE || (k == EXPLAIN ? o->explain : o->bundles != NULL);
}

/* The rows as they came, with the best match beside each. */
static void
write_records(const struct wk_match_out *o, const uint32_t *at, const size_t *col, size_t n,
    struct wk_writer *w)
{
	struct wk_str *field = wk_calloc(n, sizeof(*field)), add[NADDED];
	struct row r = { .reason = WK_BUF_INIT };
	size_t i, k;

	for (i = 0; i < o->set->n; i++) {
		for (k = 0; k < n; k++)
			field[k] = wk_rec_get(o->set->rec[at[i]], k);
		fill(o, at[i], chosen(o, at[i]), &r, add);
		if (o->bundles != NULL)
			fill_bundle(o, at[i], &r, add);
		for (k = 0; k < NADDED; k++)
			if (writes(o, (int)k))
				field[col[k]] = add[k];
		wk_writer_put(w, field, n);
	}
	free(field);
	row_free(&r);
}

/* A small whole number as text in out. */
static struct wk_str
rank_text(char out[8], size_t v)
{
	char *p = out + 8;

	for (; p > out && (v > 0 || p == out + 8); v /= 10)
		*--p = (char)('0' + v % 10);
	return (struct wk_str){ p, (size_t)(out + 8 - p) };
}

/* One row per candidate. */
static void
write_candidates(const struct wk_match_out *o, const uint32_t *at, struct wk_writer *w)
{
	size_t id = wk_header_find(&o->set->header, "identificatie"), i, k;
	struct row r = { .reason = WK_BUF_INIT };
	struct wk_str add[NADDED], field[8];

	for (i = 0; i < o->set->n; i++)
		for (k = 0; k < o->found->asked[at[i]].count; k++) {
			fill(o, at[i], &o->found->best[at[i] * o->found->width + k], &r, add);
			field[0] = wk_rec_get(o->set->rec[at[i]], id);
			field[1] = rank_text(r.rank, k + 1);
			memcpy(&field[2], add, 5 * sizeof(*field));
			field[7] = add[EXPLAIN];
			wk_writer_put(w, field, o->explain ? 8 : 7);
		}
	row_free(&r);
}

int
wk_match_write(const struct wk_match_out *o, const char *path, enum wk_format format,
    struct wk_err *e)
{
	static const char *const candidate[] = { "identificatie", "rang", "match",
		"match_soort", "match_naam", "score", "reden", "uitleg" };
	uint32_t *at = wk_malloc((o->set->n + 1) * sizeof(*at));
	struct wk_header h = WK_HEADER_INIT;
	size_t col[NADDED], i, n;
	struct wk_writer *w;

	for (i = 0; i < o->set->n; i++)
		at[o->set->place[i]] = (uint32_t)i;
	if (o->candidates)
		for (i = 0; i < (o->explain ? 8 : 7); i++)
			wk_header_add(&h, candidate[i]);
	else {
		wk_header_copy(&h, &o->set->header);
		for (i = 0; i < NADDED; i++)
			if (writes(o, (int)i))
				col[i] = wk_header_add(&h, added[i]);
	}
	n = wk_header_count(&h);
	w = wk_writer_open(path, format, &h, e);
	wk_header_free(&h);
	if (w == NULL) {
		free(at);
		return -1;
	}
	if (o->candidates)
		write_candidates(o, at, w);
	else
		write_records(o, at, col, n, w);
	free(at);
	return wk_writer_commit(w, e);
}

