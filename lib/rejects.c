/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "lib/mem.h"
#include "lib/rejects.h"
#include "lib/utf8.h"
#include "lib/writer.h"

struct wk_rejects {
	struct wk_writer	*w;
	struct wk_buf		 row;
};

struct wk_rejects *
wk_rejects_open(const char *path, struct wk_err *e)
{
	static const char *const names[] = { "bestand", "regel", "veld", "reden", "rij" };
	struct wk_header h = WK_HEADER_INIT;
	struct wk_rejects *rj;
	struct wk_writer *w;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		wk_header_add(&h, names[i]);
	w = wk_writer_open(path, WK_FORMAT_CSV, &h, e);
	wk_header_free(&h);
	if (w == NULL)
		return NULL;
	rj = wk_calloc(1, sizeof(*rj));
	rj->w = w;
	return rj;
}

/* The file of rejects is valid UTF-8 whatever the row held. */
static void
put_safe(struct wk_buf *b, struct wk_str s)
{
	struct wk_buf fixed = WK_BUF_INIT;
	size_t i, k;

	if (memchr(s.p, '\0', s.len) == NULL && wk_utf8_check(s.p, s.len) == s.len) {
		wk_csv_field(b, s);
		return;
	}
	for (i = 0; i < s.len; i += k) {
		k = wk_utf8_check(s.p + i, s.len - i);
		if (k > 0 && memchr(s.p + i, '\0', k) != NULL)
			k = (size_t)((char *)memchr(s.p + i, '\0', k) - (s.p + i));
		wk_buf_add(&fixed, s.p + i, k);
		if (i + k < s.len) {
			wk_utf8_put(&fixed, 0xFFFD);
			k++;
		}
	}
	s.p = wk_buf_str(&fixed);
	s.len = fixed.len;
	wk_csv_field(b, s);
	wk_buf_free(&fixed);
}

void
wk_rejects_put(struct wk_rejects *rj, struct wk_err *why, const struct wk_rec *rec)
{
	struct wk_str f[5];
	char line[32];
	size_t i;

	wk_buf_clear(&rj->row);
	for (i = 0; rec != NULL && i < rec->nfield; i++) {
		if (i > 0)
			wk_buf_addc(&rj->row, ',');
		put_safe(&rj->row, rec->field[i]);
	}
	snprintf(line, sizeof(line), "%lu", why->line);
	f[0] = wk_str_of(why->source);
	f[1] = wk_str_of(why->line > 0 ? line : "");
	f[2] = wk_str_of(why->field);
	f[3] = wk_str_of(why->text);
	f[4].p = wk_buf_str(&rj->row);
	f[4].len = rj->row.len;
	wk_writer_put(rj->w, f, 5);
	wk_err_clear(why);
}

unsigned long
wk_rejects_count(const struct wk_rejects *rj)
{
	return rj != NULL ? wk_writer_count(rj->w) : 0;
}

static void
rejects_free(struct wk_rejects *rj)
{
	wk_buf_free(&rj->row);
	free(rj);
}

int
wk_rejects_commit(struct wk_rejects *rj, struct wk_err *e)
{
	int r;

	if (rj == NULL)
		return 0;
	r = wk_writer_commit(rj->w, e);
	rejects_free(rj);
	return r;
}

void
wk_rejects_abort(struct wk_rejects *rj)
{
	if (rj == NULL)
		return;
	wk_writer_abort(rj->w);
	rejects_free(rj);
}

int
wk_refuse(struct wk_rejects *rj, struct wk_err *why, const struct wk_rec *rec)
{
	if (rj == NULL)
		return -1;
	wk_rejects_put(rj, why, rec);
	return 0;
}
