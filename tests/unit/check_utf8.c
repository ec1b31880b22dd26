/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/utf8.h"
#include "tests/unit/check_wk.h"

static const char *
fold(struct wk_buf *b, const char *s)
{
	wk_buf_clear(b);
	wk_utf8_fold(b, s, strlen(s));
	return wk_buf_str(b);
}

START_TEST(accepts_valid_refuses_invalid)
{
	static const char *const invalid[] = {
		"\x80", "a\xC3", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80",
		"\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "12345678\xFF"
	};
	size_t i;

	ck_assert_uint_eq(wk_utf8_check("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", 14), 14);
	for (i = 0; i < sizeof(invalid) / sizeof(invalid[0]); i++)
		ck_assert_uint_lt(wk_utf8_check(invalid[i], strlen(invalid[i])),
		    strlen(invalid[i]));
	ck_assert_uint_eq(wk_utf8_check("12345678\xFF", 9), 8);
}
END_TEST

START_TEST(puts_back_every_code_point)
{
	struct wk_buf b = WK_BUF_INIT;
	uint32_t cp, back;

	for (cp = 1; cp < 0x110000; cp += cp < 0x3000 ? 1 : 97) {
		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		wk_buf_clear(&b);
		wk_utf8_put(&b, cp);
		ck_assert_uint_eq(wk_utf8_check(b.p, b.len), b.len);
		ck_assert_uint_eq(wk_utf8_get(b.p, b.len, &back), b.len);
		ck_assert_uint_eq(back, cp);
	}
	wk_buf_free(&b);
}
END_TEST

START_TEST(converts_windows_1252_and_latin9)
{
	struct wk_buf b = WK_BUF_INIT;

	wk_utf8_convert(&b, WK_ENC_CP1252, "\x80 caf\xE9\x81", 7);
	ck_assert_str_eq(b.p, "\xE2\x82\xAC caf\xC3\xA9\xEF\xBF\xBD");
	wk_buf_clear(&b);
	wk_utf8_convert(&b, WK_ENC_LATIN9, "\xA4\xBD", 2);
	ck_assert_str_eq(b.p, "\xE2\x82\xAC\xC5\x93");
	wk_buf_free(&b);
}
END_TEST

START_TEST(converts_utf16_and_keeps_half_a_character)
{
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_uint_eq(wk_utf8_convert(&b, WK_ENC_UTF16LE, "a\0\xE9\0\x3D\xD8\0\xDE", 8), 8);
	ck_assert_str_eq(b.p, "a\xC3\xA9\xF0\x9F\x98\x80");
	wk_buf_clear(&b);
	ck_assert_uint_eq(wk_utf8_convert(&b, WK_ENC_UTF16LE, "a\0\x3D\xD8\0", 5), 2);
	ck_assert_str_eq(b.p, "a");
	wk_buf_free(&b);
}
END_TEST

START_TEST(folds_case_and_diacritics)
{
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(fold(&b, "\xC3\x89\xC3\xA9n ZORG"), "een zorg");
	ck_assert_str_eq(fold(&b, "co\xC3\xB6rdinator"), "coordinator");
	wk_buf_clear(&b);
	wk_utf8_key(&b, "Datum-van_Aanmaak.", 18);
	ck_assert_str_eq(b.p, "datumvanaanmaak");
	wk_buf_free(&b);
}
END_TEST

START_TEST(clips_between_characters)
{
	ck_assert_uint_eq(wk_utf8_clip("a\xC3\xA9" "b", 4, 2), 1);
	ck_assert_uint_eq(wk_utf8_clip("a\xC3\xA9" "b", 4, 3), 3);
	ck_assert_uint_eq(wk_utf8_clip("ab", 2, 9), 2);
	ck_assert_uint_eq(wk_utf8_width("caf\xC3\xA9", 5), 4);
}
END_TEST

START_TEST(knows_encodings_by_name)
{
	ck_assert_int_eq(wk_encoding_of("UTF-8"), WK_ENC_UTF8);
	ck_assert_int_eq(wk_encoding_of("cp1252"), WK_ENC_CP1252);
	ck_assert_int_eq(wk_encoding_of("Windows-1252"), WK_ENC_CP1252);
	ck_assert_int_eq(wk_encoding_of("koi8-r"), WK_ENC_UNKNOWN);
}
END_TEST

CHECK_MAIN("utf8", accepts_valid_refuses_invalid, puts_back_every_code_point,
    converts_windows_1252_and_latin9, converts_utf16_and_keeps_half_a_character,
    folds_case_and_diacritics, clips_between_characters, knows_encodings_by_name)
