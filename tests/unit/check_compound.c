/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "lib/compound.h"
#include "tests/unit/check_wk.h"

static struct wk_lexicon *lx;
static struct wk_stemmer *stemmer;

static void
load(void)
{
	struct wk_err e = WK_ERR_INIT;

	lx = wk_lexicon_load(&e);
	ck_assert_msg(lx != NULL, "%s: %s", e.source, e.text);
	stemmer = wk_stemmer_new();
}

static void
unload(void)
{
	wk_lexicon_free(lx);
	wk_stemmer_free(stemmer);
}

/* Parts of a word joined by '+', "" when it stays whole. */
static void
parts(const char *word, char *out)
{
	struct wk_part part[WK_COMPOUND_MAX];
	size_t n = wk_compound_split(lx, stemmer, word, strlen(word), part), i;

	out[0] = '\0';
	for (i = 0; i < n; i++)
		sprintf(out + strlen(out), "%s%.*s", i > 0 ? "+" : "",
		    (int)part[i].len, word + part[i].at);
}

START_TEST(splits_with_and_without_link)
{
	static const char *const word[][2] = {
		{ "huurtoeslag", "huur+toeslag" },
		{ "kinderopvangtoeslag", "kinder+opvang+toeslag" },
		{ "schuldhulpverlening", "schuld+hulp+verlening" },
		{ "betalingsregeling", "betaling+regeling" },
		{ "woningcorporatie", "woning+corporatie" },
		{ "vrijwilligerswerk", "vrijwilliger+werk" },
		{ "gezinscoach", "gezin+coach" },
		{ "verblijfsvergunning", "verblijf+vergunning" },
		{ "burenruzie", "buren+ruzie" },
		{ "ouderenzorg", "ouder+zorg" },
		{ "taalmaatje", "taal+maatje" },
		{ "vuilniszak", "vuilnis+zak" },
		{ "geheugenproblemen", "geheugen+problemen" },
		{ "belastingdienst", "belasting+dienst" }
	};
	char out[200];
	size_t i;

	load();
	for (i = 0; i < sizeof(word) / sizeof(word[0]); i++) {
		parts(word[i][0], out);
		ck_assert_str_eq(out, word[i][1]);
	}
	unload();
}
END_TEST

START_TEST(leaves_derived_words_whole)
{
	static const char *const word[] = {
		"eenzaamheid", "belangrijk", "aanvraag", "overlast", "onderhoud",
		"begeleiding", "behandeling", "verslaving", "beschikking", "besluit",
		"scheiding", "vergeten", "telefoon", "vrijwillig", "gemeente",
		"uitkering", "opvoeding", "moeilijk", "werkloosheid", "rekening",
		"woning", "amsterdam", "gezellig", "kinderen", "aanvragen"
	};
	char out[200];
	size_t i;

	load();
	for (i = 0; i < sizeof(word) / sizeof(word[0]); i++) {
		parts(word[i], out);
		ck_assert_msg(out[0] == '\0', "%s: %s", word[i], out);
	}
	unload();
}
END_TEST

START_TEST(parts_lie_in_the_word)
{
	static const char *const word[] = { "", "a", "aaaaaaaaaaaaaaaaaaaaaaa", "éénéénéén" };
	struct wk_part part[WK_COMPOUND_MAX];
	size_t i, k, n;

	load();
	for (i = 0; i < sizeof(word) / sizeof(word[0]); i++) {
		n = wk_compound_split(lx, stemmer, word[i], strlen(word[i]), part);
		ck_assert_uint_le(n, WK_COMPOUND_MAX);
		for (k = 0; k < n; k++)
			ck_assert_uint_le(part[k].at + part[k].len, strlen(word[i]));
	}
	unload();
}
END_TEST

CHECK_MAIN("compound", splits_with_and_without_link, leaves_derived_words_whole,
    parts_lie_in_the_word)
