/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/schema.h"
#include "tests/unit/check_wk.h"

static const char *
check(const struct wk_schema *s, const char *column, const char *value)
{
	const struct wk_column *c = wk_schema_find(s, column);

	ck_assert_msg(c != NULL, "%s", column);
	return wk_column_check(c, wk_str_of(value));
}

START_TEST(loads_every_kind)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_schema *s;
	size_t i, k;

	for (i = 0; wk_schema_kinds[i] != NULL; i++) {
		s = wk_schema_load(wk_schema_kinds[i], &e);
		ck_assert_msg(s != NULL, "%s: %s", e.field, e.text);
		ck_assert_uint_gt(s->ncolumn, 3);
		for (k = 0; k < s->ncolumn; k++) {
			ck_assert_str_ne(s->column[k].description, "");
			ck_assert_str_ne(s->column[k].privacy, "");
		}
		wk_schema_free(s);
	}
	ck_assert_ptr_null(wk_schema_load("../hulpvraag", &e));
	ck_assert_int_eq(e.code, WK_EX_USAGE);
}
END_TEST

START_TEST(checks_canonical_values)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_schema *s = wk_schema_load("hulpvraag", &e);

	ck_assert_ptr_nonnull(s);
	ck_assert_ptr_null(check(s, "datum_aanmaak", "2026-03-05"));
	ck_assert_ptr_null(check(s, "datum_aanmaak", ""));
	ck_assert_ptr_nonnull(check(s, "datum_aanmaak", "5-3-2026"));
	ck_assert_ptr_nonnull(check(s, "datum_aanmaak", "2026-03-05T10:00"));
	ck_assert_ptr_null(check(s, "buurtcode", "0363AF01"));
	ck_assert_ptr_nonnull(check(s, "buurtcode", "BU0363AF"));
	ck_assert_ptr_nonnull(check(s, "buurtcode", "3920101"));
	ck_assert_ptr_null(check(s, "toestemming", "ja"));
	ck_assert_ptr_nonnull(check(s, "toestemming", "Ja"));
	ck_assert_ptr_null(check(s, "leeftijdsgroep", "65+"));
	ck_assert_ptr_null(check(s, "tekst", "alles, \"mag\""));
	ck_assert_ptr_null(check(s, "bundel_omvang", "14"));
	ck_assert_ptr_nonnull(check(s, "bundel_omvang", "14,5"));
	wk_schema_free(s);
}
END_TEST

START_TEST(needs_an_identity_and_a_text_or_theme)
{
	struct wk_header h = WK_HEADER_INIT;
	struct wk_err e = WK_ERR_INIT;
	struct wk_schema *s = wk_schema_load("hulpvraag", &e);

	ck_assert_ptr_nonnull(s);
	wk_header_add(&h, "tekst");
	ck_assert_int_eq(wk_schema_need(s, &h, "x.csv", &e), -1);
	ck_assert_str_eq(e.field, "identificatie");
	wk_err_clear(&e);
	wk_header_add(&h, "identificatie");
	ck_assert_int_eq(wk_schema_need(s, &h, "x.csv", &e), 0);
	wk_header_free(&h);
	wk_header_add(&h, "identificatie");
	ck_assert_int_eq(wk_schema_need(s, &h, "x.csv", &e), -1);
	ck_assert_str_eq(e.field, "tekst or thema");
	wk_err_clear(&e);
	wk_header_add(&h, "thema");
	ck_assert_int_eq(wk_schema_need(s, &h, "x.csv", &e), 0);
	wk_header_free(&h);
	wk_schema_free(s);
}
END_TEST

CHECK_MAIN("schema", loads_every_kind, checks_canonical_values,
    needs_an_identity_and_a_text_or_theme)
