/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/date.h"
#include "lib/match_filter.h"
#include "tests/unit/check_wk.h"

#define TODAY	20000L

/* An item of which nothing is known. */
static struct wk_item
item(void)
{
	struct wk_item x;

	memset(&x, 0, sizeof(x));
	x.age_min = x.age_max = -1;
	x.from = x.until = x.checked = WK_NODAY;
	x.room = -1;
	x.formal = x.collective = -1;
	x.theme = WK_NOTHEME;
	return x;
}

static struct wk_ask
ask(void)
{
	struct wk_ask a;

	memset(&a, 0, sizeof(a));
	a.age_min = a.age_max = -1;
	a.language = WK_NOLANGUAGE;
	a.area = wk_place_of(WK_STR("03920101"), 8);
	return a;
}

static enum wk_filter
filter(struct wk_item x, struct wk_ask a)
{
	return wk_match_filter(&x, &a, TODAY);
}

START_TEST(unknown_is_not_a_no)
{
	struct wk_ask nothing = ask();

	nothing.area = wk_place_of(WK_STR(""), 8);
	ck_assert_int_eq(filter(item(), ask()), WK_FILTER_NONE);
	ck_assert_int_eq(filter(item(), nothing), WK_FILTER_NONE);
}
END_TEST

START_TEST(keeps_an_area_to_itself)
{
	struct wk_item x = item();
	struct wk_ask a = ask();

	x.reach = wk_place_of(WK_STR("BU03920102"), 8);
	ck_assert_int_eq(filter(x, a), WK_FILTER_AREA);
	x.reach = wk_place_of(WK_STR("03920102"), 6);
	ck_assert_int_eq(filter(x, a), WK_FILTER_NONE);
	x.reach = wk_place_of(WK_STR("03920201"), 6);
	ck_assert_int_eq(filter(x, a), WK_FILTER_AREA);
	x.reach = wk_place_of(WK_STR("03920201"), 4);
	ck_assert_int_eq(filter(x, a), WK_FILTER_NONE);
	a.area = wk_place_of(WK_STR("0392"), 8);	/* only the gemeente is known */
	x.reach = wk_place_of(WK_STR("03920102"), 8);
	ck_assert_int_eq(filter(x, a), WK_FILTER_NONE);
}
END_TEST

START_TEST(compares_ages_as_ranges)
{
	struct wk_item x = item();
	struct wk_ask a = ask();

	a.age_min = 25;
	a.age_max = 44;
	x.age_min = 45;
	ck_assert_int_eq(filter(x, a), WK_FILTER_AGE);
	x.age_min = 44;
	ck_assert_int_eq(filter(x, a), WK_FILTER_NONE);
	x.age_max = 18;
	x.age_min = 12;
	ck_assert_int_eq(filter(x, a), WK_FILTER_AGE);
}
END_TEST

START_TEST(knows_when_something_runs)
{
	struct wk_item x = item();

	x.until = TODAY - 1;
	ck_assert_int_eq(filter(x, ask()), WK_FILTER_DATE);
	x.until = x.from = TODAY;
	ck_assert_int_eq(filter(x, ask()), WK_FILTER_NONE);
	x.from = x.until = TODAY + 1;
	ck_assert_int_eq(filter(x, ask()), WK_FILTER_DATE);
	x = item();
	x.stopped = true;
	ck_assert_int_eq(filter(x, ask()), WK_FILTER_STATE);
}
END_TEST

START_TEST(asks_a_language_except_in_lessons)
{
	struct wk_item x = item();
	struct wk_ask a = ask();

	a.language = 3;
	x.languages = 1;
	ck_assert_int_eq(filter(x, a), WK_FILTER_LANGUAGE);
	x.teaches = true;
	ck_assert_int_eq(filter(x, a), WK_FILTER_NONE);
	x.teaches = false;
	x.languages = 1 | 8;
	ck_assert_int_eq(filter(x, a), WK_FILTER_NONE);
}
END_TEST

START_TEST(never_meets_oneself_or_ones_household)
{
	struct wk_item x = item();
	struct wk_ask a = ask();

	x.kind = WK_TALENT;
	a.person = x.person = WK_STR("p1");
	ck_assert_int_eq(filter(x, a), WK_FILTER_SELF);
	a.person = WK_STR("p2");
	ck_assert_int_eq(filter(x, a), WK_FILTER_NONE);
	a.household = x.household = WK_STR("h1");
	ck_assert_int_eq(filter(x, a), WK_FILTER_SELF);
	a.household = x.household = WK_STR("");
	ck_assert_int_eq(filter(x, a), WK_FILTER_NONE);
}
END_TEST

CHECK_MAIN("filter", unknown_is_not_a_no, keeps_an_area_to_itself,
    compares_ages_as_ranges, knows_when_something_runs,
    asks_a_language_except_in_lessons, never_meets_oneself_or_ones_household)
