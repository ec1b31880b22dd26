/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_READER_H
#define WK_READER_H

/*
 * reader: files or stdin to records. CSV (libcsv) or JSON Lines (jansson),
 * told apart by the first byte that is not white space ('{': JSON Lines).
 *
 * All files are opened and their headers read at once; the columns are the
 * union in order of first appearance, absent ones are empty. Memory does not
 * grow with the number of rows.
 *
 * Not accepted: ragged rows, duplicate or empty column names, an unclosed
 * quote, a quote inside an unquoted field, invalid UTF-8, NUL, half a JSON
 * line, a JSON key not seen in the first 1,000 lines of its file. A bad row
 * is an error with file and line, unless rejects are set: then it is put
 * aside there and reading goes on. A file that cannot be read on (unclosed
 * quote, read error, no header) is always an error.
 */

#include <stdbool.h>

#include "lib/record.h"
#include "lib/rejects.h"
#include "lib/utf8.h"

struct wk_reader;

/*
 * How a foreign file is written; wk_dialect_canonical for our own form. A
 * UTF-8 byte order mark is stronger than encoding.
 */
struct wk_dialect {
	char		 sep;		/* field separator */
	char		 quote;		/* 0: no quoting at all */
	enum wk_encoding encoding;
	unsigned	 skip;		/* physical lines before the header */
	bool		 json;		/* JSON Lines whatever the first byte */
	bool		 trim;		/* blanks around fields off */
	bool		 unnamed;	/* columns without a name become "kolom N" */
	bool		 sepline;	/* a first line "sep=;" says the separator */
	struct wk_str	 head;		/* bytes of stdin read before; not owned */
};

extern const struct wk_dialect wk_dialect_canonical;	/* ',' '"' UTF-8 */

/*
 * files: nfiles names, "-" is stdin; nfiles 0: stdin. The names must live as
 * long as the reader. d NULL: canonical. NULL and e on error.
 */
struct wk_reader	*wk_reader_open(int nfiles, char *const *files,
			    const struct wk_dialect *d, struct wk_err *e)
			    WK_MUST_CHECK;
/* One file; NULL is stdin. */
struct wk_reader	*wk_reader_open1(const char *file,
			    const struct wk_dialect *d, struct wk_err *e)
			    WK_MUST_CHECK;
/* Bytes in memory in our own form; name is for messages. Both are not copied. */
struct wk_reader	*wk_reader_open_bytes(const char *name, struct wk_str bytes,
			    struct wk_err *e) WK_MUST_CHECK;
const struct wk_header	*wk_reader_header(const struct wk_reader *r);
/* 0 when the column is there; else -1 and e (WK_EX_DATA, names the column). */
int			 wk_reader_need(const struct wk_reader *r,
			    const char *column, struct wk_err *e) WK_MUST_CHECK;
/* Rows that cannot be read go to rj (not owned) instead of being an error. */
void			 wk_reader_rejects(struct wk_reader *r,
			    struct wk_rejects *rj);
/* 1: *rec holds the next record; 0: clean end; -1: error in e. */
int			 wk_reader_next(struct wk_reader *r, struct wk_rec *rec,
			    struct wk_err *e) WK_MUST_CHECK;
/* Records delivered so far (not those set aside by the reader itself). */
unsigned long		 wk_reader_count(const struct wk_reader *r);
void			 wk_reader_close(struct wk_reader *r);

#endif
