/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_MAP_H
#define WK_MAP_H

/*
 * map: strings to small consecutive numbers (interning). Keys are copied
 * and keep their number 0, 1, 2... in order of first appearance. Open
 * addressing; a look-up allocates nothing. Not for untrusted growth without
 * bound: at most 2^32-2 keys.
 */

#include <stddef.h>
#include <stdint.h>

#include "lib/buf.h"
#include "lib/mem.h"

#define WK_MAP_NONE	UINT32_MAX

struct wk_map {
	uint32_t	*slot;		/* number + 1, 0 empty */
	uint32_t	*hash;		/* by number */
	struct wk_str	*key;		/* by number, NUL-terminated copies */
	size_t		 n, cap, nslot;
	struct wk_arena	 arena;
};

#define WK_MAP_INIT	{ NULL, NULL, NULL, 0, 0, 0, WK_ARENA_INIT }

uint64_t	 wk_hash64(const void *p, size_t n);	/* stable over builds */
uint32_t	 wk_hash(const void *p, size_t n);	/* its lower half */
uint32_t	 wk_map_get(const struct wk_map *m, const char *p, size_t n);
uint32_t	 wk_map_add(struct wk_map *m, const char *p, size_t n);
const char	*wk_map_key(const struct wk_map *m, uint32_t id);
void		 wk_map_free(struct wk_map *m);

#endif
