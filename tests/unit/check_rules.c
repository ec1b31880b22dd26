/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/match_rules.h"
#include "tests/unit/check_wk.h"

static struct wk_themes *themes;
static struct wk_match_rules *rules;

static void
load(void)
{
	struct wk_err e = WK_ERR_INIT;

	themes = wk_themes_load(&e);
	ck_assert_ptr_nonnull(themes);
	rules = wk_match_rules_load(themes, &e);
	ck_assert_msg(rules != NULL, "%s: %s", e.source, e.text);
}

static void
unload(void)
{
	wk_match_rules_free(rules);
	wk_themes_free(themes);
}

static float
factor(enum wk_weight w, enum wk_kind kind, int formal, int collective, int relation)
{
	const struct wk_rule *r = wk_match_rule(rules, w, kind, formal, collective, relation);

	return r != NULL ? r->factor : 1;
}

START_TEST(never_sends_a_heavy_request_to_a_resident)
{
	int formal, collective, relation;

	load();
	for (formal = -1; formal <= 1; formal++)
		for (collective = -1; collective <= 1; collective++)
			for (relation = 0; relation < 8; relation++)
				ck_assert(!(factor(WK_ZWAAR, WK_TALENT, formal, collective,
				    relation) > 0));
	ck_assert(factor(WK_GEVOELIG, WK_TALENT, -1, -1, 0) > 0);
	unload();
}
END_TEST

START_TEST(never_suggests_a_group_with_the_taboo_in_its_name)
{
	int formal, relation;

	load();
	for (formal = -1; formal <= 1; formal++)
		for (relation = 0; relation < 8; relation++) {
			if ((relation & WK_REL_NAME) == 0)
				continue;
			ck_assert(!(factor(WK_ZWAAR, WK_ACTIVITY, formal, 1, relation) > 0));
			ck_assert(!(factor(WK_GEVOELIG, WK_ACTIVITY, formal, 1, relation) > 0));
		}
	ck_assert(factor(WK_ZWAAR, WK_ACTIVITY, 1, 0, WK_REL_NAME | WK_REL_THEME) > 1);
	unload();
}
END_TEST

START_TEST(puts_professional_help_before_open_doors)
{
	float help, open, other;

	load();
	help = factor(WK_ZWAAR, WK_ACTIVITY, 1, 0, WK_REL_THEME);
	open = factor(WK_ZWAAR, WK_ACTIVITY, 0, 1, WK_REL_LIGHT);
	other = factor(WK_ZWAAR, WK_ACTIVITY, 0, 1, 0);
	ck_assert(help > open && open > other);
	unload();
}
END_TEST

START_TEST(leaves_ordinary_requests_alone)
{
	load();
	ck_assert_ptr_null(wk_match_rule(rules, WK_GEWOON, WK_TALENT, -1, -1, 0));
	ck_assert_ptr_null(wk_match_rule(rules, WK_LICHT, WK_ACTIVITY, 0, 1, WK_REL_NAME));
	unload();
}
END_TEST

START_TEST(knows_languages_by_name_and_code)
{
	load();
	ck_assert_uint_eq(wk_match_language(rules, WK_STR("Nederlands")), 0);
	ck_assert_uint_eq(wk_match_language(rules, WK_STR("nld")), 0);
	ck_assert_uint_eq(wk_match_language(rules, WK_STR("TUR")),
	    wk_match_language(rules, WK_STR("Turks")));
	ck_assert_uint_eq(wk_match_language(rules, WK_STR("Klingon")), WK_NOLANGUAGE);
	unload();
}
END_TEST

START_TEST(names_only_themes_that_are_sensitive)
{
	size_t i;

	load();
	ck_assert_uint_gt(rules->ngiveaway, 20);
	for (i = 0; i < rules->ngiveaway; i++)
		ck_assert_msg(themes->theme[rules->giveaway[i].theme].weight >= WK_GEVOELIG,
		    "%s", rules->giveaway[i].word);
	unload();
}
END_TEST

CHECK_MAIN("rules", never_sends_a_heavy_request_to_a_resident,
    never_suggests_a_group_with_the_taboo_in_its_name,
    puts_professional_help_before_open_doors, leaves_ordinary_requests_alone,
    knows_languages_by_name_and_code, names_only_themes_that_are_sensitive)
