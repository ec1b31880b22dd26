/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "lib/supply.h"
#include "lib/themes_of.h"

#define LEAST		0.001f	/* smaller agreement only costs time */
#define MOST		64	/* themes of an item that count */
#define MAXTHEME	64	/* in one thema column */

struct forming {
	struct wk_supply		*s;
	const struct wk_supply_how	*how;
	struct wk_themes_of		 of;
	struct wk_terms			 terms, *word;	/* word: by giveaway */
	struct wk_buf			 whole;
	float				*p, *view, *q;	/* by theme */
};

static struct wk_str
cell(const struct forming *f, const struct wk_item *x, const char *column)
{
	return wk_rec_get(x->rec, wk_header_find(&f->s->header[x->kind], column));
}

static int
by_kind_id(const void *a, const void *b)
{
	const struct wk_item *x = a, *y = b;

	return x->kind != y->kind ? (int)x->kind - (int)y->kind : strcmp(x->id, y->id);
}

/* Add the model's view of a text to p. */
static void
add_view(struct forming *f, struct wk_str text, double share)
{
	size_t i;

	if (share <= 0 || !wk_themes_of_text(&f->of, f->how->text, text, &f->terms, f->view))
		return;
	for (i = 0; i < f->how->themes->n; i++)
		f->p[i] += (float)share * f->view[i];
}

/* Themes of the thema column, in their order; false when it is empty. */
static bool
themes_given(struct forming *f, const struct wk_item *x)
{
	size_t index[MAXTHEME], i, n;
	float p[MAXTHEME], sum = 0;

	n = wk_themes_parse(f->how->themes, cell(f, x, "thema"), cell(f, x, "thema_kans"),
	    index, p, MAXTHEME);
	for (i = 0; i < n; i++)
		sum += p[i];
	if (!(sum > 0))
		return false;
	for (i = 0; i < n; i++)
		f->p[index[i]] += p[i] / sum;
	return true;
}

static void
themes_read(struct forming *f, const struct wk_item *x)
{
	struct wk_str name = cell(f, x, "naam"), about = cell(f, x, "omschrijving");
	struct wk_str whom = cell(f, x, "doelgroep");
	double share = f->how->rules->set[WK_SET_NAME_SHARE];

	if (x->kind == WK_TALENT) {
		add_view(f, cell(f, x, "tekst"), 1);
		return;
	}
	wk_buf_clear(&f->whole);
	wk_buf_add(&f->whole, name.p, name.len);
	wk_buf_adds(&f->whole, ". ");
	wk_buf_add(&f->whole, about.p, about.len);
	wk_buf_adds(&f->whole, ". ");
	wk_buf_add(&f->whole, whom.p, whom.len);
	add_view(f, (struct wk_str){ f->whole.p, f->whole.len }, 1 - 2 * share);
	add_view(f, name, share);
	add_view(f, about.len > 0 ? about : name, share);
}

/*
 * From probabilities to what is compared with a request: wider (sharpness),
 * of one size (the norm), with something for related themes. Were the sum of
 * all 1 (norm 1), the many small ones would make what is read with less
 * certainty lose even where its first theme is the request's.
 */
static void
widen(struct forming *f)
{
	const struct wk_match_rules *r = f->how->rules;
	float norm = (float)r->set[WK_SET_NORM], sum = 0, related;
	size_t i, k, n = f->how->themes->n;

	for (i = 0; i < n; i++) {
		f->view[i] = powf(f->p[i], (float)r->set[WK_SET_SHARPNESS]);
		sum += powf(f->view[i], norm);
	}
	for (i = 0; i < n; i++)
		f->view[i] /= powf(sum, 1 / norm);
	for (i = 0; i < n; i++) {
		for (related = 0, k = 0; k < n; k++)
			related += r->related[i * n + k] * f->view[k];
		f->q[i] = f->view[i] + (float)r->set[WK_SET_RELATED] * related;
	}
}

static void
keep_row(struct forming *f)
{
	uint32_t dim[MOST];
	float value[MOST];
	size_t i, k, n = 0;

	for (i = 0; i < f->how->themes->n; i++) {
		if (!(f->q[i] >= LEAST))
			continue;
		for (k = n < MOST ? n++ : MOST; k > 0 && value[k - 1] < f->q[i]; k--)
			if (k < MOST) {
				value[k] = value[k - 1];
				dim[k] = dim[k - 1];
			}
		if (k < MOST) {
			value[k] = f->q[i];
			dim[k] = (uint32_t)i;
		}
	}
	wk_sparse_add(&f->s->themes, dim, value, n);
}

