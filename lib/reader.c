/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/mem.h"
#include "lib/reader.h"

#define BLOCK		((size_t)64 * 1024)
#define LOOKAHEAD	1000		/* JSON lines whose keys make the header */

const struct wk_dialect wk_dialect_canonical = { ',', '"', WK_ENC_UTF8, 0, false, false, false,
    false, { "", 0 } };

/* A row as it lies in a file's queue. */
struct row {
	unsigned long	 line;
	size_t		 first;		/* index in fields */
	size_t		 n;
	const char	*reason;	/* not NULL: the row is refused */
	const char	*field;		/* column of the reason, or NULL */
};

struct file {
	const char	 *name;		/* for messages */
	int		  fd;
	bool		  json, eof, started;
	struct wk_dialect d;
	struct wk_buf	  raw;		/* bytes read, not yet decoded */
	struct wk_buf	  block;	/* the same as UTF-8 */
	unsigned	  toskip;	/* lines before the header still to skip */
	/* the queue: rows parsed and not yet delivered */
	struct row	 *row;
	size_t		  nrow, rowcap, next;
	size_t		 *offset;	/* start of each field in store, and length */
	size_t		  noffset, offcap;
	struct wk_buf	  store;
	/* where the parser is */
	struct csv_parser csv;
	bool		  csv_live;
	bool		  resync;	/* a row was spoilt: skip to its line end */
	bool		  nul;		/* a NUL byte was seen: check every field */
	unsigned long	  line;		/* physical line the parser is on */
	unsigned long	  begin;	/* line the current record began on */
	size_t		  curfield;	/* fields of the current record */
	int		  lastend;	/* what ended the last row: for CRLF */
	struct wk_buf	  text;		/* JSON: bytes of an unfinished line */
	/* columns */
	bool		  header_done;
	size_t		 *map;		/* own column to union column */
	struct wk_header  own;
};

struct wk_reader {
	struct file	 *file;
	size_t		  nfile, cur;
	struct wk_header  header;
	struct wk_str	 *field;	/* what *rec points to */
	struct wk_rejects *rejects;
	unsigned long	  count;
};

/* ---- the queue ---- */

/* Forget the delivered rows; fields of a record under way move to the front. */
static void
queue_reset(struct file *f)
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

static void
queue_field(struct file *f, const char *p, size_t n)
{
	f->offset = wk_grow(f->offset, &f->offcap, f->noffset + 2, sizeof(*f->offset));
	f->offset[f->noffset++] = f->store.len;
	f->offset[f->noffset++] = n;
	wk_buf_add(&f->store, p, n);
	wk_buf_addc(&f->store, '\0');
	f->curfield++;
}

static struct row *
queue_row(struct file *f, unsigned long line)
{
	struct row *r;

	f->row = wk_grow(f->row, &f->rowcap, f->nrow + 1, sizeof(*f->row));
	r = &f->row[f->nrow++];
	r->line = line;
	r->n = f->curfield;
	r->first = f->noffset / 2 - f->curfield;
	r->reason = r->field = NULL;
	f->curfield = 0;
	return r;
}

static struct wk_str
queued(const struct file *f, const struct row *r, size_t i)
{
	size_t k = 2 * (r->first + i);
	struct wk_str s = { f->store.p + f->offset[k], f->offset[k + 1] };

	return s;
}

/* ---- CSV ---- */

static void
on_field(void *p, size_t n, void *arg)
{
	struct file *f = arg;
	const char *s = p, *q = p, *end = s + n;

	/* libcsv tells no lines: count those inside quotes here */
	for (; (q = memchr(q, '\n', (size_t)(end - q))) != NULL; q++)
		f->line++;
	if (f->d.trim) {
		while (s < end && (s[0] == ' ' || s[0] == '\t'))
			s++;
		while (s < end && (end[-1] == ' ' || end[-1] == '\t'))
			end--;
	}
	queue_field(f, s, (size_t)(end - s));
	f->lastend = 0;
}

