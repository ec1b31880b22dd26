/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/joint.h"
#include "tests/unit/check_files.h"
#include "tests/unit/check_wk.h"

#define M(n)	(2026 * 12 + (n) - 1)

static struct wk_themes *themes;
static struct wk_topics topics;
static struct wk_buf rows;
static int row;

/* n requests of a buurt in a month; with from > 0 of persons from, from + 1, ... */
static void
add(const char *buurt, int month, const char *theme, int n, int from)
{
	int i;

	if (row++ == 0)
		wk_buf_adds(&rows, "identificatie,datum_aanmaak,persoon,thema,buurtcode\n");
	for (i = 0; i < n; i++, row++) {
		wk_buf_addf(&rows, "%d,2026-%02d-01,", row, month);
		if (from > 0)
			wk_buf_addf(&rows, "p%d", from + i);
		wk_buf_addf(&rows, ",%s,%s\n", theme, buurt);
	}
}

static struct wk_count *
count(void)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_count_opt opt = { NULL, false, NULL, false };
	struct wk_count *c;
	char *files[1];

	if (themes == NULL)
		themes = wk_themes_load(&e);
	ck_assert_ptr_nonnull(themes);
	wk_topics_init(&topics, themes);
	files[0] = (char *)(uintptr_t)check_file(rows.p, rows.len);
	ck_assert_ptr_nonnull(c = wk_count_read(1, files, themes, &opt, &e));
	check_file_done();
	wk_buf_free(&rows);
	row = 0;
	return c;
}

static void
print(struct wk_printed *p, const char *area, const char *topic, int from, int to, long shown)
{
	const struct wk_key k = { "personen", area, topic, M(from), M(to) };

	wk_printed_keep(p, &k, shown);
}

static long
known(const struct wk_printed *p, const char *area, const char *topic, int from, int to)
{
	const struct wk_key k = { "personen", area, topic, M(from), M(to) };

	return wk_printed_known(p, &k);
}

static struct wk_printed *
start(void)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_printed *p = wk_printed_new(NULL, 10, 5, &e);

	ck_assert_ptr_nonnull(p);
	return p;
}

/* Did the audit hide something? */
static bool
hides(struct wk_printed *p, const struct wk_count *c)
{
	struct wk_err e = WK_ERR_INIT;

	ck_assert_int_eq(wk_joint_audit(p, c, &topics, 0, NULL, NULL, &e), 0);
	return p->changed;
}

static void
done(struct wk_printed *p, struct wk_count *c)
{
	wk_printed_free(p);
	wk_count_free(c);
	wk_topics_clear(&topics);
}

/* 20 in March, 24 in March and April: 1..9 in April, when nobody came twice. */
START_TEST(a_period_minus_its_months)
{
	struct wk_printed *p;
	struct wk_count *c;
	int persons;

	for (persons = 0; persons < 2; persons++) {
		add("03920101", 3, "licht.sport", 20, persons ? 1 : 0);
		add("03920101", 4, "licht.sport", 4, persons ? 21 : 0);
		c = count();
		p = start();
		print(p, "03920101", "", 3, 3, 20);
		print(p, "03920101", "", 3, 4, 25);
		/* of persons it may be that all who came in March came again */
		ck_assert(hides(p, c) == !persons);
		ck_assert((known(p, "03920101", "", 3, 3) == WK_PUB_HIDDEN ||
		    known(p, "03920101", "", 3, 4) == WK_PUB_HIDDEN) == !persons);
		done(p, c);
	}
}
END_TEST

/* A wijk minus its other buurt; with a third that is hidden too it is safe. */
START_TEST(a_wijk_minus_its_buurten)
{
	struct wk_printed *p;
	struct wk_count *c;
	int third;

	for (third = 0; third < 2; third++) {
		add("03920101", 3, "licht.sport", 10, 1);
		add("03920102", 3, "licht.sport", 4, 101);
		if (third)
			add("03920103", 3, "licht.sport", 1, 201);
		c = count();
		p = start();
		print(p, "039201", "", 3, 3, 15);
		print(p, "03920101", "", 3, 3, 10);
		ck_assert(hides(p, c) == !third);
		done(p, c);
	}
}
END_TEST

/* The total of the large buurt is hidden, but one of its themes is printed. */
START_TEST(a_theme_is_a_floor_for_the_total)
{
	struct wk_printed *p = start();
	struct wk_count *c;

	add("03920101", 3, "licht.sport", 10, 0);
	add("03920101", 4, "licht.sport", 10, 0);
	add("03920102", 3, "licht.sport", 4, 0);
	add("03920102", 4, "licht.sport", 11, 0);
	c = count();
	c->has_person = false;
	/* April of the wijk: 21; March and April: 35; so March: 14 */
	print(p, "039201", "", 3, 4, 35);
	print(p, "039201", "", 4, 4, 20);
	print(p, "03920101", "", 3, 4, 20);
	print(p, "03920102", "", 4, 4, 10);
	print(p, "03920101", "licht.sport", 3, 3, 10);
	print(p, "03920102", "", 3, 4, 15);
	ck_assert(hides(p, c));
	ck_assert_int_eq(known(p, "039201", "", 3, 4), WK_PUB_OPEN);
	done(p, c);
}
END_TEST

