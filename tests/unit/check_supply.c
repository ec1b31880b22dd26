/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/date.h"
#include "lib/supply.h"
#include "tests/unit/check_files.h"
#include "tests/unit/check_wk.h"

static struct wk_supply_how how;

static void
start(void)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_themes *t = wk_themes_load(&e);

	how.themes = t;
	how.rules = wk_match_rules_load(t, &e);
	how.text = wk_text_load(&e);
	how.model = wk_model_load(NULL, &e);
	how.today = wk_day_of(2026, 9, 30);
}

static void
stop(void)
{
	wk_text_free(how.text);
	wk_model_free((struct wk_model *)(uintptr_t)how.model);
	wk_match_rules_free((struct wk_match_rules *)(uintptr_t)how.rules);
	wk_themes_free((struct wk_themes *)(uintptr_t)how.themes);
}

/* What reading this file of activities says: the column refused, or "". */
static const char *
refused(const char *text)
{
	static struct wk_err e;
	struct wk_supply *s = wk_supply_new();
	int r;

	e = (struct wk_err)WK_ERR_INIT;
	r = wk_supply_read(s, WK_ACTIVITY, check_file(text, strlen(text)), &how, NULL, &e);
	check_file_done();
	wk_supply_free(s);
	ck_assert(r == 0 || e.code == WK_EX_DATA);
	return r == 0 ? "" : e.field;
}

START_TEST(refuses_what_is_wrong_by_column)
{
	start();
	ck_assert_str_eq(refused("identificatie\na\n"), "naam");
	ck_assert_str_eq(refused("identificatie,naam\na,\n"), "naam");
	ck_assert_str_eq(refused("identificatie,naam\na,x\na,y\n"), "identificatie");
	ck_assert_str_eq(refused("identificatie,naam,thema\na,x,geld.onzin\n"), "thema");
	ck_assert_str_eq(refused("identificatie,naam,capaciteit\na,x,veel\n"), "capaciteit");
	ck_assert_str_eq(refused("identificatie,naam,deelnemers\na,x,-1\n"), "deelnemers");
	ck_assert_str_eq(refused("identificatie,naam,vorm\na,x,los\n"), "vorm");
	ck_assert_str_eq(refused("identificatie,naam,geldig_van,geldig_tot\n"
	    "a,x,2026-02-01,2026-01-01\n"), "geldig_tot");
	ck_assert_str_eq(refused("identificatie,naam,leeftijd_min,leeftijd_max\n"
	    "a,x,30,20\n"), "leeftijd_max");
	ck_assert_str_eq(refused("identificatie,naam\na,x\n"), "");
	stop();
}
END_TEST

START_TEST(orders_items_and_reads_places_and_ages)
{
	struct wk_supply *s = wk_supply_new();
	struct wk_err e = WK_ERR_INIT;
	const char *path = CHECK_FILE("identificatie,naam,capaciteit,deelnemers,leeftijd_min,"
	    "gecontroleerd_op,taal\n"
	    "b,Koffie,10,12,18,2020-01-01,\"Nederlands, Turks\"\n"
	    "a,Thee,10,4,,2026-09-01,Klingon\n");

	start();
	ck_assert_int_eq(wk_supply_read(s, WK_ACTIVITY, path, &how, NULL, &e), 0);
	check_file_done();
	wk_supply_form(s, &how);
	ck_assert_uint_eq(s->n, 2);
	ck_assert_str_eq(s->item[0].id, "a");
	ck_assert_int_eq(s->item[0].room, 6);
	ck_assert_int_eq(s->item[1].room, 0);
	ck_assert_int_eq(s->item[1].age_min, 18);
	ck_assert_uint_eq(s->item[0].languages, 0);
	ck_assert(s->item[1].languages != 0 && (s->item[1].languages & 1) == 1);
	ck_assert_uint_eq(s->old, 1);
	ck_assert(s->item[0].boost > s->item[1].boost);
	wk_supply_free(s);
	stop();
}
END_TEST

START_TEST(reads_themes_from_the_column_or_from_the_text)
{
	struct wk_supply *s = wk_supply_new();
	struct wk_err e = WK_ERR_INIT;
	const char *path = CHECK_FILE("identificatie,naam,omschrijving,thema\n"
	    "a,Iets,,meedoen.digitaal\n"
	    "b,Schuldhulp,Hulp bij schulden en aanmaningen van deurwaarders,\n"
	    "c,Alzheimercaf\xc3\xa9,,\n");
	const struct wk_theme *t;

	start();
	ck_assert_int_eq(wk_supply_read(s, WK_ACTIVITY, path, &how, NULL, &e), 0);
	check_file_done();
	wk_supply_form(s, &how);
	t = how.themes->theme;
	ck_assert_str_eq(t[s->item[0].theme].code, "meedoen.digitaal");
	ck_assert_str_eq(t[s->item[1].theme].code, "geld.schulden");
	ck_assert_uint_eq(s->item[1].given[0], WK_NOTHEME);
	ck_assert_str_eq(t[s->item[2].given[0]].code, "lichamelijk.dementie");
	wk_supply_free(s);
	stop();
}
END_TEST

CHECK_MAIN("supply", refuses_what_is_wrong_by_column,
    orders_items_and_reads_places_and_ages, reads_themes_from_the_column_or_from_the_text)
