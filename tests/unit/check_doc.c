/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/doc.h"
#include "tests/unit/check_wk.h"

static struct wk_lang *
lang(const char *code)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_lang *l = wk_lang_load(code, &e);

	ck_assert_msg(l != NULL, "%s", e.text);
	return l;
}

/* A document with everything that could go wrong in it. */
static struct wk_doc *
nasty(const struct wk_lang *l)
{
	struct wk_doc *d = wk_doc_new(l, "<script>alert(1)</script>", "a & \"b\"");
	struct wk_dtable *t;
	struct wk_cell *c;

	wk_doc_heading(d, 2, "kop <b>");
	wk_doc_para(d, "alinea | met *sterren*");
	wk_doc_item(d, "punt & komma", "x\"onclick=\"y");
	t = wk_doc_table(d, "t", "=cmd|' /C calc'!A0");
	wk_table_col(t, "rij", "=1+1", false);
	wk_table_col(t, "n", "aantal", true);
	c = wk_table_row(t);
	wk_cell_text(t, &c[0], "=HYPERLINK(\"http://x\")");
	wk_cell_number(&c[1], 1234.5, 1);
	c = wk_table_row(t);
	wk_cell_code(t, &c[0], "0039");
	wk_cell_hide(&c[1]);
	wk_doc_chart(d, WK_CHART_BAR, t, 1, "<svg onload=x>");
	return d;
}

static size_t
occurs(const char *in, const char *what)
{
	size_t n = 0;

	for (; (in = strstr(in, what)) != NULL; in++)
		n++;
	return n;
}

START_TEST(escapes_markup_in_html)
{
	struct wk_lang *l = lang("nl");
	struct wk_doc *d = nasty(l);
	struct wk_buf b = WK_BUF_INIT;

	wk_doc_html(d, "p{}</style><b>", NULL, &b);
	ck_assert_int_eq(occurs(b.p, "</style>"), 1);
	ck_assert_ptr_null(strstr(b.p, "<script"));
	ck_assert_ptr_null(strstr(b.p, "<svg onload"));
	ck_assert_ptr_null(strstr(b.p, "\"onclick"));
	ck_assert_int_eq(occurs(b.p, "<h1"), 1);
	ck_assert_int_eq(occurs(b.p, "<main"), 1);
	ck_assert_ptr_nonnull(strstr(b.p, "lang=\"nl\""));
	ck_assert_ptr_nonnull(strstr(b.p, "1.234,5"));
	ck_assert_ptr_nonnull(strstr(b.p, "niet getoond"));
	wk_buf_free(&b);
	wk_doc_free(d);
	wk_lang_free(l);
}
END_TEST

START_TEST(writes_numbers_for_people_and_for_programs)
{
	struct wk_lang *nl = lang("nl"), *en = lang("en");
	struct wk_doc *d = nasty(nl);
	struct wk_buf b = WK_BUF_INIT;
	char out[64];

	wk_doc_csv(d, &b);
	ck_assert_ptr_nonnull(strstr(b.p, ",n,1234.5\n"));
	ck_assert_ptr_nonnull(strstr(b.p, "t,2,0039,n,.\n"));
	wk_buf_clear(&b);
	wk_doc_json(d, &b);
	ck_assert_ptr_nonnull(strstr(b.p, "[\"0039\",\".\"]"));
	ck_assert_ptr_nonnull(strstr(b.p, ",1234.5]"));
	wk_lang_number(nl, out, sizeof(out), -1234567.25, 2);
	ck_assert_str_eq(out, "-1.234.567,25");
	wk_lang_number(en, out, sizeof(out), 1234567, 0);
	ck_assert_str_eq(out, "1,234,567");
	wk_lang_number(nl, out, sizeof(out), -0.04, 1);
	ck_assert_str_eq(out, "0,0");
	wk_buf_free(&b);
	wk_doc_free(d);
	wk_lang_free(nl);
	wk_lang_free(en);
}
END_TEST

START_TEST(never_knows_the_number_of_a_hidden_cell)
{
	struct wk_cell c;

	memset(&c, 0, sizeof(c));
	wk_cell_count(&c, -1);
	ck_assert_int_eq(c.kind, WK_CELL_HIDDEN);
	ck_assert(c.num == 0);
	ck_assert_int_eq(wk_cell_level(&c, 100), 0);
}
END_TEST

START_TEST(fits_text_in_the_width)
{
	struct wk_lang *l = lang("nl");
	struct wk_doc *d = wk_doc_new(l, "Titel", NULL);
	struct wk_dtable *t = wk_doc_table(d, "t", "bijschrift");
	struct wk_buf b = WK_BUF_INIT;
	struct wk_cell *c;
	const char *line, *end;
	int i;

	for (i = 0; i < 4; i++)
		wk_table_col(t, "k", i % 2 ? "getal" : "een tekst", i % 2);
	c = wk_table_row(t);
	wk_cell_text(t, &c[0], "een vrij lange tekst die op meer regels moet komen te staan");
	wk_cell_number(&c[1], 12, 0);
	wk_cell_text(t, &c[2], "nog een lange tekst met veel woorden erin die breekt");
	wk_cell_number(&c[3], 13, 0);
	wk_doc_text(d, 60, &b);
	for (line = b.p; (end = strchr(line, '\n')) != NULL; line = end + 1)
		ck_assert_int_le(end - line, 60);
	ck_assert_ptr_nonnull(strstr(b.p, "woorden"));
	wk_buf_free(&b);
	wk_doc_free(d);
	wk_lang_free(l);
}
END_TEST

