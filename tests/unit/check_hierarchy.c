/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/hierarchy.h"
#include "tests/unit/check_wk.h"

static uint32_t
code(struct wk_dim *d, const char *s)
{
	return wk_map_get(&d->code, s, strlen(s));
}

static size_t
leaves(struct wk_dim *d, const char *s)
{
	return d->set[d->set_of[code(d, s)]].n;
}

START_TEST(counts_leaves_of_three_levels)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_dim *d = wk_dim_new("buurtcode");

	ck_assert_int_eq(wk_dim_edge(d, "W1", "G", NULL, 1, &e), 0);
	ck_assert_int_eq(wk_dim_edge(d, "B1", "W1", NULL, 2, &e), 0);
	ck_assert_int_eq(wk_dim_edge(d, "B2", "W1", NULL, 3, &e), 0);
	ck_assert_int_eq(wk_dim_edge(d, "B3", "W2", NULL, 4, &e), 0);
	ck_assert_int_eq(wk_dim_edge(d, "W2", "G", NULL, 5, &e), 0);
	ck_assert_int_eq(wk_dim_edge(d, "B2", "team", NULL, 6, &e), 0);
	ck_assert_int_eq(wk_dim_edge(d, "B3", "team", NULL, 7, &e), 0);
	ck_assert_int_eq(wk_dim_finish(d, &e), 0);
	ck_assert_uint_eq(d->nown, 3);
	ck_assert_uint_eq(leaves(d, "G"), 3);
	ck_assert_uint_eq(leaves(d, "W1"), 2);
	ck_assert_uint_eq(leaves(d, "team"), 2);
	ck_assert_uint_eq(leaves(d, WK_TOTAL), 3);
	/* the same leaves are one set, whatever the name */
	ck_assert_uint_eq(d->set_of[code(d, "G")], d->set_of[code(d, WK_TOTAL)]);
	ck_assert_uint_eq(d->set_of[code(d, "W2")], d->set_of[code(d, "B3")]);
	ck_assert_str_eq(wk_map_key(&d->code, d->label[d->nlabel - 1]), WK_TOTAL);
	wk_dim_free(d);
}
END_TEST

START_TEST(refuses_a_cycle)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_dim *d = wk_dim_new("thema");

	ck_assert_int_eq(wk_dim_edge(d, "a", "b", NULL, 1, &e), 0);
	ck_assert_int_eq(wk_dim_edge(d, "b", "c", NULL, 2, &e), 0);
	ck_assert_int_eq(wk_dim_edge(d, "c", "a", NULL, 3, &e), 0);
	ck_assert_int_eq(wk_dim_finish(d, &e), -1);
	ck_assert_int_eq(e.code, WK_EX_DATA);
	wk_dim_free(d);
	wk_err_clear(&e);
	d = wk_dim_new("thema");
	ck_assert_int_eq(wk_dim_edge(d, "a", "a", NULL, 1, &e), -1);
	wk_dim_free(d);
}
END_TEST

START_TEST(refuses_an_orphan)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_dim *d = wk_dim_new("thema");

	ck_assert_int_eq(wk_dim_edge(d, "a", "b", NULL, 1, &e), 0);
	wk_dim_code(d, "z", 1, "in.csv", 7);
	ck_assert_int_eq(wk_dim_finish(d, &e), -1);
	ck_assert_uint_eq(e.line, 7);
	wk_dim_free(d);
}
END_TEST

START_TEST(knows_leaves_of_earlier_releases)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_dim *d = wk_dim_new("maand");
	uint32_t both[2], set;

	wk_dim_code(d, "02", 2, NULL, 0);
	ck_assert_int_eq(wk_dim_finish(d, &e), 0);
	both[0] = wk_map_add(&d->leaf, "01", 2);
	both[1] = wk_map_get(&d->leaf, "02", 2);
	set = wk_dim_set(d, both, 2);
	wk_dim_index(d);
	ck_assert(!wk_dim_is_own(d, set));
	ck_assert(wk_dim_is_own(d, d->set_of[code(d, WK_TOTAL)]));
	wk_dim_free(d);
}
END_TEST

CHECK_MAIN("hierarchy", counts_leaves_of_three_levels, refuses_a_cycle,
    refuses_an_orphan, knows_leaves_of_earlier_releases)