static void
form_themes(struct forming *f, struct wk_item *x)
{
	size_t i, n = f->how->themes->n, best = 0, dutch;
	const struct wk_theme *t = wk_themes_find(f->how->themes, "meedoen.taal", 12);
	float sum = 0;

	memset(f->p, 0, n * sizeof(*f->p));
	if (!themes_given(f, x))
		themes_read(f, x);
	for (i = 0; i < n; i++) {
		sum += f->p[i];
		if (f->p[i] > f->p[best])
			best = i;
	}
	x->theme = sum > 0 ? (uint16_t)best : WK_NOTHEME;
	dutch = t != NULL ? (size_t)(t - f->how->themes->theme) : n;
	x->teaches = dutch < n && f->p[dutch] >= 0.2f;
	memset(f->q, 0, n * sizeof(*f->q));
	if (sum > 0)
		widen(f);
	keep_row(f);
}

/* Do all words of a giveaway stand in the name (as stem or part)? */
static bool
gives_away(const struct wk_terms *name, const struct wk_terms *word)
{
	size_t i, k, need = 0, found = 0;

	for (i = 0; i < word->n; i++) {
		if (word->t[i].kind != WK_TERM_STEM)
			continue;
		need++;
		for (k = 0; k < name->n; k++)
			if (name->t[k].kind != WK_TERM_PHRASE &&
			    name->t[k].hash == word->t[i].hash)
				break;
		found += k < name->n;
	}
	return need > 0 && found == need;
}

static void
form_name(struct forming *f, struct wk_item *x)
{
	const struct wk_match_rules *r = f->how->rules;
	struct wk_str s = cell(f, x, "naam");
	size_t i, k, n = 0;

	for (i = 0; i < WK_MAXGIVEN; i++)
		x->given[i] = WK_NOTHEME;
	wk_text_terms(f->how->text, s.p, s.len, &f->terms);
	for (i = 0; i < r->ngiveaway && n < WK_MAXGIVEN; i++) {
		for (k = 0; k < n && x->given[k] != r->giveaway[i].theme; k++)
			;
		if (k == n && gives_away(&f->terms, &f->word[i]))
			x->given[n++] = (uint16_t)r->giveaway[i].theme;
	}
}

static void
form_words(struct forming *f, const struct wk_item *x)
{
	static const char *const field[] = { "naam", "omschrijving", "doelgroep", "tekst" };
	struct wk_str s;
	size_t i;

	for (i = 0; i < 4; i++) {
		s = cell(f, x, field[i]);
		wk_text_terms(f->how->text, s.p, s.len, &f->terms);
		wk_bm25_add(f->s->words, &f->terms,
		    i == 0 ? f->how->rules->set[WK_SET_TITLE] : 1);
	}
	wk_bm25_next(f->s->words);
}

void
wk_supply_form(struct wk_supply *s, const struct wk_supply_how *how)
{
	struct forming f = { .s = s, .how = how, .terms = WK_TERMS_INIT,
	    .whole = WK_BUF_INIT };
	size_t i, n = how->themes->n;

	if (s->n > 0)
		qsort(s->item, s->n, sizeof(*s->item), by_kind_id);
	wk_themes_of_init(&f.of, how->themes, how->model, &s->header[WK_ACTIVITY]);
	f.p = wk_calloc(n, sizeof(*f.p));
	f.view = wk_calloc(n, sizeof(*f.view));
	f.q = wk_calloc(n, sizeof(*f.q));
	f.word = wk_calloc(how->rules->ngiveaway, sizeof(*f.word));
	for (i = 0; i < how->rules->ngiveaway; i++)
		wk_text_terms(how->text, how->rules->giveaway[i].word,
		    strlen(how->rules->giveaway[i].word), &f.word[i]);
	s->words = wk_bm25_new(WK_BM25_K1, WK_BM25_B);
	for (i = 0; i < s->n; i++) {
		form_themes(&f, &s->item[i]);
		form_name(&f, &s->item[i]);
		form_words(&f, &s->item[i]);
	}
	wk_bm25_seal(s->words);
	for (i = 0; i < how->rules->ngiveaway; i++)
		wk_terms_free(&f.word[i]);
	free(f.word);
	free(f.p);
	free(f.view);
	free(f.q);
	wk_terms_free(&f.terms);
	wk_buf_free(&f.whole);
	wk_themes_of_free(&f.of);
}
