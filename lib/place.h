/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_PLACE_H
#define WK_PLACE_H

/*
 * place: a CBS area code as one number, so that "the same wijk" is one
 * comparison. What is unknown differs from nothing.
 */

#include <stdbool.h>
#include <stdint.h>

#include "lib/buf.h"

struct wk_place {
	uint64_t code;		/* 8 characters, the first in the highest byte */
	uint64_t mask;		/* bytes that are known */
};

/* The first width characters (4, 6, 8) of a code; a prefix BU, WK, GM is left out. */
struct wk_place	wk_place_of(struct wk_str code, size_t width);

/* Could they be the same, as far as both are known? */
static inline bool
wk_place_meets(struct wk_place a, struct wk_place b)
{
	return ((a.code ^ b.code) & a.mask & b.mask) == 0;
}

/* Both known up to width characters and the same there. */
static inline bool
wk_place_same(struct wk_place a, struct wk_place b, unsigned width)
{
	uint64_t m = ~0ULL << (64 - 8 * width);

	return (a.mask & b.mask & m) == m && ((a.code ^ b.code) & m) == 0;
}

#endif
