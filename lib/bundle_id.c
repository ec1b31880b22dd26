/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/bundle_id.h"

static void
encode(uint64_t h, char id[WK_BUNDLE_ID + 1])
{
	static const char digit[] = "abcdefghijklmnopqrstuvwxyz234567";
	int i;

	id[0] = 'b';
	for (i = 1; i < WK_BUNDLE_ID; i++, h >>= 5)
		id[i] = digit[h & 31];
	id[WK_BUNDLE_ID] = '\0';
}

void
wk_bundle_id(const struct wk_dataset *d, const uint32_t *member, size_t n,
    struct wk_map *taken, char id[WK_BUNDLE_ID + 1])
{
	size_t key = wk_header_find(&d->header, "identificatie");
	size_t source = wk_header_find(&d->header, "bron"), i;
	uint64_t h = 0x243f6a8885a308d3ULL;
	struct wk_str s;

	for (i = 0; i < n; i++) {	/* members are in sorted order */
		s = wk_rec_get(d->rec[member[i]], key);
		h = (h ^ wk_hash64(s.p, s.len)) * 0x9fb21c651e98df25ULL;
		s = wk_rec_get(d->rec[member[i]], source);
		h = (h ^ wk_hash64(s.p, s.len)) * 0xd6e8feb86659fd93ULL;
		h ^= h >> 29;
	}
	for (;; h = (h + 1) * 0x9fb21c651e98df25ULL) {
		encode(h ^ h >> 35, id);
		if (wk_map_get(taken, id, WK_BUNDLE_ID) == WK_MAP_NONE)
			break;
	}
	wk_map_add(taken, id, WK_BUNDLE_ID);
}
