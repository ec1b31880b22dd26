/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/themes_of.h"

#define MAXTHEME	64	/* in one thema column */

void
wk_themes_of_init(struct wk_themes_of *o, const struct wk_themes *themes,
    const struct wk_model *model, const struct wk_header *h)
{
	const struct wk_theme *t;
	const char *code;
	size_t i;

	memset(o, 0, sizeof(*o));
	o->themes = themes;
	o->model = model;
	o->thema = wk_header_find(h, "thema");
	o->kans = wk_header_find(h, "thema_kans");
	o->checked = wk_header_find(h, "gecontroleerd");
	o->text = wk_header_find(h, "tekst");
	if (model == NULL)
		return;
	o->of_model = wk_calloc(wk_model_count(model), sizeof(*o->of_model));
	for (i = 0; i < wk_model_count(model); i++) {
		code = wk_model_theme(model, i);
		t = wk_themes_find(themes, code, strlen(code));
		o->of_model[i] = t != NULL ? (size_t)(t - themes->theme) : themes->n;
	}
}

void
wk_themes_of_free(struct wk_themes_of *o)
{
	free(o->of_model);
	o->of_model = NULL;
}

/* From the columns; false when they name no known theme. */
static bool
from_columns(const struct wk_themes_of *o, const struct wk_rec *rec, struct wk_str kans,
    float *prob)
{
	size_t index[MAXTHEME], i, n;
	float p[MAXTHEME], sum = 0;

	n = wk_themes_parse(o->themes, wk_rec_get(rec, o->thema),
	    kans, index, p, MAXTHEME);
	for (i = 0; i < n; i++)
		if (p[i] > 0 && p[i] <= 1) {
			prob[index[i]] += p[i];
			sum += p[i];
		}
	for (i = 0; sum > 0 && i < o->themes->n; i++)
		prob[i] /= sum;
	return sum > 0;
}

bool
wk_themes_of_text(const struct wk_themes_of *o, struct wk_text *t, struct wk_str s,
    struct wk_terms *terms, float *prob)
{
	static _Thread_local float score[4096];		/* most a model may have */
	size_t i, n = wk_model_count(o->model);
	float sum = 0;

	memset(prob, 0, o->themes->n * sizeof(*prob));
	wk_model_score(o->model, t, s.p, s.len, terms, score);
	for (i = 0; i < n; i++)
		if (o->of_model[i] < o->themes->n) {
			prob[o->of_model[i]] += score[i];
			sum += score[i];
		}
	for (i = 0; sum > 0 && i < o->themes->n; i++)
		prob[i] /= sum;
	return terms->n > 0;
}

bool
wk_themes_of(const struct wk_themes_of *o, struct wk_text *t,
    const struct wk_rec *rec, struct wk_terms *terms, float *prob)
{
	struct wk_str text = wk_rec_get(rec, o->text), kans = wk_rec_get(rec, o->kans);
	bool checked = wk_str_is(wk_rec_get(rec, o->checked), "ja");

	memset(prob, 0, o->themes->n * sizeof(*prob));
	if (checked)		/* a human does not give probabilities */
		kans = WK_STR("");
	if (checked || kans.len > 0 || text.len == 0 || o->model == NULL) {
		wk_text_terms(t, text.p, text.len, terms);
		if (from_columns(o, rec, kans, prob))
			return true;
		if (text.len == 0 || o->model == NULL)
			return false;
	}
	return wk_themes_of_text(o, t, text, terms, prob);
}
