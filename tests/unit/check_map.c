/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "lib/map.h"
#include "lib/seen.h"
#include "tests/unit/check_wk.h"

START_TEST(numbers_keys_in_order_of_appearance)
{
	struct wk_map m = WK_MAP_INIT;
	char key[32];
	uint32_t i;
	int n;

	ck_assert_uint_eq(wk_map_get(&m, "a", 1), WK_MAP_NONE);
	for (i = 0; i < 20000; i++) {
		n = snprintf(key, sizeof(key), "sleutel %u", i);
		ck_assert_uint_eq(wk_map_add(&m, key, (size_t)n), i);
	}
	for (i = 0; i < 20000; i++) {
		n = snprintf(key, sizeof(key), "sleutel %u", i);
		ck_assert_uint_eq(wk_map_add(&m, key, (size_t)n), i);
		ck_assert_uint_eq(wk_map_get(&m, key, (size_t)n), i);
		ck_assert_str_eq(wk_map_key(&m, i), key);
	}
	ck_assert_uint_eq(m.n, 20000);
	wk_map_free(&m);
}
END_TEST

START_TEST(tells_keys_with_nul_apart)
{
	struct wk_map m = WK_MAP_INIT;

	ck_assert_uint_eq(wk_map_add(&m, "a\0b", 3), 0);
	ck_assert_uint_eq(wk_map_add(&m, "a\0c", 3), 1);
	ck_assert_uint_eq(wk_map_add(&m, "", 0), 2);
	ck_assert_uint_eq(wk_map_get(&m, "", 0), 2);
	wk_map_free(&m);
}
END_TEST

START_TEST(remembers_what_was_seen)
{
	struct wk_seen s = WK_SEEN_INIT;
	uint64_t i;

	for (i = 0; i < 50000; i++)
		ck_assert(!wk_seen_add(&s, wk_hash64(&i, sizeof(i))));
	for (i = 0; i < 50000; i++)
		ck_assert(wk_seen_add(&s, wk_hash64(&i, sizeof(i))));
	wk_seen_free(&s);
	ck_assert(!wk_seen_add(&s, 0));
	ck_assert(wk_seen_add(&s, 0));
	wk_seen_free(&s);
}
END_TEST

CHECK_MAIN("map", numbers_keys_in_order_of_appearance, tells_keys_with_nul_apart,
    remembers_what_was_seen)
