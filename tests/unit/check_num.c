/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "lib/num.h"
#include "tests/unit/check_wk.h"

static double
dec(const char *s, char mark)
{
	double v = NAN;

	return wk_num_dec(s, strlen(s), mark, &v) == NULL ? v : NAN;
}

START_TEST(reads_whole_numbers_only)
{
	long v = 0;

	ck_assert_ptr_null(wk_num_int("-17", 3, &v));
	ck_assert_int_eq(v, -17);
	ck_assert_ptr_nonnull(wk_num_int("", 0, &v));
	ck_assert_ptr_nonnull(wk_num_int("-", 1, &v));
	ck_assert_ptr_nonnull(wk_num_int("12a", 3, &v));
	ck_assert_ptr_nonnull(wk_num_int(" 12", 3, &v));
	ck_assert_ptr_nonnull(wk_num_int("99999999999999999999", 20, &v));
}
END_TEST

START_TEST(reads_decimals_with_either_mark)
{
	ck_assert_double_eq(dec("2.5", '.'), 2.5);
	ck_assert_double_eq(dec("2,5", ','), 2.5);
	ck_assert_double_eq(dec("1.234,5", ','), 1234.5);
	ck_assert_double_eq(dec("-1.234.567", ','), -1234567);
	ck_assert(isnan(dec("1,5", '.')));
	ck_assert(isnan(dec("1.5", ',')));
	ck_assert(isnan(dec("1.23,5", ',')));
	ck_assert(isnan(dec("1e5", '.')));
	ck_assert(isnan(dec("nan", '.')));
	ck_assert(isnan(dec("", '.')));
	ck_assert(isnan(dec("1.2.3", '.')));
}
END_TEST

START_TEST(formats_without_locale)
{
	char out[32];

	wk_num_format(out, 0.7305, 3);
	ck_assert(strcmp(out, "0.730") == 0 || strcmp(out, "0.731") == 0);
	wk_num_format(out, NAN, 2);
	ck_assert_str_eq(out, "0");
}
END_TEST

CHECK_MAIN("num", reads_whole_numbers_only, reads_decimals_with_either_mark,
    formats_without_locale)
