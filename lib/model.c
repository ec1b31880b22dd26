/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/feature.h"
#include "lib/model.h"
#include "lib/model_file.h"
#include "lib/path.h"

struct wk_model {
	void			*map;
	size_t			 size;
	const struct model_head	*head;
	const char	       **code;		/* by theme */
	const struct model_slot	*slot;
	const char		*rows;
};

static bool
well_formed(const struct wk_model *m)
{
	const struct model_head *h = m->head;

	return memcmp(h->magic, MODEL_MAGIC, sizeof(h->magic)) == 0 &&
	    h->ntheme > 0 && h->ntheme < 4096 && h->stride >= 4 + h->ntheme &&
	    h->stride % 64 == 0 && h->nslot > 0 && (h->nslot & (h->nslot - 1)) == 0 &&
	    h->codes % 64 == 0 && sizeof(*h) + h->codes +
	    h->nslot * sizeof(struct model_slot) + h->nrow * h->stride == m->size;
}

static int
set_codes(struct wk_model *m)
{
	const char *p = (const char *)(m->head + 1), *end = p + m->head->codes;
	size_t i;

	m->code = wk_calloc(m->head->ntheme, sizeof(*m->code));
	for (i = 0; i < m->head->ntheme; i++) {
		m->code[i] = p;
		if ((p = memchr(p, '\0', (size_t)(end - p))) == NULL)
			return -1;
		p++;
	}
	m->slot = (const struct model_slot *)end;
	m->rows = (const char *)(m->slot + m->head->nslot);
	return 0;
}

struct wk_model *
wk_model_load(const char *path, struct wk_err *e)
{
	struct wk_model *m = wk_calloc(1, sizeof(*m));
	struct wk_buf own = WK_BUF_INIT;
	struct stat st;
	int fd;

	if (path == NULL)
		path = wk_share(&own, "model");
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) < 0) {
		wk_err_sys(e, path, "cannot open");
		goto fail;
	}
	m->size = (size_t)st.st_size;
	if (m->size >= sizeof(*m->head))
		m->map = mmap(NULL, m->size, PROT_READ, MAP_PRIVATE, fd, 0);
	m->head = m->map;
	if (m->map == NULL || m->map == MAP_FAILED || !well_formed(m) ||
	    set_codes(m) < 0) {
		if (m->map == MAP_FAILED)
			m->map = NULL;
		wk_err_set(e, WK_EX_DATA, path, 0, NULL,
		    "not a theme model of this version of wk");
		goto fail;
	}
	close(fd);
	wk_buf_free(&own);
	return m;
fail:
	if (fd >= 0)
		close(fd);
	wk_buf_free(&own);
	wk_model_free(m);
	return NULL;
}

void
wk_model_free(struct wk_model *m)
{
	if (m == NULL)
		return;
	if (m->map != NULL)
		munmap(m->map, m->size);
	free(m->code);
	free(m);
}

size_t
wk_model_count(const struct wk_model *m)
{
	return m->head->ntheme;
}

const char *
wk_model_theme(const struct wk_model *m, size_t i)
{
	return m->code[i];
}

static const struct model_slot *
find(const struct wk_model *m, uint64_t hash)
{
	uint64_t mask = m->head->nslot - 1, j;

	for (j = hash & mask; m->slot[j].hash != 0; j = (j + 1) & mask)
		if (m->slot[j].hash == hash)
			return &m->slot[j];
	return NULL;
}

static const char *
row_of(const struct wk_model *m, const struct model_slot *slot)
{
	return m->rows + (size_t)slot->row * m->head->stride;
}

/*
 * score += value * row over the whole stride: the last places, where the
 * padding and the scale are, are not looked at. Sixteen at a time, so that
 * the compiler can use vector instructions.
 */
