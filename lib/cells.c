/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <pthread.h>
#include <stdbool.h>

#include <stdlib.h>
#include <string.h>

#include "lib/cells.h"
#include "lib/mem.h"

#define PER_CELL	1000	/* rows */
#define MOST		4000	/* rows in a cell; a larger one is cut */
#define SAMPLE		32	/* rows per cell to learn from */
#define ROUNDS		4
#define MAXDIM		8192	/* most frequent dims that centres know */
#define MAXTHREAD	16
#define NONE		UINT32_MAX

struct kmeans {
	const struct wk_sparse *m;
	size_t		  ncell;
	uint32_t	 *local;	/* dim to dim of the centres, NONE */
	size_t		  nlocal;
	float		 *centre;	/* nlocal * ncell: all cells of a dim together */
};

/* One thread's rows: row[from..to-1], or all when row is NULL. */
struct share {
	const struct kmeans *k;
	const uint32_t	    *row;
	size_t		     from, to;
	uint32_t	    *best;	/* two per row */
};

void
wk_cells_one(size_t n, struct wk_cells *out)
{
	size_t i;

	out->n = 1;
	out->start = wk_calloc(2, sizeof(*out->start));
	out->row = wk_calloc(n + 1, sizeof(*out->row));
	out->start[1] = n;
	for (i = 0; i < n; i++)
		out->row[i] = (uint32_t)i;
}

void
wk_cells_free(struct wk_cells *c)
{
	free(c->start);
	free(c->row);
	memset(c, 0, sizeof(*c));
}

/* The dims that most of the mass of the rows lies in. */
static void
choose_dims(struct kmeans *k)
{
	const struct wk_sparse *m = k->m;
	uint32_t *df = wk_calloc((size_t)m->ndim + 1, sizeof(*df)), d;
	uint32_t *count = wk_calloc(m->n + 1, sizeof(*count));
	size_t j, least, sum = 0;

	for (j = 0; j < m->start[m->n]; j++)
		df[m->dim[j]]++;
	for (d = 0; d < m->ndim; d++)
		count[df[d]]++;
	for (least = m->n; least > 1 && sum + count[least] <= MAXDIM; least--)
		sum += count[least];
	k->local = wk_malloc(((size_t)m->ndim + 1) * sizeof(*k->local));
	k->nlocal = 0;
	for (d = 0; d < m->ndim; d++)
		k->local[d] = df[d] > least ? (uint32_t)k->nlocal++ : NONE;
	free(df);
	free(count);
}

/* The two nearest centres of each row; ties: the lower number. */
static void *
assign(void *arg)
{
	struct share *s = arg;
	const struct kmeans *k = s->k;
	float *score = wk_malloc(k->ncell * sizeof(*score)), v;
	const float *centre;
	uint32_t *best, d, c;
	size_t i, j, r;

	for (i = s->from; i < s->to; i++) {
		r = s->row != NULL ? s->row[i] : i;
		memset(score, 0, k->ncell * sizeof(*score));
		for (j = k->m->start[r]; j < k->m->start[r + 1]; j++) {
			if ((d = k->local[k->m->dim[j]]) == NONE)
				continue;
			centre = k->centre + (size_t)d * k->ncell;
			v = k->m->value[j];
			for (c = 0; c < k->ncell; c++)
				score[c] += v * centre[c];
		}
		best = s->best + 2 * i;
		best[0] = score[1] > score[0];
		best[1] = !best[0];
		for (c = 2; c < k->ncell; c++)
			if (score[c] > score[best[0]]) {
				best[1] = best[0];
				best[0] = c;
			} else if (score[c] > score[best[1]])
				best[1] = c;
	}
	free(score);
	return NULL;
}

static void
assign_all(const struct kmeans *k, const uint32_t *row, size_t n, unsigned threads,
    uint32_t *best)
{
	struct share share[MAXTHREAD] = { { NULL, NULL, 0, 0, NULL } };
	pthread_t thread[MAXTHREAD];
	bool alone[MAXTHREAD] = { false };
	unsigned t;

	threads = threads < 1 ? 1 : threads > MAXTHREAD ? MAXTHREAD : threads;
	for (t = 0; t < threads; t++)
		share[t] = (struct share){ k, row, n * t / threads,
		    n * (t + 1) / threads, best };
	for (t = 1; t < threads; t++)
		alone[t] = pthread_create(&thread[t], NULL, assign, &share[t]) != 0;
	assign(&share[0]);
	for (t = 1; t < threads; t++)
		if (alone[t])
			assign(&share[t]);
		else
			pthread_join(thread[t], NULL);
}