static void
on_row(int c, void *arg)
{
	struct file *f = arg;

	if (f->curfield > 0)
		queue_row(f, f->begin);
	/* with CSV_REPALL_NL both halves of CRLF come here: count one */
	if (c >= 0 && !(c == '\n' && f->lastend == '\r'))
		f->line++;
	f->lastend = c == '\n' && f->lastend == '\r' ? 0 : c;
	f->begin = f->line;
}

/* libcsv drops blanks around fields; for us they are content. */
static int
no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void
csv_start(struct file *f)
{
	if (csv_init(&f->csv, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
		abort();
	csv_set_delim(&f->csv, (unsigned char)f->d.sep);
	csv_set_quote(&f->csv, (unsigned char)f->d.quote);
	csv_set_space_func(&f->csv, no_space);
	f->csv_live = true;
}

static void
csv_stop(struct file *f)
{
	if (f->csv_live)
		csv_free(&f->csv);
	f->csv_live = false;
}

/*
 * Feed n bytes. A quote where none may be spoils one row: it is queued as
 * refused, and the parser starts again after the next line end.
 */
static void
csv_feed(struct file *f, const char *p, size_t n)
{
	const char *nl;
	size_t used;

	while (n > 0) {
		if (f->resync) {
			if ((nl = memchr(p, '\n', n)) == NULL)
				return;
			n -= (size_t)(nl + 1 - p);
			p = nl + 1;
			f->begin = ++f->line;
			f->resync = false;
			continue;
		}
		if (!f->csv_live)
			csv_start(f);
		used = csv_parse(&f->csv, p, n, on_field, on_row, f);
		if (used == n)
			return;
		if (csv_error(&f->csv) != CSV_EPARSE)
			abort();	/* memory: the only other error there is */
		queue_row(f, f->begin)->reason = "quote inside an unquoted field, "
		    "or text after a closing quote";
		csv_stop(f);
		f->resync = true;
		f->lastend = 0;
		p += used;
		n -= used;
	}
}

/* ---- JSON Lines ---- */

/* A scalar as text; NULL when it is a list or an object. */
static const char *
scalar(const json_t *v, char number[64])
{
	switch (json_typeof(v)) {
	case JSON_STRING:
		return json_string_value(v);
	case JSON_INTEGER:
		snprintf(number, 64, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
		return number;
	case JSON_REAL:
		/* the shortest text that reads back as the same number */
		snprintf(number, 64, "%.15g", json_real_value(v));
		if (strtod(number, NULL) != json_real_value(v))
			snprintf(number, 64, "%.17g", json_real_value(v));
		return number;
	case JSON_TRUE:
		return "ja";
	case JSON_FALSE:
		return "nee";
	case JSON_NULL:
		return "";
	default:
		return NULL;
	}
}

struct jrow {
	struct file	 *f;
	struct wk_buf	  name;
	struct wk_buf	 *value;	/* by own column */
	size_t		  cap;
	const char	 *reason;
};

static void
json_put(struct jrow *j, const char *text)
{
	struct file *f = j->f;
	size_t col = wk_header_find(&f->own, wk_buf_str(&j->name)), old = j->cap;

	if (col == WK_NOCOL && f->header_done) {
		j->reason = "a key that the first 1,000 lines do not have";
		return;
	}
	if (col == WK_NOCOL)
		col = wk_header_add(&f->own, j->name.p);
	if (col >= j->cap) {
		j->value = wk_grow(j->value, &j->cap, col + 1, sizeof(*j->value));
		memset(j->value + old, 0, (j->cap - old) * sizeof(*j->value));
	}
	wk_buf_clear(&j->value[col]);
	wk_buf_adds(&j->value[col], text);
}

/* Objects inside become columns "a.b", lists of plain values "x|y". */
static void
json_object_to_row(struct jrow *j, json_t *object, int depth)
{
	struct wk_buf list = WK_BUF_INIT;
	size_t before = j->name.len, i;
	const char *key, *text;
	char number[64];
	json_t *v, *item;

	json_object_foreach(object, key, v) {
		wk_buf_adds(&j->name, key);
		if ((text = scalar(v, number)) != NULL) {
			json_put(j, text);
		} else if (json_is_array(v)) {
			wk_buf_clear(&list);
			json_array_foreach(v, i, item) {
				if ((text = scalar(item, number)) == NULL) {
					j->reason = "a list inside a list, or of objects";
					break;
				}
				wk_buf_adds(&list, i > 0 ? "|" : "");
				wk_buf_adds(&list, text);
			}
			json_put(j, wk_buf_str(&list));
		} else if (depth > 8) {
			j->reason = "objects nested too deep";
		} else {
			wk_buf_addc(&j->name, '.');
			json_object_to_row(j, v, depth + 1);
		}
		j->name.len = before;
	}
	wk_buf_free(&list);
}

static void
json_line(struct file *f, const char *p, size_t n)
{
	struct jrow j = { f, WK_BUF_INIT, NULL, 0, NULL };
	json_error_t je;
	json_t *o;
	size_t i;

	o = json_loadb(p, n, JSON_REJECT_DUPLICATES, &je);
	if (!json_is_object(o)) {
		/* je.text quotes the input: it is not for us to repeat */
		queue_field(f, p, n);
		queue_row(f, f->line)->reason = "not a JSON object";
		json_decref(o);
		return;
	}
	json_object_to_row(&j, o, 0);
	json_decref(o);
	for (i = 0; i < wk_header_count(&f->own); i++)
		queue_field(f, i < j.cap && j.value[i].p != NULL ? j.value[i].p : "",
		    i < j.cap ? j.value[i].len : 0);
	queue_row(f, f->line)->reason = j.reason;
	for (i = 0; i < j.cap; i++)
		wk_buf_free(&j.value[i]);
	free(j.value);
	wk_buf_free(&j.name);
}

static bool
blank(const char *p, size_t n)
{
	while (n > 0 && (p[n - 1] == ' ' || p[n - 1] == '\t' || p[n - 1] == '\r'))
		n--;
	return n == 0;
}

static void
json_feed(struct file *f, const char *p, size_t n)
{
	const char *nl;

	while (n > 0 && (nl = memchr(p, '\n', n)) != NULL) {
		size_t k = (size_t)(nl - p);

		if (f->text.len > 0) {
			wk_buf_add(&f->text, p, k);
			if (!blank(f->text.p, f->text.len))
				json_line(f, f->text.p, f->text.len);
			wk_buf_clear(&f->text);
		} else if (!blank(p, k)) {
			json_line(f, p, k);
		}
		f->line++;
		p = nl + 1;
		n -= k + 1;
	}
	wk_buf_add(&f->text, p, n);
}

/* ---- bytes in ---- */

static size_t
skip_lines(struct file *f, const char *p, size_t n)
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
sep_line(struct file *f, const char *p, size_t n)
{
	if (n < 6 || strncasecmp(p, "sep=", 4) != 0 ||
	    (p[5] != '\n' && p[5] != '\r'))
		return;
	f->d.sep = p[4];
	f->toskip++;
}

/* The first bytes decide: byte order mark off, JSON or CSV. */
static size_t
first_bytes(struct file *f, const char *p, size_t n)
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
feed(struct file *f, const char *p, size_t n)
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
		json_feed(f, p, n);
	else
		csv_feed(f, p, n);
}

static int
finish(struct file *f, struct wk_err *e)
{
	unsigned long begin = f->begin;

	f->eof = true;
	if (f->json && !blank(f->text.p != NULL ? f->text.p : "", f->text.len)) {
		size_t before = f->nrow;

		json_line(f, f->text.p, f->text.len);
		if (f->row[before].reason != NULL)
			return wk_err_set(e, WK_EX_DATA, f->name, f->line, NULL,
			    "the file ends inside a JSON line");
	} else if (f->csv_live &&
	    csv_fini(&f->csv, on_field, on_row, f) != 0) {
		return wk_err_set(e, WK_EX_DATA, f->name, begin, NULL,
		    "the file ends inside a quoted field that begins in this record");
	}
	return 0;
}

/* Add a block to raw: what was read before, else from the file. */
static ssize_t
read_block(struct file *f)
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
static int
fill(struct file *f, struct wk_err *e)
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

/* ---- headers ---- */

static int
csv_header(struct file *f, struct wk_err *e)
{
	struct wk_buf name = WK_BUF_INIT;
	struct row *r;
	struct wk_str s;
	size_t i;
	int rc = 0;

	while (f->nrow == 0 && !f->eof)
		if (fill(f, e) < 0)
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
		s = queued(f, r, i);
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
read_header(struct file *f, struct wk_err *e)
{
	if (csv_header(f, e) < 0)
		return -1;
	while (f->json && f->nrow < LOOKAHEAD && !f->eof)
		if (fill(f, e) < 0)
			return -1;
	if (f->json && wk_header_count(&f->own) == 0)
		return wk_err_set(e, WK_EX_DATA, f->name, 1, NULL,
		    "no JSON object with columns");
	f->header_done = true;
	return 0;
}

/* ---- the reader ---- */

static int
file_open(struct file *f, const char *name, const struct wk_dialect *d,
    struct wk_err *e)
{
	bool in = name == NULL || strcmp(name, "-") == 0;

	f->d = d != NULL ? *d : wk_dialect_canonical;
	if (!in)
		f->d.head.len = 0;
	f->name = in ? "<stdin>" : name;
	f->toskip = f->d.skip;
	f->line = f->begin = 1;
	f->fd = in ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
	if (f->fd < 0)
		return wk_err_sys(e, f->name, "cannot open");
	return read_header(f, e);
}

struct wk_reader *
wk_reader_open(int nfiles, char *const *files, const struct wk_dialect *d,
    struct wk_err *e)
{
	struct wk_reader *r = wk_calloc(1, sizeof(*r));
	size_t i, k, n;

	r->nfile = nfiles > 0 ? (size_t)nfiles : 1;
	r->file = wk_calloc(r->nfile, sizeof(*r->file));
	for (i = 0; i < r->nfile; i++)
		r->file[i].fd = -1;
	for (i = 0; i < r->nfile; i++) {
		struct file *f = &r->file[i];

		if (file_open(f, nfiles > 0 ? files[i] : NULL, d, e) < 0) {
			wk_reader_close(r);
			return NULL;
		}
		n = wk_header_count(&f->own);
		f->map = wk_calloc(n, sizeof(*f->map));
		for (k = 0; k < n; k++)
			f->map[k] = wk_header_add(&r->header,
			    wk_header_name(&f->own, k));
	}
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
check_row(const struct file *f, struct row *row, char counts[80])
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
	first = queued(f, row, 0);
	last = queued(f, row, row->n - 1);
	n = (size_t)(last.p + last.len - first.p);
	if (f->d.encoding == WK_ENC_UTF8 && wk_utf8_check(first.p, n) != n)
		row->reason = "not valid UTF-8";
	for (i = 0; i < row->n && (f->nul || row->reason != NULL); i++) {
		s = queued(f, row, i);
		if (memchr(s.p, '\0', s.len) != NULL)
			row->reason = "a NUL byte";
		else if (wk_utf8_check(s.p, s.len) == s.len)
			continue;
		row->field = wk_header_name(&f->own, i);
		return;
	}
}

static void
fields_as_read(const struct file *f, const struct row *row, struct wk_rec *rec)
{
	size_t i;

	rec->nfield = row->n;
	rec->field = wk_calloc(row->n, sizeof(*rec->field));
	for (i = 0; i < row->n; i++)
		rec->field[i] = queued(f, row, i);
}

static int
refuse(struct wk_reader *r, const struct file *f, const struct row *row,
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
		struct file *f = &r->file[r->cur];
		struct row *row;

		if (f->next == f->nrow) {
			if (f->eof) {
				r->cur++;
				continue;
			}
			queue_reset(f);
			if (fill(f, e) < 0)
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
			r->field[f->map[i]] = queued(f, row, i);
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

static void
file_close(struct file *f)
{
	csv_stop(f);
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

void
wk_reader_close(struct wk_reader *r)
{
	size_t i;

	if (r == NULL)
		return;
	for (i = 0; i < r->nfile; i++)
		file_close(&r->file[i]);
	wk_header_free(&r->header);
	free(r->field);
	free(r->file);
	free(r);
}
