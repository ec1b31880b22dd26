/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/bm25.h"
#include "lib/map.h"
#include "tests/unit/check_wk.h"

static struct wk_term	store[64];

/* Words apart by blanks as terms; "+word" is a part of a compound. */
static struct wk_terms
terms(const char *s)
{
	struct wk_terms t = WK_TERMS_INIT;
	size_t n;

	t.t = store;
	for (; *s != '\0'; s += n + (s[n] == ' ')) {
		n = strcspn(s, " ");
		store[t.n] = (struct wk_term){ .hash = wk_hash64(s + (*s == '+'),
		    n - (*s == '+')), .kind = *s == '+' ? WK_TERM_PART : WK_TERM_STEM };
		t.n++;
	}
	return t;
}

static struct wk_bm25 *
build(void)
{
	static const char *const text[] = { "huur brief huur", "brief post", "wandelen koffie",
		"koffie huurachterstand +huur" };
	struct wk_bm25 *x = wk_bm25_new(WK_BM25_K1, WK_BM25_B);
	struct wk_terms t;
	size_t i;

	for (i = 0; i < 4; i++) {
		t = terms(text[i]);
		wk_bm25_add(x, &t, 1);
		ck_assert_uint_eq(wk_bm25_next(x), i);
	}
	wk_bm25_seal(x);
	return x;
}

START_TEST(finds_the_document_with_the_word)
{
	struct wk_bm25 *x = build();
	float s[4] = { 0, 0, 0, 0 };
	struct wk_terms q = terms("huur");

	wk_bm25_score(x, &q, s);
	ck_assert(s[0] > s[3] && s[3] > 0);	/* twice, and as a part */
	ck_assert(!(s[1] > 0) && !(s[2] > 0));
	wk_bm25_free(x);
}
END_TEST

START_TEST(counts_a_word_of_the_question_once)
{
	struct wk_bm25 *x = build();
	float once[4] = { 0, 0, 0, 0 }, twice[4] = { 0, 0, 0, 0 };
	struct wk_terms q = terms("huur");

	wk_bm25_score(x, &q, once);
	q = terms("huur huur");
	wk_bm25_score(x, &q, twice);
	ck_assert_float_eq(once[0], twice[0]);
	ck_assert_float_eq(once[0], wk_bm25_term(x, &q.t[0], 0));
	ck_assert(!(wk_bm25_term(x, &q.t[0], 1) > 0));
	wk_bm25_free(x);
}
END_TEST

START_TEST(weighs_rare_words_and_titles_more)
{
	struct wk_bm25 *x = wk_bm25_new(WK_BM25_K1, WK_BM25_B);
	float s[3] = { 0, 0, 0 };
	struct wk_terms t = terms("post");

	wk_bm25_add(x, &t, 2);
	wk_bm25_next(x);
	wk_bm25_add(x, &t, 1);
	wk_bm25_next(x);
	t = terms("taal");
	wk_bm25_add(x, &t, 1);
	wk_bm25_next(x);
	wk_bm25_seal(x);
	t = terms("taal post");
	wk_bm25_score(x, &t, s);
	ck_assert(s[2] > s[1]);
	wk_bm25_free(x);
}
END_TEST

CHECK_MAIN("bm25", finds_the_document_with_the_word, counts_a_word_of_the_question_once,
    weighs_rare_words_and_titles_more)
