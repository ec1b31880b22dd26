/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lib/leiden.h"
#include "lib/mem.h"

#define ROUNDS	8	/* each starts from what the one before found */
#define FEW	500	/* done when less than one in so many nodes moved */
#define TINY	1e-10	/* a gain this small is none */
#define NONE	UINT32_MAX

/* A graph of communities, or the graph itself: then the arrays are not ours. */
struct level {
	size_t	  n;
	size_t	 *start;
	uint32_t *to;
	float	 *weight;
	double	 *strength;	/* of nodes: edge weight, loops included */
	bool	  own;
};

/* Scratch for all levels; sized for the first. */
struct scratch {
	double	 *edge;		/* by community: weight of edges to it; zeroes */
	uint32_t *seen;		/* communities with edge in use */
	size_t	  nseen;
	double	 *sum;		/* by community: strength */
	uint32_t *order, *queue, *free;
	bool	 *queued;
	double	  gamma;	/* resolution over total strength */
	uint64_t  random;
};

static uint64_t
next_random(struct scratch *s)		/* xorshift64*, S. Vigna 2016 */
{
	s->random ^= s->random >> 12;
	s->random ^= s->random << 25;
	s->random ^= s->random >> 27;
	return s->random * 0x2545f4914f6cdd1dULL;
}

static void
shuffle(struct scratch *s, size_t n)
{
	size_t i, j;
	uint32_t x;

	for (i = 0; i < n; i++)
		s->order[i] = (uint32_t)i;
	for (i = n; i > 1; i--) {
		j = (size_t)(next_random(s) >> 11) % i;
		x = s->order[i - 1];
		s->order[i - 1] = s->order[j];
		s->order[j] = x;
	}
}

/* Add up the edges of node v by the community of their other end. */
static void
gather(struct scratch *s, const struct level *g, const uint32_t *of, uint32_t v)
{
	uint32_t c;
	size_t j;

	s->nseen = 0;
	for (j = g->start[v]; j < g->start[v + 1]; j++) {
		c = of[g->to[j]];
		if (s->edge[c] == 0)
			s->seen[s->nseen++] = c;
		s->edge[c] += (double)g->weight[j];
	}
}

static void
forget(struct scratch *s)
{
	while (s->nseen > 0)
		s->edge[s->seen[--s->nseen]] = 0;
}

/* The community that v, taken out of its own, gains most by; NONE: alone. */
static uint32_t
best_for(const struct scratch *s, const struct level *g, uint32_t own, uint32_t v)
{
	double best = s->edge[own] - s->gamma * g->strength[v] * s->sum[own], gain;
	uint32_t to = own, c;
	size_t j;

	for (j = 0; j < s->nseen; j++) {
		c = s->seen[j];
		gain = s->edge[c] - s->gamma * g->strength[v] * s->sum[c];
		if (gain > best + TINY) {
			best = gain;
			to = c;
		}
	}
	return best < -TINY ? NONE : to;
}

/*
 * Move nodes until none gains by moving. of has communities below g->n;
 * returns how many moves there were.
 */
static size_t
move_nodes(struct scratch *s, const struct level *g, uint32_t *of)
{
	size_t head = 0, n = g->n, waiting = n, nfree = 0, j;
	uint32_t v, own, to, *size = wk_calloc(n + 1, sizeof(*size));
	size_t moved = 0;

	memset(s->sum, 0, n * sizeof(*s->sum));
	for (v = 0; v < n; v++) {
		s->sum[of[v]] += g->strength[v];
		size[of[v]]++;
		s->queued[v] = true;
	}
	for (v = 0; v < n; v++)
		if (size[v] == 0)
			s->free[nfree++] = v;
	shuffle(s, n);
	memcpy(s->queue, s->order, n * sizeof(*s->queue));
	for (; waiting > 0; waiting--) {
		v = s->queue[head];
		head = head + 1 < n ? head + 1 : 0;
		s->queued[v] = false;
		own = of[v];
		gather(s, g, of, v);
		s->sum[own] -= g->strength[v];
		to = best_for(s, g, own, v);
		forget(s);
		if (to == NONE)
			to = size[own] == 1 ? own : s->free[--nfree];
		s->sum[to] += g->strength[v];
		if (to == own)
			continue;
		moved++;
		of[v] = to;
		size[to]++;
		if (--size[own] == 0) {
			s->sum[own] = 0;
			s->free[nfree++] = own;
		}
		for (j = g->start[v]; j < g->start[v + 1]; j++)
			if (of[g->to[j]] != to && !s->queued[g->to[j]]) {
				s->queued[g->to[j]] = true;
				s->queue[(head + waiting - 1) % n] = g->to[j];
				waiting++;
			}
	}
	free(size);
	return moved;
}

