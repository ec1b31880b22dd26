/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/sparse.h"

static void
room(struct wk_sparse *m, size_t n)
{
	size_t cap = m->cap, need = (m->n > 0 ? m->start[m->n] : 0) + n;

	m->start = wk_grow(m->start, &m->rowcap, m->n + 2, sizeof(*m->start));
	m->dim = wk_grow(m->dim, &cap, need + 1, sizeof(*m->dim));
	m->value = wk_grow(m->value, &m->cap, need + 1, sizeof(*m->value));
	if (m->n == 0)
		m->start[0] = 0;
}

struct cell {
	uint32_t dim;
	float	 value;
};

static int
by_dim(const void *a, const void *b)
{
	const struct cell *x = a, *y = b;

	return (x->dim > y->dim) - (x->dim < y->dim);
}

void
wk_sparse_add(struct wk_sparse *m, const uint32_t *dim, const float *value, size_t n)
{
	struct cell few[64], *cell = few;
	size_t i, at;

	if (n > sizeof(few) / sizeof(few[0]))
		cell = wk_malloc(n * sizeof(*cell));
	for (i = 0; i < n; i++) {
		cell[i].dim = dim[i];
		cell[i].value = value[i];
		if (dim[i] >= m->ndim)
			m->ndim = dim[i] + 1;
	}
	qsort(cell, n, sizeof(*cell), by_dim);
	room(m, n);
	at = m->start[m->n];
	for (i = 0; i < n; i++) {
		m->dim[at + i] = cell[i].dim;
		m->value[at + i] = cell[i].value;
	}
	if (cell != few)
		free(cell);
	m->start[m->n + 1] = m->start[m->n] + n;
	m->n++;
}

void
wk_sparse_copy(struct wk_sparse *m, const struct wk_sparse *from, size_t i)
{
	size_t n = wk_sparse_len(from, i);

	room(m, n);
	memcpy(m->dim + m->start[m->n], from->dim + from->start[i], n * sizeof(*m->dim));
	memcpy(m->value + m->start[m->n], from->value + from->start[i],
	    n * sizeof(*m->value));
	m->start[m->n + 1] = m->start[m->n] + n;
	m->n++;
	if (from->ndim > m->ndim)
		m->ndim = from->ndim;
}

void
wk_sparse_free(struct wk_sparse *m)
{
	free(m->start);
	free(m->dim);
	free(m->value);
	memset(m, 0, sizeof(*m));
}

double
wk_sparse_norm(const struct wk_sparse *m, size_t i)
{
	double sum = 0;
	size_t j;

	for (j = m->start[i]; j < m->start[i + 1]; j++)
		sum += (double)m->value[j] * (double)m->value[j];
	return sqrt(sum);
}

void
wk_sparse_scale(struct wk_sparse *m, size_t i, double f)
{
	size_t j;

	for (j = m->start[i]; j < m->start[i + 1]; j++)
		m->value[j] = (float)(m->value[j] * f);
}

double
wk_sparse_dot(const struct wk_sparse *a, size_t i, const struct wk_sparse *b, size_t j)
{
	size_t x = a->start[i], y = b->start[j];
	double sum = 0;

	while (x < a->start[i + 1] && y < b->start[j + 1])
		if (a->dim[x] == b->dim[y])
			sum += (double)a->value[x++] * (double)b->value[y++];
		else if (a->dim[x] < b->dim[y])
			x++;
		else
			y++;
	return sum;
}

uint32_t *
wk_sparse_tfidf(struct wk_sparse *m, size_t nfit)
{
	uint32_t *df = wk_calloc((size_t)m->ndim + 1, sizeof(*df));
	size_t i, j, at = 0, from = 0, to;
	double idf, norm, tf;

	for (j = 0; m->n > 0 && j < m->start[nfit]; j++)
		df[m->dim[j]]++;
	for (i = 0; i < m->n; i++) {
		to = m->start[i + 1];
		m->start[i] = at;
		for (norm = 0, j = from; j < to; j++) {
			if (df[m->dim[j]] == 0)
				continue;
			tf = m->value[j];
			tf = tf > 1 ? 1 + log(tf) : tf;
			idf = log((1 + (double)nfit) / (1 + df[m->dim[j]])) + 1;
			m->dim[at] = m->dim[j];
			m->value[at++] = (float)(tf * idf);
			norm += tf * idf * tf * idf;
		}
		from = to;
		for (j = m->start[i]; norm > 0 && j < at; j++)
			m->value[j] = (float)(m->value[j] / sqrt(norm));
	}
	if (m->n > 0)
		m->start[m->n] = at;
	return df;
}

