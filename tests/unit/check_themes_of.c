/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/mem.h"
#include "lib/themes_of.h"
#include "tests/unit/check_wk.h"

static const char *const column[] = { "tekst", "thema", "thema_kans", "gecontroleerd" };

struct fixture {
	struct wk_themes    *themes;
	struct wk_model	    *model;
	struct wk_text	    *text;
	struct wk_header     header;
	struct wk_themes_of  how;
	struct wk_terms	     terms;
	float		    *prob;
};

static void
start(struct fixture *f, bool model)
{
	struct wk_err e = WK_ERR_INIT;
	size_t i;

	memset(f, 0, sizeof(*f));
	ck_assert_ptr_nonnull(f->themes = wk_themes_load(&e));
	ck_assert_ptr_nonnull(f->text = wk_text_load(&e));
	if (model)
		ck_assert_ptr_nonnull(f->model = wk_model_load(NULL, &e));
	for (i = 0; i < 4; i++)
		wk_header_add(&f->header, column[i]);
	wk_themes_of_init(&f->how, f->themes, f->model, &f->header);
	f->prob = wk_calloc(f->themes->n, sizeof(*f->prob));
}

static void
stop(struct fixture *f)
{
	wk_themes_of_free(&f->how);
	wk_header_free(&f->header);
	wk_terms_free(&f->terms);
	wk_model_free(f->model);
	wk_text_free(f->text);
	wk_themes_free(f->themes);
	free(f->prob);
}

/* The probability of theme code for this record; -1: nothing known. */
static double
prob_of(struct fixture *f, const char *code, const char *text, const char *thema,
    const char *kans, const char *checked)
{
	struct wk_str field[4] = { wk_str_of(text), wk_str_of(thema), wk_str_of(kans),
	    wk_str_of(checked) };
	struct wk_rec rec = { field, 4, "test", 1 };
	double sum = 0;
	size_t i;

	if (!wk_themes_of(&f->how, f->text, &rec, &f->terms, f->prob))
		return -1;
	for (i = 0; i < f->themes->n; i++)
		sum += (double)f->prob[i];
	ck_assert_double_eq_tol(sum, 1, 1e-4);
	return (double)f->prob[wk_themes_find(f->themes, code, strlen(code)) -
	    f->themes->theme];
}

START_TEST(what_a_human_checked_is_the_truth)
{
	struct fixture f;

	start(&f, true);
	ck_assert_double_eq_tol(prob_of(&f, "wonen.huur", "wil leren schaken",
	    "wonen.huur", "0.02", "ja"), 1, 1e-6);
	/* the second of two has half of the weight of the first */
	ck_assert_double_eq_tol(prob_of(&f, "geld.schulden", "wil leren schaken",
	    "wonen.huur|geld.schulden", "0.01|0.99", "ja"), 1.0 / 3, 1e-6);
	stop(&f);
}
END_TEST

START_TEST(columns_come_before_the_text)
{
	struct fixture f;

	start(&f, true);
	ck_assert_double_eq_tol(prob_of(&f, "wonen.huur", "wil leren schaken",
	    "wonen.huur|licht.spel", "0.60|0.20", ""), 0.75, 1e-6);
	/* without probabilities the text tells more */
	ck_assert_double_gt(prob_of(&f, "geld.schulden", "schulden, deurwaarder "
	    "en incasso, kan schulden niet betalen", "licht.spel", "", "nee"), 0.5);
	/* nor do themes that nobody knows */
	ck_assert_double_gt(prob_of(&f, "geld.schulden", "schulden, deurwaarder "
	    "en incasso, kan schulden niet betalen", "x.y", "0.9", "ja"), 0.5);
	stop(&f);
}
END_TEST

START_TEST(without_text_or_model_the_column_is_all)
{
	struct fixture f;

	start(&f, true);
	ck_assert_double_eq_tol(prob_of(&f, "licht.spel", "", "licht.spel", "", ""), 1,
	    1e-6);
	ck_assert_double_eq(prob_of(&f, "licht.spel", "", "", "", ""), -1);
	ck_assert_double_eq(prob_of(&f, "licht.spel", "", "x.y", "-1|nan", ""), -1);
	stop(&f);
	start(&f, false);
	ck_assert_double_eq(prob_of(&f, "licht.spel", "schulden", "", "", ""), -1);
	ck_assert_uint_eq(f.terms.n, 1);
	stop(&f);
}
END_TEST

CHECK_MAIN("themes_of", what_a_human_checked_is_the_truth, columns_come_before_the_text,
    without_text_or_model_the_column_is_all)
