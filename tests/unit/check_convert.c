/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "lib/convert.h"
#include "tests/unit/check_wk.h"

static struct wk_schema *hulpvraag, *activiteit;
static struct wk_profile *profile;

static void
load(char decimal)
{
	struct wk_err e = WK_ERR_INIT;

	hulpvraag = wk_schema_load("hulpvraag", &e);
	activiteit = wk_schema_load("activiteit", &e);
	ck_assert_msg(hulpvraag != NULL && activiteit != NULL, "%s", e.text);
	profile = wk_profile_new("test");
	profile->decimal = decimal;
	profile->date[0] = "d-m-jjjj";
	profile->date[1] = "iso";
	profile->ndate = 2;
}

static void
unload(void)
{
	wk_profile_free(profile);
	wk_schema_free(hulpvraag);
	wk_schema_free(activiteit);
}

/* Twice, because the second time may come from memory. */
static void
expect(const struct wk_schema *s, const char *column, const char *from, const char *to)
{
	struct wk_convert c;
	struct wk_str v;
	const char *reason;
	int i;

	wk_convert_init(&c, wk_schema_find(s, column), profile);
	for (i = 0; i < 2; i++) {
		v = wk_str_of(from);
		reason = wk_convert(&c, &v);
		if (to == NULL)
			ck_assert_msg(reason != NULL, "%s: %s", column, from);
		else
			ck_assert_msg(reason == NULL && wk_str_is(v, to),
			    "%s: %s", column, from);
	}
	wk_convert_free(&c);
}

START_TEST(converts_dates)
{
	load('.');
	expect(hulpvraag, "datum_aanmaak", "5-3-2026", "2026-03-05");
	expect(hulpvraag, "datum_aanmaak", " 05-03-2026 14:33 ", "2026-03-05");
	expect(hulpvraag, "datum_aanmaak", "2026-03-05T10:00:00Z", "2026-03-05");
	expect(hulpvraag, "datum_aanmaak", "  ", "");
	expect(hulpvraag, "datum_aanmaak", "3/5/2026", NULL);
	expect(hulpvraag, "datum_aanmaak", "31-2-2026", NULL);
	unload();
}
END_TEST

START_TEST(converts_numbers)
{
	load(',');
	expect(activiteit, "kosten", "\xE2\x82\xAC 1.234,50", "1234.50");
	expect(activiteit, "kosten", "0", "0");
	expect(activiteit, "kosten", "2.50", NULL);
	expect(activiteit, "kosten", ".", "");
	expect(activiteit, "capaciteit", " 25 ", "25");
	expect(activiteit, "capaciteit", "ongeveer 25", NULL);
	unload();
	load('.');
	expect(activiteit, "kosten", "2.50", "2.50");
	expect(activiteit, "kosten", "2,50", NULL);
	unload();
}
END_TEST

START_TEST(converts_closed_values_and_codes)
{
	load('.');
	expect(hulpvraag, "toestemming", "JA", "ja");
	expect(hulpvraag, "toestemming", "N", "nee");
	expect(hulpvraag, "toestemming", "misschien", NULL);
	expect(hulpvraag, "leeftijdsgroep", "65 jaar of ouder", "65+");
	expect(hulpvraag, "leeftijdsgroep", "37", "25-44");
	expect(hulpvraag, "leeftijdsgroep", "370", NULL);
	expect(activiteit, "vorm", "Groep", "collectief");
	expect(hulpvraag, "buurtcode", "BU0363af01", "0363AF01");
	expect(hulpvraag, "wijkcode", "39201", "039201");
	expect(hulpvraag, "buurtcode", "Vijfhoek", NULL);
	expect(hulpvraag, "tekst", "  blijft zoals het is ", "  blijft zoals het is ");
	unload();
}
END_TEST

START_TEST(forgets_nothing_beyond_its_memory)
{
	struct wk_convert c;
	struct wk_str v;
	char from[24], to[24];
	int i, year;

	load('.');
	wk_convert_init(&c, wk_schema_find(hulpvraag, "datum_aanmaak"), profile);
	for (i = 0; i < 20000; i++) {
		year = 1900 + i / 336 % 200;
		snprintf(from, sizeof(from), "%d-%d-%d", i % 28 + 1, i / 28 % 12 + 1, year);
		snprintf(to, sizeof(to), "%d-%02d-%02d", year, i / 28 % 12 + 1, i % 28 + 1);
		v = wk_str_of(from);
		ck_assert_ptr_null(wk_convert(&c, &v));
		ck_assert(wk_str_is(v, to));
	}
	wk_convert_free(&c);
	unload();
}
END_TEST

START_TEST(knows_age_classes)
{
	ck_assert_str_eq(wk_age_group(0), "0-14");
	ck_assert_str_eq(wk_age_group(14), "0-14");
	ck_assert_str_eq(wk_age_group(15), "15-24");
	ck_assert_str_eq(wk_age_group(44), "25-44");
	ck_assert_str_eq(wk_age_group(65), "65+");
	ck_assert_str_eq(wk_age_group(-1), "");
	ck_assert_str_eq(wk_age_group(121), "");
}
END_TEST

CHECK_MAIN("convert", converts_dates, converts_numbers,
    converts_closed_values_and_codes, forgets_nothing_beyond_its_memory,
    knows_age_classes)
