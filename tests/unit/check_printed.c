/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/printed.h"
#include "lib/date.h"
#include "tests/unit/check_files.h"
#include "tests/unit/check_wk.h"

#define MARCH	(2026 * 12 + 2)

static const struct wk_key wijk = { "personen", "039201", "", MARCH, MARCH };
static const struct wk_key part = { "personen", "03920101", "geld.schulden", MARCH, MARCH + 2 };

START_TEST(remembers_what_was_printed)
{
	char path[] = "/tmp/check_printed.XXXXXX";
	struct wk_err e = WK_ERR_INIT;
	struct wk_printed *p;

	close(mkstemp(path));
	unlink(path);
	ck_assert_ptr_nonnull(p = wk_printed_new(path, 10, 5, &e));
	ck_assert_int_eq(wk_printed_known(p, &wijk), WK_PUB_OPEN);
	wk_printed_keep(p, &wijk, 25);
	wk_printed_keep(p, &part, 10);
	wk_printed_hide(p, 1);
	ck_assert(p->changed);
	ck_assert_int_eq(wk_printed_known(p, &wijk), WK_PUB_OPEN);
	ck_assert_int_eq(wk_printed_known(p, &part), WK_PUB_HIDDEN);
	ck_assert_int_eq(wk_printed_write(p, &e), 0);
	wk_printed_free(p);

	ck_assert_ptr_nonnull(p = wk_printed_new(path, 10, 5, &e));
	ck_assert_int_eq(p->n, 1);
	ck_assert_int_eq(wk_printed_known(p, &wijk), 25);
	wk_printed_keep(p, &wijk, 40);
	ck_assert_int_eq(wk_printed_known(p, &wijk), 25);
	wk_printed_keep(p, &part, 15);
	ck_assert_int_eq(wk_printed_write(p, &e), 0);
	wk_printed_free(p);

	ck_assert_ptr_nonnull(p = wk_printed_new(path, 10, 5, &e));
	ck_assert_int_eq(p->n, 2);
	ck_assert_int_eq(wk_printed_known(p, &part), 15);
	wk_printed_free(p);
	ck_assert_ptr_null(wk_printed_new(path, 10, 3, &e));
	ck_assert_int_eq(e.code, WK_EX_DATA);
	unlink(path);
}
END_TEST

START_TEST(refuses_what_is_no_ledger)
{
	static const char *const bad[] = {
		"", "a,b\n", "soort,gebied,thema,van,tot,waarde\n",
		"soort,gebied,thema,van,tot,waarde\npersonen,0392,,2026-03,2026-03,10\n",
		"soort,gebied,thema,van,tot,waarde\nregel,,,,,10 5 1\n",
		"soort,gebied,thema,van,tot,waarde\nregel,,,,,10 5\npersonen,0392,,2026-04,2026-03,10\n",
		"soort,gebied,thema,van,tot,waarde\nregel,,,,,10 5\npersonen,0392,,maart,2026-03,10\n",
		"soort,gebied,thema,van,tot,waarde\nregel,,,,,10 5\npersonen,0392,,2026-03,2026-03,5\n",
		"soort,gebied,thema,van,tot,waarde\nregel,,,,,10 5\n"
		"personen,0392,,2026-03,2026-03,10\npersonen,0392,,2026-03,2026-03,15\n",
	};
	struct wk_err e = WK_ERR_INIT;
	size_t i;
	const char *path;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		path = check_file(bad[i], strlen(bad[i]));
		ck_assert_msg(wk_printed_new(path, 10, 5, &e) == NULL, "%s", bad[i]);
		ck_assert_int_eq(e.code, WK_EX_DATA);
		check_file_done();
	}
}
END_TEST

/* With a minimum of 12 a count of 12 is printed as 10. */
START_TEST(holds_what_is_rounded_below_the_minimum)
{
	char path[] = "/tmp/check_printed.XXXXXX";
	struct wk_err e = WK_ERR_INIT;
	struct wk_printed *p;

	close(mkstemp(path));
	unlink(path);
	ck_assert_ptr_nonnull(p = wk_printed_new(path, 12, 5, &e));
	wk_printed_keep(p, &wijk, 10);
	ck_assert_int_eq(wk_printed_write(p, &e), 0);
	wk_printed_free(p);
	ck_assert_ptr_nonnull(p = wk_printed_new(path, 12, 5, &e));
	ck_assert_int_eq(wk_printed_known(p, &wijk), 10);
	wk_printed_free(p);
	unlink(path);
}
END_TEST

CHECK_MAIN("printed", remembers_what_was_printed, refuses_what_is_no_ledger,
    holds_what_is_rounded_below_the_minimum)