static void
add_row(float *restrict score, const char *row, float value, size_t stride)
{
	const signed char *restrict w = (const signed char *)row;
	float scale = value * model_scale(row, stride);
	size_t i, k;

	for (i = 0; i < stride; i += 16)
		for (k = 0; k < 16; k++)
			score[i + k] += scale * (float)w[i + k];
}

/* Softmax of the scores, in place. */
static void
to_probabilities(float *score, size_t n, float temperature)
{
	float top = score[0], sum = 0;
	size_t i;

	for (i = 1; i < n; i++)
		if (score[i] > top)
			top = score[i];
	for (i = 0; i < n; i++)
		sum += score[i] = expf((score[i] - top) * temperature);
	for (i = 0; i < n; i++)
		score[i] /= sum;
}

/*
 * The features of the terms as the text's vector; slot[i] of each, NULL for
 * one the model does not know. Both lists are kept per thread.
 */
struct vector {
	struct wk_features	  fs;
	const struct model_slot	**slot;
	float			 *score;	/* stride places */
	size_t			  cap, scorecap;
};

static void
vector_of(const struct wk_model *m, const struct wk_terms *terms, struct vector *v)
{
	double sum = 0;
	float scale;
	size_t i;

	wk_features_of(terms, &v->fs);
	v->slot = wk_grow(v->slot, &v->cap, v->fs.n, sizeof(*v->slot));
	for (i = 0; i < v->fs.n; i++) {
		struct wk_feature *f = &v->fs.f[i];

		v->slot[i] = find(m, f->hash);
		f->value *= v->slot[i] != NULL ? v->slot[i]->idf : m->head->idf_unknown;
		sum += (double)f->value * (double)f->value;
	}
	scale = wk_features_scale(sum, v->fs.n);
	for (i = 0; i < v->fs.n; i++)
		v->fs.f[i].value *= scale;
}

static struct vector *
own_vector(void)
{
	static _Thread_local struct vector v;

	return &v;
}

void
wk_model_score(const struct wk_model *m, struct wk_text *t, const char *p, size_t n,
    struct wk_terms *terms, float *prob)
{
	struct vector *v = own_vector();
	const struct model_slot *bias;
	size_t i, k = m->head->ntheme, stride = m->head->stride;

	wk_text_terms(t, p, n, terms);
	vector_of(m, terms, v);
	v->score = wk_grow(v->score, &v->scorecap, stride, sizeof(*v->score));
	memset(v->score, 0, stride * sizeof(*v->score));
	if ((bias = find(m, FEATURE_BIAS + 1)) != NULL)
		add_row(v->score, row_of(m, bias), 1, stride);
	for (i = 0; i < v->fs.n; i++)
		if (v->slot[i] != NULL)
			add_row(v->score, row_of(m, v->slot[i]), v->fs.f[i].value, stride);
	memcpy(prob, v->score, k * sizeof(*prob));
	to_probabilities(prob, k, m->head->temperature);
}

size_t
wk_model_why(const struct wk_model *m, const struct wk_terms *terms, size_t i,
    size_t *index, float *weight, size_t max)
{
	struct vector *v = own_vector();
	float *push = wk_calloc(terms->n, sizeof(*push));
	const char *row;
	size_t k, n = 0, at;

	vector_of(m, terms, v);
	for (k = 0; k < v->fs.n; k++) {
		if (v->slot[k] == NULL)
			continue;
		row = row_of(m, v->slot[k]);
		push[v->fs.f[k].term] += v->fs.f[k].value *
		    model_scale(row, m->head->stride) * (float)((const signed char *)row)[i];
	}
	for (k = 0; k < terms->n; k++) {
		if (push[k] <= 0)
			continue;
		for (at = n; at > 0 && weight[at - 1] < push[k]; at--)
			if (at < max) {
				weight[at] = weight[at - 1];
				index[at] = index[at - 1];
			}
		if (at < max) {
			weight[at] = push[k];
			index[at] = k;
			n += n < max;
		}
	}
	free(push);
	return n;
}
