/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/source.h"

static void
on_field(void *p, size_t n, void *arg)
{
	struct wk_source *f = arg;
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
	wk_source_field(f, s, (size_t)(end - s));
	f->lastend = 0;
}

static void
on_row(int c, void *arg)
{
	struct wk_source *f = arg;

	if (f->curfield > 0)
		wk_source_row_end(f, f->begin);
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
csv_start(struct wk_source *f)
{
	if (csv_init(&f->csv, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
		abort();
	csv_set_delim(&f->csv, (unsigned char)f->d.sep);
	csv_set_quote(&f->csv, (unsigned char)f->d.quote);
	csv_set_space_func(&f->csv, no_space);
	f->csv_live = true;
}

void
wk_source_csv_stop(struct wk_source *f)
{
	if (f->csv_live)
		csv_free(&f->csv);
	f->csv_live = false;
}

/*
 * Feed n bytes. A quote where none may be spoils one row: it is wk_source_get as
 * refused, and the parser starts again after the next line end.
 */
void
wk_source_csv(struct wk_source *f, const char *p, size_t n)
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
		wk_source_row_end(f, f->begin)->reason = "quote inside an unquoted field, "
		    "or text after a closing quote";
		wk_source_csv_stop(f);
		f->resync = true;
		f->lastend = 0;
		p += used;
		n -= used;
	}
}

int
wk_source_csv_end(struct wk_source *f)
{
	return f->csv_live && csv_fini(&f->csv, on_field, on_row, f) != 0 ? -1 : 0;
}
