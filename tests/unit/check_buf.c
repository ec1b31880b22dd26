/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/buf.h"
#include "lib/mem.h"
#include "tests/unit/check_wk.h"

START_TEST(grows_and_ends_with_nul)
{
	struct wk_buf b = WK_BUF_INIT;
	size_t i;

	ck_assert_str_eq(wk_buf_str(&b), "");
	for (i = 0; i < 10000; i++) {
		wk_buf_addc(&b, 'x');
		ck_assert_int_eq(b.p[b.len], '\0');
	}
	ck_assert_uint_eq(b.len, 10000);
	wk_buf_clear(&b);
	ck_assert_str_eq(wk_buf_str(&b), "");
	wk_buf_addf(&b, "%d-%s", 12, "a");
	wk_buf_adds(&b, "!");
	wk_buf_add(&b, "", 0);
	ck_assert_str_eq(b.p, "12-a!");
	wk_buf_free(&b);
	wk_buf_free(&b);
}
END_TEST

START_TEST(arena_pieces_do_not_move)
{
	struct wk_arena a = WK_ARENA_INIT;
	char *first = wk_arena_strndup(&a, "eerste", 6), *big;
	size_t i;

	for (i = 0; i < 1000; i++)
		memset(wk_arena_alloc(&a, i), 7, i);
	big = wk_arena_alloc(&a, 5 << 20);
	memset(big, 1, 5 << 20);
	ck_assert_str_eq(first, "eerste");
	ck_assert_uint_eq((size_t)wk_arena_alloc(&a, 1) % sizeof(void *), 0);
	wk_arena_free(&a);
}
END_TEST

CHECK_MAIN("buf", grows_and_ends_with_nul, arena_pieces_do_not_move)
