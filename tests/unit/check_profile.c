/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/intake.h"
#include "tests/unit/check_files.h"
#include "tests/unit/check_wk.h"

static struct wk_err e;

static struct wk_profile *
load(const char *json)
{
	char path[80];
	struct wk_profile *p;

	wk_err_clear(&e);
	snprintf(path, sizeof(path), "%s", check_file(json, strlen(json)));
	p = wk_profile_load(path, &e);
	unlink(path);
	return p;
}

START_TEST(loads_what_is_shipped)
{
	static const char *const name[] = {
		"csv", "ggm", "signalen", "stapp", "regicare", "excel-nl"
	};
	struct wk_profile *p;
	size_t i;

	for (i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		wk_err_clear(&e);
		p = wk_profile_load(name[i], &e);
		ck_assert_msg(p != NULL, "%s: %s: %s", name[i], e.field, e.text);
		ck_assert_uint_gt(strlen(p->description), 40);
		wk_profile_free(p);
	}
	p = wk_profile_load("stapp", &e);	/* extends excel-nl */
	ck_assert_int_eq(p->dialect.sep, ';');
	ck_assert_int_eq(p->dialect.encoding, WK_ENC_CP1252);
	ck_assert_int_eq(p->decimal, ',');
	wk_profile_free(p);
}
END_TEST

START_TEST(names_the_key_that_is_wrong)
{
	static const char *const bad[][2] = {
		{ "{\"separator\": \"ab\"}", "separator" },
		{ "{\"quote\": 1}", "quote" },
		{ "{\"encoding\": \"klingon\"}", "encoding" },
		{ "{\"skip\": -1}", "skip" },
		{ "{\"dates\": [\"dd-mm\"]}", "dates" },
		{ "{\"dates\": \"iso\"}", "dates" },
		{ "{\"decimal\": \";\"}", "decimal" },
		{ "{\"columns\": {\"tekst\": 3}}", "tekst" },
		{ "{\"values\": {\"status\": [\"a\"]}}", "status" },
		{ "{\"combine\": {\"tekst\": {}}}", "tekst" },
		{ "{\"keep\": \"some\"}", "keep" },
		{ "{\"kind\": \"auto\"}", "kind" },
		{ "{\"kolommen\": {}}", "kolommen" },
		{ "{\"extends\": 1}", "extends" }
	};
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ck_assert_ptr_null(load(bad[i][0]));
		ck_assert_int_eq(e.code, WK_EX_DATA);
		ck_assert_str_eq(e.field, bad[i][1]);
		ck_assert_ptr_nonnull(strstr(e.source, "wk-check"));
	}
	ck_assert_ptr_null(load("{\"skip\": 1,"));
	ck_assert_int_eq(e.line, 1);
	ck_assert_ptr_null(load("{\"skip\": 1, \"skip\": 2}"));
	ck_assert_ptr_null(load("[]"));
	wk_err_clear(&e);
	ck_assert_ptr_null(wk_profile_load("nosuch", &e));
	ck_assert_int_eq(e.code, WK_EX_SYS);
}
END_TEST

START_TEST(refuses_a_circle)
{
	char path[80], json[120];
	FILE *f;

	snprintf(path, sizeof(path), "%s", CHECK_FILE(""));
	snprintf(json, sizeof(json), "{\"extends\": \"%s\"}", path);
	ck_assert_ptr_nonnull(f = fopen(path, "w"));
	fputs(json, f);
	fclose(f);
	wk_err_clear(&e);
	ck_assert_ptr_null(wk_profile_load(path, &e));
	ck_assert_str_eq(e.field, "extends");
	unlink(path);
}
END_TEST

/* The record of one row under a profile: "column=value|...". */
static const char *
row(struct wk_buf *out, const char *profile, const char *const *name,
    const char *const *value, size_t n)
{
	struct wk_intake_options o = { .bron = NULL };
	struct wk_header h = WK_HEADER_INIT;
	struct wk_str field[16];
	struct wk_rec rec = { field, n, "x.csv", 2 };
	struct wk_profile *p = load(profile);
	struct wk_schema *s = wk_schema_load("hulpvraag", &e);
	struct wk_intake *in;
	size_t i;

	ck_assert_msg(p != NULL, "%s", e.text);
	for (i = 0; i < n; i++) {
		wk_header_add(&h, name[i]);
		field[i] = wk_str_of(value[i]);
	}
	wk_buf_clear(out);
	if ((in = wk_intake_new(s, p, &h, "x.csv", &o, &e)) == NULL ||
	    wk_intake_row(in, &rec, &e) < 0)
		wk_buf_addf(out, "!%s", e.field);
	else
		for (i = 0; i < in->ncolumn; i++)
			wk_buf_addf(out, "%s=%.*s|", in->column[i].name,
			    (int)in->field[i].len, in->field[i].p);
	wk_intake_free(in);
	wk_header_free(&h);
	wk_schema_free(s);
	wk_profile_free(p);
	return wk_buf_str(out);
}

