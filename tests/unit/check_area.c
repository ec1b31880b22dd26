/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/area.h"
#include "tests/unit/check_files.h"
#include "tests/unit/check_wk.h"

static const char *
code(const char *s, size_t width)
{
	static char out[9];

	return wk_area_code(wk_str_of(s), width, out) == NULL ? out : "-";
}

START_TEST(brings_codes_to_one_form)
{
	ck_assert_str_eq(code("BU03920101", 8), "03920101");
	ck_assert_str_eq(code("bu0363af01", 8), "0363AF01");
	ck_assert_str_eq(code(" 3920101 ", 8), "03920101");
	ck_assert_str_eq(code("30001", 8), "00030001");
	ck_assert_str_eq(code("WK039201", 6), "039201");
	ck_assert_str_eq(code("39201", 6), "039201");
	ck_assert_str_eq(code("BU03920101", 6), "039201");
	ck_assert_str_eq(code("03920101", 4), "0392");
	ck_assert_str_eq(code("GM0392", 4), "0392");
	ck_assert_str_eq(code("392", 4), "0392");
	ck_assert_str_eq(code("3", 4), "0003");
	ck_assert_str_eq(code("BU03920101", 0), "03920101");
	ck_assert_str_eq(code("WK039201", 0), "039201");
	ck_assert_str_eq(code("GM0392    ", 0), "0392");
	ck_assert_str_eq(code("39201", 0), "039201");
	ck_assert_str_eq(code("NL00", 0), "NL00");
}
END_TEST

START_TEST(refuses_what_is_no_code)
{
	ck_assert_str_eq(code("", 8), "-");
	ck_assert_str_eq(code("BU", 8), "-");
	ck_assert_str_eq(code("WK039201", 8), "-");
	ck_assert_str_eq(code("GM0392", 6), "-");
	ck_assert_str_eq(code("0392", 8), "-");
	ck_assert_str_eq(code("039201012", 8), "-");
	ck_assert_str_eq(code("Vijfhoek", 8), "-");
	ck_assert_str_eq(code("0392-101", 8), "-");
}
END_TEST

START_TEST(reads_postcodes)
{
	char out[7];

	ck_assert(wk_postcode(WK_STR("2011 ab"), out));
	ck_assert_str_eq(out, "2011AB");
	ck_assert(!wk_postcode(WK_STR("0011AB"), out));
	ck_assert(!wk_postcode(WK_STR("2011"), out));
	ck_assert(!wk_postcode(WK_STR("2011ABC"), out));
	ck_assert(!wk_postcode(WK_STR("AB2011"), out));
	ck_assert(!wk_postcode(WK_STR(""), out));
}
END_TEST

static void
find(const struct wk_area *a, const char *pc, long number, const char *want, bool sure)
{
	char out[9] = "-";
	bool exact = false;

	ck_assert_int_eq(wk_area_find(a, pc, number, out, &exact), want[0] != '-');
	ck_assert_str_eq(out, want);
	ck_assert_int_eq(exact, sure);
}

START_TEST(finds_the_buurt_of_an_address)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_area *a = wk_area_load(CHECK_FILE(
	    "PC6;Huisnummer;Buurt2025;Wijk2025;Gemeente2025\n"
	    "2011AB;3;3920102;39201;392\n2011AB;1;3920101;39201;392\n"
	    "2011AB;5;3920102;39201;392\n1011AB;99;0363AF01;0363AF;0363\n"), &e);

	ck_assert_msg(a != NULL, "%s", e.text);
	ck_assert_uint_eq(wk_area_count(a), 4);
	find(a, "2011AB", 1, "03920101", true);
	find(a, "2011AB", 5, "03920102", true);
	find(a, "2011AB", 0, "03920102", false);
	find(a, "2011AB", 4, "03920102", false);
	find(a, "1011AB", 99, "0363AF01", true);
	find(a, "1011AC", 99, "-", false);
	find(a, "9999ZZ", 1, "-", false);
	wk_area_free(a);
	check_file_done();
}
END_TEST

START_TEST(reads_commas_quotes_and_other_years)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_area *a = wk_area_load(CHECK_FILE("\xEF\xBB\xBF"
	    "\"PC6\",\"Huisnummer\",\"Buurt2023\",\"Wijk2023\",\"Gemeente2023\"\r\n"
	    "\"2011AB\",\"1\",\"BU03920101\",\"WK039201\",\"GM0392\"\r\n"), &e);

	ck_assert_msg(a != NULL, "%s", e.text);
	find(a, "2011AB", 1, "03920101", true);
	wk_area_free(a);
	check_file_done();
}
END_TEST

START_TEST(refuses_a_bad_table)
{
	struct wk_err e = WK_ERR_INIT;

	ck_assert_ptr_null(wk_area_load(CHECK_FILE("PC6;Huisnummer\n2011AB;1\n"), &e));
	ck_assert_str_eq(e.field, "buurt");
	check_file_done();
	wk_err_clear(&e);
	ck_assert_ptr_null(wk_area_load(CHECK_FILE(
	    "PC6;Huisnummer;Buurt2025\n2011AB;1;03920101\n2011;1;03920101\n"), &e));
	ck_assert_uint_eq(e.line, 3);
	check_file_done();
}
END_TEST

CHECK_MAIN("area", brings_codes_to_one_form, refuses_what_is_no_code,
    reads_postcodes, finds_the_buurt_of_an_address,
    reads_commas_quotes_and_other_years, refuses_a_bad_table)
