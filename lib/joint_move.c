/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/joint_move.h"
#include "lib/mem.h"

/*
 * For one period P, by area: is it, and with all below it, hidden in every
 * period that has months in common with P; and can somebody be in it (or
 * below) without any printed number knowing.
 */
struct view {
	const struct wk_kinds	*k;
	bool			*hidden, *below, *room;
};

static bool
overlap(const struct wk_kinds *k, size_t p, size_t q)
{
	return k->from[p] <= k->to[q] && k->from[q] <= k->to[p];
}

/* Areas stand behind the one they are part of. */
static void
look(struct view *v, const uint32_t *line_of, size_t period)
{
	const struct wk_kinds *k = v->k;
	size_t i, p, up;

	for (i = 0; i < k->areas->n; i++) {
		v->hidden[i] = true;
		for (p = 0; p < k->nperiod && v->hidden[i]; p++)
			v->hidden[i] = !overlap(k, period, p) ||
			    line_of[i * k->nperiod + p] == 0;
		v->below[i] = v->hidden[i];
		v->room[i] = v->hidden[i] && k->place[i];
	}
	for (i = k->areas->n; i-- > 1;) {
		up = k->areas->node[i].parent;
		v->below[up] = v->below[up] && v->below[i];
		v->room[up] = v->room[up] || (v->hidden[up] && v->room[i]);
	}
}

/* Another part of area up than area with room for somebody, or up itself. */
static bool
room_beside(const struct view *v, size_t area, size_t up)
{
	const struct wk_regions *a = v->k->areas;
	size_t i;

	if (v->k->place[up])
		return true;
	for (i = 1; i < a->n; i++)
		if (a->node[i].parent == up && i != area && v->room[i])
			return true;
	return false;
}

static bool
movable(const struct view *v, size_t area)
{
	size_t up;

	if (!v->below[area])
		return false;
	while (area != v->k->root) {
		up = v->k->areas->node[area].parent;
		if (room_beside(v, area, up))
			return true;
		if (!v->hidden[up])
			return false;
		area = up;
	}
	return true;	/* nothing printed has them in it */
}

void
wk_joint_move(const struct wk_kinds *k, const uint32_t *line_of,
    struct wk_joint_target *t, size_t n)
{
	struct view v = { k, wk_calloc(k->areas->n, sizeof(bool)),
	    wk_calloc(k->areas->n, sizeof(bool)), wk_calloc(k->areas->n, sizeof(bool)) };
	size_t p, i;

	for (p = 0; p < k->nperiod; p++) {
		look(&v, line_of, p);
		for (i = 0; i < n; i++)
			if (t[i].cell % k->nperiod == p)
				t[i].safe = movable(&v, t[i].cell / k->nperiod);
	}
	free(v.hidden);
	free(v.below);
	free(v.room);
}
