/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/joint_kinds.h"

#define ALLSETS	4	/* up to so many different months: every set of them */

/* While kinds are collected. */
struct maker {
	struct wk_kinds	*k;
	struct wk_map	 map;		/* places as bytes */
	size_t		 cap;
};

static int
by_number(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return a < b ? -1 : a > b;
}

/* The number of the kind at these places (area * natom + atom). */
static void
add_kind(struct maker *m, uint32_t *place, size_t n, long persons)
{
	struct wk_kinds *k = m->k;
	size_t i, w = 0;
	uint32_t id;

	qsort(place, n, sizeof(*place), by_number);
	for (i = 0; i < n; i++)
		if (w == 0 || place[w - 1] != place[i])
			place[w++] = place[i];
	id = wk_map_add(&m->map, (const char *)place, w * sizeof(*place));
	if (id == k->n) {
		k->persons = wk_grow(k->persons, &m->cap, k->n + 1, sizeof(*k->persons));
		k->persons[k->n++] = 0;
	}
	k->persons[id] += persons;
}

static size_t
period_of(struct wk_kinds *k, int from, int to)
{
	size_t i;

	for (i = 0; i < k->nperiod; i++)
		if (k->from[i] == from && k->to[i] == to)
			return i;
	k->from = wk_grow(k->from, &k->fromcap, i + 1, sizeof(*k->from));
	k->to = wk_grow(k->to, &k->tocap, i + 1, sizeof(*k->to));
	k->from[i] = from;
	k->to[i] = to;
	if (i == 0 || from < k->first)
		k->first = from;
	if (i == 0 || to > k->last)
		k->last = to;
	return k->nperiod++;
}

static bool
same_periods(const struct wk_kinds *k, int a, int b)
{
	size_t i;

	for (i = 0; i < k->nperiod; i++)
		if ((k->from[i] <= a && a <= k->to[i]) != (k->from[i] <= b && b <= k->to[i]))
			return false;
	return true;
}

/*
 * Months that no period tells apart are one. Before the first record and after
 * the last nobody can be: a report says when its data begin.
 */
static void
number_atoms(struct wk_kinds *k, const struct wk_count *c)
{
	size_t n = (size_t)(k->last - k->first + 1), i, a;
	int month;
	bool any;

	k->atom = wk_calloc(n, sizeof(*k->atom));
	k->month = wk_calloc(n, sizeof(*k->month));
	for (i = 0; i < n; i++) {
		k->atom[i] = WK_NONE;
		month = k->first + (int)i;
		for (a = 0, any = false; a < k->nperiod; a++)
			any |= k->from[a] <= month && month <= k->to[a];
		if (!any || month < c->first || month > c->last)
			continue;
		for (a = 0; a < k->natom; a++)
			if (same_periods(k, k->month[a], month))
				break;
		if (a == k->natom)
			k->month[k->natom++] = month;
		k->atom[i] = (uint32_t)a;
	}
}

/* Months that no period tells apart are a period too. */
static void
add_atoms(struct wk_kinds *k)
{
	size_t n = (size_t)(k->last - k->first + 1), i, from, a;

	for (i = 0; i < n; i++) {
		if ((a = k->atom[i]) == WK_NONE)
			continue;
		for (from = i; i + 1 < n && k->atom[i + 1] == a; i++)
			continue;
		period_of(k, k->first + (int)from, k->first + (int)i);
	}
}

/* Of two periods printed for the same area, one at an end of the other, the rest. */
static void
add_rest(struct wk_kinds *k, const struct wk_count *c, size_t whole, size_t part)
{
	int from = k->from[whole], to = k->to[whole], first = k->from[part], last = k->to[part];

	/* nobody is before the first record or after the last */
	from = from < c->first ? c->first : from;
	first = first < c->first ? c->first : first;
	to = to > c->last ? c->last : to;
	last = last > c->last ? c->last : last;
	if (first > last || from > to)
		return;
	if (from == first && to > last)
		period_of(k, last + 1, to);
	else if (to == last && from < first)
		period_of(k, from, first - 1);
}

