/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/date.h"
#include "tests/unit/check_wk.h"

static long
parse(const char *text, const char *format)
{
	long day = WK_NODAY;

	return wk_date_parse(text, strlen(text), format, &day) == NULL ? day : WK_NODAY;
}

START_TEST(parses_dutch_forms)
{
	long day = wk_day_of(2026, 3, 5);

	ck_assert_int_eq(parse("2026-03-05", "iso"), day);
	ck_assert_int_eq(parse("2026-03-05T14:00:12Z", "iso"), day);
	ck_assert_int_eq(parse(" 05-03-2026 ", "dd-mm-jjjj"), day);
	ck_assert_int_eq(parse("5-3-2026 09:15", "d-m-jjjj"), day);
	ck_assert_int_eq(parse("5/3/26", "d/m/jj"), day);
	ck_assert_int_eq(parse("5 mrt. 2026", "d maand jjjj"), day);
	ck_assert_int_eq(parse("5 maart 2026", "d maand jjjj"), day);
	ck_assert_int_eq(parse("46086", "excel"), day);
	ck_assert_int_eq(parse("05-03-75", "dd-mm-jj"), wk_day_of(1975, 3, 5));
}
END_TEST

START_TEST(refuses_what_is_no_date)
{
	ck_assert_int_eq(parse("31-02-2026", "dd-mm-jjjj"), WK_NODAY);
	ck_assert_int_eq(parse("2026-13-01", "iso"), WK_NODAY);
	ck_assert_int_eq(parse("2026-03-05x", "iso"), WK_NODAY);
	ck_assert_int_eq(parse("", "iso"), WK_NODAY);
	ck_assert_int_eq(parse("5-3-2026", "dd-mm-jjjj"), WK_NODAY);
	ck_assert_int_eq(parse("29-02-2027", "dd-mm-jjjj"), WK_NODAY);
}
END_TEST

START_TEST(splits_every_day_of_two_centuries)
{
	long day;
	int y, m, d;

	for (day = wk_day_of(1900, 1, 1); day < wk_day_of(2100, 1, 1); day++) {
		wk_day_split(day, &y, &m, &d);
		ck_assert_int_eq(wk_day_of(y, m, d), day);
	}
}
END_TEST

START_TEST(formats_months)
{
	char out[16];
	int m = wk_month_parse("2026-03", 7);

	wk_month_format(out, m);
	ck_assert_str_eq(out, "2026-03");
	ck_assert_int_eq(wk_month_of(wk_day_of(2026, 3, 31)), m);
	ck_assert_int_eq(wk_month_parse("2026-03-31", 10), m);
	ck_assert_int_eq(wk_month_parse("2026-00", 7), WK_NOMONTH);
	ck_assert_int_eq(wk_month_parse("maart", 5), WK_NOMONTH);
	wk_date_format(out, wk_month_first(m + 1));
	ck_assert_str_eq(out, "2026-04-01");
}
END_TEST

CHECK_MAIN("date", parses_dutch_forms, refuses_what_is_no_date,
    splits_every_day_of_two_centuries, formats_months)
