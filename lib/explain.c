/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/explain.h"

#define SHARED	5	/* words named at most */

/* Probability of a theme of a record. */
static float
theme_of(const struct wk_sparse *m, size_t row, size_t theme)
{
	size_t j;

	for (j = m->start[row]; j < m->start[row + 1]; j++)
		if (m->dim[j] == theme)
			return m->value[j];
	return 0;
}

static void
add_themes(const struct wk_explain_in *in, const struct wk_label *l, size_t row,
    struct wk_buf *out)
{
	bool covered = l->weight == WK_ZWAAR && !in->intern;
	const struct wk_theme *t;
	size_t i;

	for (i = 0; i < l->ntheme; i++) {
		if (theme_of(&in->vectors->themes, row, l->theme[i]) < 0.1f)
			continue;
		t = &in->themes->theme[l->theme[i]];
		wk_buf_addf(out, "%s %s", out->len > 0 ? " en" : "Zelfde thema:",
		    covered ? t->domain_label : t->label);
	}
	if (out->len > 0)
		wk_buf_adds(out, ". ");
}

/* Does the text of the record use this word, in any form? */
static bool
uses(struct wk_terms *terms, const struct wk_term *word)
{
	size_t i;

	for (i = 0; i < terms->n; i++)
		if (terms->t[i].hash == word->hash)
			return true;
	return false;
}

static void
add_words(const struct wk_explain_in *in, const struct wk_label *l, size_t row,
    struct wk_buf *out)
{
	static struct wk_terms terms = WK_TERMS_INIT, word = WK_TERMS_INIT;
	struct wk_str s = wk_rec_get(in->set->rec[row],
	    wk_header_find(&in->set->header, "tekst"));
	size_t i, n = 0;

	wk_text_terms(in->text, s.p, s.len, &terms);
	for (i = 0; i < l->nword && n < SHARED; i++) {
		wk_text_terms(in->text, l->word[i], strlen(l->word[i]), &word);
		if (word.n == 0 || !uses(&terms, &word.t[0]))
			continue;
		wk_buf_addf(out, "%s %s", n++ == 0 ? "Gedeelde woorden:" : ",", l->word[i]);
	}
	if (n > 0)
		wk_buf_adds(out, ". ");
}

static void
add_nearest(const struct wk_explain_in *in, size_t row, struct wk_buf *out)
{
	size_t id = wk_header_find(&in->set->header, "identificatie"), i;
	uint32_t to;

	for (i = 0; i < WK_NEAREST; i++) {
		if ((to = in->bundles->nearest[row * WK_NEAREST + i]) == UINT32_MAX)
			break;
		wk_buf_addf(out, "%s %s", i == 0 ? "Lijkt het meest op" : ",",
		    wk_rec_get(in->set->rec[to], id).p);
	}
	if (i > 0)
		wk_buf_adds(out, ".");
}

void
wk_explain_bundle(const struct wk_explain_in *in, size_t row, struct wk_buf *out)
{
	uint32_t b = in->bundles->of[row];

	wk_buf_clear(out);
	if (b == WK_NOBUNDLE) {
		wk_buf_adds(out, "Niet gebundeld: er zijn te weinig aanvragen die hierop "
		    "lijken.");
		return;
	}
	add_themes(in, &in->label[b], row, out);
	add_words(in, &in->label[b], row, out);
	add_nearest(in, row, out);
	while (out->len > 0 && out->p[out->len - 1] == ' ')
		out->p[--out->len] = '\0';
}