void
wk_sparse_join(const struct wk_sparse *a, const struct wk_sparse *b, double weight,
    struct wk_sparse *out)
{
	size_t i, j, cap = 0, vcap = 0, n;
	uint32_t *dim = NULL;
	float *value = NULL;
	double norm;

	for (i = 0; i < a->n; i++) {
		n = wk_sparse_len(a, i) + wk_sparse_len(b, i);
		dim = wk_grow(dim, &cap, n, sizeof(*dim));
		value = wk_grow(value, &vcap, n, sizeof(*value));
		n = 0;
		for (j = a->start[i]; j < a->start[i + 1]; j++, n++) {
			dim[n] = a->dim[j];
			value[n] = a->value[j];
		}
		for (j = b->start[i]; j < b->start[i + 1]; j++, n++) {
			dim[n] = a->ndim + b->dim[j];
			value[n] = (float)(b->value[j] * weight);
		}
		wk_sparse_add(out, dim, value, n);
		norm = wk_sparse_norm(out, i);
		if (norm > 0)
			wk_sparse_scale(out, i, 1 / norm);
	}
	out->ndim = a->ndim + b->ndim;
	free(dim);
	free(value);
}

void
wk_sum_init(struct wk_sum *s, uint32_t ndim)
{
	memset(s, 0, sizeof(*s));
	s->value = wk_calloc((size_t)ndim + 1, sizeof(*s->value));
}

void
wk_sum_add(struct wk_sum *s, const struct wk_sparse *m, const uint32_t *row, size_t n)
{
	size_t i, j;

	for (i = 0; i < n; i++)
		for (j = m->start[row[i]]; j < m->start[row[i] + 1]; j++) {
			if (s->value[m->dim[j]] == 0) {
				s->dim = wk_grow(s->dim, &s->cap, s->n + 1,
				    sizeof(*s->dim));
				s->dim[s->n++] = m->dim[j];
			}
			s->value[m->dim[j]] += m->value[j];
		}
}

double
wk_sum_dot(const struct wk_sum *s, const struct wk_sparse *m, size_t row)
{
	double sum = 0;
	size_t j;

	for (j = m->start[row]; j < m->start[row + 1]; j++)
		sum += (double)m->value[j] * (double)s->value[m->dim[j]];
	return sum;
}

double
wk_sum_length(const struct wk_sum *s)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < s->n; i++)
		sum += (double)s->value[s->dim[i]] * (double)s->value[s->dim[i]];
	return sqrt(sum);
}

static int
by_value(const void *a, const void *b)
{
	const struct cell *x = a, *y = b;

	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return (x->dim > y->dim) - (x->dim < y->dim);
}

void
wk_sum_to_row(const struct wk_sum *s, size_t most, struct wk_sparse *out)
{
	struct cell *cell = wk_malloc((s->n + 1) * sizeof(*cell));
	uint32_t *dim = wk_malloc((s->n + 1) * sizeof(*dim));
	float *value = wk_malloc((s->n + 1) * sizeof(*value));
	double len;
	size_t i;

	for (i = 0; i < s->n; i++)
		cell[i] = (struct cell){ s->dim[i], s->value[s->dim[i]] };
	qsort(cell, s->n, sizeof(*cell), by_value);
	for (i = 0; i < s->n && i < most; i++) {
		dim[i] = cell[i].dim;
		value[i] = cell[i].value;
	}
	wk_sparse_add(out, dim, value, i);
	len = wk_sparse_norm(out, out->n - 1);
	if (len > 0)
		wk_sparse_scale(out, out->n - 1, 1 / len);
	free(cell);
	free(dim);
	free(value);
}

void
wk_sum_clear(struct wk_sum *s)
{
	while (s->n > 0)
		s->value[s->dim[--s->n]] = 0;
}

void
wk_sum_free(struct wk_sum *s)
{
	free(s->value);
	free(s->dim);
	memset(s, 0, sizeof(*s));
}
