/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/protect.h"
#include "tests/unit/check_wk.h"
#include "tests/unit/cube_of.h"

static const long small[] = { 40, 3, 25, 31, 0, 12, 17, 28, 26 };

START_TEST(rounds_and_bounds_agree)
{
	struct wk_rule rule = WK_RULE_INIT;
	long n, lo, hi, v;

	for (rule.round = 1; rule.round <= 10; rule.round++)
		for (n = 10; n < 200; n++) {
			v = wk_rule_print(&rule, n);
			ck_assert_int_eq(v % rule.round, 0);
			wk_rule_bounds(rule.min, rule.round, v, &lo, &hi);
			ck_assert(lo <= n && n <= hi);
		}
}
END_TEST

START_TEST(hides_small_counts_and_zeros)
{
	struct wk_cube *c = cube_of(small, 3, 3, NULL);
	struct wk_rule rule = WK_RULE_INIT;
	struct wk_release r;
	struct wk_err e = WK_ERR_INIT;

	ck_assert_int_eq(wk_protect(c, NULL, &rule, NULL, NULL, &r, &e), 0);
	ck_assert_int_eq(r.shown[cell_at(c, "A", "2")], WK_HIDDEN);
	ck_assert_int_eq(r.shown[cell_at(c, "B", "2")], WK_HIDDEN);
	ck_assert_int_eq(r.shown[cell_at(c, "A", "1")], 40);
	ck_assert_int_eq(r.shown[cell_at(c, "B", "3")], 10);
	ck_assert_int_eq(r.shown[cell_at(c, WK_TOTAL, WK_TOTAL)], 180);
	ck_assert_int_eq(wk_release_verify(&r, &rule, r.shown, &e), 0);
	wk_release_free(&r);
	wk_cube_free(c);
}
END_TEST

START_TEST(verify_refuses_a_table_that_shows_more)
{
	struct wk_cube *c = cube_of(small, 3, 3, NULL);
	struct wk_rule rule = WK_RULE_INIT;
	struct wk_release r;
	struct wk_err e = WK_ERR_INIT;

	rule.exact = true;
	ck_assert_int_eq(wk_protect(c, NULL, &rule, NULL, NULL, &r, &e), 0);
	ck_assert_uint_lt(r.nshown, r.nrule);
	ck_assert_int_eq(wk_release_verify(&r, &rule, r.shown, &e), 0);
	r.shown[cell_at(c, "A", "2")] = 3;
	ck_assert_int_eq(wk_release_verify(&r, &rule, r.shown, &e), -1);
	wk_release_free(&r);
	wk_cube_free(c);
}
END_TEST

START_TEST(prints_only_what_is_asked_for)
{
	struct wk_cube *c = cube_of(small, 3, 3, NULL);
	struct wk_rule rule = WK_RULE_INIT;
	uint8_t *wish = wk_calloc(c->ncell, 1);
	struct wk_release r;
	struct wk_err e = WK_ERR_INIT;
	size_t i, n = 0;

	wish[cell_at(c, "A", WK_TOTAL)] = WK_WISH_YES;
	wish[cell_at(c, "B", WK_TOTAL)] = WK_WISH_BARRED;
	wish[cell_at(c, WK_TOTAL, WK_TOTAL)] = WK_WISH_YES;
	ck_assert_int_eq(wk_protect(c, wish, &rule, NULL, NULL, &r, &e), 0);
	for (i = 0; i < c->ncell; i++)
		n += r.shown[i] != WK_HIDDEN;
	ck_assert_uint_eq(n, 2);
	ck_assert_int_eq(r.shown[cell_at(c, "A", WK_TOTAL)], 70);
	free(wish);
	wk_release_free(&r);
	wk_cube_free(c);
}
END_TEST

START_TEST(few_persons_hide_a_large_count)
{
	struct wk_cube *c = cube_of(small, 3, 3, NULL);
	struct wk_rule rule = WK_RULE_INIT;
	struct wk_release r;
	struct wk_err e = WK_ERR_INIT;

	c->cell[cell_at(c, "A", "1")].persons = 4;
	c->cell[cell_at(c, "C", "3")].largest = 14;
	ck_assert_int_eq(wk_protect(c, NULL, &rule, NULL, NULL, &r, &e), 0);
	ck_assert_int_eq(r.shown[cell_at(c, "A", "1")], WK_HIDDEN);
	ck_assert_int_eq(r.shown[cell_at(c, "C", "3")], WK_HIDDEN);
	wk_release_free(&r);
	wk_cube_free(c);
}
END_TEST

CHECK_MAIN("protect", rounds_and_bounds_agree, hides_small_counts_and_zeros,
    verify_refuses_a_table_that_shows_more, prints_only_what_is_asked_for,
    few_persons_hide_a_large_count)
