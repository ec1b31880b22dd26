/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_RECORD_H
#define WK_RECORD_H

/*
 * record: a header (column names in order) and rows of UTF-8 fields.
 */

#include <stddef.h>

#include "lib/buf.h"
#include "lib/map.h"

#define WK_NOCOL	((size_t)-1)

struct wk_header {
	struct wk_map	names;		/* names.n columns, in order */
};

#define WK_HEADER_INIT	{ WK_MAP_INIT }

/* Index of a column, WK_NOCOL when absent. Exact names. */
size_t		 wk_header_find(const struct wk_header *h, const char *name);
/* Index of a column, added at the end when absent. */
size_t		 wk_header_add(struct wk_header *h, const char *name);
const char	*wk_header_name(const struct wk_header *h, size_t col);
size_t		 wk_header_count(const struct wk_header *h);
void		 wk_header_copy(struct wk_header *to, const struct wk_header *from);
void		 wk_header_free(struct wk_header *h);

/*
 * One row. Fields are NUL-terminated besides their length. From a reader
 * they are valid until the next read; wk_rec_dup keeps a copy in an arena.
 */
struct wk_rec {
	struct wk_str	*field;
	size_t		 nfield;
	const char	*source;	/* file name as for messages */
	unsigned long	 line;		/* first physical line of the record */
};

#define WK_REC_INIT	{ NULL, 0, "", 0 }

/* Never NULL: WK_NOCOL and columns past the end give "". */
static inline struct wk_str
wk_rec_get(const struct wk_rec *r, size_t col)
{
	return col < r->nfield ? r->field[col] : WK_STR("");
}

struct wk_rec	*wk_rec_dup(struct wk_arena *a, const struct wk_rec *r);

#endif