/* The rests that a number of this report makes. */
static void
add_rests(struct wk_kinds *k, const struct wk_count *c, const struct wk_printed *p,
    const size_t *print, size_t n)
{
	size_t np = k->nperiod, na = k->areas->n, i, w, q, area;
	bool *has = wk_calloc(np * na + 1, sizeof(*has)), *used = wk_calloc(np + 1, 1);
	const struct wk_key *key;

	for (i = 0; i < n; i++) {
		key = &p->print[print[i]].key;
		q = period_of(k, key->from, key->to);
		has[q * na + wk_regions_find(k->areas, wk_str_of(key->area))] = true;
		used[q] = used[q] || p->print[print[i]].used;
	}
	for (w = 0; w < np; w++)
		for (q = 0; q < np; q++) {
			for (area = 0; area < na; area++)
				if (has[w * na + area] && has[q * na + area])
					break;
			if (area < na && (used[w] || used[q]))
				add_rest(k, c, w, q);
		}
	free(has);
	free(used);
}

/* The kinds that occur. */
static void
add_persons(struct maker *m, const struct wk_count *c, const struct wk_subset *s,
    const bool *under)
{
	struct wk_kinds *k = m->k;
	const struct wk_obs *o;
	uint32_t *place = NULL, a;
	size_t i, n = 0, cap = 0;

	for (i = 0; i < c->n; i++) {
		o = &c->obs[i];
		if (i > 0 && n > 0 && o->person != c->obs[i - 1].person) {
			add_kind(m, place, n, 1);
			n = 0;
		}
		if (!under[o->area] || o->month < k->first || o->month > k->last ||
		    !s->in(s, o))
			continue;
		a = k->atom[o->month - k->first];
		if (a == WK_NONE)
			continue;
		place = wk_grow(place, &cap, n + 1, sizeof(*place));
		place[n++] = (uint32_t)(o->area * k->natom + a);
	}
	if (n > 0)
		add_kind(m, place, n, 1);
	free(place);
}

/* The kinds of one area: each month; of persons also sets of months. */
static void
add_area(struct maker *m, size_t area, bool persons)
{
	struct wk_kinds *k = m->k;
	uint32_t *place = wk_calloc(k->natom, sizeof(*place));
	size_t base = area * k->natom, a, i, n, set;

	for (a = 0; a < k->natom; a++) {
		place[0] = (uint32_t)(base + a);
		add_kind(m, place, 1, 0);
	}
	for (set = 1; persons && k->natom <= ALLSETS && set >> k->natom == 0; set++) {
		for (a = n = 0; a < k->natom; a++)
			if (set >> a & 1)
				place[n++] = (uint32_t)(base + a);
		add_kind(m, place, n, 0);
	}
	for (i = 0; persons && k->natom > ALLSETS && i < k->nperiod; i++) {
		for (a = n = 0; a < k->natom; a++)
			if (k->from[i] <= k->month[a] && k->month[a] <= k->to[i])
				place[n++] = (uint32_t)(base + a);
		add_kind(m, place, n, 0);
	}
	free(place);
}

/* Areas that somebody can be in: without parts, or with records of their own. */
static void
add_areas(struct maker *m, const struct wk_count *c, const bool *under)
{
	size_t n = m->k->areas->n, i;
	bool *part = wk_calloc(n, sizeof(*part)), *own = wk_calloc(n, sizeof(*own));

	for (i = 1; i < n; i++)
		part[m->k->areas->node[i].parent] = true;
	for (i = 0; i < c->n; i++)
		own[c->obs[i].area] = true;
	for (i = 0; i < n; i++) {
		m->k->place[i] = under[i] && (own[i] || !part[i]);
		if (m->k->place[i])
			add_area(m, i, c->has_person);
	}
	free(part);
	free(own);
}

static size_t
wijk_of(const struct wk_regions *a, size_t node)
{
	while (a->node[node].level > WK_REGION_WIJK)
		node = a->node[node].parent;
	return a->node[node].level == WK_REGION_WIJK ? node : 0;
}

