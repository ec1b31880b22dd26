/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_WRITER_H
#define WK_WRITER_H

/*
 * writer: records to CSV (minimal quoting, LF) or JSON Lines (every value a
 * string, columns in header order), to stdout or an atomic file.
 */

#include "lib/out.h"
#include "lib/record.h"

enum wk_format { WK_FORMAT_CSV, WK_FORMAT_JSONL };

struct wk_writer;

/* The header line is written at once (also without rows). h is copied. */
struct wk_writer	*wk_writer_open(const char *path, enum wk_format fmt,
			    const struct wk_header *h, struct wk_err *e)
			    WK_MUST_CHECK;
/* field[0..n-1] in header order; n less than the columns: the rest empty. */
void			 wk_writer_put(struct wk_writer *w,
			    const struct wk_str *field, size_t n);
unsigned long		 wk_writer_count(const struct wk_writer *w);
int			 wk_writer_commit(struct wk_writer *w, struct wk_err *e)
			    WK_MUST_CHECK;			/* frees */
void			 wk_writer_abort(struct wk_writer *w);

/* Append one field as CSV / as a JSON string with its quotes. */
void			 wk_csv_field(struct wk_buf *b, struct wk_str s);
void			 wk_json_string(struct wk_buf *b, struct wk_str s);

#endif
