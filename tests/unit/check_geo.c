/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/geo.h"
#include "tests/unit/check_wk.h"

#define AREA(code, water, coordinates)					\
	"{\"type\":\"Feature\",\"properties\":{\"buurtcode\":\"" code "\","	\
	"\"buurtnaam\":\"B\",\"water\":\"" water "\"},\"geometry\":"	\
	"{\"type\":\"Polygon\",\"coordinates\":[[" coordinates "]]}}"
#define ALL(x) "{\"type\":\"FeatureCollection\",\"features\":[" x "]}"

START_TEST(draws_areas_north_up)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_geo *g = wk_geo_read(ALL(
	    AREA("BU03920102", "NEE", "[4.6,52.4],[4.7,52.4],[4.7,52.5],[4.6,52.4]") ","
	    AREA("BU03920101", "NEE", "[4.5,52.3],[4.6,52.3],[4.6,52.4],[4.5,52.3]") ","
	    AREA("BU03929998", "JA", "[1,1],[2,1],[2,2],[1,1]")), "x", 200, &e);

	ck_assert_ptr_nonnull(g);
	ck_assert_int_eq(g->n, 2);		/* water is left out */
	ck_assert_str_eq(g->area[0].code, "03920101");
	ck_assert(g->width == 200 && g->height > 300 && g->height < 350);
	ck_assert_int_eq(strncmp(g->area[0].path, "M0.0 ", 5), 0);
	ck_assert_ptr_nonnull(strstr(g->area[1].path, "L200.0 0.0"));	/* top right */
	wk_geo_free(g);
}
END_TEST

START_TEST(refuses_what_is_no_map)
{
	static const char *const bad[] = { "", "[]", "{\"features\":3}", "{\"features\":[",
		ALL(""), ALL("{\"properties\":null,\"geometry\":null}"),
		ALL(AREA("BU03920102", "NEE", "[\"a\",1],[null,2],[3]")) };
	struct wk_err e;
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		wk_err_clear(&e);
		ck_assert_ptr_null(wk_geo_read(bad[i], "x", 200, &e));
		ck_assert_int_eq(e.code, WK_EX_DATA);
	}
}
END_TEST

START_TEST(puts_labels_inside)
{
	struct wk_err e = WK_ERR_INIT;
	/* a U open to the north, 3 wide and 3 high, legs 1 wide; in metres */
	struct wk_geo *g = wk_geo_read(ALL(AREA("BU03920101", "NEE",
	    "[1000,1000],[1300,1000],[1300,1300],[1200,1300],[1200,1100],[1100,1100],"
	    "[1100,1300],[1000,1300],[1000,1000]")), "x", 300, &e);

	ck_assert_ptr_nonnull(g);
	/* the middle of the box lies between the legs: a label stands in one */
	ck_assert(g->area[0].x > 0 && g->area[0].x < 100);
	ck_assert(g->area[0].y > 0 && g->area[0].y < 300);
	ck_assert(g->area[0].room > 99 && g->area[0].room < 101);
	wk_geo_free(g);
}
END_TEST

CHECK_MAIN("geo", draws_areas_north_up, refuses_what_is_no_map,
    puts_labels_inside)
