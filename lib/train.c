/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <linear.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>

#include "lib/model_file.h"
#include "lib/out.h"
#include "lib/path.h"
#include "lib/reader.h"
#include "lib/train.h"

#define COST		8.0	/* LIBLINEAR's C, by cross-validation */
#define THREADS		2
#define NOROW		UINT32_MAX

struct example {
	struct feature_node	*x;	/* ends with index -1; 1 is the bias */
	uint32_t		 theme;
	uint32_t		 group;
	uint32_t		 times;
};

struct wk_train {
	const struct wk_themes	*themes;
	struct example		*ex;
	size_t			 n, cap;
	struct wk_map		 id;		/* feature hash (8 bytes) to number */
	unsigned		*uses;		/* by feature number: rows that have it */
	size_t			 usecap;
	struct wk_arena		 arena;
	struct wk_terms		 terms;
	struct wk_features	 features;
	float			 temperature;
};

struct wk_train *
wk_train_new(const struct wk_themes *themes)
{
	struct wk_train *t = wk_calloc(1, sizeof(*t));
	uint64_t bias = FEATURE_BIAS + 1;

	t->themes = themes;
	t->temperature = 1;
	wk_map_add(&t->id, (const char *)&bias, sizeof(bias));
	t->uses = wk_grow(t->uses, &t->usecap, 1, sizeof(*t->uses));
	t->uses[0] = 1000;
	return t;
}

void
wk_train_free(struct wk_train *t)
{
	if (t == NULL)
		return;
	wk_map_free(&t->id);
	wk_arena_free(&t->arena);
	wk_terms_free(&t->terms);
	wk_features_free(&t->features);
	free(t->uses);
	free(t->ex);
	free(t);
}

static int
by_index(const void *a, const void *b)
{
	const struct feature_node *x = a, *y = b;

	return (x->index > y->index) - (x->index < y->index);
}

