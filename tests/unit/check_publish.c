/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/publish.h"
#include "tests/unit/check_wk.h"

START_TEST(hides_below_the_minimum_and_rounds_the_rest)
{
	struct wk_pub_rule r = WK_PUB_RULE_INIT;
	static const struct { long in, out; } x[] = {
		{ 0, -1 }, { 1, -1 }, { 9, -1 }, { 10, 10 }, { 12, 10 }, { 13, 15 },
		{ 17, 15 }, { 18, 20 }, { 1002, 1000 }, { 1003, 1005 }
	};
	size_t i;

	for (i = 0; i < sizeof(x) / sizeof(x[0]); i++)
		ck_assert_int_eq(wk_pub_value(&r, x[i].in), x[i].out);
	r.intern = true;
	ck_assert_int_eq(wk_pub_value(&r, 3), 3);
}
END_TEST

START_TEST(shares_come_from_printed_numbers)
{
	struct wk_pub_rule r = WK_PUB_RULE_INIT;
	bool most;

	ck_assert(wk_pub_share(&r, 25, 50, &most) == 50 && !most);
	ck_assert(wk_pub_share(&r, WK_PUB_HIDDEN, 50, &most) < 0);
	ck_assert(wk_pub_share(&r, 10, WK_PUB_HIDDEN, &most) < 0);
	ck_assert(wk_pub_share(&r, 10, 1000, &most) == 1 && !most);
	ck_assert(wk_pub_share(&r, 950, 1000, &most) == 95 && !most);
	ck_assert(wk_pub_share(&r, 50, 50, &most) == 90 && most);
	r.intern = true;
	ck_assert(wk_pub_share(&r, 50, 50, &most) == 100 && !most);
}
END_TEST

START_TEST(decides_every_cell)
{
	struct wk_pub_rule r = WK_PUB_RULE_INIT;
	struct wk_err e = WK_ERR_INIT;
	struct wk_pub_table t;
	size_t n[2] = { 2, 3 };

	wk_pub_init(&t, "test", 2, n);
	ck_assert_int_eq(t.ncell, 6);
	t.count[wk_pub_cell(&t, 1, 2, 0)] = 23;
	t.count[wk_pub_cell(&t, 0, 0, 0)] = 40;
	t.barred[wk_pub_cell(&t, 0, 0, 0)] = true;
	ck_assert_int_eq(wk_publish(&t, &r, &e), 0);
	ck_assert_int_eq(t.shown[5], 25);
	ck_assert_int_eq(t.shown[0], WK_PUB_HIDDEN);
	ck_assert_int_eq(t.shown[1], WK_PUB_HIDDEN);
	r.min = 3;	/* smaller than the rounding base: unsafe */
	ck_assert_int_eq(wk_publish(&t, &r, &e), -1);
	wk_pub_clear(&t);
}
END_TEST

/* 20 + 4 + 30 = 54, printed exactly: one more must go. A total of persons
 * that is less than its parts proves nothing. */
START_TEST(audits_margins_that_add_up)
{
	static const size_t n[] = { 4 };
	static const long count[] = { 20, 4, 30, 54 };
	struct wk_pub_rule rule = { 10, 1, false };
	struct wk_err e = WK_ERR_INIT;
	struct wk_pub_table t;
	size_t i, hidden;
	long total;

	for (total = 54; total >= 50; total -= 4) {
		wk_pub_init(&t, "proef", 1, n);
		for (i = 0; i < 4; i++) {
			t.count[i] = i == 3 ? total : count[i];
			t.dim[0].parent[i] = i == 3 ? WK_PUB_ROOT : 3;
		}
		ck_assert_int_eq(wk_publish(&t, &rule, &e), 0);
		for (i = 0, hidden = 0; i < 4; i++)
			hidden += t.shown[i] == WK_PUB_HIDDEN;
		ck_assert_uint_eq(hidden, total == 54 ? 2 : 1);
		wk_pub_clear(&t);
	}
}
END_TEST

CHECK_MAIN("publish", hides_below_the_minimum_and_rounds_the_rest,
    shares_come_from_printed_numbers, decides_every_cell,
    audits_margins_that_add_up)
