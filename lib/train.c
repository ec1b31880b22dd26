/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/feature.h"
#include "lib/model_file.h"
#include "lib/path.h"
#include "lib/reader.h"
#include "lib/train_internal.h"

struct wk_train *
wk_train_new(const struct wk_themes *themes)
{
	struct wk_train *t = wk_calloc(1, sizeof(*t));
	uint64_t bias = FEATURE_BIAS + 1;

	t->themes = themes;
	wk_map_add(&t->id, (const char *)&bias, sizeof(bias));
	return t;
}

void
wk_train_free(struct wk_train *t)
{
	if (t == NULL)
		return;
	wk_map_free(&t->id);
	wk_arena_free(&t->arena);
	free(t->uses);
	free(t->ex);
	free(t);
}

size_t
wk_train_count(const struct wk_train *t)
{
	return t->n;
}

struct entry {
	uint32_t index;
	float	 value;
};

static int
by_index(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return (x->index > y->index) - (x->index < y->index);
}

/* Numbered features with the bias first; equal ones added up. */
static size_t
number_features(struct wk_train *t, const struct wk_features *fs, struct entry *x)
{
	size_t i, k, n = fs->n;

	x[0].index = 0;
	x[0].value = 1;
	for (i = 0; i < n; i++) {
		x[i + 1].index = wk_map_add(&t->id, (const char *)&fs->f[i].hash,
		    sizeof(fs->f[i].hash));
		x[i + 1].value = fs->f[i].value;
	}
	qsort(x, n + 1, sizeof(*x), by_index);
	for (i = k = 1; i <= n; i++) {
		if (x[k - 1].index == x[i].index)
			x[k - 1].value += x[i].value;
		else
			x[k++] = x[i];
	}
	return k;
}

static void
count_uses(struct wk_train *t, const struct entry *x, size_t n)
{
	size_t old = t->usecap, i;

	t->uses = wk_grow(t->uses, &t->usecap, t->id.n, sizeof(*t->uses));
	memset(t->uses + old, 0, (t->usecap - old) * sizeof(*t->uses));
	for (i = 0; i < n; i++)
		t->uses[x[i].index]++;
}

void
wk_train_add(struct wk_train *t, struct wk_text *text, const char *p, size_t n,
    size_t theme, unsigned times, unsigned group)
{
	struct wk_terms terms = WK_TERMS_INIT;
	struct wk_features fs = WK_FEATURES_INIT;
	struct example *ex;
	struct entry *x;
	uint32_t *index;
	float *value;
	size_t i, k;

	wk_text_terms(text, p, n, &terms);
	wk_features_of(&terms, &fs);
	if (fs.n > 0) {
		x = wk_calloc(fs.n + 1, sizeof(*x));
		k = number_features(t, &fs, x);
		count_uses(t, x, k);
		index = wk_arena_alloc(&t->arena, k * sizeof(*index));
		value = wk_arena_alloc(&t->arena, k * sizeof(*value));
		for (i = 0; i < k; i++) {
			index[i] = x[i].index;
			value[i] = x[i].value;
		}
		free(x);
		t->ex = wk_grow(t->ex, &t->cap, t->n + 1, sizeof(*t->ex));
		ex = &t->ex[t->n++];
		ex->row = (struct wk_sparse_row){ index, value, (uint32_t)k, (uint32_t)theme };
		ex->group = group;
		ex->times = times;
		ex->nfeature = (uint32_t)fs.n;
	}
	wk_terms_free(&terms);
	wk_features_free(&fs);
}

void
wk_train_weigh(struct wk_train *t)
{
	size_t i;
	uint32_t k;

	for (i = t->weighed; i < t->n; i++) {
		struct wk_sparse_row *r = &t->ex[i].row;
		float *v = (float *)(uintptr_t)r->value, scale;
		double sum = 0;

		for (k = 1; k < r->n; k++) {
			v[k] *= wk_feature_idf(t->uses[r->index[k]], (unsigned)t->n);
			sum += (double)v[k] * (double)v[k];
		}
		scale = wk_features_scale(sum, t->ex[i].nfeature);
		for (k = 1; k < r->n; k++)
			v[k] *= scale;
	}
	t->weighed = t->n;
}

float *
wk_train_weights(struct wk_train *t, const unsigned char *skip)
{
	struct wk_sparse_row *row;
	size_t i, k, n = 0;
	float *w;

	wk_train_weigh(t);
	for (i = 0; i < t->n; i++)
		n += skip != NULL && skip[i] ? 0 : t->ex[i].times;
	row = wk_calloc(n, sizeof(*row));
	for (i = n = 0; i < t->n; i++)
		for (k = 0; k < t->ex[i].times && !(skip != NULL && skip[i]); k++)
			row[n++] = t->ex[i].row;
	w = wk_softmax_train(row, n, t->id.n, t->themes->n);
	free(row);
	return w;
}

/* ---- the knowledge files ---- */

static int
read_rows(struct wk_train *t, struct wk_text *text, const char *name,
    const char *column, struct wk_err *e)
{
	struct wk_buf path = WK_BUF_INIT;
	struct wk_map group = WK_MAP_INIT;
	struct wk_rec rec = WK_REC_INIT;
	const struct wk_theme *theme;
	const struct wk_header *h;
	struct wk_reader *in;
	struct wk_str s, code, series;
	unsigned times, g;
	int r = -1;

	in = wk_reader_open1(wk_share(&path, name), NULL, e);
	if (in == NULL || wk_reader_need(in, column, e) < 0 ||
	    wk_reader_need(in, "thema", e) < 0)
		goto out;
	h = wk_reader_header(in);
	while ((r = wk_reader_next(in, &rec, e)) > 0) {
		code = wk_rec_get(&rec, wk_header_find(h, "thema"));
		series = wk_rec_get(&rec, wk_header_find(h, "reeks"));
		s = wk_rec_get(&rec, wk_header_find(h, column));
		theme = wk_themes_find(t->themes, code.p, code.len);
		if (theme == NULL) {
			r = wk_err_set(e, WK_EX_DATA, rec.source, rec.line, "thema",
			    "not in themas.csv");
			break;
		}
		times = wk_str_is(wk_rec_get(&rec, wk_header_find(h, "gewicht")), "3") ? 2 : 1;
		g = series.len > 0 ? wk_map_add(&group, series.p, series.len) + 1 : 0;
		wk_train_add(t, text, s.p, s.len, (size_t)(theme - t->themes->theme),
		    times, g);
	}
out:
	wk_reader_close(in);
	wk_map_free(&group);
	wk_buf_free(&path);
	return r;
}

int
wk_train_knowledge(struct wk_train *t, struct wk_text *text, struct wk_err *e)
{
	if (read_rows(t, text, "kennis/woorden.csv", "woord", e) < 0 ||
	    read_rows(t, text, "kennis/voorbeelden.csv", "voorbeeld", e) < 0)
		return -1;
	return 0;
}