void
wk_train_add(struct wk_train *t, struct wk_text *text, const char *p, size_t n,
    size_t theme, unsigned times, unsigned group)
{
	struct feature_node *x;
	struct example *ex;
	size_t i, k, m, cap;
	uint32_t id;

	wk_text_terms(text, p, n, &t->terms);
	wk_features_of(&t->terms, &t->features);
	m = t->features.n;
	if (m == 0)
		return;
	x = wk_arena_alloc(&t->arena, (m + 2) * sizeof(*x));
	for (i = 0; i < m; i++) {
		id = wk_map_add(&t->id, (const char *)&t->features.f[i].hash, 8);
		x[i].index = (int)id + 1;
		x[i].value = (double)t->features.f[i].value;
	}
	x[m].index = 1;
	x[m].value = 1;
	qsort(x, m + 1, sizeof(*x), by_index);
	for (i = k = 0; i <= m; i++) {		/* the same feature twice: add up */
		if (k > 0 && x[k - 1].index == x[i].index)
			x[k - 1].value += x[i].value;
		else
			x[k++] = x[i];
	}
	x[k].index = -1;
	cap = t->usecap;
	t->uses = wk_grow(t->uses, &t->usecap, t->id.n, sizeof(*t->uses));
	memset(t->uses + cap, 0, (t->usecap - cap) * sizeof(*t->uses));
	for (i = 0; i < k; i++)
		t->uses[x[i].index - 1]++;
	t->ex = wk_grow(t->ex, &t->cap, t->n + 1, sizeof(*t->ex));
	ex = &t->ex[t->n++];
	ex->x = x;
	ex->theme = (uint32_t)theme;
	ex->group = group;
	ex->times = times;
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
	struct wk_str s, code, weight, series;
	unsigned times;
	int r = -1;

	in = wk_reader_open1(wk_share(&path, name), NULL, e);
	if (in == NULL || wk_reader_need(in, column, e) < 0 ||
	    wk_reader_need(in, "thema", e) < 0)
		goto out;
	h = wk_reader_header(in);
	while ((r = wk_reader_next(in, &rec, e)) > 0) {
		code = wk_rec_get(&rec, wk_header_find(h, "thema"));
		weight = wk_rec_get(&rec, wk_header_find(h, "gewicht"));
		series = wk_rec_get(&rec, wk_header_find(h, "reeks"));
		s = wk_rec_get(&rec, wk_header_find(h, column));
		theme = wk_themes_find(t->themes, code.p, code.len);
		if (theme == NULL) {
			r = wk_err_set(e, WK_EX_DATA, rec.source, rec.line, "thema",
			    "not in themas.csv");
			break;
		}
		/* word lists are group 0: never left out by cross-validation */
		times = weight.len == 1 && weight.p[0] == '3' ? 2 : 1;
		wk_train_add(t, text, s.p, s.len, (size_t)(theme - t->themes->theme),
		    times, series.len > 0 ?
		    wk_map_add(&group, series.p, series.len) + 1 : 0);
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

/* ---- training: one theme against the rest, some threads ---- */

struct job {
	const struct wk_train	*t;
	struct feature_node    **x;
	const uint32_t		*theme;
	size_t			 nrow, nfeature;
	float			*w;		/* [theme][feature] */
	size_t			 first;
};

static void
quiet(const char *s)
{
	(void)s;
}

static void *
train_some(void *arg)
{
	const struct job *j = arg;
	struct problem prob;
	struct parameter par;
	size_t k, i;

	memset(&par, 0, sizeof(par));
	par.solver_type = L2R_LR;
	par.eps = 0.01;
	par.C = COST;
	if (getenv("COST"))
		par.C = atof(getenv("COST"));
	if (getenv("SOLVER"))
		par.solver_type = atoi(getenv("SOLVER"));
	prob.l = (int)j->nrow;
	prob.n = (int)j->nfeature;
	prob.x = j->x;
	prob.bias = -1;
	prob.y = wk_calloc(j->nrow, sizeof(*prob.y));
	for (k = j->first; k < j->t->themes->n; k += THREADS) {
		struct model *m;
		double sign;

		for (i = 0; i < j->nrow; i++)
			prob.y[i] = j->theme[i] == k ? 1 : -1;
		m = train(&prob, &par);
		sign = m->nr_class == 2 && m->label[0] == 1 ? 1 : -1;
		for (i = 0; m->nr_class == 2 && i < j->nfeature; i++)
			j->w[k * j->nfeature + i] = (float)(sign * m->w[i]);
		free_and_destroy_model(&m);
	}
	free(prob.y);
	return NULL;
}

/* Weights [theme][feature] from the rows that are not in skip group. */
static float *
train_all(const struct wk_train *t, const unsigned char *skip)
{
	size_t i, k, rows = 0;
	struct feature_node **x;
	uint32_t *theme;
	pthread_t thread[THREADS];
	struct job job[THREADS];
	float *w;

	for (i = 0; i < t->n; i++)
		rows += skip != NULL && skip[i] ? 0 : t->ex[i].times;
	x = wk_calloc(rows, sizeof(*x));
	theme = wk_calloc(rows, sizeof(*theme));
	w = wk_calloc(t->themes->n * t->id.n, sizeof(*w));
	for (i = rows = 0; i < t->n; i++)
		for (k = 0; k < t->ex[i].times && !(skip != NULL && skip[i]); k++) {
			x[rows] = t->ex[i].x;
			theme[rows++] = t->ex[i].theme;
		}
	set_print_string_function(quiet);
	for (i = 0; i < THREADS; i++) {
		job[i] = (struct job){ t, x, theme, rows, t->id.n, w, i };
		if (pthread_create(&thread[i], NULL, train_some, &job[i]) != 0)
			abort();
	}
	for (i = 0; i < THREADS; i++)
		pthread_join(thread[i], NULL);
	free(x);
	free(theme);
	return w;
}

/* ---- cross-validation ---- */

static void
score_example(const struct wk_train *t, const float *w, const struct example *ex,
    float *score)
{
	const struct feature_node *x;
	size_t k;

	for (k = 0; k < t->themes->n; k++) {
		score[k] = 0;
		for (x = ex->x; x->index != -1; x++)
			score[k] += w[k * t->id.n + (size_t)x->index - 1] * (float)x->value;
	}
}

static double
log_loss(const float *score, size_t n, size_t truth, double temperature)
{
	double sum = 0;
	size_t k;

	for (k = 0; k < n; k++)
		sum += exp((double)(score[k] - score[truth]) * temperature);
	return log(sum);
}

static void
judge(struct wk_cv *cv, const float *score, size_t truth)
{
	size_t k, best = 0, above = 0;

	for (k = 0; k < cv->ntheme; k++) {
		if (score[k] > score[best])
			best = k;
		above += score[k] > score[truth];
	}
	cv->total[truth]++;
	cv->right[truth] += best == truth;
	cv->top3[truth] += above < 3;
	cv->confusion[truth * cv->ntheme + best]++;
}

static struct wk_cv *
cv_new(size_t n)
{
	struct wk_cv *cv = wk_calloc(1, sizeof(*cv));

	cv->ntheme = n;
	cv->total = wk_calloc(n, sizeof(*cv->total));
	cv->right = wk_calloc(n, sizeof(*cv->right));
	cv->top3 = wk_calloc(n, sizeof(*cv->top3));
	cv->confusion = wk_calloc(n * n, sizeof(*cv->confusion));
	return cv;
}

void
wk_cv_free(struct wk_cv *cv)
{
	if (cv == NULL)
		return;
	free(cv->total);
	free(cv->right);
	free(cv->top3);
	free(cv->confusion);
	free(cv);
}

/* The fold of an example: its group, or a fixed scatter over folds; 0: none. */
static unsigned
fold_of(const struct example *ex, size_t i, unsigned folds)
{
	if (ex->group == 0 || folds == 0)
		return ex->group;
	return 1 + wk_hash(&i, sizeof(i)) % folds;
}

struct wk_cv *
wk_train_validate(struct wk_train *t, unsigned folds)
{
	struct wk_cv *cv = cv_new(t->themes->n);
	float *score = wk_calloc(t->n * cv->ntheme, sizeof(*score)), *w;
	unsigned char *skip = wk_calloc(t->n, 1);
	unsigned f, last = 0;
	size_t i, tested = 0;
	double loss, T;

	for (i = 0; i < t->n; i++)
		if (fold_of(&t->ex[i], i, folds) > last)
			last = fold_of(&t->ex[i], i, folds);
	for (f = 1; f <= last; f++) {
		for (i = 0; i < t->n; i++)
			skip[i] = fold_of(&t->ex[i], i, folds) == f;
		w = train_all(t, skip);
		for (i = 0; i < t->n; i++)
			if (skip[i]) {
				score_example(t, w, &t->ex[i], score + i * cv->ntheme);
				judge(cv, score + i * cv->ntheme, t->ex[i].theme);
				tested++;
			}
		free(w);
	}
	cv->log_loss = INFINITY;
	for (T = 0.4; T < 4; T *= 1.1) {
		for (loss = 0, i = 0; i < t->n; i++)
			if (fold_of(&t->ex[i], i, folds) > 0)
				loss += log_loss(score + i * cv->ntheme, cv->ntheme,
				    t->ex[i].theme, T);
		if (loss / (double)tested < cv->log_loss) {
			cv->log_loss = loss / (double)tested;
			cv->temperature = (float)T;
		}
	}
	free(score);
	free(skip);
	return cv;
}

/* ---- the file ---- */

/* Scale and bytes of one feature; false when nothing of it is left. */
static bool
quantise(const struct wk_train *t, const float *w, size_t feature, char *row)
{
	float top = 0, v, scale;
	size_t k;

	for (k = 0; k < t->themes->n; k++) {
		v = fabsf(w[k * t->id.n + feature]);
		top = v > top ? v : top;
	}
	if (top < 1e-3f)
		return false;
	scale = top / 127;
	memcpy(row, &scale, sizeof(scale));
	for (k = 0; k < t->themes->n; k++)
		row[sizeof(scale) + k] =
		    (char)(signed char)lrintf(w[k * t->id.n + feature] / scale);
	return true;
}

static void
put_slot(struct model_slot *slot, uint64_t n, uint64_t hash, uint32_t row)
{
	uint64_t j;

	for (j = hash & (n - 1); slot[j].hash != 0;)
		j = (j + 1) & (n - 1);
	slot[j].hash = hash;
	slot[j].row = row;
}

static void
theme_codes(const struct wk_train *t, struct wk_buf *codes)
{
	size_t k;

	for (k = 0; k < t->themes->n; k++)
		wk_buf_add(codes, t->themes->theme[k].code,
		    strlen(t->themes->theme[k].code) + 1);
	while (codes->len % 64 != 0)
		wk_buf_addc(codes, '\0');
}

int
wk_train_write(struct wk_train *t, const char *path, struct wk_err *e)
{
	struct model_head h = { MODEL_MAGIC, 0, 0, 1, 0, 0, t->temperature, 0, "" };
	struct wk_buf codes = WK_BUF_INIT, rows = WK_BUF_INIT;
	struct wk_out *out = wk_out_open(path, e);
	struct model_slot *slot;
	uint64_t hash;
	char *row;
	float *w;
	size_t i;

	if (out == NULL)
		return -1;
	w = train_all(t, NULL);
	h.ntheme = (uint32_t)t->themes->n;
	h.stride = (h.ntheme + 4 + 63) / 64 * 64;
	h.examples = (uint32_t)t->n;
	while (h.nslot < t->id.n * 2)
		h.nslot *= 2;
	slot = wk_calloc(h.nslot, sizeof(*slot));
	row = wk_calloc(1, h.stride);
	for (i = 0; i < t->id.n; i++) {
		if (t->uses[i] < 1 || !quantise(t, w, i, row))
			continue;
		memcpy(&hash, t->id.key[i].p, sizeof(hash));
		put_slot(slot, h.nslot, hash, (uint32_t)h.nrow++);
		wk_buf_add(&rows, row, h.stride);
	}
	theme_codes(t, &codes);
	h.codes = codes.len;
	wk_out_write(out, &h, sizeof(h));
	wk_out_write(out, codes.p, codes.len);
	wk_out_write(out, slot, h.nslot * sizeof(*slot));
	wk_out_write(out, rows.p, rows.len);
	free(w);
	free(slot);
	free(row);
	wk_buf_free(&codes);
	wk_buf_free(&rows);
	return wk_out_commit(out, e);
}
