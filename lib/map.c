/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/map.h"

/* FNV-1a in 8-byte steps with a final mix: short keys, stable over builds. */
uint64_t
wk_hash64(const void *p, size_t n)
{
	const unsigned char *s = p;
	uint64_t h = 0xcbf29ce484222325ULL ^ n;
	uint64_t w;

	for (; n >= 8; n -= 8, s += 8) {
		memcpy(&w, s, 8);
		h = (h ^ w) * 0x9fb21c651e98df25ULL;
		h ^= h >> 29;
	}
	for (w = 0; n > 0; n--)
		w = w << 8 | s[n - 1];
	h = (h ^ w) * 0x9fb21c651e98df25ULL;
	return h ^ h >> 32;
}

uint32_t
wk_hash(const void *p, size_t n)
{
	return (uint32_t)wk_hash64(p, n);
}

static void
rehash(struct wk_map *m)
{
	size_t i, j, nslot = m->nslot > 0 ? m->nslot * 2 : 64;

	free(m->slot);
	m->slot = wk_calloc(nslot, sizeof(*m->slot));
	m->nslot = nslot;
	for (i = 0; i < m->n; i++) {
		for (j = m->hash[i] & (nslot - 1); m->slot[j] != 0;)
			j = (j + 1) & (nslot - 1);
		m->slot[j] = (uint32_t)i + 1;
	}
}

static uint32_t
find(const struct wk_map *m, uint32_t h, const char *p, size_t n)
{
	size_t j;
	uint32_t id;

	if (m->nslot == 0)
		return WK_MAP_NONE;
	for (j = h & (m->nslot - 1); m->slot[j] != 0; j = (j + 1) & (m->nslot - 1)) {
		id = m->slot[j] - 1;
		if (m->hash[id] == h && m->key[id].len == n &&
		    memcmp(m->key[id].p, p, n) == 0)
			return id;
	}
	return WK_MAP_NONE;
}

uint32_t
wk_map_get(const struct wk_map *m, const char *p, size_t n)
{
	return find(m, wk_hash(p, n), p, n);
}

uint32_t
wk_map_add(struct wk_map *m, const char *p, size_t n)
{
	uint32_t h = wk_hash(p, n);
	uint32_t id = find(m, h, p, n);
	size_t j, cap;

	if (id != WK_MAP_NONE)
		return id;
	if ((m->n + 1) * 2 > m->nslot)
		rehash(m);
	cap = m->cap;
	m->hash = wk_grow(m->hash, &cap, m->n + 1, sizeof(*m->hash));
	m->key = wk_grow(m->key, &m->cap, m->n + 1, sizeof(*m->key));
	id = (uint32_t)m->n++;
	m->hash[id] = h;
	m->key[id].p = wk_arena_strndup(&m->arena, p, n);
	m->key[id].len = n;
	for (j = h & (m->nslot - 1); m->slot[j] != 0;)
		j = (j + 1) & (m->nslot - 1);
	m->slot[j] = id + 1;
	return id;
}

const char *
wk_map_key(const struct wk_map *m, uint32_t id)
{
	return m->key[id].p;
}

void
wk_map_free(struct wk_map *m)
{
	free(m->slot);
	free(m->hash);
	free(m->key);
	wk_arena_free(&m->arena);
	memset(m, 0, sizeof(*m));
}
