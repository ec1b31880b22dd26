/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHECK_WK_H
#define CHECK_WK_H

/*
 * What every unit test ends with: its name and its tests.
 *
 *	CHECK_MAIN("reader", reads_crlf, refuses_nul)
 */

#include <check.h>
#include <stdlib.h>

#define CHECK_MAIN(name, ...)						\
int									\
main(void)								\
{									\
	const TTest *tests[] = { __VA_ARGS__ };				\
	Suite *s = suite_create(name);					\
	TCase *c = tcase_create(name);					\
	SRunner *r;							\
	size_t i;							\
	int bad;							\
									\
	for (i = 0; i < sizeof(tests) / sizeof(tests[0]); i++)		\
		tcase_add_test(c, tests[i]);				\
	tcase_set_timeout(c, 120);					\
	suite_add_tcase(s, c);						\
	r = srunner_create(s);						\
	srunner_run_all(r, CK_ENV);					\
	bad = srunner_ntests_failed(r);					\
	srunner_free(r);						\
	return bad == 0 ? EXIT_SUCCESS : EXIT_FAILURE;			\
}

#endif
