/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/cross.h"
#include "tests/unit/check_wk.h"

#define HEAD "identificatie,bron,datum_aanmaak,persoon,thema,buurtcode,bundel,bundel_label\n"

static struct wk_themes *themes;

/* Count the rows of a text; order 1: last row first. */
static struct wk_count *
count(const char *rows[], size_t n, bool turned)
{
	char path[] = "/tmp/check_count.XXXXXX", *files[1] = { path };
	struct wk_err e = WK_ERR_INIT;
	struct wk_count_opt opt = { NULL, false, NULL, false };
	struct wk_count *c;
	int fd = mkstemp(path);
	FILE *f = fdopen(fd, "w");
	size_t i;

	if (themes == NULL)
		themes = wk_themes_load(&e);
	fputs(HEAD, f);
	for (i = 0; i < n; i++)
		fprintf(f, "%s\n", rows[turned ? n - 1 - i : i]);
	fclose(f);
	c = wk_count_read(1, files, themes, &opt, &e);
	unlink(path);
	ck_assert_msg(c != NULL, "%s", e.text);
	return c;
}

static const char *rows[] = {
	"1,a,2026-03-01,p1,geld.schulden,03920101,b1,Zon",
	"2,a,2026-03-02,p1,geld.schulden|licht.sport,03920101,b1,Aap",
	"3,a,2026-03-03,p2,geld.schulden,03920102,b1,",
	"3,a,2026-03-03,p2,geld.schulden,03920102,,",
	"4,a,2026-02-03,p3,middelen.verslaving,03920201,,",
	"5,b,,p4,,,,",
	"6,b,2026-03-09,,onbekend.thema,BU03920201,,",
};
#define N (sizeof(rows) / sizeof(rows[0]))

START_TEST(counts_persons_not_rows)
{
	struct wk_pub_rule rule = { 5, 5, true };
	struct wk_err e = WK_ERR_INIT;
	struct wk_count *c = count(rows, N, false);
	struct wk_topics t;
	struct wk_cross x;
	size_t a, theme;
	int march = 2026 * 12 + 2;

	wk_topics_init(&t, themes);
	ck_assert_int_eq(wk_cross_make(&x, c, &t, march, march, false, "t", &rule, &e), 0);
	theme = t.node[wk_themes_find(themes, "geld.schulden", 13) - themes->theme];
	a = wk_regions_find(&c->areas, WK_STR("0392"));
	ck_assert_int_gt(a, 0);
	ck_assert_int_eq(wk_cross_shown(&x, a, theme), 2);
	ck_assert_int_eq(wk_cross_shown(&x, a, 0), 3);	/* with the unknown theme */
	a = wk_regions_find(&c->areas, WK_STR("03920101"));
	ck_assert_int_eq(wk_cross_shown(&x, a, theme), 1);
	wk_cross_clear(&x);
	wk_topics_clear(&t);
	wk_count_free(c);
}
END_TEST

START_TEST(counts_what_is_missing)
{
	struct wk_count *c = count(rows, N, false);

	ck_assert_int_eq(c->rows, 7);
	ck_assert_int_eq(c->no_date, 1);
	ck_assert_int_eq(c->no_area, 1);
	ck_assert_int_eq(c->no_theme, 1);
	ck_assert_int_eq(c->unknown_theme, 1);
	ck_assert_int_eq(c->doubles, 1);
	ck_assert_int_eq(c->first, 2026 * 12 + 1);
	ck_assert_int_eq(c->last, 2026 * 12 + 2);
	wk_count_free(c);
}
END_TEST

START_TEST(does_not_depend_on_order)
{
	struct wk_count *c = count(rows, N, false), *d = count(rows, N, true);
	size_t i;

	ck_assert_int_eq(c->areas.n, d->areas.n);
	for (i = 0; i < c->areas.n; i++)
		ck_assert_str_eq(c->areas.node[i].code, d->areas.node[i].code);
	ck_assert_str_eq(c->bundle[0].label, "Aap");
	ck_assert_str_eq(d->bundle[0].label, "Aap");
	for (i = 0; i < c->n; i++)
		ck_assert_int_eq(c->obs[i].person, d->obs[i].person);
	wk_count_free(c);
	wk_count_free(d);
}
END_TEST

START_TEST(keeps_taboo_themes_apart)
{
	struct wk_pub_rule rule = { 5, 5, true };
	struct wk_err e = WK_ERR_INIT;
	struct wk_count *c = count(rows, N, false);
	struct wk_topics t;
	struct wk_cross x;
	int feb = 2026 * 12 + 1;
	size_t a = wk_regions_find(&c->areas, WK_STR("03920201")), heavy;

	wk_topics_init(&t, themes);
	heavy = t.node[wk_themes_find(themes, "middelen.verslaving", 19) - themes->theme];
	ck_assert(wk_topic_heavy(&t, heavy));
	ck_assert(wk_topic_heavy(&t, t.parent[heavy]));	/* a domain of only that */
	ck_assert_int_eq(wk_cross_make(&x, c, &t, feb, feb, false, "t", &rule, &e), 0);
	ck_assert_int_eq(x.pub.count[wk_pub_cell(&x.pub, a, heavy, 0)], 0);
	ck_assert_int_eq(x.pub.count[wk_pub_cell(&x.pub, a, 0, 0)], 1);
	wk_cross_clear(&x);
	rule.intern = false;
	ck_assert_int_eq(wk_cross_make(&x, c, &t, feb, feb, true, "t", &rule, &e), 0);
	ck_assert(x.pub.barred[wk_pub_cell(&x.pub, a, heavy, 0)]);
	ck_assert(!x.pub.barred[wk_pub_cell(&x.pub, c->areas.node[a].parent, heavy, 0)]);
	wk_cross_clear(&x);
	wk_topics_clear(&t);
	wk_count_free(c);
}
END_TEST

START_TEST(climbs_to_what_can_be_shown)
{
	static char line[60][128];
	const char *many[60];
	struct wk_pub_rule rule = WK_PUB_RULE_INIT;
	struct wk_err e = WK_ERR_INIT;
	struct wk_detail detail;
	struct wk_count *c;
	struct wk_topics t;
	struct wk_cross x;
	int march = 2026 * 12 + 2;
	size_t i;

	/* 60 persons over 12 buurten of 2 wijken: 5 a buurt, 30 a wijk */
	for (i = 0; i < 60; i++) {
		snprintf(line[i], sizeof(line[i]), "%zu,a,2026-03-01,q%zu,%s,"
		    "0392%02zu%02zu,,", i, i, i / 2 % 2 ? "geld.schulden" : "licht.sport",
		    i % 2 + 1, i % 12 / 2 + 1);
		many[i] = line[i];
	}
	c = count(many, 60, false);
	wk_topics_init(&t, themes);
	ck_assert_int_eq(wk_cross_make(&x, c, &t, march, march, false, "t", &rule, &e), 0);
	ck_assert(wk_cross_climb(&x, wk_regions_find(&c->areas, WK_STR("0392")), 99,
	    &detail));
	ck_assert_int_eq(detail.area, WK_REGION_WIJK);
	ck_assert(detail.themes);
	wk_cross_clear(&x);
	wk_topics_clear(&t);
	wk_count_free(c);
}
END_TEST

CHECK_MAIN("count", counts_persons_not_rows, counts_what_is_missing,
    does_not_depend_on_order, keeps_taboo_themes_apart, climbs_to_what_can_be_shown)