START_TEST(refuses_when_all_is_printed_already)
{
	static const char ledger[] = "soort,gebied,thema,van,tot,waarde\nregel,,,,,10 5\n"
	    "personen,039201,,2026-03,2026-03,15\npersonen,03920101,,2026-03,2026-03,10\n";
	struct wk_err e = WK_ERR_INIT;
	struct wk_printed *p;
	struct wk_count *c;

	add("03920101", 3, "licht.sport", 10, 1);
	add("03920102", 3, "licht.sport", 4, 101);
	c = count();
	ck_assert_ptr_nonnull(p = wk_printed_new(CHECK_FILE(ledger), 10, 5, &e));
	check_file_done();
	print(p, "", "", 3, 3, 15);
	ck_assert_int_eq(wk_joint_audit(p, c, &topics, 0, NULL, NULL, &e), -1);
	ck_assert_int_eq(e.code, WK_EX_DATA);
	ck_assert_ptr_nonnull(strstr(e.text, "the buurt"));
	done(p, c);
}
END_TEST

/* A quarter of which the first month has no records is its other two. */
START_TEST(nobody_is_before_the_first_record)
{
	struct wk_printed *p = start();
	struct wk_count *c;

	add("03920101", 2, "licht.sport", 12, 0);
	add("03920101", 3, "licht.sport", 3, 0);
	c = count();
	print(p, "03920101", "", 1, 3, 15);
	print(p, "03920101", "", 2, 2, 10);
	ck_assert(hides(p, c));
	done(p, c);
}
END_TEST

/* The quarter minus its last month, when another number tells its months apart. */
START_TEST(a_period_minus_its_end)
{
	struct wk_printed *p = start();
	struct wk_count *c;

	add("03920101", 4, "licht.sport", 2, 0);
	add("03920101", 5, "licht.sport", 2, 0);
	add("03920101", 6, "licht.sport", 20, 0);
	add("03920102", 4, "licht.sport", 20, 0);
	c = count();
	print(p, "03920101", "", 4, 6, 25);
	print(p, "03920101", "", 6, 6, 20);
	print(p, "03920102", "", 4, 4, 20);
	ck_assert(hides(p, c));
	done(p, c);
}
END_TEST

/* Numbers that do not touch this report, between those that do. */
START_TEST(months_behind_an_earlier_period)
{
	static const char ledger[] = "soort,gebied,thema,van,tot,waarde\nregel,,,,,10 5\n"
	    "personen,03920101,,2026-03,2026-04,25\npersonen,03920102,,2026-03,2026-03,20\n"
	    "personen,039201,,2026-03,2026-03,25\n";
	struct wk_err e = WK_ERR_INIT;
	struct wk_printed *p;
	struct wk_count *c;

	add("03920101", 3, "licht.sport", 5, 0);
	add("03920101", 4, "licht.sport", 19, 0);
	add("03920102", 3, "licht.sport", 19, 0);
	add("03920103", 3, "licht.sport", 1, 0);
	c = count();
	ck_assert_ptr_nonnull(p = wk_printed_new(CHECK_FILE(ledger), 10, 5, &e));
	check_file_done();
	print(p, "03920101", "", 4, 4, 20);	/* so 1 to 9 in March */
	ck_assert(hides(p, c));
	ck_assert_int_eq(known(p, "03920101", "", 4, 4), WK_PUB_HIDDEN);
	done(p, c);
}
END_TEST

/* Of a domain with one theme either name tells the same. */
START_TEST(a_domain_of_one_theme)
{
	struct wk_printed *p = start();
	struct wk_count *c;

	add("03920101", 3, "dag.dagbesteding", 20, 1);
	add("03920102", 3, "dag.dagbesteding", 5, 101);
	c = count();
	print(p, "039201", "domein.dag", 3, 3, 25);
	print(p, "03920101", "dag.dagbesteding", 3, 3, 20);
	ck_assert(hides(p, c));
	done(p, c);
}
END_TEST

static bool
sport(const struct wk_subset *s, const struct wk_obs *o)
{
	return strcmp(themes->theme[o->theme].code, s->ctx) == 0;
}

static bool
find_sport(const void *ctx, const struct wk_key *k, struct wk_subset *s)
{
	*s = (struct wk_subset){ k->topic, sport, ctx, 0 };
	return strcmp(k->kind, "personen.bundel") == 0;
}

/* A bundle of which the wijk and one buurt are printed. */
START_TEST(numbers_of_another_kind)
{
	static const struct wk_key wijk = { "personen.bundel", "039201", "B1", M(3), M(3) },
	    buurt = { "personen.bundel", "03920101", "B1", M(3), M(3) },
	    unknown = { "personen.anders", "03920101", "B1", M(3), M(3) };
	struct wk_err e = WK_ERR_INIT;
	struct wk_printed *p = start();
	struct wk_count *c;

	add("03920101", 3, "licht.sport", 20, 1);
	add("03920102", 3, "licht.sport", 5, 101);
	add("03920102", 3, "licht.spel", 30, 1);	/* not of the bundle */
	c = count();
	wk_printed_keep(p, &wijk, 25);
	wk_printed_keep(p, &buurt, 20);
	wk_printed_keep(p, &unknown, 20);
	ck_assert_int_eq(wk_joint_audit(p, c, &topics, 0, find_sport, "licht.sport", &e), 0);
	ck_assert(wk_printed_known(p, &wijk) == WK_PUB_HIDDEN ||
	    wk_printed_known(p, &buurt) == WK_PUB_HIDDEN);
	ck_assert_int_eq(wk_printed_known(p, &unknown), WK_PUB_OPEN);
	done(p, c);
}
END_TEST

CHECK_MAIN("joint", a_period_minus_its_months, a_wijk_minus_its_buurten,
    a_theme_is_a_floor_for_the_total, refuses_when_all_is_printed_already,
    nobody_is_before_the_first_record, a_period_minus_its_end,
    months_behind_an_earlier_period, a_domain_of_one_theme, numbers_of_another_kind)
