/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/mem.h"
#include "lib/seen.h"

/* True when the hash had a place already; it has one now. */
static bool
put(uint64_t *slot, size_t nslot, uint64_t hash)
{
	size_t i = (size_t)(hash * 0x9e3779b97f4a7c15ULL >> 20) & (nslot - 1);

	while (slot[i] != 0) {
		if (slot[i] == hash)
			return true;
		i = (i + 1) & (nslot - 1);
	}
	slot[i] = hash;
	return false;
}

static void
grow(struct wk_seen *s)
{
	size_t i, nslot = s->nslot > 0 ? 2 * s->nslot : 1024;
	uint64_t *slot = wk_calloc(nslot, sizeof(*slot));

	for (i = 0; i < s->nslot; i++)
		if (s->slot[i] != 0)
			put(slot, nslot, s->slot[i]);
	free(s->slot);
	s->slot = slot;
	s->nslot = nslot;
}

bool
wk_seen_add(struct wk_seen *s, uint64_t hash)
{
	if (s->n * 4 >= s->nslot * 3)
		grow(s);
	if (put(s->slot, s->nslot, hash != 0 ? hash : 1))
		return true;
	s->n++;
	return false;
}

void
wk_seen_free(struct wk_seen *s)
{
	free(s->slot);
	s->slot = NULL;
	s->n = s->nslot = 0;
}