/* ---- refinement ---- */

struct parts {
	uint32_t *of;		/* part of each node, below n */
	double	 *sum;		/* strength of a part */
	double	 *out;		/* its edges to the rest of its community */
	bool	 *single;	/* has only its first node */
};

/* The part of its own community that single node v gains most by joining. */
static uint32_t
part_for(struct scratch *s, const struct level *g, const uint32_t *of,
    const struct parts *p, uint32_t v, double *edge)
{
	double best = 0, gain, rest, k = g->strength[v];
	uint32_t to = v, c;
	size_t j;

	s->nseen = 0;
	for (j = g->start[v]; j < g->start[v + 1]; j++) {
		if (of[g->to[j]] != of[v])
			continue;
		c = p->of[g->to[j]];
		if (s->edge[c] == 0)
			s->seen[s->nseen++] = c;
		s->edge[c] += (double)g->weight[j];
	}
	for (j = 0; j < s->nseen; j++) {
		c = s->seen[j];
		rest = s->sum[of[v]] - p->sum[c];
		gain = s->edge[c] - s->gamma * k * p->sum[c];
		if (c != v && gain > best + TINY &&
		    p->out[c] + TINY >= s->gamma * p->sum[c] * rest) {
			best = gain;
			to = c;
		}
	}
	*edge = s->edge[to];
	forget(s);
	return to;
}

/* Split communities into well-connected parts. s->sum holds their strength. */
static void
refine(struct scratch *s, const struct level *g, const uint32_t *of, struct parts *p)
{
	double edge;
	uint32_t v, to;
	size_t i, j;

	for (v = 0; v < g->n; v++) {
		p->of[v] = v;
		p->sum[v] = g->strength[v];
		p->single[v] = true;
		p->out[v] = 0;
		for (j = g->start[v]; j < g->start[v + 1]; j++)
			if (of[g->to[j]] == of[v])
				p->out[v] += (double)g->weight[j];
	}
	shuffle(s, g->n);
	for (i = 0; i < g->n; i++) {
		v = s->order[i];
		if (!p->single[v] || p->out[v] + TINY < s->gamma * g->strength[v] *
		    (s->sum[of[v]] - g->strength[v]))
			continue;
		if ((to = part_for(s, g, of, p, v, &edge)) == v)
			continue;
		p->of[v] = to;
		p->sum[to] += g->strength[v];
		p->out[to] += p->out[v] - 2 * edge;
		p->single[to] = p->single[v] = false;
	}
}

/* ---- the smaller graph ---- */

/* Number the values of of[0..n-1], all below n, 0, 1, 2...; returns how many. */
static size_t
renumber(uint32_t *of, size_t n)
{
	uint32_t *new = wk_calloc(n + 1, sizeof(*new)), next = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		if (new[of[i]] == 0)
			new[of[i]] = ++next;
		of[i] = new[of[i]] - 1;
	}
	free(new);
	return next;
}

/* Nodes by part: start has n + 2 entries (one too many), both the caller's. */
static void
by_part(const uint32_t *of, size_t n, size_t parts, size_t **start, uint32_t **node)
{
	size_t i, *at;

	*start = wk_calloc(parts + 2, sizeof(**start));
	*node = wk_malloc((n + 1) * sizeof(**node));
	at = *start + 1;
	for (i = 0; i < n; i++)
		at[of[i] + 1]++;
	for (i = 0; i < parts; i++)
		at[i + 1] += at[i];
	for (i = 0; i < n; i++)
		(*node)[at[of[i]]++] = (uint32_t)i;
}

/* Parts become nodes. Loops are left out: no move can change them. */
static void
aggregate(struct scratch *s, const struct level *g, const uint32_t *part, size_t n,
    struct level *out)
{
	size_t *start, i, j, k, at = 0, cap = 0, wcap = 0;
	uint32_t *node, c, v;

	by_part(part, g->n, n, &start, &node);
	*out = (struct level){ .n = n, .own = true };
	out->start = wk_calloc(n + 1, sizeof(*out->start));
	out->strength = wk_calloc(n + 1, sizeof(*out->strength));
	for (c = 0; c < n; c++) {
		s->nseen = 0;
		for (i = start[c]; i < start[c + 1]; i++) {
			v = node[i];
			out->strength[c] += g->strength[v];
			for (j = g->start[v]; j < g->start[v + 1]; j++) {
				k = part[g->to[j]];
				if (k == c)
					continue;
				if (s->edge[k] == 0)
					s->seen[s->nseen++] = (uint32_t)k;
				s->edge[k] += (double)g->weight[j];
			}
		}
		out->to = wk_grow(out->to, &cap, at + s->nseen + 1, sizeof(*out->to));
		out->weight = wk_grow(out->weight, &wcap, at + s->nseen + 1,
		    sizeof(*out->weight));
		for (i = 0; i < s->nseen; i++, at++) {
			out->to[at] = s->seen[i];
			out->weight[at] = (float)s->edge[s->seen[i]];
		}
		forget(s);
		out->start[c + 1] = at;
	}
	free(start);
	free(node);
}

