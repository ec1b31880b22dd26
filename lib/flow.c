/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/flow.h"
#include "lib/mem.h"

#define FAR	INT64_MAX

/* Arc 2i and its way back 2i+1. */
struct arc {
	uint32_t to;
	int32_t	 room;
	int64_t	 cost;
};

struct reach {		/* in the heap */
	int64_t	 distance;
	uint32_t node;
};

struct wk_flow {
	size_t	      n, narc, cap;
	struct arc   *arc;
	uint32_t     *from;		/* by arc */
	uint32_t     *start, *list;	/* arcs by node, once sorted */
	int64_t	     *potential, *distance;
	uint32_t     *by;		/* arc that reached a node */
	uint32_t     *seen;		/* nodes touched in this search */
	size_t	      nseen;
	unsigned char *done;
	struct reach *heap;
	size_t	      nheap, heapcap, fromcap;
};

struct wk_flow *
wk_flow_new(size_t n)
{
	struct wk_flow *f = wk_calloc(1, sizeof(*f));
	size_t i;

	f->n = n;
	f->potential = wk_calloc(n, sizeof(*f->potential));
	f->distance = wk_calloc(n, sizeof(*f->distance));
	f->by = wk_calloc(n, sizeof(*f->by));
	f->seen = wk_calloc(n, sizeof(*f->seen));
	f->done = wk_calloc(n, 1);
	for (i = 0; i < n; i++)
		f->distance[i] = FAR;
	return f;
}

void
wk_flow_free(struct wk_flow *f)
{
	if (f == NULL)
		return;
	free(f->arc);
	free(f->from);
	free(f->start);
	free(f->list);
	free(f->potential);
	free(f->distance);
	free(f->by);
	free(f->seen);
	free(f->done);
	free(f->heap);
	free(f);
}

size_t
wk_flow_arc(struct wk_flow *f, size_t from, size_t to, long capacity, int64_t cost)
{
	int32_t room = capacity > INT32_MAX / 2 ? INT32_MAX / 2 : (int32_t)capacity;

	f->arc = wk_grow(f->arc, &f->cap, f->narc + 2, sizeof(*f->arc));
	f->from = wk_grow(f->from, &f->fromcap, f->narc + 2, sizeof(*f->from));
	f->arc[f->narc] = (struct arc){ (uint32_t)to, room, cost };
	f->arc[f->narc + 1] = (struct arc){ (uint32_t)from, 0, -cost };
	f->from[f->narc] = (uint32_t)from;
	f->from[f->narc + 1] = (uint32_t)to;
	f->narc += 2;
	return f->narc / 2 - 1;
}

static void
sort_arcs(struct wk_flow *f)
{
	uint32_t *at = wk_calloc(f->n + 1, sizeof(*at));
	size_t i;

	f->start = wk_calloc(f->n + 1, sizeof(*f->start));
	f->list = wk_calloc(f->narc, sizeof(*f->list));
	for (i = 0; i < f->narc; i++)
		f->start[f->from[i] + 1]++;
	for (i = 0; i < f->n; i++) {
		f->start[i + 1] += f->start[i];
		at[i] = f->start[i];
	}
	for (i = 0; i < f->narc; i++)
		f->list[at[f->from[i]]++] = (uint32_t)i;
	free(at);
}

/* ---- a heap of nodes by distance, then number ---- */

static int
nearer(const struct reach *a, const struct reach *b)
{
	return a->distance < b->distance ||
	    (a->distance == b->distance && a->node < b->node);
}

static void
heap_add(struct wk_flow *f, int64_t distance, uint32_t node)
{
	struct reach x = { distance, node };
	size_t i = f->nheap++, up;

	f->heap = wk_grow(f->heap, &f->heapcap, f->nheap, sizeof(*f->heap));
	for (; i > 0 && nearer(&x, &f->heap[up = (i - 1) / 2]); i = up)
		f->heap[i] = f->heap[up];
	f->heap[i] = x;
}

static struct reach
heap_take(struct wk_flow *f)
{
	struct reach top = f->heap[0], x = f->heap[--f->nheap];
	size_t i = 0, k;

	while ((k = 2 * i + 1) < f->nheap) {
		if (k + 1 < f->nheap && nearer(&f->heap[k + 1], &f->heap[k]))
			k++;
		if (!nearer(&f->heap[k], &x))
			break;
		f->heap[i] = f->heap[k];
		i = k;
	}
	if (f->nheap > 0)
		f->heap[i] = x;
	return top;
}

static void
reach(struct wk_flow *f, uint32_t node, int64_t distance, uint32_t arc)
{
	if (distance >= f->distance[node])
		return;
	if (f->distance[node] == FAR)
		f->seen[f->nseen++] = node;
	f->distance[node] = distance;
	f->by[node] = arc;
	heap_add(f, distance, node);
}

/* Dijkstra until `to` is the nearest left; its distance, or FAR. */
static int64_t
search(struct wk_flow *f, uint32_t from, uint32_t to)
{
	const struct arc *a;
	struct reach x;
	uint32_t k;

	f->nheap = f->nseen = 0;
	reach(f, from, 0, UINT32_MAX);
	while (f->nheap > 0) {
		x = heap_take(f);
		if (f->done[x.node])
			continue;
		if (x.node == to)
			return x.distance;
		f->done[x.node] = 1;
		for (k = f->start[x.node]; k < f->start[x.node + 1]; k++) {
			a = &f->arc[f->list[k]];
			if (a->room > 0 && !f->done[a->to])
				reach(f, a->to, x.distance + a->cost +
				    f->potential[x.node] - f->potential[a->to],
				    f->list[k]);
		}
	}
	return FAR;
}

int
wk_flow_push(struct wk_flow *f, size_t from, size_t to)
{
	int64_t length;
	uint32_t v, arc;
	size_t i;

	if (f->start == NULL)
		sort_arcs(f);
	length = search(f, (uint32_t)from, (uint32_t)to);
	for (v = (uint32_t)to; length != FAR && v != from; v = f->from[arc]) {
		arc = f->by[v];
		f->arc[arc].room--;
		f->arc[arc ^ 1].room++;
	}
	/* reduced costs stay >= 0: nodes nearer than `to` come down to it */
	for (i = 0; i < f->nseen; i++) {
		v = f->seen[i];
		if (f->done[v] && length != FAR)
			f->potential[v] += f->distance[v] - length;
		f->done[v] = 0;
		f->distance[v] = FAR;
	}
	return length != FAR;
}

long
wk_flow_used(const struct wk_flow *f, size_t arc)
{
	return f->arc[2 * arc + 1].room;
}
