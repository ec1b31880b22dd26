/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_OUT_H
#define WK_OUT_H

/*
 * out: bytes to stdout or to a file that appears whole or not at all
 * (temporary file in the same folder, fsync, rename; mode 0600).
 * Buffered; a write error is kept and reported by wk_out_commit.
 */

#include <stddef.h>

#include "lib/buf.h"
#include "lib/err.h"

struct wk_out;

/* path NULL or "-": stdout. NULL and e on error. */
struct wk_out	*wk_out_open(const char *path, struct wk_err *e) WK_MUST_CHECK;
void		 wk_out_write(struct wk_out *o, const void *p, size_t n);
void		 wk_out_puts(struct wk_out *o, const char *s);
void		 wk_out_printf(struct wk_out *o, const char *fmt, ...) WK_PRINTF(2, 3);
/* Flush, check, fsync, rename, free. 0, or -1 and e: then nothing appeared. */
int		 wk_out_commit(struct wk_out *o, struct wk_err *e) WK_MUST_CHECK;
/* Give up: no file appears. NULL is fine. */
void		 wk_out_abort(struct wk_out *o);

#endif