START_TEST(maps_names_without_regard_to_case_and_accents)
{
	static const char *const name[] = { "Zaak-nummer", "OMSCHRIJVING", "Cli\xC3\xABntnummer" };
	static const char *const value[] = { "7", "hulp bij post", "99" };
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(row(&b, "{}", name, value, 3),
	    "identificatie=7|tekst=hulp bij post|");
	ck_assert_str_eq(row(&b, "{\"columns\": {\"bron\": \"zaaknummer\", "
	    "\"identificatie\": \"omschrijving\", \"tekst\": \"clientnummer\"}}",
	    name, value, 3), "identificatie=hulp bij post|tekst=99|bron=7|");
	wk_buf_free(&b);
}
END_TEST

START_TEST(combines_drops_fills_and_translates)
{
	static const char *const name[] = { "id", "onderwerp", "toelichting", "st", "weg" };
	static const char *const value[] = { "7", "post", "stapel", "DICHT", "x" };
	static const char *const empty[] = { "7", "", "stapel", "anders", "x" };
	static const char profile[] = "{\"combine\": {\"tekst\": {\"from\": "
	    "[\"onderwerp\", \"toelichting\"], \"separator\": \" - \"}}, "
	    "\"columns\": {\"status\": \"st\"}, \"values\": {\"status\": "
	    "{\"dicht\": \"afgesloten\"}}, \"constants\": {\"bron\": \"eigen\"}, "
	    "\"drop\": [\"weg\"]}";
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(row(&b, profile, name, value, 5),
	    "identificatie=7|tekst=post - stapel|bron=eigen|status=afgesloten|");
	ck_assert_str_eq(row(&b, profile, name, empty, 5),
	    "identificatie=7|tekst=stapel|bron=eigen|status=anders|");
	wk_buf_free(&b);
}
END_TEST

START_TEST(never_passes_personal_columns)
{
	static const char *const name[] = { "identificatie", "tekst", "Achternaam",
	    "e-mail", "BSN", "Burgerservicenummer", "Geb. datum", "Mobiel",
	    "Telefoon (partner)", "Naam van de moeder", "Correspondentie-adres" };
	static const char *const value[] = { "7", "x", "Q", "Q", "Q", "Q", "Q", "Q",
	    "Q", "Q", "Q" };
	struct wk_buf b = WK_BUF_INIT;

	row(&b, "{}", name, value, 11);
	ck_assert_ptr_null(strchr(b.p, 'Q'));
	row(&b, "{\"aliases\": false}", name, value, 11);
	ck_assert_ptr_null(strchr(b.p, 'Q'));
	wk_buf_free(&b);
}
END_TEST

START_TEST(makes_age_classes_on_the_day_of_the_request)
{
	static const char *const name[] = { "id", "tekst", "datum", "geboortedatum" };
	static const char *const before[] = { "7", "x", "2026-03-05", "2001-03-06" };
	static const char *const on[] = { "7", "x", "2026-03-06", "2001-03-06" };
	static const char *const without[] = { "7", "x", "", "2001-03-06" };
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_ptr_nonnull(strstr(row(&b, "{}", name, before, 4), "groep=15-24|"));
	ck_assert_ptr_nonnull(strstr(row(&b, "{}", name, on, 4), "groep=25-44|"));
	ck_assert_ptr_nonnull(strstr(row(&b, "{}", name, without, 4), "groep=|"));
	wk_buf_free(&b);
}
END_TEST

START_TEST(refuses_bad_values_by_column)
{
	static const char *const name[] = { "id", "tekst", "datum", "toestemming" };
	static const char *const date[] = { "7", "x", "31-02-2026", "" };
	static const char *const value[] = { "7", "x", "", "misschien" };
	static const char *const id[] = { "", "x", "", "" };
	static const char *const text[] = { "7", "", "", "" };
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(row(&b, "{}", name, date, 4), "!datum_aanmaak");
	ck_assert_str_eq(row(&b, "{}", name, value, 4), "!toestemming");
	ck_assert_str_eq(row(&b, "{}", name, id, 4), "!identificatie");
	ck_assert_str_eq(row(&b, "{\"number\": true}", name, id, 4) + 0,
	    "identificatie=1|tekst=x|datum_aanmaak=|toestemming=|");
	ck_assert_str_eq(row(&b, "{}", name, text, 4), "!tekst");
	ck_assert_str_eq(row(&b, "{\"columns\": {\"nosuch\": \"tekst\"}}", name, text, 4),
	    "!nosuch");
	wk_buf_free(&b);
}
END_TEST

CHECK_MAIN("profile", loads_what_is_shipped, names_the_key_that_is_wrong,
    refuses_a_circle, maps_names_without_regard_to_case_and_accents,
    combines_drops_fills_and_translates, never_passes_personal_columns,
    makes_age_classes_on_the_day_of_the_request, refuses_bad_values_by_column)