/* Centres from the rows assigned to them; an empty one keeps its place. */
static void
update(struct kmeans *k, const uint32_t *row, size_t n, const uint32_t *best,
    size_t step)
{
	double *norm = wk_calloc(k->ncell, sizeof(*norm));
	uint32_t *count = wk_calloc(k->ncell, sizeof(*count)), d;
	size_t i, j, c;

	for (i = 0; i < n; i++)
		count[best[step * i]]++;
	for (d = 0; d < k->nlocal; d++)
		for (c = 0; c < k->ncell; c++)
			if (count[c] > 0)
				k->centre[d * k->ncell + c] = 0;
	for (i = 0; i < n; i++)
		for (j = k->m->start[row[i]]; j < k->m->start[row[i] + 1]; j++)
			if ((d = k->local[k->m->dim[j]]) != NONE)
				k->centre[d * k->ncell + best[step * i]] +=
				    k->m->value[j];
	for (i = 0; i < k->nlocal * k->ncell; i++)
		norm[i % k->ncell] += (double)k->centre[i] * (double)k->centre[i];
	for (i = 0; i < k->nlocal * k->ncell; i++)
		if (norm[i % k->ncell] > 0)
			k->centre[i] /= (float)sqrt(norm[i % k->ncell]);
	free(norm);
	free(count);
}

static void
learn(struct kmeans *k, unsigned threads)
{
	size_t n = k->ncell * SAMPLE < k->m->n ? k->ncell * SAMPLE : k->m->n, i;
	uint32_t *row = wk_calloc(n, sizeof(*row));
	uint32_t *best = wk_calloc(2 * n, sizeof(*best));
	unsigned round;

	/* rows spread evenly over the file; the first centres are single ones */
	for (i = 0; i < n; i++) {
		row[i] = (uint32_t)((i % k->ncell * SAMPLE + i / k->ncell) % n * k->m->n / n);
		best[2 * i] = (uint32_t)(i % k->ncell);
	}
	update(k, row, k->ncell, best, 2);
	for (round = 0; round < ROUNDS; round++) {
		assign_all(k, row, n, threads, best);
		update(k, row, n, best, 2);
	}
	free(row);
	free(best);
}

/*
 * best[2i], best[2i+1] to rows by cell. Some cells lie near everything and
 * would take most of the time: those are cut into equal pieces, taking
 * its rows in turn.
 */
static void
collect(const uint32_t *best, size_t n, size_t ncell, struct wk_cells *out)
{
	uint32_t *count = wk_calloc(ncell + 1, sizeof(*count));
	uint32_t *first = wk_calloc(ncell + 1, sizeof(*first));	/* its first piece */
	size_t i, *at;
	uint32_t c, k;

	for (i = 0; i < 2 * n; i++)
		count[best[i]]++;
	for (c = 0; c < ncell; c++)
		first[c + 1] = first[c] + 1 + count[c] / MOST;
	out->n = first[ncell];
	out->start = wk_calloc(out->n + 2, sizeof(*out->start));
	out->row = wk_malloc((2 * n + 1) * sizeof(*out->row));
	at = out->start + 1;
	for (c = 0; c < ncell; c++)
		for (k = first[c]; k < first[c + 1]; k++)
			at[k + 1] = (count[c] + first[c + 1] - 1 - k) /
			    (first[c + 1] - first[c]);
	for (i = 0; i < out->n; i++)
		at[i + 1] += at[i];
	memset(count, 0, ncell * sizeof(*count));
	for (i = 0; i < 2 * n; i++) {
		c = best[i];
		k = first[c] + count[c]++ % (first[c + 1] - first[c]);
		out->row[at[k]++] = (uint32_t)(i / 2);
	}
	free(count);
	free(first);
}

void
wk_cells_find(const struct wk_sparse *m, unsigned threads, struct wk_cells *out)
{
	struct kmeans k = { .m = m, .ncell = m->n / PER_CELL + 2 };
	uint32_t *best = wk_calloc(2 * m->n, sizeof(*best));

	choose_dims(&k);
	k.centre = wk_calloc(k.nlocal * k.ncell + 1, sizeof(*k.centre));
	learn(&k, threads);
	assign_all(&k, NULL, m->n, threads, best);
	collect(best, m->n, k.ncell, out);
	free(best);
	free(k.local);
	free(k.centre);
}
