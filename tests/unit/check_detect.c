/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/detect.h"
#include "tests/unit/check_files.h"
#include "tests/unit/check_wk.h"

static struct wk_err e;

static const char *
found(struct wk_buf *out, const char *kind, const char *path)
{
	struct wk_schema *s = wk_schema_load(kind, &e);
	struct wk_buf head = WK_BUF_INIT;
	struct wk_profile *p;

	ck_assert_ptr_nonnull(s);
	wk_buf_clear(out);
	p = wk_detect(path, s, &head, &e);
	if (p != NULL)
		wk_detect_line(p, out);
	wk_profile_free(p);
	wk_schema_free(s);
	wk_buf_free(&head);
	check_file_done();
	return wk_buf_str(out);
}

#define FOUND(b, s)	found(b, "hulpvraag", CHECK_FILE(s))

START_TEST(finds_encodings)
{
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(FOUND(&b, "id,tekst\n1,caf\xC3\xA9\n"), "utf-8, ',', dates iso");
	ck_assert_str_eq(FOUND(&b, "id;tekst\n1;caf\xE9\n"), "windows-1252, ';', dates iso");
	ck_assert_str_eq(FOUND(&b, "\xEF\xBB\xBF" "id\ttekst\n1\tx\n"), "utf-8, tab, dates iso");
	ck_assert_str_eq(FOUND(&b, "\xFF\xFE" "i\0d\0;\0t\0e\0k\0s\0t\0\n\0" "1\0;\0x\0\n\0"),
	    "utf-16le, ';', dates iso");
	wk_buf_free(&b);
}
END_TEST

START_TEST(finds_a_late_byte_that_is_no_utf8)
{
	struct wk_buf text = WK_BUF_INIT, b = WK_BUF_INIT;
	int i;

	wk_buf_adds(&text, "id;tekst\n");
	for (i = 0; i < 90000; i++)
		wk_buf_addf(&text, "%d;hulp bij de post\xC3\xAB\n", i);
	ck_assert_str_eq(found(&b, "hulpvraag", check_file(text.p, text.len)),
	    "utf-8, ';', dates iso");
	wk_buf_adds(&text, "9;caf\xE9\n");
	ck_assert_str_eq(found(&b, "hulpvraag", check_file(text.p, text.len)),
	    "windows-1252, ';', dates iso");
	wk_buf_free(&text);
	wk_buf_free(&b);
}
END_TEST

START_TEST(does_not_split_on_text)
{
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(FOUND(&b, "id,tekst\n1,\"a;b;c;d\"\n2,\"e;f;g\nh;i\"\n"),
	    "utf-8, ',', dates iso");
	ck_assert_str_eq(FOUND(&b, "id;tekst\n1;eerst, dan, en\n2;dit, dat, zo\n"),
	    "utf-8, ';', dates iso");
	ck_assert_str_eq(FOUND(&b, "tekst\n\"alleen tekst, met komma's\"\n"),
	    "utf-8, ',', dates iso, no identificatie: rows are numbered");
	wk_buf_free(&b);
}
END_TEST

START_TEST(finds_the_header)
{
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(FOUND(&b, "sep=;\r\nid;tekst\r\n1;x\r\n"),
	    "utf-8, ';', header on line 2, dates iso");
	ck_assert_str_eq(FOUND(&b, "Export maart\n\nid;tekst\n1;x\n"),
	    "utf-8, ';', header on line 3, dates iso");
	ck_assert_str_eq(FOUND(&b, "Export;maart\nid;tekst\n1;x\n"),
	    "utf-8, ';', header on line 2, dates iso");
	wk_buf_free(&b);
}
END_TEST

START_TEST(finds_date_forms)
{
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(FOUND(&b, "id;tekst;datum\n1;x;05-03-2026\n2;x;5-3-2026 10:00\n"),
	    "utf-8, ';', dates d-m-jjjj or iso");
	ck_assert_str_eq(FOUND(&b, "id;tekst;datum\n1;x;3/25/2026\n2;x;4/1/2026\n"),
	    "utf-8, ';', dates m/d/jjjj or iso");
	ck_assert_str_eq(FOUND(&b, "id;tekst;datum\n1;x;3/4/2026\n2;x;4/1/2026\n"),
	    "utf-8, ';', dates d/m/jjjj or iso");
	ck_assert_str_eq(FOUND(&b, "id;tekst;datum\n1;x;46086\n"),
	    "utf-8, ';', dates excel or iso");
	ck_assert_str_eq(FOUND(&b, "id;tekst;datum;geboortedatum\n1;x;2026-03-05;1-2-1980\n"),
	    "utf-8, ';', dates iso or d-m-jjjj");
	wk_buf_free(&b);
}
END_TEST

START_TEST(finds_the_decimal_mark)
{
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(found(&b, "activiteit",
	    CHECK_FILE("id;naam;kosten\n1;eten;2,50\n2;lezen;0\n")),
	    "utf-8, ';', dates iso, decimal comma");
	ck_assert_str_eq(found(&b, "activiteit",
	    CHECK_FILE("id;naam;kosten\n1;eten;2.50\n2;lezen;0\n")),
	    "utf-8, ';', dates iso");
	wk_buf_free(&b);
}
END_TEST

START_TEST(knows_json_lines_and_refuses_lists)
{
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(FOUND(&b, "{\"id\":1,\"tekst\":\"x\"}\n"),
	    "utf-8, JSON Lines, dates iso or d-m-jjjj or d/m/jjjj");
	wk_err_clear(&e);
	ck_assert_str_eq(FOUND(&b, "[{\"id\":1}]\n"), "");
	ck_assert_int_eq(e.code, WK_EX_DATA);
	wk_err_clear(&e);
	ck_assert_str_eq(found(&b, "hulpvraag", "/nosuch/file"), "");
	ck_assert_int_eq(e.code, WK_EX_SYS);
	wk_buf_free(&b);
}
END_TEST

CHECK_MAIN("detect", finds_encodings, finds_a_late_byte_that_is_no_utf8,
    does_not_split_on_text, finds_the_header, finds_date_forms,
    finds_the_decimal_mark, knows_json_lines_and_refuses_lists)
