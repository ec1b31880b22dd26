/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "lib/cells.h"
#include "lib/index.h"
#include "lib/mem.h"

#define MAXTHREAD	16
#define BLOCK		256	/* rows of a cell that a thread takes at once */

/* The rows of one cell, turned: by dim the rows that have it. */
struct posting {
	uint32_t row;		/* place in the cell */
	float	 value;
};

struct inverted {
	uint32_t       *start;	/* by dim: where its postings begin */
	struct posting *post;
	size_t		cap;
	uint32_t       *touched;	/* dims in use, to clear start again */
	size_t		ntouched, tcap;
	uint32_t       *fill;
};

struct job {
	const struct wk_sparse *m;
	const struct wk_cells  *cells;
	struct wk_knn	       *out;
	unsigned		k;
	uint32_t	       *id;	/* found per place in a cell, k each */
	float		       *sim;
	wk_index_progress      *progress;
	pthread_mutex_t		lock;
	size_t			next;	/* cell, or block of the only cell */
	struct inverted		shared;	/* of the only cell */
};

/* ---- inverted index of a cell ---- */

static void
inverted_init(struct inverted *x, uint32_t ndim)
{
	memset(x, 0, sizeof(*x));
	x->start = wk_calloc((size_t)ndim + 1, sizeof(*x->start));
	x->fill = wk_calloc((size_t)ndim + 1, sizeof(*x->fill));
}

static void
inverted_free(struct inverted *x)
{
	free(x->start);
	free(x->fill);
	free(x->post);
	free(x->touched);
}

static void
inverted_build(struct inverted *x, const struct wk_sparse *m, const uint32_t *row,
    size_t n)
{
	size_t i, j;
	uint32_t at = 0, d;

	for (i = 0; i < x->ntouched; i++)
		x->fill[x->touched[i]] = 0;
	x->ntouched = 0;
	for (i = 0; i < n; i++)
		for (j = m->start[row[i]]; j < m->start[row[i] + 1]; j++) {
			d = m->dim[j];
			if (x->fill[d]++ == 0) {
				x->touched = wk_grow(x->touched, &x->tcap,
				    x->ntouched + 1, sizeof(*x->touched));
				x->touched[x->ntouched++] = d;
			}
		}
	for (i = 0; i < x->ntouched; i++) {
		d = x->touched[i];
		x->start[d] = at;
		at += x->fill[d];
		x->fill[d] = 0;
	}
	x->post = wk_grow(x->post, &x->cap, at, sizeof(*x->post));
	for (i = 0; i < n; i++)
		for (j = m->start[row[i]]; j < m->start[row[i] + 1]; j++) {
			d = m->dim[j];
			x->post[x->start[d] + x->fill[d]].row = (uint32_t)i;
			x->post[x->start[d] + x->fill[d]++].value = m->value[j];
		}
}

/* ---- the k best ---- */

static bool
better(float sim, uint32_t id, float sim2, uint32_t id2)
{
	return sim > sim2 || (sim == sim2 && id < id2);
}

/* Put a row in its place among at most k; *n of them so far. */
static void
keep(uint32_t *id, float *sim, unsigned *n, unsigned k, uint32_t row, float s)
{
	unsigned at;

	if (*n == k && !better(s, row, sim[k - 1], id[k - 1]))
		return;
	at = *n < k ? (*n)++ : k - 1;
	for (; at > 0 && better(s, row, sim[at - 1], id[at - 1]); at--) {
		sim[at] = sim[at - 1];
		id[at] = id[at - 1];
	}
	sim[at] = s;
	id[at] = row;
}

/* Neighbours within a cell of its rows from..to-1. score: zeroes, left so. */
static void
search(struct job *job, const struct inverted *x, size_t cell, size_t from, size_t to,
    float *score)
{
	const uint32_t *row = job->cells->row + job->cells->start[cell];
	size_t n = job->cells->start[cell + 1] - job->cells->start[cell], i, j;
	const struct wk_sparse *m = job->m;
	const struct posting *p, *end;
	unsigned found;
	uint32_t *id;
	float *sim;

	for (i = from; i < to; i++) {
		id = job->id + (job->cells->start[cell] + i) * job->k;
		sim = job->sim + (job->cells->start[cell] + i) * job->k;
		for (j = m->start[row[i]]; j < m->start[row[i] + 1]; j++) {
			p = x->post + x->start[m->dim[j]];
			end = p + x->fill[m->dim[j]];
			for (; p < end; p++)
				score[p->row] += p->value * m->value[j];
		}
		score[i] = 0;
		for (found = 0, j = 0; j < n; j++) {
			if (score[j] > 0 && (found < job->k ||
			    score[j] >= sim[job->k - 1]))
				keep(id, sim, &found, job->k, row[j], score[j]);
			score[j] = 0;
		}
		for (; found < job->k; found++) {
			id[found] = UINT32_MAX;
			sim[found] = 0;
		}
	}
}