/* The cells of a kind, each once; stamp has the kind that saw a cell last. */
static size_t
cells_of(const struct wk_kinds *k, const uint32_t *place, size_t n, uint32_t *stamp,
    uint32_t kind, size_t *out)
{
	size_t i, p, area, cell, found = 0;
	int month;

	for (i = 0; i < n; i++) {
		month = k->month[place[i] % k->natom];
		for (area = place[i] / k->natom;; area = k->areas->node[area].parent) {
			for (p = 0; p < k->nperiod; p++) {
				cell = area * k->nperiod + p;
				if (month < k->from[p] || month > k->to[p] ||
				    stamp[cell] == kind)
					continue;
				stamp[cell] = kind;
				out[found++] = cell;
			}
			if (area == k->root || area == 0)
				break;
		}
	}
	return found;
}

static void
make_cells(struct maker *m)
{
	struct wk_kinds *k = m->k;
	uint32_t *stamp = wk_calloc(k->ncell + 1, sizeof(*stamp));
	size_t *out = wk_calloc(k->ncell + 1, sizeof(*out)), i, j, n, cap = 0, total = 0;
	const uint32_t *place;

	k->start = wk_calloc(k->n + 1, sizeof(*k->start));
	k->region = wk_calloc(k->n + 1, sizeof(*k->region));
	k->count = wk_calloc(k->ncell + 1, sizeof(*k->count));
	for (i = 0; i < k->n; i++) {
		n = m->map.key[i].len / sizeof(*place);
		place = (const uint32_t *)(const void *)m->map.key[i].p;
		k->region[i] = wijk_of(k->areas, place[0] / k->natom);
		for (j = 1; j < n; j++)
			if (wijk_of(k->areas, place[j] / k->natom) != k->region[i])
				k->region[i] = 0;
		n = cells_of(k, place, n, stamp, (uint32_t)i + 1, out);
		k->cell = wk_grow(k->cell, &cap, total + n, sizeof(*k->cell));
		for (j = 0; j < n; j++) {
			k->cell[total++] = out[j];
			k->count[out[j]] += k->persons[i];
		}
		k->start[i + 1] = total;
	}
	free(stamp);
	free(out);
}

struct wk_kinds *
wk_kinds_new(const struct wk_printed *p, const struct wk_count *c,
    const struct wk_subset *s, size_t root, const size_t *print, size_t n, size_t *cell)
{
	struct wk_kinds *k = wk_calloc(1, sizeof(*k));
	struct maker m = { k, WK_MAP_INIT, 0 };
	bool *under = wk_calloc(c->areas.n, sizeof(*under));
	const struct wk_key *key;
	size_t i;

	k->areas = &c->areas;
	k->root = root;
	k->place = wk_calloc(c->areas.n, sizeof(*k->place));
	for (i = 0; i < n; i++)
		period_of(k, p->print[print[i]].key.from, p->print[print[i]].key.to);
	number_atoms(k, c);
	add_rests(k, c, p, print, n);
	add_atoms(k);
	for (i = 0; i < n; i++) {
		key = &p->print[print[i]].key;
		cell[i] = wk_regions_find(&c->areas, wk_str_of(key->area)) * k->nperiod +
		    period_of(k, key->from, key->to);
	}
	for (i = 0; i < c->areas.n; i++)
		under[i] = wk_region_under(&c->areas, i, root);
	k->ncell = c->areas.n * k->nperiod;
	add_persons(&m, c, s, under);
	add_areas(&m, c, under);
	make_cells(&m);
	wk_map_free(&m.map);
	free(under);
	return k;
}

void
wk_kinds_free(struct wk_kinds *k)
{
	if (k == NULL)
		return;
	free(k->place);
	free(k->count);
	free(k->persons);
	free(k->region);
	free(k->start);
	free(k->cell);
	free(k->from);
	free(k->to);
	free(k->atom);
	free(k->month);
	free(k);
}

bool
wk_kinds_top(const struct wk_kinds *k, size_t cell)
{
	return cell / k->nperiod == k->root;
}

size_t
wk_kinds_region(const struct wk_kinds *k, size_t cell)
{
	return wijk_of(k->areas, cell / k->nperiod);
}

void
wk_kinds_period(const struct wk_kinds *k, size_t cell, int *from, int *to)
{
	*from = k->from[cell % k->nperiod];
	*to = k->to[cell % k->nperiod];
}
