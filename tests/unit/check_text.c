/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "lib/compound.h"
#include "lib/text.h"
#include "lib/token.h"
#include "tests/unit/check_wk.h"

static struct wk_text *
load(void)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_text *t = wk_text_load(&e);

	ck_assert_msg(t != NULL, "%s: %s", e.source, e.text);
	return t;
}

/* The terms of a text on one line: +part *phrase !negated. */
static const char *
terms(const char *text)
{
	/* more than one: an assertion compares two results */
	static struct wk_buf lines[4];
	static unsigned turn;
	struct wk_buf *line = &lines[turn++ % 4];
	struct wk_terms out = WK_TERMS_INIT;
	struct wk_text *t = load();
	size_t i;

	wk_buf_clear(line);
	wk_text_terms(t, text, strlen(text), &out);
	for (i = 0; i < out.n; i++) {
		const struct wk_term *x = &out.t[i];

		if (i > 0)
			wk_buf_addc(line, ' ');
		if (x->negated)
			wk_buf_addc(line, '!');
		if (x->kind != WK_TERM_STEM)
			wk_buf_addc(line, x->kind == WK_TERM_PART ? '+' : '*');
		wk_buf_add(line, x->s.p, x->s.len);
	}
	wk_terms_free(&out);
	wk_text_free(t);
	return wk_buf_str(line);
}

START_TEST(tokens_know_their_place)
{
	static const char text[] = "Mw. (74) zegt: 'foto’s' i.v.m. [NAAM], € 2.500,50 auto-aanpassing";
	static const char *const want[] = {
		"Mw", ".", "74", "zegt", ":", "foto’s", "i.v.m.", "[NAAM]", ",", "€",
		"2.500,50", "auto", "-", "aanpassing"
	};
	struct wk_token t;
	size_t pos = 0, i = 0;

	while (wk_token_next(text, strlen(text), &pos, &t)) {
		ck_assert_uint_lt(i, sizeof(want) / sizeof(want[0]));
		ck_assert_uint_eq(t.to - t.from, strlen(want[i]));
		ck_assert_int_eq(memcmp(text + t.from, want[i], t.to - t.from), 0);
		i++;
	}
	ck_assert_uint_eq(i, sizeof(want) / sizeof(want[0]));
}
END_TEST

START_TEST(folds_case_accents_and_plural_s)
{
	ck_assert_str_eq(terms("Éénzaamheid"), terms("eenzaamheid"));
	ck_assert_str_eq(terms("Foto's"), terms("foto"));
	ck_assert_str_eq(terms("FOTO’S"), terms("foto"));
}
END_TEST

START_TEST(writes_shorthand_out)
{
	ck_assert_str_eq(terms("mw."), terms("mevrouw"));
	ck_assert_str_eq(terms("dhr"), terms("meneer"));
	ck_assert_str_eq(terms("cl."), terms("client"));
	ck_assert_str_eq(terms("bewindv."), terms("bewindvoerder"));
	ck_assert_str_eq(terms("i.v.m."), "");
	ck_assert_str_eq(terms("mbt"), "");
	ck_assert_str_eq(terms("SHV"), terms("schuldhulpverlening"));
	ck_assert_str_eq(terms("p.g.b."), terms("pgb"));
}
END_TEST

START_TEST(leaves_stopwords_and_numbers_out)
{
	ck_assert_str_eq(terms("ik en jij van de het een 2026 12,50"), "");
}
END_TEST

START_TEST(splits_compounds_beside_the_whole)
{
	ck_assert_str_eq(terms("huurachterstand"), "huurachterstand +hur +achterstand");
	ck_assert_str_eq(terms("gezondheidszorg"), "gezondheidszorg +gezond +zorg");
	ck_assert_str_eq(terms("boodschappendienst"), "boodschappendienst +boodschap +dienst");
	ck_assert_str_eq(terms("auto-aanpassing"), "auto aanpass autoaanpass");
}
END_TEST

START_TEST(knows_phrases)
{
	ck_assert_ptr_nonnull(strstr(terms("er ligt beslag op mijn loon"),
	    "*beslag_op_mijn_lon"));
	/* not over the end of a sentence */
	ck_assert_ptr_null(strstr(terms("er ligt beslag. Op mijn loon"), "*beslag"));
}
END_TEST

START_TEST(marks_what_is_denied)
{
	ck_assert_str_eq(terms("geen schulden"), "!schuld");
	ck_assert_str_eq(terms("zonder werk"), "!werk");
	ck_assert_str_eq(terms("geen. schulden"), "schuld");
	ck_assert_str_eq(terms("schulden"), "schuld");
}
END_TEST

START_TEST(repairs_light_misspellings)
{
	ck_assert_str_eq(terms("belastinng"), terms("belasting"));
	ck_assert_str_eq(terms("eenzaamhied"), terms("eenzaamheid"));
	ck_assert_str_eq(terms("deurwaardr"), terms("deurwaarder"));
	ck_assert_str_eq(terms("hullp"), terms("hulp"));
	/* a good word stays what it is */
	ck_assert_str_ne(terms("bestelling"), terms("belasting"));
}
END_TEST

START_TEST(survives_strange_bytes)
{
	char big[5000];
	struct wk_terms out = WK_TERMS_INIT;
	struct wk_text *t = load();

	memset(big, 'a', sizeof(big));
	wk_text_terms(t, big, sizeof(big), &out);
	ck_assert_uint_le(out.n, 2);
	wk_text_terms(t, "\xff\xfe\x80\xe2\x82", 5, &out);
	wk_text_terms(t, "a\0b", 3, &out);
	wk_text_terms(t, "", 0, &out);
	ck_assert_uint_eq(out.n, 0);
	wk_text_terms(t, "😀 \xe2\x80\xae \xe2\x80\x8b \xc2\xa0", 15, &out);
	ck_assert_uint_eq(out.n, 0);
	wk_terms_free(&out);
	wk_text_free(t);
}
END_TEST

START_TEST(gives_the_same_with_a_warm_cache)
{
	static const char text[] = "De woningcorporatie dreigt met ontruiming, cl. heeft geen geld";
	struct wk_terms a = WK_TERMS_INIT, b = WK_TERMS_INIT;
	struct wk_text *t = load(), *u = wk_text_clone(t);
	size_t i, k;

	wk_text_terms(t, text, strlen(text), &a);
	for (k = 0; k < 3; k++)
		wk_text_terms(u, text, strlen(text), &b);
	ck_assert_uint_eq(a.n, b.n);
	for (i = 0; i < a.n; i++) {
		ck_assert_uint_eq(a.t[i].hash, b.t[i].hash);
		ck_assert_uint_eq(a.t[i].from, b.t[i].from);
	}
	wk_terms_free(&a);
	wk_terms_free(&b);
	wk_text_free(t);
	wk_text_free(u);
}
END_TEST

CHECK_MAIN("text", tokens_know_their_place, folds_case_accents_and_plural_s,
    writes_shorthand_out, leaves_stopwords_and_numbers_out,
    splits_compounds_beside_the_whole, knows_phrases, marks_what_is_denied,
    repairs_light_misspellings, survives_strange_bytes,
    gives_the_same_with_a_warm_cache)
