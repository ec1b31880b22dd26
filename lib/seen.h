/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_SEEN_H
#define WK_SEEN_H

/*
 * seen: which keys came by before, 11 to 22 bytes of memory each. Only hashes
 * are kept: of a million keys the chance that any two are taken for one is
 * below 1 in 10 million.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct wk_seen {
	uint64_t	*slot;		/* 0: empty */
	size_t		 n, nslot;
};

#define WK_SEEN_INIT	{ NULL, 0, 0 }

/* Remember a hash; true when it was there already. */
bool	wk_seen_add(struct wk_seen *s, uint64_t hash);
void	wk_seen_free(struct wk_seen *s);

#endif
