/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>

#include "lib/mem.h"
#include "lib/writer.h"

struct wk_writer {
	struct wk_out	*out;
	enum wk_format	 format;
	size_t		 ncol;
	struct wk_buf	*key;		/* JSON: `,"name":` ready made, by column */
	struct wk_buf	 line;
	unsigned long	 count;
};

/* What makes CSV quote a field, or JSON escape a byte. */
static uint8_t csv_special[256], json_special[256];

static void
tables(void)
{
	int i;

	csv_special[','] = csv_special['"'] = 1;
	csv_special['\n'] = csv_special['\r'] = 1;
	for (i = 0; i < 0x20; i++)
		json_special[i] = 1;
	json_special['"'] = json_special['\\'] = 1;
}

static size_t
plain(const uint8_t *special, const char *p, size_t n)
{
	size_t i = 0;

	while (i < n && !special[(unsigned char)p[i]])
		i++;
	return i;
}

void
wk_csv_field(struct wk_buf *b, struct wk_str s)
{
	char *to;
	size_t i;

	if (!csv_special[','])
		tables();
	/* a field with blanks at its edges is quoted so that nobody trims it */
	if (plain(csv_special, s.p, s.len) == s.len &&
	    (s.len == 0 || (s.p[0] != ' ' && s.p[s.len - 1] != ' '))) {
		wk_buf_add(b, s.p, s.len);
		return;
	}
	to = wk_buf_room(b, 2 * s.len + 2);
	*to++ = '"';
	for (i = 0; i < s.len; i++) {
		if (s.p[i] == '"')
			*to++ = '"';
		*to++ = s.p[i];
	}
	*to++ = '"';
	*to = '\0';
	b->len = (size_t)(to - b->p);
}

void
wk_json_string(struct wk_buf *b, struct wk_str s)
{
	static const char hex[] = "0123456789abcdef";
	char *to;
	size_t i = 0, k;

	if (!json_special['"'])
		tables();
	to = wk_buf_room(b, 6 * s.len + 2);
	*to++ = '"';
	while (i < s.len) {
		k = plain(json_special, s.p + i, s.len - i);
		memcpy(to, s.p + i, k);
		to += k;
		if ((i += k) == s.len)
			break;
		*to++ = '\\';
		switch (s.p[i]) {
		case '"':  *to++ = '"'; break;
		case '\\': *to++ = '\\'; break;
		case '\n': *to++ = 'n'; break;
		case '\r': *to++ = 'r'; break;
		case '\t': *to++ = 't'; break;
		default:
			memcpy(to, "u00", 3);
			to[3] = hex[(unsigned char)s.p[i] >> 4];
			to[4] = hex[(unsigned char)s.p[i] & 15];
			to += 5;
		}
		i++;
	}
	*to++ = '"';
	*to = '\0';
	b->len = (size_t)(to - b->p);
}

/* One column that is empty would look like a blank line: quote it. */
static void
csv_line(struct wk_buf *b, const struct wk_str *field, size_t n, size_t ncol)
{
	size_t i, start = b->len;

	for (i = 0; i < ncol; i++) {
		if (i > 0)
			wk_buf_addc(b, ',');
		if (i < n)
			wk_csv_field(b, field[i]);
	}
	if (b->len == start)
		wk_buf_adds(b, "\"\"");
	wk_buf_addc(b, '\n');
}

static void
write_header(struct wk_writer *w, const struct wk_header *h)
{
	struct wk_str *name = wk_calloc(w->ncol, sizeof(*name));
	size_t i;

	for (i = 0; i < w->ncol; i++)
		name[i] = wk_str_of(wk_header_name(h, i));
	if (w->format == WK_FORMAT_CSV) {
		csv_line(&w->line, name, w->ncol, w->ncol);
		wk_out_write(w->out, w->line.p, w->line.len);
		wk_buf_clear(&w->line);
	} else {
		w->key = wk_calloc(w->ncol, sizeof(*w->key));
		for (i = 0; i < w->ncol; i++) {
			wk_buf_addc(&w->key[i], i == 0 ? '{' : ',');
			wk_json_string(&w->key[i], name[i]);
			wk_buf_addc(&w->key[i], ':');
		}
	}
	free(name);
}

struct wk_writer *
wk_writer_open(const char *path, enum wk_format fmt, const struct wk_header *h,
    struct wk_err *e)
{
	struct wk_out *out = wk_out_open(path, e);
	struct wk_writer *w;

	if (out == NULL)
		return NULL;
	w = wk_calloc(1, sizeof(*w));
	w->out = out;
	w->format = fmt;
	w->ncol = wk_header_count(h);
	write_header(w, h);
	return w;
}

void
wk_writer_put(struct wk_writer *w, const struct wk_str *field, size_t n)
{
	size_t i;

	wk_buf_clear(&w->line);
	if (w->format == WK_FORMAT_CSV) {
		csv_line(&w->line, field, n, w->ncol);
	} else {
		for (i = 0; i < w->ncol; i++) {
			wk_buf_add(&w->line, w->key[i].p, w->key[i].len);
			wk_json_string(&w->line, i < n ? field[i] : WK_STR(""));
		}
		wk_buf_add(&w->line, "}\n", 2);
	}
	wk_out_write(w->out, w->line.p, w->line.len);
	w->count++;
}

unsigned long
wk_writer_count(const struct wk_writer *w)
{
	return w->count;
}

static void
writer_free(struct wk_writer *w)
{
	size_t i;

	for (i = 0; w->key != NULL && i < w->ncol; i++)
		wk_buf_free(&w->key[i]);
	free(w->key);
	wk_buf_free(&w->line);
	free(w);
}

int
wk_writer_commit(struct wk_writer *w, struct wk_err *e)
{
	int r = wk_out_commit(w->out, e);

	writer_free(w);
	return r;
}

void
wk_writer_abort(struct wk_writer *w)
{
	if (w == NULL)
		return;
	wk_out_abort(w->out);
	writer_free(w);
}