static void
level_free(struct level *g)
{
	free(g->strength);
	if (g->own) {
		free(g->start);
		free(g->to);
		free(g->weight);
	}
}

/* ---- together ---- */

static void
scratch_init(struct scratch *s, size_t n)
{
	n++;
	s->edge = wk_calloc(n, sizeof(*s->edge));
	s->sum = wk_calloc(n, sizeof(*s->sum));
	s->seen = wk_malloc(n * sizeof(*s->seen));
	s->order = wk_malloc(n * sizeof(*s->order));
	s->queue = wk_malloc(n * sizeof(*s->queue));
	s->free = wk_malloc(n * sizeof(*s->free));
	s->queued = wk_calloc(n, sizeof(*s->queued));
}

static void
scratch_free(struct scratch *s)
{
	free(s->edge);
	free(s->sum);
	free(s->seen);
	free(s->order);
	free(s->queue);
	free(s->free);
	free(s->queued);
}

/* One level down: parts of g become the nodes of *next, of their community. */
static void
shrink(struct scratch *s, const struct level *g, uint32_t *of, struct level *next,
    uint32_t *up, size_t n)
{
	struct parts p;
	size_t i, count;

	p.of = wk_malloc((g->n + 1) * sizeof(*p.of));
	p.sum = wk_malloc((g->n + 1) * sizeof(*p.sum));
	p.out = wk_malloc((g->n + 1) * sizeof(*p.out));
	p.single = wk_malloc((g->n + 1) * sizeof(*p.single));
	refine(s, g, of, &p);
	count = renumber(p.of, g->n);
	aggregate(s, g, p.of, count, next);
	for (i = 0; i < n; i++)
		up[i] = p.of[up[i]];
	renumber(of, g->n);
	for (i = 0; i < g->n; i++)
		s->order[p.of[i]] = of[i];	/* all nodes of a part agree */
	memcpy(of, s->order, count * sizeof(*of));
	free(p.of);
	free(p.sum);
	free(p.out);
	free(p.single);
}

/* Once through all levels from the communities in of; how many nodes of g moved. */
static size_t
round_trip(struct scratch *s, const struct wk_graph *g, const double *strength,
    uint32_t *of)
{
	uint32_t *up = wk_malloc((g->n + 1) * sizeof(*up));
	uint32_t *at = wk_malloc((g->n + 1) * sizeof(*at));
	struct level level = { g->n, g->start, g->to, g->weight, NULL, false }, next;
	size_t i, n, moved = 0, now;
	bool first = true;

	level.strength = wk_malloc((g->n + 1) * sizeof(*level.strength));
	memcpy(level.strength, strength, g->n * sizeof(*strength));
	for (i = 0; i < g->n; i++)
		up[i] = (uint32_t)i;
	memcpy(at, of, g->n * sizeof(*at));
	while ((now = move_nodes(s, &level, at)) > 0 || first) {
		moved += first ? now : 0;
		first = false;
		n = level.n;
		shrink(s, &level, at, &next, up, g->n);
		level_free(&level);
		level = next;
		if (level.n == n)
			break;
	}
	for (i = 0; i < g->n; i++)
		of[i] = at[up[i]];
	level_free(&level);
	free(up);
	free(at);
	return moved;
}

size_t
wk_leiden(const struct wk_graph *g, double resolution, unsigned seed, uint32_t *of)
{
	double *strength = wk_calloc(g->n + 1, sizeof(*strength)), total = 0;
	struct scratch s = { .random = 0x9e3779b97f4a7c15ULL ^ seed };
	size_t i, j, n;
	int round;

	for (i = 0; i < g->n; i++) {
		of[i] = (uint32_t)i;
		for (j = g->start[i]; j < g->start[i + 1]; j++)
			strength[i] += (double)g->weight[j];
		total += strength[i];
	}
	s.gamma = total > 0 ? resolution / total : 0;
	scratch_init(&s, g->n);
	for (round = 0; round < ROUNDS && total > 0; round++)
		if (round_trip(&s, g, strength, of) * FEW <= g->n)
			break;
	n = renumber(of, g->n);
	scratch_free(&s);
	free(strength);
	return n;
}
