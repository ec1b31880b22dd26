/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

#include "lib/mem.h"
#include "lib/source.h"

#define BLOCK		((size_t)64 * 1024)
#define LOOKAHEAD	1000		/* JSON lines whose keys make the header */

/* Forget the delivered rows; fields of a record under way move to the front. */
void
wk_source_reset(struct wk_source *f)
{
	size_t first = f->noffset - 2 * f->curfield, start, i;

	start = f->curfield > 0 ? f->offset[first] : f->store.len;
	if (start > 0)
		memmove(f->store.p, f->store.p + start, f->store.len - start);
	f->store.len -= start;
	for (i = 0; i < 2 * f->curfield; i += 2) {
		f->offset[i] = f->offset[first + i] - start;
		f->offset[i + 1] = f->offset[first + i + 1];
	}
	f->noffset = 2 * f->curfield;
	f->nrow = f->next = 0;
}

void
wk_source_field(struct wk_source *f, const char *p, size_t n)
{
	f->offset = wk_grow(f->offset, &f->offcap, f->noffset + 2, sizeof(*f->offset));
	f->offset[f->noffset++] = f->store.len;
	f->offset[f->noffset++] = n;
	wk_buf_add(&f->store, p, n);
	wk_buf_addc(&f->store, '\0');
	f->curfield++;
}

struct wk_source_row *
wk_source_row_end(struct wk_source *f, unsigned long line)
{
	struct wk_source_row *r;

	f->row = wk_grow(f->row, &f->rowcap, f->nrow + 1, sizeof(*f->row));
	r = &f->row[f->nrow++];
	r->line = line;
	r->n = f->curfield;
	r->first = f->noffset / 2 - f->curfield;
	r->reason = r->field = NULL;
	f->curfield = 0;
	return r;
}

struct wk_str
wk_source_get(const struct wk_source *f, const struct wk_source_row *r, size_t i)
{
	size_t k = 2 * (r->first + i);
	struct wk_str s = { f->store.p + f->offset[k], f->offset[k + 1] };

	return s;
}

static size_t
skip_lines(struct wk_source *f, const char *p, size_t n)
{
	size_t i = 0;

	while (f->toskip > 0 && i < n)
		if (p[i++] == '\n') {
			f->toskip--;
			f->begin = ++f->line;
		}
	return i;
}

/* Excel's first line "sep=;". */
static void
sep_line(struct wk_source *f, const char *p, size_t n)
{
	if (n < 6 || strncasecmp(p, "sep=", 4) != 0 ||
	    (p[5] != '\n' && p[5] != '\r'))
		return;
	f->d.sep = p[4];
	f->toskip++;
}

/* The first bytes decide: byte order mark off, JSON or CSV. */
static size_t
first_bytes(struct wk_source *f, const char *p, size_t n)
{
	size_t bom = n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, i = bom;

	while (i < n && strchr(" \t\r\n", p[i]) != NULL)
		i++;
	f->json = f->d.json || (i < n && p[i] == '{');
	if (f->d.sepline && !f->json)
		sep_line(f, p + bom, n - bom);
	return bom;
}

static void
feed(struct wk_source *f, const char *p, size_t n)
{
	size_t k;

	if (!f->started && n > 0) {
		k = first_bytes(f, p, n);
		f->started = true;
		p += k;
		n -= k;
	}
	if (f->toskip > 0) {
		k = skip_lines(f, p, n);
		p += k;
		n -= k;
	}
	if (n > 0 && memchr(p, '\0', n) != NULL)
		f->nul = true;
	if (f->json)
		wk_source_json(f, p, n);
	else
		wk_source_csv(f, p, n);
}

static int
finish(struct wk_source *f, struct wk_err *e)
{
	unsigned long begin = f->begin;

	f->eof = true;
	if (f->json && wk_source_json_end(f) < 0)
		return wk_err_set(e, WK_EX_DATA, f->name, f->line, NULL,
		    "the file ends inside a JSON line");
	if (!f->json && wk_source_csv_end(f) < 0)
		return wk_err_set(e, WK_EX_DATA, f->name, begin, NULL,
		    "the file ends inside a quoted field that begins in this record");
	return 0;
}

/* Add a block to raw: what was read before, else from the file. */
static ssize_t
read_block(struct wk_source *f)
{
	ssize_t n = (ssize_t)f->d.head.len;

	if (n > 0) {
		wk_buf_add(&f->raw, f->d.head.p, f->d.head.len);
		f->d.head.len = 0;
		return n;
	}
	do
		n = read(f->fd, wk_buf_room(&f->raw, BLOCK), BLOCK);
	while (n < 0 && errno == EINTR);
	f->raw.len += n > 0 ? (size_t)n : 0;
	return n;
}

