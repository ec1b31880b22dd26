/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "lib/bundle_match.h"
#include "lib/date.h"
#include "lib/match_assign.h"
#include "lib/match_reason.h"
#include "tests/unit/check_wk.h"

#define DATA	"tests/data/"

static struct wk_supply_how how;
static struct wk_supply *supply;
static struct wk_dataset set;
static struct wk_matcher matcher;
static struct wk_themes_of of;

static void
start(bool talents)
{
	static char file[] = DATA "match-hulpvragen.csv";
	char *files[] = { file };
	struct wk_err e = WK_ERR_INIT;
	struct wk_reader *in;
	struct wk_themes *t = wk_themes_load(&e);

	how.themes = t;
	how.rules = wk_match_rules_load(t, &e);
	how.text = wk_text_load(&e);
	how.model = wk_model_load(NULL, &e);
	how.today = wk_day_of(2026, 9, 30);
	supply = wk_supply_new();
	ck_assert_int_eq(wk_supply_read(supply, WK_ACTIVITY, DATA "match-activiteiten.csv",
	    &how, NULL, &e), 0);
	if (talents)
		ck_assert_int_eq(wk_supply_read(supply, WK_TALENT, DATA "match-talenten.csv",
		    &how, NULL, &e), 0);
	wk_supply_form(supply, &how);
	in = wk_reader_open(1, files, NULL, &e);
	ck_assert_ptr_nonnull(in);
	set = (struct wk_dataset)WK_DATASET_INIT;
	ck_assert_int_eq(wk_dataset_read(&set, in, NULL, NULL, &e), 0);
	wk_reader_close(in);
	wk_themes_of_init(&of, t, how.model, &set.header);
	wk_matcher_init(&matcher, supply, how.rules, t, how.today, WK_SET_FLOOR);
}

static void
stop(void)
{
	wk_matcher_free(&matcher);
	wk_themes_of_free(&of);
	wk_dataset_free(&set);
	wk_supply_free(supply);
	wk_text_free(how.text);
	wk_model_free((struct wk_model *)(uintptr_t)how.model);
	wk_match_rules_free((struct wk_match_rules *)(uintptr_t)how.rules);
	wk_themes_free((struct wk_themes *)(uintptr_t)how.themes);
}

static void
run(unsigned each, unsigned threads, struct wk_matches *found)
{
	struct wk_match_job j = { &matcher, &of, how.text, &set, NULL, each, threads, true,
	    NULL };

	wk_match_all(&j, found);
}

/* The record with this identificatie. */
static size_t
record(const char *id)
{
	size_t i;

	for (i = 0; i < set.n; i++)
		if (wk_str_is(wk_rec_get(set.rec[i], 0), id))
			return i;
	ck_abort_msg("no such record");
	return 0;
}

static const char *
best(const struct wk_matches *found, const char *id)
{
	size_t i = record(id);

	return found->asked[i].count > 0 ?
	    supply->item[found->best[i * found->width].item].id : "";
}

START_TEST(finds_what_fits)
{
	struct wk_matches found;

	start(false);
	run(1, 1, &found);
	ck_assert_str_eq(best(&found, "h1"), "a1");
	ck_assert_str_eq(best(&found, "h3"), "a4");	/* help, not the named group */
	ck_assert_str_eq(best(&found, "h4"), "a9");
	ck_assert_str_eq(best(&found, "h6"), "");
	wk_matches_free(&found);
	stop();
}
END_TEST

START_TEST(scores_are_between_0_and_1_and_fall)
{
	struct wk_matches found;
	const struct wk_candidate *c;
	size_t i, k;
	double v;

	start(true);
	run(5, 1, &found);
	for (i = 0; i < found.n; i++)
		for (k = 0; k < found.asked[i].count; k++) {
			c = &found.best[i * found.width + k];
			v = wk_match_unit(&matcher, c->s);
			ck_assert(v >= how.rules->set[WK_SET_FLOOR] - 1e-6 && v < 1);
			ck_assert(k == 0 || c->s <= c[-1].s);
		}
	wk_matches_free(&found);
	stop();
}
END_TEST

