/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/protect.h"
#include "lib/publish_audit.h"

/* Where each node of a cell is: pos[ndim], in the order of wk_pub_cell. */
static bool
step(const struct wk_pub_table *t, const bool *move, size_t *pos)
{
	size_t d = t->ndim;

	while (d-- > 0) {
		if (!move[d])
			continue;
		if (++pos[d] < t->dim[d].n)
			return true;
		pos[d] = 0;
	}
	return false;
}

static size_t
at(const struct wk_pub_table *t, const size_t *pos)
{
	size_t d, cell = 0;

	for (d = 0; d < t->ndim; d++)
		cell = cell * t->dim[d].n + pos[d];
	return cell;
}

static bool
is_parent(const struct wk_pub_dim *d, size_t node)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		if (d->parent[i] == node)
			return true;
	return false;
}

/* Has parents, and each is the sum of its children in every cell. */
static bool
adds_up(const struct wk_pub_table *t, size_t d)
{
	const bool all[WK_PUB_DIMS] = { true, true, true };
	long *sum = wk_calloc(t->ncell, sizeof(*sum));
	size_t pos[WK_PUB_DIMS] = { 0 }, up[WK_PUB_DIMS], i;
	bool any = false, ok = true;

	do {
		if (t->dim[d].parent[pos[d]] == WK_PUB_ROOT)
			continue;
		any = true;
		memcpy(up, pos, sizeof(up));
		up[d] = t->dim[d].parent[pos[d]];
		sum[at(t, up)] += t->count[at(t, pos)];
	} while (step(t, all, pos));
	memset(pos, 0, sizeof(pos));
	do {
		i = at(t, pos);
		if (is_parent(&t->dim[d], pos[d]))
			ok = ok && sum[i] == t->count[i];
	} while (ok && step(t, all, pos));
	free(sum);
	return any && ok;
}

/* The dimension of a report table as one of a cube: nodes are numbers. */
static struct wk_dim *
dim_of(const struct wk_pub_dim *d, uint32_t *code, struct wk_err *e)
{
	struct wk_dim *r = wk_dim_new("tabel");
	char node[24], up[24];
	size_t i;

	for (i = 0; i < d->n; i++) {
		snprintf(node, sizeof(node), "%08zu", i);
		snprintf(up, sizeof(up), "%08zu", d->parent[i]);
		if (d->parent[i] != WK_PUB_ROOT &&
		    wk_dim_edge(r, node, up, NULL, 0, e) < 0)
			break;
		code[i] = wk_dim_code(r, node, strlen(node), NULL, 0);
		if (d->parent[i] == WK_PUB_ROOT &&
		    wk_dim_edge(r, node, WK_TOTAL, NULL, 0, e) < 0)
			break;
	}
	if (i == d->n && wk_dim_finish(r, e) == 0)
		return r;
	wk_dim_free(r);
	return NULL;
}

/* One slice: the nodes of dimensions that do not move are fixed in pos. */
struct slice {
	struct wk_pub_table	*t;
	const bool		*move;
	size_t			*pos;
	uint32_t		*code[WK_PUB_DIMS];	/* by node */
	struct wk_cube		*cube;
};

/* The codes of the cell at pos. */
static const uint32_t *
codes(const struct slice *s, uint32_t *out)
{
	size_t d, n = 0;

	for (d = 0; d < s->t->ndim; d++)
		if (s->move[d])
			out[n++] = s->code[d][s->pos[d]];
	return out;
}

static int
fill(struct slice *s, struct wk_err *e)
{
	struct wk_tally k = { 0, WK_UNKNOWN, WK_UNKNOWN };
	uint32_t code[WK_PUB_DIMS];

	do {
		k.n = s->t->count[at(s->t, s->pos)];
		wk_cube_add(s->cube, codes(s, code), &k, NULL, 0);
	} while (step(s->t, s->move, s->pos));
	return wk_cube_finish(s->cube, e);
}

static int
audit_slice(struct slice *s, const struct wk_rule *rule, struct wk_err *e)
{
	struct wk_release r;
	uint32_t code[WK_PUB_DIMS];
	long *shown = s->t->shown;
	uint8_t *wish;
	int got;

	if (fill(s, e) < 0)
		return -1;
	wish = wk_calloc(s->cube->ncell, 1);
	do {
		if (shown[at(s->t, s->pos)] != WK_PUB_HIDDEN)
			wish[wk_cube_cell(s->cube, codes(s, code))] = WK_WISH_YES;
	} while (step(s->t, s->move, s->pos));
	got = wk_protect(s->cube, wish, rule, NULL, NULL, &r, e);
	if (got == 0)
		do {
			if (r.shown[wk_cube_cell(s->cube, codes(s, code))] ==
			    WK_HIDDEN)
				shown[at(s->t, s->pos)] = WK_PUB_HIDDEN;
		} while (step(s->t, s->move, s->pos));
	free(wish);
	wk_release_free(&r);
	return got;
}

int
wk_pub_audit(struct wk_pub_table *t, const struct wk_pub_rule *rule,
    struct wk_err *e)
{
	struct wk_rule own = { rule->min, rule->base, false };
	bool move[WK_PUB_DIMS] = { false }, rest[WK_PUB_DIMS] = { false };
	size_t pos[WK_PUB_DIMS] = { 0 }, d, n = 0;
	struct slice s = { t, move, pos, { NULL }, NULL };
	struct wk_dim *dim[WK_PUB_DIMS];
	int r = 0;

	for (d = 0; d < t->ndim; d++) {
		move[d] = t->ncell > 0 && adds_up(t, d);
		rest[d] = !move[d];
		n += move[d];
		s.code[d] = wk_calloc(t->dim[d].n, sizeof(**s.code));
	}
	if (n > 0)
		do {
			for (d = 0, n = 0; d < t->ndim && r == 0; d++) {
				if (!move[d])
					continue;
				dim[n] = dim_of(&t->dim[d], s.code[d], e);
				r = dim[n] == NULL ? -1 : 0;
				n += r == 0;
			}
			s.cube = wk_cube_new(dim, n);
			if (r == 0)
				r = audit_slice(&s, &own, e);
			wk_cube_free(s.cube);
		} while (r == 0 && step(t, rest, pos));
	for (d = 0; d < t->ndim; d++)
		free(s.code[d]);
	return r;
}
