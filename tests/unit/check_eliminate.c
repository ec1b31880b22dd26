/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/eliminate.h"
#include "tests/unit/check_wk.h"
#include "tests/unit/cube_of.h"

static const long n[] = { 40, 3, 25, 31, 22, 12, 17, 28, 26 };
static const char *const rows[] = { "A", "B", "C", WK_TOTAL };
static const char *const cols[] = { "1", "2", "3", WK_TOTAL };

/* One unsafe cell in a table of 3 x 3: three more must go, no fewer. */
START_TEST(closes_the_rectangle)
{
	struct wk_cube *c = cube_of(n, 3, 3, NULL);
	size_t print[16], unsafe, i, np = 0, kept = 0;
	bool keep[16];

	unsafe = cell_at(c, "A", "2");
	for (i = 16; i-- > 0;)
		if (cell_at(c, rows[i / 4], cols[i % 4]) != unsafe)
			print[np++] = cell_at(c, rows[i / 4], cols[i % 4]);
	wk_eliminate(c, print, np, 0, &unsafe, 1, keep);
	for (i = 0; i < np; i++)
		kept += keep[i];
	ck_assert_uint_eq(kept, 12);
	wk_cube_free(c);
}
END_TEST

START_TEST(keeps_all_when_nothing_is_unsafe)
{
	struct wk_cube *c = cube_of(n, 3, 3, NULL);
	size_t print[2] = { cell_at(c, "A", "1"), cell_at(c, WK_TOTAL, "1") };
	bool keep[2];

	wk_eliminate(c, print, 2, 0, NULL, 0, keep);
	ck_assert(keep[0] && keep[1]);
	wk_cube_free(c);
}
END_TEST

START_TEST(fixed_cells_stay)
{
	struct wk_cube *c = cube_of(n, 1, 2, NULL);
	size_t print[2] = { cell_at(c, "A", WK_TOTAL), cell_at(c, "A", "1") };
	size_t unsafe = cell_at(c, "A", "2");
	bool keep[2];

	wk_eliminate(c, print, 2, 1, &unsafe, 1, keep);
	ck_assert(keep[0] && !keep[1]);
	wk_eliminate(c, print, 2, 2, &unsafe, 1, keep);
	ck_assert(keep[0] && keep[1]);
	wk_cube_free(c);
}
END_TEST

CHECK_MAIN("eliminate", closes_the_rectangle, keeps_all_when_nothing_is_unsafe,
    fixed_cells_stay)
