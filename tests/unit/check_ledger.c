/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <unistd.h>

#include "lib/protect.h"
#include "tests/unit/check_wk.h"
#include "tests/unit/cube_of.h"

static const long first[] = { 40, 13, 25, 31, 0, 12 };

static int
publish(const char *file, const long *n, size_t *lines, struct wk_err *e)
{
	struct wk_rule rule = WK_RULE_INIT;
	struct wk_ledger *l = wk_ledger_read(file, e);
	struct wk_cube *c = cube_of(n, 2, 3, l);
	struct wk_release r;
	uint64_t mark = wk_ledger_mark(c, NULL, rule.min, rule.round);
	int got = wk_protect(c, NULL, &rule, l, NULL, &r, e);

	if (got == 0)
		got = wk_ledger_append(l, c, r.shown, mark, rule.min, rule.round, e);
	*lines = l->ncell;
	wk_release_free(&r);
	wk_cube_free(c);
	wk_ledger_free(l);
	return got;
}

START_TEST(freezes_what_was_printed)
{
	char file[] = "/tmp/ledger.XXXXXX";
	long later[6];
	struct wk_err e = WK_ERR_INIT;
	size_t lines, again;

	close(mkstemp(file));
	unlink(file);
	ck_assert_int_eq(publish(file, first, &lines, &e), 0);
	ck_assert_int_eq(publish(file, first, &lines, &e), 0);
	ck_assert_uint_gt(lines, 0);
	ck_assert_int_eq(publish(file, first, &again, &e), 0);
	ck_assert_uint_eq(lines, again);
	memcpy(later, first, sizeof(later));
	later[0] += 9;
	ck_assert_int_eq(publish(file, later, &lines, &e), -1);
	ck_assert_int_eq(e.code, WK_EX_DATA);
	unlink(file);
}
END_TEST

START_TEST(refuses_what_is_no_ledger)
{
	static const char *const text[] = { "{}\n", "a,b\n1,2\n",
	    "{\"uitgave\":1,\"cel\":[\"A\"],\"waarde\":5}\n", "{\"uitgave\":1" };
	char file[] = "/tmp/ledger.XXXXXX";
	struct wk_err e;
	size_t i;
	FILE *f;

	close(mkstemp(file));
	for (i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		wk_err_clear(&e);
		f = fopen(file, "w");
		fputs(text[i], f);
		fclose(f);
		ck_assert_ptr_null(wk_ledger_read(file, &e));
		ck_assert_int_eq(e.code, WK_EX_DATA);
	}
	unlink(file);
}
END_TEST

CHECK_MAIN("ledger", freezes_what_was_printed, refuses_what_is_no_ledger)