/* Read one block and parse it. 0, or -1 and e. */
int
wk_source_fill(struct wk_source *f, struct wk_err *e)
{
	ssize_t n = read_block(f);
	size_t used;

	if (n < 0)
		return wk_err_sys(e, f->name, "cannot read");
	if (n == 0 && f->raw.len > 0 && f->d.encoding != WK_ENC_UTF8)
		return wk_err_set(e, WK_EX_DATA, f->name, f->line, NULL,
		    "the file ends inside a character");
	if (n == 0)
		return finish(f, e);
	if (!f->started && f->raw.len >= 3 && memcmp(f->raw.p, "\xEF\xBB\xBF", 3) == 0)
		f->d.encoding = WK_ENC_UTF8;
	if (f->d.encoding == WK_ENC_UTF8) {
		feed(f, f->raw.p, f->raw.len);
		wk_buf_clear(&f->raw);
		return 0;
	}
	if (!f->started && f->raw.len >= 2 && f->d.encoding == WK_ENC_UTF16LE &&
	    memcmp(f->raw.p, "\xFE\xFF", 2) == 0)
		f->d.encoding = WK_ENC_UTF16BE;
	wk_buf_clear(&f->block);
	used = wk_utf8_convert(&f->block, f->d.encoding, f->raw.p, f->raw.len);
	memmove(f->raw.p, f->raw.p + used, f->raw.len - used);
	f->raw.len -= used;
	feed(f, f->block.p, f->block.len);
	return 0;
}

static int
csv_header(struct wk_source *f, struct wk_err *e)
{
	struct wk_buf name = WK_BUF_INIT;
	struct wk_source_row *r;
	struct wk_str s;
	size_t i;
	int rc = 0;

	while (f->nrow == 0 && !f->eof)
		if (wk_source_fill(f, e) < 0)
			return -1;
	if (f->json)
		return 0;
	if (f->nrow == 0)
		return wk_err_set(e, WK_EX_DATA, f->name, 0, NULL,
		    "no header: the file is empty");
	r = &f->row[f->next++];
	if (r->reason != NULL)
		return wk_err_set(e, WK_EX_DATA, f->name, r->line, NULL, "header: %s",
		    r->reason);
	for (i = 0; i < r->n && rc == 0; i++) {
		s = wk_source_get(f, r, i);
		wk_buf_clear(&name);
		wk_buf_add(&name, s.p, s.len);
		if (s.len == 0 && f->d.unnamed)
			wk_buf_addf(&name, "kolom %zu", i + 1);
		if (name.len == 0)
			rc = wk_err_set(e, WK_EX_DATA, f->name, r->line, NULL,
			    "header: column %zu has no name", i + 1);
		else if (wk_utf8_check(name.p, name.len) != name.len ||
		    strlen(name.p) != name.len)
			rc = wk_err_set(e, WK_EX_DATA, f->name, r->line, NULL,
			    "header: column %zu: not valid UTF-8", i + 1);
		else if (wk_header_find(&f->own, name.p) != WK_NOCOL)
			rc = wk_err_set(e, WK_EX_DATA, f->name, r->line, NULL,
			    "header: column %zu has the name of an earlier one", i + 1);
		else
			wk_header_add(&f->own, name.p);
	}
	wk_buf_free(&name);
	return rc;
}

static int
read_header(struct wk_source *f, struct wk_err *e)
{
	if (csv_header(f, e) < 0)
		return -1;
	while (f->json && f->nrow < LOOKAHEAD && !f->eof)
		if (wk_source_fill(f, e) < 0)
			return -1;
	if (f->json && wk_header_count(&f->own) == 0)
		return wk_err_set(e, WK_EX_DATA, f->name, 1, NULL,
		    "no JSON object with columns");
	f->header_done = true;
	return 0;
}

int
wk_source_open(struct wk_source *f, const char *name, const struct wk_dialect *d,
    const char *called, struct wk_str head, struct wk_err *e)
{
	bool in = name == NULL || strcmp(name, "-") == 0;

	f->d = d != NULL ? *d : wk_dialect_canonical;
	if (!in)
		f->d.head = head;
	f->name = called != NULL ? called : in ? "<stdin>" : name;
	f->toskip = f->d.skip;
	f->line = f->begin = 1;
	f->fd = in ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
	if (f->fd < 0)
		return wk_err_sys(e, f->name, "cannot open");
	return read_header(f, e);
}

void
wk_source_close(struct wk_source *f)
{
	wk_source_csv_stop(f);
	if (f->fd > STDIN_FILENO)
		close(f->fd);
	free(f->row);
	free(f->offset);
	free(f->map);
	wk_buf_free(&f->raw);
	wk_buf_free(&f->block);
	wk_buf_free(&f->store);
	wk_buf_free(&f->text);
	wk_header_free(&f->own);
}
