/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "lib/mem.h"
#include "lib/source.h"

const struct wk_dialect wk_dialect_canonical = { ',', '"', WK_ENC_UTF8, 0, false, false, false,
    false, { "", 0 } };

struct wk_reader {
	struct wk_source	 *file;
	size_t		  nfile, cur;
	struct wk_header  header;
	struct wk_str	 *field;	/* what *rec points to */
	struct wk_rejects *rejects;
	unsigned long	  count;
};

/* A reader of n files that are not open yet. */
static struct wk_reader *
reader_new(size_t n)
{
	struct wk_reader *r = wk_calloc(1, sizeof(*r));
	size_t i;

	r->nfile = n;
	r->file = wk_calloc(n, sizeof(*r->file));
	for (i = 0; i < n; i++)
		r->file[i].fd = -1;
	return r;
}

/* The columns of an opened file join those of the reader. */
static void
join_columns(struct wk_reader *r, struct wk_source *f)
{
	size_t k, n = wk_header_count(&f->own);

	f->map = wk_calloc(n, sizeof(*f->map));
	for (k = 0; k < n; k++)
		f->map[k] = wk_header_add(&r->header, wk_header_name(&f->own, k));
}

struct wk_reader *
wk_reader_open(int nfiles, char *const *files, const struct wk_dialect *d,
    struct wk_err *e)
{
	struct wk_reader *r = reader_new(nfiles > 0 ? (size_t)nfiles : 1);
	size_t i;

	for (i = 0; i < r->nfile; i++) {
		struct wk_source *f = &r->file[i];

		if (wk_source_open(f, nfiles > 0 ? files[i] : NULL, d, NULL, WK_STR(""), e) < 0) {
			wk_reader_close(r);
			return NULL;
		}
		join_columns(r, f);
	}
	r->field = wk_calloc(wk_header_count(&r->header), sizeof(*r->field));
	return r;
}

struct wk_reader *
wk_reader_open_bytes(const char *name, struct wk_str bytes, struct wk_err *e)
{
	struct wk_reader *r = reader_new(1);

	if (wk_source_open(r->file, "/dev/null", NULL, name, bytes, e) < 0) {
		wk_reader_close(r);
		return NULL;
	}
	join_columns(r, r->file);
	r->field = wk_calloc(wk_header_count(&r->header), sizeof(*r->field));
	return r;
}

struct wk_reader *
wk_reader_open1(const char *file, const struct wk_dialect *d, struct wk_err *e)
{
	char *name = (char *)(file != NULL ? file : "-");

	return wk_reader_open(1, &name, d, e);
}

const struct wk_header *
wk_reader_header(const struct wk_reader *r)
{
	return &r->header;
}

int
wk_reader_need(const struct wk_reader *r, const char *column, struct wk_err *e)
{
	if (wk_header_find(&r->header, column) != WK_NOCOL)
		return 0;
	return wk_err_set(e, WK_EX_DATA, r->file[0].name, 0, column,
	    "no such column");
}

void
wk_reader_rejects(struct wk_reader *r, struct wk_rejects *rj)
{
	r->rejects = rj;
}

/* Is the row acceptable? Else its reason is set. */
static void
check_row(const struct wk_source *f, struct wk_source_row *row, char counts[80])
{
	struct wk_str first, last, s;
	size_t i, n = wk_header_count(&f->own);

	if (row->reason != NULL || row->n == 0)
		return;
	if (f->json ? row->n > n : row->n != n) {
		snprintf(counts, 80, "%zu fields where the header has %zu", row->n, n);
		row->reason = counts;
		return;
	}
	first = wk_source_get(f, row, 0);
	last = wk_source_get(f, row, row->n - 1);
	n = (size_t)(last.p + last.len - first.p);
	if (f->d.encoding == WK_ENC_UTF8 && wk_utf8_check(first.p, n) != n)
		row->reason = "not valid UTF-8";
	for (i = 0; i < row->n && (f->nul || row->reason != NULL); i++) {
		s = wk_source_get(f, row, i);
		if (memchr(s.p, '\0', s.len) != NULL)
			row->reason = "a NUL byte";
		else if (wk_utf8_check(s.p, s.len) == s.len)
			continue;
		row->field = wk_header_name(&f->own, i);
		return;
	}
}

static void
fields_as_read(const struct wk_source *f, const struct wk_source_row *row, struct wk_rec *rec)
{
	size_t i;

	rec->nfield = row->n;
	rec->field = wk_calloc(row->n, sizeof(*rec->field));
	for (i = 0; i < row->n; i++)
		rec->field[i] = wk_source_get(f, row, i);
}

static int
refuse(struct wk_reader *r, const struct wk_source *f, const struct wk_source_row *row,
    struct wk_err *e)
{
	struct wk_rec rec = { NULL, 0, f->name, row->line };
	int rc;

	wk_err_set(e, WK_EX_DATA, f->name, row->line, row->field, "%s", row->reason);
	fields_as_read(f, row, &rec);
	rc = wk_refuse(r->rejects, e, &rec);
	free(rec.field);
	return rc;
}

int
wk_reader_next(struct wk_reader *r, struct wk_rec *rec, struct wk_err *e)
{
	char counts[80];
	size_t i, n = wk_header_count(&r->header);

	while (r->cur < r->nfile) {
		struct wk_source *f = &r->file[r->cur];
		struct wk_source_row *row;

		if (f->next == f->nrow) {
			if (f->eof) {
				r->cur++;
				continue;
			}
			wk_source_reset(f);
			if (wk_source_fill(f, e) < 0)
				return -1;
			continue;
		}
		row = &f->row[f->next++];
		check_row(f, row, counts);
		if (row->reason != NULL) {
			if (refuse(r, f, row, e) < 0)
				return -1;
			continue;
		}
		for (i = 0; i < n; i++)
			r->field[i] = WK_STR("");
		for (i = 0; i < row->n; i++)
			r->field[f->map[i]] = wk_source_get(f, row, i);
		rec->field = r->field;
		rec->nfield = n;
		rec->source = f->name;
		rec->line = row->line;
		r->count++;
		return 1;
	}
	return 0;
}

unsigned long
wk_reader_count(const struct wk_reader *r)
{
	return r->count;
}

void
wk_reader_close(struct wk_reader *r)
{
	size_t i;

	if (r == NULL)
		return;
	for (i = 0; i < r->nfile; i++)
		wk_source_close(&r->file[i]);
	wk_header_free(&r->header);
	free(r->field);
	free(r->file);
	free(r);
}
