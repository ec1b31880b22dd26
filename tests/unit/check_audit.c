/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/audit.h"
#include "tests/unit/check_wk.h"
#include "tests/unit/cube_of.h"

/* One row of three cells: 20, 4, 30; the sum and two of them are printed. */
static const long row[] = { 20, 4, 30 };

static void
print(const struct wk_cube *c, struct wk_line *l, const char *col, long slack)
{
	memset(l, 0, sizeof(*l));
	l->cell = cell_at(c, WK_TOTAL, col);
	l->lo = c->cell[l->cell].n - slack;
	l->hi = c->cell[l->cell].n + slack;
	l->weight = 1;
}

static enum wk_verdict
attack(long slack, bool repair, bool counts, struct wk_target *t, size_t *hidden)
{
	struct wk_cube *c = cube_of(row, 1, 3, NULL);
	struct wk_err e = WK_ERR_INIT;
	const struct wk_target *stuck;
	struct wk_audit *a;
	struct wk_line l[3];
	size_t i;

	print(c, &l[0], "1", slack);
	print(c, &l[1], "3", slack);
	print(c, &l[2], WK_TOTAL, slack);
	a = wk_audit_new(c, l, 3, 10, 5, counts);
	memset(t, 0, sizeof(*t));
	t->cell = cell_at(c, "A", "2");
	ck_assert_int_eq(wk_audit_run(a, t, 1, repair, &stuck, &e), 0);
	ck_assert_int_eq(wk_audit_verify(a, l, t, 1), t->verdict == WK_SAFE);
	for (i = 0, *hidden = 0; i < 3; i++)
		*hidden += l[i].hidden;
	wk_targets_clear(t, 1);
	wk_audit_free(a);
	wk_cube_free(c);
	return t->verdict;
}

START_TEST(proves_an_exact_difference)
{
	struct wk_target t;
	size_t hidden;

	ck_assert_int_eq(attack(0, false, false, &t, &hidden), WK_LEAK);
	ck_assert_int_eq(t.lower, 4);
	ck_assert_int_eq(t.upper, 4);
	ck_assert_int_eq(attack(0, false, true, &t, &hidden), WK_LEAK);
}
END_TEST

START_TEST(rounding_protects)
{
	struct wk_target t;
	size_t hidden;

	ck_assert_int_eq(attack(2, false, false, &t, &hidden), WK_SAFE);
	ck_assert_int_eq(attack(1, false, true, &t, &hidden), WK_LEAK);
	ck_assert_int_eq(t.lower, 1);
	ck_assert_int_eq(t.upper, 7);
}
END_TEST

START_TEST(repair_hides_one_line)
{
	struct wk_target t;
	size_t hidden;

	ck_assert_int_eq(attack(0, true, true, &t, &hidden), WK_SAFE);
	ck_assert_uint_eq(hidden, 1);
}
END_TEST

CHECK_MAIN("audit", proves_an_exact_difference, rounding_protects,
    repair_hides_one_line)
