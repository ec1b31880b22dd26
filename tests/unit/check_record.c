/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/record.h"
#include "tests/unit/check_wk.h"

START_TEST(finds_columns_by_exact_name)
{
	struct wk_header h = WK_HEADER_INIT, c = WK_HEADER_INIT;

	ck_assert_uint_eq(wk_header_add(&h, "tekst"), 0);
	ck_assert_uint_eq(wk_header_add(&h, "bron"), 1);
	ck_assert_uint_eq(wk_header_add(&h, "tekst"), 0);
	ck_assert_uint_eq(wk_header_find(&h, "Tekst"), WK_NOCOL);
	wk_header_copy(&c, &h);
	ck_assert_uint_eq(wk_header_count(&c), 2);
	ck_assert_str_eq(wk_header_name(&c, 1), "bron");
	wk_header_free(&h);
	wk_header_free(&c);
}
END_TEST

START_TEST(gives_empty_for_absent_fields)
{
	struct wk_str f[1] = { { "x", 1 } };
	struct wk_rec r = { f, 1, "bestand", 7 };

	ck_assert_uint_eq(wk_rec_get(&r, 0).len, 1);
	ck_assert_uint_eq(wk_rec_get(&r, 1).len, 0);
	ck_assert_str_eq(wk_rec_get(&r, WK_NOCOL).p, "");
}
END_TEST

START_TEST(copies_outlive_the_original)
{
	char one[] = "een", two[] = "twee";
	struct wk_str f[2] = { { one, 3 }, { two, 4 } };
	struct wk_rec r = { f, 2, "bestand", 7 }, *c;
	struct wk_arena a = WK_ARENA_INIT;

	c = wk_rec_dup(&a, &r);
	one[0] = two[0] = '#';
	ck_assert_str_eq(c->field[0].p, "een");
	ck_assert_str_eq(c->field[1].p, "twee");
	ck_assert_uint_eq(c->line, 7);
	wk_arena_free(&a);
}
END_TEST

CHECK_MAIN("record", finds_columns_by_exact_name, gives_empty_for_absent_fields,
    copies_outlive_the_original)