START_TEST(talents_only_with_consent_and_never_oneself)
{
	struct wk_matches found;
	size_t i, k;

	start(true);
	ck_assert_uint_eq(supply->count[WK_TALENT], 2);
	ck_assert_uint_eq(supply->unwilling, 1);
	run(5, 1, &found);
	for (i = 0; i < found.n; i++)
		for (k = 0; k < found.asked[i].count; k++) {
			const struct wk_item *x = &supply->item[found.best[i * found.width + k].item];

			ck_assert_str_ne(x->id, "t2");
			ck_assert(x->kind != WK_TALENT || found.asked[i].weight != WK_ZWAAR);
			ck_assert(strcmp(x->id, "t1") != 0 || i != record("h7"));
		}
	wk_matches_free(&found);
	stop();
}
END_TEST

START_TEST(threads_do_not_matter)
{
	struct wk_matches a, b;
	size_t i;

	start(true);
	run(3, 1, &a);
	run(3, 4, &b);
	ck_assert_mem_eq(a.asked, b.asked, a.n * sizeof(*a.asked));
	for (i = 0; i < a.n * a.width; i++)
		ck_assert_uint_eq(a.best[i].item, b.best[i].item);
	for (i = 0; i < WK_FILTERS; i++)
		ck_assert_uint_eq(a.out_of[i], b.out_of[i]);
	wk_matches_free(&a);
	wk_matches_free(&b);
	stop();
}
END_TEST

START_TEST(reasons_name_no_sensitive_theme_and_no_text)
{
	struct wk_buf out = WK_BUF_INIT;
	struct wk_matches found;
	size_t i, k;

	start(true);
	run(5, 1, &found);
	for (i = 0; i < found.n; i++)
		for (k = 0; k < found.asked[i].count; k++) {
			wk_match_reason(&matcher, (enum wk_weight)found.asked[i].weight,
			    &found.best[i * found.width + k], &out);
			ck_assert_ptr_null(strstr(out.p, "boekhouding"));
			if (found.asked[i].weight >= WK_GEVOELIG)
				ck_assert_ptr_null(strstr(out.p,
				    how.themes->theme[found.asked[i].theme].label));
		}
	wk_buf_free(&out);
	wk_matches_free(&found);
	stop();
}
END_TEST

START_TEST(advice_follows_the_route_map)
{
	struct wk_matches found;
	struct wk_bundle_matches b;
	struct wk_item full = { .room = 0 };
	bool *shared;

	start(false);
	run(WK_BUNDLE_CHOICES, 1, &found);
	shared = wk_advice_shared(&set, &found);
	ck_assert(shared[record("h8")] && shared[record("h9")]);
	ck_assert(!shared[record("h10")]);
	ck_assert_int_eq(wk_advice_of(&full, NULL, false), WK_WIDEN);
	wk_bundle_match(&matcher, &set, &found, shared, &b);
	ck_assert_int_eq(b.bundle[b.of[record("h8")]].advice, WK_TOGETHER);
	ck_assert_int_eq(b.bundle[b.of[record("h6")]].advice, WK_PASS_ON);
	ck_assert_int_eq(b.bundle[b.of[record("h2")]].advice, WK_JOIN);
	ck_assert_uint_eq(b.of[record("h3")], UINT32_MAX);
	wk_bundle_matches_free(&b);
	free(shared);
	wk_matches_free(&found);
	stop();
}
END_TEST

CHECK_MAIN("match", finds_what_fits, scores_are_between_0_and_1_and_fall,
    talents_only_with_consent_and_never_oneself, threads_do_not_matter,
    reasons_name_no_sensitive_theme_and_no_text, advice_follows_the_route_map)
