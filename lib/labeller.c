/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/labeller.h"
#include "lib/mem.h"

#define NWORD	3

struct wk_labeller *
wk_labeller_new(struct wk_err *e)
{
	struct wk_labeller *l = wk_calloc(1, sizeof(*l));
	const struct wk_theme *x;
	const char *code;
	size_t i, n;

	if ((l->themes = wk_themes_load(e)) == NULL ||
	    (l->text = wk_text_load(e)) == NULL ||
	    (l->model = wk_model_load(NULL, e)) == NULL) {
		wk_labeller_free(l);
		return NULL;
	}
	n = wk_model_count(l->model);
	l->theme = wk_calloc(n, sizeof(*l->theme));
	l->prob = wk_calloc(n, sizeof(*l->prob));
	for (i = 0; i < n; i++) {
		code = wk_model_theme(l->model, i);
		if ((x = wk_themes_find(l->themes, code, strlen(code))) == NULL) {
			wk_err_set(e, WK_EX_DATA, "themas.csv", 0, NULL,
			    "lacks a theme of the model: train again with wk-learn");
			wk_labeller_free(l);
			return NULL;
		}
		l->theme[i] = (size_t)(x - l->themes->theme);
	}
	return l;
}

void
wk_labeller_free(struct wk_labeller *l)
{
	if (l == NULL)
		return;
	wk_themes_free(l->themes);
	wk_text_free(l->text);
	wk_model_free(l->model);
	wk_terms_free(&l->terms);
	free(l->theme);
	free(l->prob);
	free(l);
}

/* The most probable themes in order; ties by position in the model. */
static size_t
best(const struct wk_labeller *l, size_t index[WK_LABEL_MAX])
{
	size_t i, n = 0, at;

	for (i = 0; i < wk_model_count(l->model); i++) {
		if (l->prob[i] < WK_LABEL_LEAST)
			continue;
		for (at = n; at > 0 && l->prob[index[at - 1]] < l->prob[i]; at--)
			if (at < WK_LABEL_MAX)
				index[at] = index[at - 1];
		if (at < WK_LABEL_MAX) {
			index[at] = i;
			n += n < WK_LABEL_MAX;
		}
	}
	return n;
}

static void
lower(struct wk_buf *b, const char *p, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		wk_buf_addc(b, p[i] >= 'A' && p[i] <= 'Z' ? (char)(p[i] | 0x20) :
		    p[i] == '\n' || p[i] == '\r' ? ' ' : p[i]);
}

/* A term as people write it, when it may be shown; else nothing is added. */
static bool
show_term(const struct wk_labeller *l, struct wk_str text, const struct wk_term *t,
    struct wk_buf *out)
{
	switch (t->kind) {
	case WK_TERM_PART:
		/* the knowledge knows it, or there would be no weight on it */
		wk_buf_add(out, t->s.p, t->s.len);
		return true;
	case WK_TERM_PHRASE:
		lower(out, text.p + t->from, t->to - t->from);
		return true;
	default:
		if (!wk_text_taught(l->text, t->word.p, t->word.len))
			return false;
		lower(out, text.p + t->from, t->to - t->from);
		return true;
	}
}

/* Is the piece [start, end) of out already there as an earlier piece? */
static bool
said_before(const struct wk_buf *out, size_t first, size_t start, char sep)
{
	size_t n = out->len - start, i = first, k;

	while (i < start) {
		for (k = i; k < start && out->p[k] != sep; k++)
			continue;
		if (k - i == n && memcmp(out->p + i, out->p + start, n) == 0)
			return true;
		i = k + 1;
	}
	return false;
}

/* The telling words of model theme i, sep between, at most max. */
static void
words_of(const struct wk_labeller *l, struct wk_str text, size_t i, char sep,
    size_t max, struct wk_buf *out)
{
	size_t index[4 * NWORD], n, k, shown = 0, first = out->len, start;
	float weight[4 * NWORD];

	n = wk_model_why(l->model, &l->terms, i, index, weight, 4 * NWORD);
	for (k = 0; k < n && shown < max && weight[k] > 0.1f * weight[0]; k++) {
		const size_t before = out->len;

		if (shown > 0)
			wk_buf_addc(out, sep);
		start = out->len;
		if (!show_term(l, text, &l->terms.t[index[k]], out) ||
		    said_before(out, first, start, sep)) {
			out->len = before;
			continue;
		}
		shown++;
	}
	wk_buf_str(out);
}

static bool
scored(struct wk_labeller *l, struct wk_str text)
{
	wk_model_score(l->model, l->text, text.p, text.len, &l->terms, l->prob);
	return l->terms.n > 0;
}

void
wk_labeller_label(struct wk_labeller *l, struct wk_str text, struct wk_buf *thema,
    struct wk_buf *kans, struct wk_buf *woord)
{
	size_t index[WK_LABEL_MAX], n, i;

	thema->len = kans->len = woord->len = 0;
	wk_buf_str(thema);
	wk_buf_str(kans);
	wk_buf_str(woord);
	if (!scored(l, text))
		return;
	n = best(l, index);
	if (n == 0 || l->prob[index[0]] < WK_LABEL_SURE) {
		wk_buf_adds(thema, "overig");
		wk_buf_addf(kans, "%.3f", n > 0 ? (double)l->prob[index[0]] : 0.0);
		return;
	}
	for (i = 0; i < n; i++) {
		wk_buf_adds(thema, i > 0 ? "|" : "");
		wk_buf_adds(thema, wk_model_theme(l->model, index[i]));
		wk_buf_addf(kans, "%s%.3f", i > 0 ? "|" : "", (double)l->prob[index[i]]);
	}
	words_of(l, text, index[0], '|', NWORD, woord);
}

void
wk_labeller_explain(struct wk_labeller *l, struct wk_str text, struct wk_buf *out)
{
	size_t index[WK_LABEL_MAX], n, i;
	const struct wk_theme *t;

	if (!scored(l, text)) {
		wk_buf_adds(out, "In deze tekst staat geen woord dat iets zegt.\n");
		return;
	}
	n = best(l, index);
	if (n == 0 || l->prob[index[0]] < WK_LABEL_SURE)
		wk_buf_adds(out, "Geen thema is waarschijnlijk genoeg: overig.\n");
	for (i = 0; i < n; i++) {
		t = &l->themes->theme[l->theme[index[i]]];
		wk_buf_addf(out, "%zu. %s (%s), kans %.0f%%\n", i + 1, t->label, t->code,
		    (double)l->prob[index[i]] * 100);
		wk_buf_adds(out, "   vooral door: ");
		words_of(l, text, index[i], ',', NWORD, out);
		wk_buf_adds(out, "\n");
		if (i == 0)
			wk_buf_addf(out, "   gewicht: %s%s\n", wk_weight_name(t->weight),
			    t->structural ? ", ook een signaal voor gemeente of corporatie" : "");
	}
	wk_buf_adds(out, "Het model vergelijkt de woorden met voorbeelden in "
	    "share/wk/kennis; een mens beslist.\n");
}
