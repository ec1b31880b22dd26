/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_SOURCE_H
#define WK_SOURCE_H

/*
 * source: one input file of a reader: bytes to UTF-8 to parsed rows in a
 * queue. Only reader.c and the source files use this.
 */

#include <csv.h>

#include "lib/reader.h"

/* A row as it lies in a file's queue. */
struct wk_source_row {
	unsigned long	 line;
	size_t		 first;		/* index in fields */
	size_t		 n;
	const char	*reason;	/* not NULL: the row is refused */
	const char	*field;		/* column of the reason, or NULL */
};

struct wk_source {
	const char	 *name;		/* for messages */
	int		  fd;
	bool		  json, eof, started;
	struct wk_dialect d;
	struct wk_buf	  raw;		/* bytes read, not yet decoded */
	struct wk_buf	  block;	/* the same as UTF-8 */
	unsigned	  toskip;	/* lines before the header still to skip */
	/* the queue: rows parsed and not yet delivered */
	struct wk_source_row	 *row;
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

/*
 * Open name (NULL or "-": stdin) and read its header. called: name for
 * messages, NULL for the file's own; head: bytes before it. 0, or -1 and e.
 */
int		 wk_source_open(struct wk_source *f, const char *name,
		    const struct wk_dialect *d, const char *called,
		    struct wk_str head, struct wk_err *e) WK_MUST_CHECK;
void		 wk_source_close(struct wk_source *f);
/* Read one block more and parse it; at the end eof is set. 0, or -1 and e. */
int		 wk_source_fill(struct wk_source *f, struct wk_err *e) WK_MUST_CHECK;

/* The queue: forget delivered rows, add a field, end a row, get a field. */
void		 wk_source_reset(struct wk_source *f);
void		 wk_source_field(struct wk_source *f, const char *p, size_t n);
struct wk_source_row *wk_source_row_end(struct wk_source *f, unsigned long line);
struct wk_str	 wk_source_get(const struct wk_source *f,
		    const struct wk_source_row *r, size_t i);

/* Parse n bytes more as CSV (source_csv.c) or JSON Lines (source_json.c). */
void		 wk_source_csv(struct wk_source *f, const char *p, size_t n);
/* The end of CSV: -1 inside a quoted field. */
int		 wk_source_csv_end(struct wk_source *f);
void		 wk_source_csv_stop(struct wk_source *f);
void		 wk_source_json(struct wk_source *f, const char *p, size_t n);
/* The end of JSON Lines: -1 inside a line. */
int		 wk_source_json_end(struct wk_source *f);

#endif
