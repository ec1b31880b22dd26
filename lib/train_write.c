/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "lib/feature.h"
#include "lib/model_file.h"
#include "lib/out.h"
#include "lib/train_internal.h"

/* Scores to probabilities: found by wk_train_validate over series. */
#define TEMPERATURE	0.53f

/* Scale and bytes of one feature; false when it says nothing. */
static bool
quantise(const float *w, size_t ntheme, char *row, size_t stride)
{
	float top = 0, scale;
	size_t k;

	for (k = 0; k < ntheme; k++)
		top = fabsf(w[k]) > top ? fabsf(w[k]) : top;
	if (top < 1e-3f)
		return false;
	scale = top / 127;
	memcpy(row + stride - sizeof(scale), &scale, sizeof(scale));
	for (k = 0; k < ntheme; k++)
		row[k] = (char)(signed char)lrintf(w[k] / scale);
	return true;
}

static void
put_slot(struct model_slot *slot, uint64_t n, struct model_slot s)
{
	uint64_t j;

	for (j = s.hash & (n - 1); slot[j].hash != 0;)
		j = (j + 1) & (n - 1);
	slot[j] = s;
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

/* Slots and rows of every feature with something to say. */
static void
fill(const struct wk_train *t, const float *w, struct model_head *h,
    struct model_slot *slot, struct wk_buf *rows)
{
	size_t width = WK_SOFTMAX_WIDTH(t->themes->n), i;
	char *row = wk_calloc(1, h->stride);
	struct model_slot s;

	for (i = 0; i < t->id.n; i++) {
		if (!quantise(w + i * width, t->themes->n, row, h->stride))
			continue;
		memcpy(&s.hash, t->id.key[i].p, sizeof(s.hash));
		s.row = (uint32_t)h->nrow++;
		s.idf = wk_feature_idf(t->uses[i], (unsigned)t->n);
		put_slot(slot, h->nslot, s);
		wk_buf_add(rows, row, h->stride);
	}
	free(row);
}

int
wk_train_write(struct wk_train *t, const char *path, struct wk_err *e)
{
	struct model_head h = { .magic = MODEL_MAGIC, .nslot = 1,
	    .temperature = TEMPERATURE };
	struct wk_buf codes = WK_BUF_INIT, rows = WK_BUF_INIT;
	struct wk_out *out = wk_out_open(path, e);
	struct model_slot *slot;
	float *w;

	if (out == NULL)
		return -1;
	w = wk_train_weights(t, NULL);
	h.ntheme = (uint32_t)t->themes->n;
	h.stride = (h.ntheme + (uint32_t)sizeof(float) + 63) / 64 * 64;
	h.examples = (uint32_t)t->n;
	h.idf_unknown = wk_feature_idf(0, h.examples);
	while (h.nslot < t->id.n * 2)
		h.nslot *= 2;
	slot = wk_calloc(h.nslot, sizeof(*slot));
	fill(t, w, &h, slot, &rows);
	theme_codes(t, &codes);
	h.codes = codes.len;
	wk_out_write(out, &h, sizeof(h));
	wk_out_write(out, codes.p, codes.len);
	wk_out_write(out, slot, h.nslot * sizeof(*slot));
	wk_out_write(out, rows.p, rows.len);
	free(w);
	free(slot);
	wk_buf_free(&codes);
	wk_buf_free(&rows);
	return wk_out_commit(out, e);
}
