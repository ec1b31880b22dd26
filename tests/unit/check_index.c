/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "lib/index.h"
#include "lib/mem.h"
#include "tests/unit/check_wk.h"

static uint64_t state;

static uint32_t
draw(uint32_t n)
{
	state = state * 6364136223846793005ULL + 1442695040888963407ULL;
	return (uint32_t)(state >> 33) % n;
}

/* n rows of six dims, five of them from the row's own topic; length 1. */
static void
invent(struct wk_sparse *m, size_t n, uint32_t topics)
{
	uint32_t dim[6], d, topic;
	float value[6];
	size_t i, j, k, x;

	for (i = 0; i < n; i++) {
		topic = draw(topics);
		for (k = 0, j = 0; j < 6; j++) {
			d = j < 5 ? 10 * topic + draw(10) : 10 * topics + draw(2000);
			for (x = 0; x < k && dim[x] != d; x++)
				continue;
			if (x == k) {
				value[k] = (float)(1 + draw(8)) / 4;
				dim[k++] = d;
			}
		}
		wk_sparse_add(m, dim, value, k);
		wk_sparse_scale(m, i, 1 / wk_sparse_norm(m, i));
	}
	m->ndim = 10 * topics + 2000;
}

START_TEST(tfidf_follows_the_formula)
{
	struct wk_sparse m = WK_SPARSE_INIT;
	const uint32_t a[] = { 7, 2 }, b[] = { 2 }, c[] = { 2, 9 };
	const float x[] = { 1, 3 }, y[] = { 1 }, z[] = { 1, 1 };
	double wa, wb;
	uint32_t *df;

	wk_sparse_add(&m, a, x, 2);
	wk_sparse_add(&m, b, y, 1);
	wk_sparse_add(&m, c, z, 2);	/* not fitted: 9 is unknown */
	df = wk_sparse_tfidf(&m, 2);
	wa = (1 + log(3)) * (log(3.0 / 3.0) + 1);
	wb = log(3.0 / 2.0) + 1;
	ck_assert_uint_eq(m.dim[0], 2);
	ck_assert_double_eq_tol(m.value[0], wa / sqrt(wa * wa + wb * wb), 1e-6);
	ck_assert_double_eq_tol(m.value[1], wb / sqrt(wa * wa + wb * wb), 1e-6);
	ck_assert_uint_eq(wk_sparse_len(&m, 2), 1);
	ck_assert_double_eq_tol(m.value[m.start[2]], 1, 1e-6);
	ck_assert_uint_eq(df[2], 2);
	ck_assert_uint_eq(df[9], 0);
	free(df);
	wk_sparse_free(&m);
}
END_TEST

START_TEST(sums_keep_the_largest_values)
{
	struct wk_sparse m = WK_SPARSE_INIT, out = WK_SPARSE_INIT;
	const uint32_t a[] = { 0, 1, 2 }, b[] = { 1, 3 }, rows[] = { 0, 1 };
	const float x[] = { 1, 2, 0.5f }, y[] = { 2, 3 };
	struct wk_sum s;

	wk_sparse_add(&m, a, x, 3);
	wk_sparse_add(&m, b, y, 2);
	wk_sum_init(&s, m.ndim);
	wk_sum_add(&s, &m, rows, 2);
	ck_assert_double_eq_tol(wk_sum_dot(&s, &m, 1), 2 * 4 + 3 * 3, 1e-6);
	wk_sum_to_row(&s, 2, &out);
	ck_assert_uint_eq(wk_sparse_len(&out, 0), 2);
	ck_assert_double_eq_tol(out.value[0], 0.8, 1e-6);	/* 4 of (4, 3) */
	wk_sum_clear(&s);
	ck_assert_double_eq(wk_sum_dot(&s, &m, 0), 0);
	wk_sum_free(&s);
	wk_sparse_free(&m);
	wk_sparse_free(&out);
}
END_TEST

START_TEST(exact_neighbours_are_those_of_all_pairs)
{
	struct wk_sparse m = WK_SPARSE_INIT;
	size_t i, j, better;
	struct wk_knn k;
	unsigned a;
	double s;

	state = 1;
	invent(&m, 700, 30);
	wk_index_knn(&m, 5, WK_INDEX_EXACT, 2, NULL, &k);
	for (i = 0; i < m.n; i++)
		for (a = 0; a < 5; a++) {
			ck_assert_uint_ne(k.id[i * 5 + a], i);
			if (k.id[i * 5 + a] == UINT32_MAX)
				continue;
			s = wk_sparse_dot(&m, i, &m, k.id[i * 5 + a]);
			ck_assert_double_eq_tol(s, k.sim[i * 5 + a], 1e-5);
			for (better = 0, j = 0; j < m.n; j++)
				better += j != i && wk_sparse_dot(&m, i, &m, j) > s + 1e-5;
			ck_assert_uint_le(better, a);
		}
	wk_knn_free(&k);
	wk_sparse_free(&m);
}
END_TEST

START_TEST(cells_find_most_neighbours_whatever_the_threads)
{
	struct wk_sparse m = WK_SPARSE_INIT;
	struct wk_knn exact, one, two;
	size_t i, found = 0, all = 0;
	unsigned a, b;

	state = 2;
	invent(&m, 6000, 120);
	wk_index_knn(&m, 10, WK_INDEX_EXACT, 2, NULL, &exact);
	wk_index_knn(&m, 10, 1000, 1, NULL, &one);
	wk_index_knn(&m, 10, 1000, 2, NULL, &two);
	ck_assert_mem_eq(one.id, two.id, m.n * 10 * sizeof(*one.id));
	ck_assert_mem_eq(one.sim, two.sim, m.n * 10 * sizeof(*one.sim));
	for (i = 0; i < m.n; i++)
		for (a = 0; a < 10; a++) {
			all += exact.id[i * 10 + a] != UINT32_MAX;
			for (b = 0; b < 10; b++)
				found += exact.id[i * 10 + a] != UINT32_MAX &&
				    exact.id[i * 10 + a] == one.id[i * 10 + b];
		}
	ck_assert_double_ge((double)found / (double)all, 0.75);
	wk_knn_free(&exact);
	wk_knn_free(&one);
	wk_knn_free(&two);
	wk_sparse_free(&m);
}
END_TEST

START_TEST(nothing_has_no_neighbours)
{
	struct wk_sparse m = WK_SPARSE_INIT;
	struct wk_knn k;

	wk_index_knn(&m, 5, 10, 2, NULL, &k);
	ck_assert_uint_eq(k.n, 0);
	wk_knn_free(&k);
	wk_sparse_add(&m, NULL, NULL, 0);
	wk_sparse_add(&m, NULL, NULL, 0);
	wk_index_knn(&m, 5, 10, 2, NULL, &k);
	ck_assert_uint_eq(k.id[0], UINT32_MAX);
	wk_knn_free(&k);
	wk_sparse_free(&m);
}
END_TEST

CHECK_MAIN("index", tfidf_follows_the_formula, sums_keep_the_largest_values,
    exact_neighbours_are_those_of_all_pairs,
    cells_find_most_neighbours_whatever_the_threads, nothing_has_no_neighbours)
