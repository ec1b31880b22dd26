/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "lib/ident.h"
#include "lib/path.h"
#include "lib/redact.h"
#include "tests/unit/check_wk.h"

static struct wk_redact *
load(void)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_redact *r;

	setenv("WK_SHARE", "share/wk", 0);	/* run by hand, in the top folder */
	r = wk_redact_load(&e);
	ck_assert_msg(r != NULL, "%s", e.text);
	return r;
}

/* A line with marks to the text and what it must become. */
static void
unmark(const char *p, const char *end, struct wk_buf *text, struct wk_buf *want)
{
	const char *colon, *close;

	wk_buf_clear(text);
	wk_buf_clear(want);
	for (; p < end; p++) {
		if (*p != '{') {
			wk_buf_addc(text, *p);
			wk_buf_addc(want, *p);
			continue;
		}
		colon = strchr(p, ':');
		close = strchr(p, '}');
		wk_buf_addf(want, "[%.*s]", (int)(colon - p - 1), p + 1);
		wk_buf_add(text, colon + 1, (size_t)(close - colon - 1));
		p = close;
	}
}

START_TEST(redacts_the_invented_texts)
{
	struct wk_buf file = WK_BUF_INIT, text = WK_BUF_INIT, want = WK_BUF_INIT;
	struct wk_buf got = WK_BUF_INIT;
	unsigned long count[WK_PII_KINDS] = { 0 };
	struct wk_redact *r = load();
	struct wk_err e = WK_ERR_INIT;
	const char *p, *q;
	int n = 0, bad = 0;

	ck_assert_int_eq(wk_slurp("tests/data/redactie.tsv", &file, &e), 0);
	for (p = wk_buf_str(&file); *p != '\0'; p = q + 1) {
		q = strchr(p, '\n');
		if (*p == '#')
			continue;
		unmark(p, q, &text, &want);
		wk_buf_clear(&got);
		wk_redact_text(r, wk_buf_str(&text), text.len, &got, count);
		n++;
		if (strcmp(wk_buf_str(&got), wk_buf_str(&want)) != 0) {
			fprintf(stderr, "want %s\n got %s\n", want.p, got.p);
			bad++;
		}
	}
	ck_assert_int_ge(n, 150);
	ck_assert_int_eq(bad, 0);
	wk_buf_free(&file);
	wk_buf_free(&text);
	wk_buf_free(&want);
	wk_buf_free(&got);
	wk_redact_free(r);
}
END_TEST

START_TEST(gives_spans_in_order)
{
	static const char text[] = "Karim belt 06-12345678";
	struct wk_redact *r = load();
	const struct wk_pii_span *s;
	size_t n;

	s = wk_redact_find(r, text, strlen(text), &n);
	ck_assert_uint_eq(n, 2);
	ck_assert_uint_eq(s[0].off, 0);
	ck_assert_uint_eq(s[0].len, 5);
	ck_assert_int_eq(s[0].kind, WK_PII_NAAM);
	ck_assert_uint_eq(s[1].off, 11);
	ck_assert_uint_eq(s[1].len, 11);
	ck_assert_str_eq(wk_pii_name(s[1].kind), "TEL");
	wk_redact_free(r);
}
END_TEST

START_TEST(survives_what_is_no_text)
{
	struct wk_redact *r = load();
	struct wk_buf out = WK_BUF_INIT;
	unsigned long count[WK_PII_KINDS] = { 0 };
	unsigned seed = 1;
	char p[300];
	int i, k, n;

	for (i = 0; i < 20000; i++) {
		n = i % 300;
		for (k = 0; k < n; k++) {
			seed = seed * 1103515245 + 12345;
			p[k] = i % 2 != 0 ? (char)(seed >> 16) :
			    "JdeVries van 0612@.nl-('\xC3\xAB\xE2\x80\x8E<\n:,"[seed >> 16 & 31];
		}
		wk_buf_clear(&out);
		wk_redact_text(r, p, (size_t)n, &out, count);
	}
	wk_buf_free(&out);
	wk_redact_free(r);
}
END_TEST

START_TEST(takes_linear_time)
{
	static const char *const part[] = { "06 1234 5678 jan van de ", "1", "a-", "@a.", "de ",
	    "J.", "Jan ", "mw. ", "NL91 ", "Jan\xE2\x80\x8B ", "geb ", "dossier 12", "groet, ",
	    "Jan Evertsen van ", "2034 EL ", "Al-", "{<b>" };
	struct wk_redact *r = load();
	struct wk_buf text = WK_BUF_INIT, out = WK_BUF_INIT;
	unsigned long count[WK_PII_KINDS] = { 0 };
	clock_t start;
	size_t i;

	for (i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
		wk_buf_clear(&text);
		wk_buf_clear(&out);
		while (text.len < 1 << 20)
			wk_buf_adds(&text, part[i]);
		start = clock();
		wk_redact_text(r, text.p, text.len, &out, count);
		ck_assert_msg(clock() - start < 5 * CLOCKS_PER_SEC, "%s", part[i]);
	}
	wk_buf_free(&text);
	wk_buf_free(&out);
	wk_redact_free(r);
}
END_TEST

START_TEST(checks_digits)
{
	ck_assert(wk_bsn_valid("123456782", 9));
	ck_assert(wk_bsn_valid("12345672", 8));
	ck_assert(!wk_bsn_valid("123456789", 9));
	ck_assert(!wk_bsn_valid("000000000", 9));
	ck_assert(!wk_bsn_valid("12345678x", 9));
	ck_assert(wk_iban_valid("NL91ABNA0417164300", 18));
	ck_assert(wk_iban_valid("be68539007547034", 16));
	ck_assert(!wk_iban_valid("NL92ABNA0417164300", 18));
	ck_assert(!wk_iban_valid("NL91", 4));
}
END_TEST

CHECK_MAIN("redact", redacts_the_invented_texts, gives_spans_in_order,
    survives_what_is_no_text, takes_linear_time, checks_digits)
