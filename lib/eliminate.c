/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/eliminate.h"
#include "lib/lump.h"
#include "lib/mem.h"

#define PRIME	(((uint64_t)1 << 61) - 1)

/* A row without its zeros: ascending columns, values 1..PRIME-1. */
struct row {
	uint32_t	*col;
	uint64_t	*val;
	size_t		 n;
};

struct work {
	struct row	*unsafe;	/* reduced by every kept row so far */
	size_t		 nunsafe;
	struct row	*pivot;		/* by column: kept row that starts there */
	struct row	 spare;		/* room for a result */
	size_t		 ncol;
};

static uint64_t
mul(uint64_t a, uint64_t b)
{
	unsigned __int128 p = (unsigned __int128)a * b;
	uint64_t s = (uint64_t)(p & PRIME) + (uint64_t)(p >> 61);

	return s >= PRIME ? s - PRIME : s;
}

static uint64_t
sub(uint64_t a, uint64_t b)
{
	return a >= b ? a - b : a + PRIME - b;
}

/* a^(PRIME-2), the inverse (Fermat). */
static uint64_t
inverse(uint64_t a)
{
	uint64_t r = 1, e = PRIME - 2;

	for (; e > 0; e >>= 1, a = mul(a, a))
		if (e & 1)
			r = mul(r, a);
	return r;
}

static void
row_alloc(struct row *r, size_t n)
{
	r->col = wk_calloc(n, sizeof(*r->col));
	r->val = wk_calloc(n, sizeof(*r->val));
	r->n = 0;
}

static void
row_free(struct row *r)
{
	free(r->col);
	free(r->val);
	memset(r, 0, sizeof(*r));
}

static void
row_copy(struct row *to, const struct row *from)
{
	row_alloc(to, from->n);
	memcpy(to->col, from->col, from->n * sizeof(*to->col));
	memcpy(to->val, from->val, from->n * sizeof(*to->val));
	to->n = from->n;
}

/* a := a - f * b, through w->spare. */
static void
subtract(struct work *w, struct row *a, const struct row *b, uint64_t f)
{
	struct row *s = &w->spare;
	size_t i = 0, k = 0;
	uint64_t v;
	uint32_t c;

	s->n = 0;
	while (i < a->n || k < b->n) {
		if (k == b->n || (i < a->n && a->col[i] < b->col[k])) {
			c = a->col[i];
			v = a->val[i++];
		} else if (i == a->n || b->col[k] < a->col[i]) {
			c = b->col[k];
			v = sub(0, mul(f, b->val[k++]));
		} else {
			c = a->col[i];
			v = sub(a->val[i++], mul(f, b->val[k++]));
		}
		if (v != 0) {
			s->col[s->n] = c;
			s->val[s->n++] = v;
		}
	}
	row_free(a);
	row_copy(a, s);
}

static uint64_t
value_at(const struct row *r, uint32_t col)
{
	size_t lo = 0, hi = r->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (r->col[mid] < col)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < r->n && r->col[lo] == col ? r->val[lo] : 0;
}

/* Take every kept row out of r; r is then 0 at all their first columns. */
static void
reduce(struct work *w, struct row *r)
{
	size_t i = 0;
	uint32_t col;

	/* taking a kept row out changes nothing before its first column */
	while (i < r->n) {
		col = r->col[i];
		if (w->pivot[col].n == 0)
			i++;
		else
			subtract(w, r, &w->pivot[col], r->val[i]);
	}
}

/* Is r a multiple of v (which starts with 1)? */
static bool
multiple(const struct row *r, const struct row *v)
{
	size_t i;

	if (r->n != v->n || r->n == 0 || r->col[0] != v->col[0])
		return false;
	for (i = 0; i < r->n; i++)
		if (r->col[i] != v->col[i] ||
		    r->val[i] != mul(r->val[0], v->val[i]))
			return false;
	return true;
}

/* Print this cell too? v is taken over. */
static bool
consider(struct work *w, struct row *v, bool fixed)
{
	bool spoils = false;
	uint64_t f;
	size_t i;

	reduce(w, v);
	if (v->n == 0) {		/* follows from what is printed anyway */
		row_free(v);
		return true;
	}
	for (i = 1, f = inverse(v->val[0]); i < v->n; i++)
		v->val[i] = mul(v->val[i], f);
	v->val[0] = 1;
	for (i = 0; i < w->nunsafe && !spoils; i++)
		spoils = multiple(&w->unsafe[i], v);
	if (spoils && !fixed) {
		row_free(v);
		return false;
	}
	for (i = 0; i < w->nunsafe; i++)
		if ((f = value_at(&w->unsafe[i], v->col[0])) != 0)
			subtract(w, &w->unsafe[i], v, f);
	w->pivot[v->col[0]] = *v;
	return true;
}

/*
 * A cell as a row over lumps; false when it cuts a lump in two, for then no
 * sum of printed cells is that cell.
 */
static bool
cell_row(const struct wk_lumps *l, const struct wk_cube *c, size_t cell,
    uint32_t *lump, struct row *r)
{
	size_t inside, i, n = wk_lumps_in(l, c, cell, lump, &inside);

	if (inside < n || n == 0)
		return false;
	row_alloc(r, n);
	for (i = 0; i < n; i++) {
		r->col[i] = lump[i];
		r->val[i] = 1;
	}
	r->n = n;
	return true;
}

void
wk_eliminate(const struct wk_cube *c, const size_t *print, size_t nprint,
    size_t nfixed, const size_t *unsafe, size_t nunsafe, bool *keep)
{
	struct wk_lumps *l = wk_lumps_new(c, print, nprint);
	uint32_t *lump = wk_calloc(l->n, sizeof(*lump));
	struct work w = { NULL, 0, NULL, { NULL, NULL, 0 }, l->n };
	struct row v;
	size_t i;

	w.unsafe = wk_calloc(nunsafe, sizeof(*w.unsafe));
	w.pivot = wk_calloc(l->n, sizeof(*w.pivot));
	row_alloc(&w.spare, l->n);
	for (i = 0; i < nunsafe; i++)
		if (cell_row(l, c, unsafe[i], lump, &w.unsafe[w.nunsafe]))
			w.nunsafe++;
	for (i = 0; i < nprint; i++)
		keep[i] = !cell_row(l, c, print[i], lump, &v) ||
		    consider(&w, &v, i < nfixed);
	for (i = 0; i < w.nunsafe; i++)
		row_free(&w.unsafe[i]);
	for (i = 0; i < l->n; i++)
		row_free(&w.pivot[i]);
	row_free(&w.spare);
	free(w.unsafe);
	free(w.pivot);
	free(lump);
	wk_lumps_free(l);
}