/* ---- threads ---- */

static size_t
take(struct job *job, size_t total)
{
	size_t i;

	pthread_mutex_lock(&job->lock);
	i = job->next++;
	if (job->progress != NULL && i < total)
		job->progress(i, total);
	pthread_mutex_unlock(&job->lock);
	return i;
}

static void *
work_blocks(void *arg)
{
	struct job *job = arg;
	size_t n = job->cells->start[1], blocks = (n + BLOCK - 1) / BLOCK, i, to;
	float *score = wk_calloc(n + 1, sizeof(*score));

	while ((i = take(job, blocks)) < blocks) {
		to = (i + 1) * BLOCK < n ? (i + 1) * BLOCK : n;
		search(job, &job->shared, 0, i * BLOCK, to, score);
	}
	free(score);
	return NULL;
}

static void *
work_cells(void *arg)
{
	const struct wk_cells *c = ((struct job *)arg)->cells;
	struct job *job = arg;
	struct inverted x;
	float *score;
	size_t i, n, most = 0;

	for (i = 0; i < c->n; i++)
		if (c->start[i + 1] - c->start[i] > most)
			most = c->start[i + 1] - c->start[i];
	score = wk_calloc(most + 1, sizeof(*score));
	inverted_init(&x, job->m->ndim);
	while ((i = take(job, c->n)) < c->n) {
		n = c->start[i + 1] - c->start[i];
		inverted_build(&x, job->m, c->row + c->start[i], n);
		search(job, &x, i, 0, n, score);
	}
	inverted_free(&x);
	free(score);
	return NULL;
}

static void
run(struct job *job, unsigned threads, void *(*work)(void *))
{
	pthread_t thread[MAXTHREAD];
	unsigned k, started = 0;

	threads = threads < 1 ? 1 : threads > MAXTHREAD ? MAXTHREAD : threads;
	for (k = 1; k < threads; k++)
		if (pthread_create(&thread[started], NULL, work, job) == 0)
			started++;
	work(job);
	for (k = 0; k < started; k++)
		pthread_join(thread[k], NULL);
}

/* What a row found in each of its cells, put together. */
static void
merge(const struct job *job)
{
	struct wk_knn *out = job->out;
	unsigned *n = wk_calloc(out->n + 1, sizeof(*n)), a, b, k = job->k;
	uint32_t *id, row;
	size_t i;

	for (i = 0; i < job->cells->start[job->cells->n]; i++) {
		row = job->cells->row[i];
		id = out->id + (size_t)row * k;
		for (a = 0; a < k && job->id[i * k + a] != UINT32_MAX; a++) {
			for (b = 0; b < n[row] && id[b] != job->id[i * k + a]; b++)
				continue;
			if (b == n[row])
				keep(id, out->sim + (size_t)row * k, &n[row], k,
				    job->id[i * k + a], job->sim[i * k + a]);
		}
	}
	for (i = 0; i < out->n; i++)
		for (a = n[i]; a < k; a++) {
			out->id[i * k + a] = UINT32_MAX;
			out->sim[i * k + a] = 0;
		}
	free(n);
}

void
wk_index_knn(const struct wk_sparse *m, unsigned k, size_t exact_up_to,
    unsigned threads, wk_index_progress *progress, struct wk_knn *out)
{
	struct job job = { .m = m, .out = out, .k = k, .progress = progress };
	struct wk_cells cells = WK_CELLS_INIT;
	size_t places;

	out->n = m->n;
	out->k = k;
	out->id = wk_calloc(m->n * k + 1, sizeof(*out->id));
	out->sim = wk_calloc(m->n * k + 1, sizeof(*out->sim));
	if (m->n <= exact_up_to)
		wk_cells_one(m->n, &cells);
	else
		wk_cells_find(m, threads, &cells);
	places = cells.start[cells.n];
	job.cells = &cells;
	job.id = wk_calloc(places * k + 1, sizeof(*job.id));
	job.sim = wk_calloc(places * k + 1, sizeof(*job.sim));
	pthread_mutex_init(&job.lock, NULL);
	if (cells.n == 1) {
		inverted_init(&job.shared, m->ndim);
		inverted_build(&job.shared, m, cells.row, m->n);
		run(&job, threads, work_blocks);
		inverted_free(&job.shared);
	} else
		run(&job, threads, work_cells);
	merge(&job);
	pthread_mutex_destroy(&job.lock);
	wk_cells_free(&cells);
	free(job.id);
	free(job.sim);
}

void
wk_knn_free(struct wk_knn *k)
{
	free(k->id);
	free(k->sim);
	memset(k, 0, sizeof(*k));
}
