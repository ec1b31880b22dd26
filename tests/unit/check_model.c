/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "lib/labeller.h"
#include "lib/train.h"
#include "tests/unit/check_wk.h"

static struct wk_labeller *
load(void)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_labeller *l = wk_labeller_new(&e);

	ck_assert_msg(l != NULL, "%s: %s", e.source, e.text);
	return l;
}

static const char *
first_theme(struct wk_labeller *l, const char *text)
{
	static char code[64];
	struct wk_buf thema = WK_BUF_INIT, kans = WK_BUF_INIT, woord = WK_BUF_INIT;

	wk_labeller_label(l, wk_str_of(text), &thema, &kans, &woord);
	snprintf(code, sizeof(code), "%.*s", (int)strcspn(thema.p, "|"), thema.p);
	wk_buf_free(&thema);
	wk_buf_free(&kans);
	wk_buf_free(&woord);
	return code;
}

START_TEST(probabilities_sum_to_one)
{
	static const char *const text[] = { "huurachterstand", "qqqq zzzz", "", "?" };
	struct wk_labeller *l = load();
	size_t i, k;
	double sum;

	for (i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		wk_model_score(l->model, l->text, text[i], strlen(text[i]), &l->terms,
		    l->prob);
		for (sum = 0, k = 0; k < wk_model_count(l->model); k++) {
			ck_assert(l->prob[k] >= 0 && l->prob[k] <= 1);
			sum += (double)l->prob[k];
		}
		ck_assert(sum > 0.999 && sum < 1.001);
	}
	wk_labeller_free(l);
}
END_TEST

START_TEST(reads_plain_requests)
{
	struct wk_labeller *l = load();

	ck_assert_str_eq(first_theme(l, "ik kan de huur niet betalen en word uit huis gezet"),
	    "wonen.huur");
	ck_assert_str_eq(first_theme(l, "zoekt een traplift en een verhoogd toilet"),
	    "wonen.aanpassing");
	ck_assert_str_eq(first_theme(l, "wil Nederlands leren praten en schrijven"),
	    "meedoen.taal");
	ck_assert_str_eq(first_theme(l, ""), "");
	ck_assert_str_eq(first_theme(l, "12345 !!!"), "");
	wk_labeller_free(l);
}
END_TEST

START_TEST(words_are_words_of_the_text_and_never_names)
{
	struct wk_labeller *l = load();
	struct wk_buf thema = WK_BUF_INIT, kans = WK_BUF_INIT, woord = WK_BUF_INIT;

	wk_labeller_label(l, wk_str_of("Mevrouw Qwertyink-Zandstrabos van Dalenoord zit met de "
	    "deurwaarder en een huurachterstand"), &thema, &kans, &woord);
	ck_assert_uint_gt(woord.len, 0);
	ck_assert_ptr_null(strstr(woord.p, "qwerty"));
	ck_assert_ptr_null(strstr(woord.p, "zandstra"));
	ck_assert_ptr_null(strstr(woord.p, "dalenoord"));
	wk_buf_free(&thema);
	wk_buf_free(&kans);
	wk_buf_free(&woord);
	wk_labeller_free(l);
}
END_TEST

START_TEST(themes_parse_in_order)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_themes *t = wk_themes_load(&e);
	size_t index[4];
	float p[4];

	ck_assert_ptr_nonnull(t);
	ck_assert_uint_eq(wk_themes_parse(t, WK_STR("geld.schulden|nergens|wonen.huur"),
	    WK_STR("0.7|0.2|0.1"), index, p, 4), 2);
	ck_assert_str_eq(t->theme[index[0]].code, "geld.schulden");
	ck_assert_str_eq(t->theme[index[1]].code, "wonen.huur");
	ck_assert(p[0] > 0.69f && p[0] < 0.71f && p[1] > 0.09f && p[1] < 0.11f);
	ck_assert_uint_eq(wk_themes_parse(t, WK_STR("geld.schulden|wonen.huur"),
	    WK_STR(""), index, p, 4), 2);
	ck_assert(p[0] > p[1]);
	ck_assert_uint_eq(wk_themes_parse(t, WK_STR(""), WK_STR(""), index, p, 4), 0);
	ck_assert_uint_eq(wk_themes_parse(t, WK_STR("a|b|c|d|e|geld.schulden"),
	    WK_STR("x"), index, p, 1), 1);
	wk_themes_free(t);
}
END_TEST

/* Two made-up themes of made-up words: learnt, and the same on every run. */
START_TEST(learns_what_it_is_shown)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_themes *themes = wk_themes_load(&e);
	struct wk_text *text = wk_text_load(&e);
	struct wk_train *t = wk_train_new(themes);
	struct wk_cv *a, *b;
	char line[64];
	unsigned i;

	for (i = 0; i < 60; i++) {
		snprintf(line, sizeof(line), "%s woord%u", i % 2 ? "appel peer" : "hamer zaag",
		    i / 7);
		wk_train_add(t, text, line, strlen(line), i % 2, 1, 1 + i % 3);
	}
	ck_assert_uint_eq(wk_train_count(t), 60);
	a = wk_train_validate(t, 0);
	b = wk_train_validate(t, 0);
	ck_assert_uint_eq(a->total[0] + a->total[1], 60);
	ck_assert_uint_eq(a->right[0] + a->right[1], 60);
	ck_assert(a->log_loss == b->log_loss);
	wk_cv_free(a);
	wk_cv_free(b);
	wk_train_free(t);
	wk_text_free(text);
	wk_themes_free(themes);
}
END_TEST

CHECK_MAIN("model", probabilities_sum_to_one, reads_plain_requests,
    words_are_words_of_the_text_and_never_names, themes_parse_in_order,
    learns_what_it_is_shown)