START_TEST(makes_the_same_workbook_twice)
{
	struct wk_lang *l = lang("nl");
	struct wk_doc *d = nasty(l);
	struct wk_buf a = WK_BUF_INIT, b = WK_BUF_INIT;
	struct wk_err e = WK_ERR_INIT;

	ck_assert_int_eq(wk_doc_xlsx(d, &a, &e), 0);
	ck_assert_int_eq(wk_doc_xlsx(d, &b, &e), 0);
	ck_assert_int_eq(a.len, b.len);
	ck_assert_mem_eq(a.p, b.p, a.len);
	ck_assert_mem_eq(a.p, "PK", 2);
	wk_buf_free(&a);
	wk_buf_free(&b);
	wk_doc_free(d);
	wk_lang_free(l);
}
END_TEST

START_TEST(lifts_blocks)
{
	struct wk_lang *l = lang("nl");
	struct wk_doc *d = wk_doc_new(l, "t", NULL);

	wk_doc_para(d, "1");
	wk_doc_para(d, "3");
	wk_doc_para(d, "4");
	wk_doc_para(d, "2");
	wk_doc_lift(d, 3, 1);
	ck_assert_str_eq(d->block[1].text, "2");
	ck_assert_str_eq(d->block[2].text, "3");
	ck_assert_str_eq(d->block[3].text, "4");
	wk_doc_free(d);
	wk_lang_free(l);
}
END_TEST

START_TEST(speaks_dutch)
{
	struct wk_lang *l = lang("nl");
	struct wk_arena a = WK_ARENA_INIT;

	ck_assert_str_eq(wk_lang_day(&a, l, 20515), "3 maart 2026");
	ck_assert_str_eq(wk_lang_month(&a, l, 2026 * 12 + 2), "maart 2026");
	ck_assert_str_eq(wk_lang_quarter(&a, l, 2026 * 12 + 4), "tweede kwartaal van 2026");
	ck_assert_str_eq(wk_lang_say(&a, l, "periode.tm", "a", "b", (char *)NULL),
	    "a tot en met b");
	ck_assert_str_eq(wk_lang_get(l, "bestaat.niet"), "bestaat.niet");
	wk_arena_free(&a);
	wk_lang_free(l);
}
END_TEST

START_TEST(draws_bubbles_by_group)
{
	struct wk_lang *l = lang("nl");
	struct wk_doc *d = wk_doc_new(l, "Titel <b>", NULL);
	struct wk_bubble b[] = {
		{ "Vocht & schimmel", "Wonen", "groeit", WK_SIGN_UP, 40 },
		{ "Huur", "Wonen", "", WK_SIGN_NONE, 10 },
		{ "<script>", "Geld", "nieuw", WK_SIGN_NEW, 10 }
	};
	struct wk_dbubbles m = { b, 3 };
	struct wk_buf out = WK_BUF_INIT;
	double r[3];
	const char *p;
	int i;

	wk_doc_bubbles(d, &m, "bijschrift");
	wk_doc_html(d, "", NULL, &out);
	ck_assert_int_eq(occurs(out.p, "<svg class=\"bel\""), 2);
	ck_assert_int_eq(occurs(out.p, "<desc"), 2);
	ck_assert_int_eq(occurs(out.p, "<script"), 0);
	ck_assert_int_eq(occurs(out.p, "Vocht &amp; schimmel (40), groeit"), 2);
	for (i = 0, p = out.p; i < 3; i++) {
		p = strstr(p, "<circle") + 1;
		r[i] = strtod(strstr(p, " r=\"") + 4, NULL);
	}
	ck_assert(r[0] > 1.99 * r[1] && r[0] < 2.01 * r[1]);	/* 4 times the area */
	ck_assert(r[1] == r[2]);				/* one scale */
	wk_buf_clear(&out);
	wk_doc_svg(d, &out);
	ck_assert_int_eq(occurs(out.p, "<circle"), 3);
	ck_assert_int_eq(occurs(out.p, "▲ groeit"), 1);
	wk_buf_free(&out);
	wk_doc_free(d);
	wk_lang_free(l);
}
END_TEST

CHECK_MAIN("doc", escapes_markup_in_html, writes_numbers_for_people_and_for_programs,
    never_knows_the_number_of_a_hidden_cell, fits_text_in_the_width,
    makes_the_same_workbook_twice, lifts_blocks, speaks_dutch,
    draws_bubbles_by_group)
