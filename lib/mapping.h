/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_MAPPING_H
#define WK_MAPPING_H

/*
 * mapping: what becomes of each column of an export.
 *
 * A column of the export goes, in this order of strength: where the profile
 * drops, combines or maps it; to our column of the same name; to our column
 * that knows the name as an alias. What only helps to find a place, an age or
 * a pseudonym (the schema's input columns: address, birth date, client
 * number, name...) never passes, whatever the profile says of aliases.
 * Everything else passes unchanged under its own name.
 *
 * Two columns for one: the stronger wins and the other passes under its own
 * name. Free text is joined instead, so that no text passes unseen.
 */

#include "lib/profile.h"

enum wk_fate {
	WK_FATE_UNKNOWN,	/* passes, own name */
	WK_FATE_COLUMN,		/* becomes schema->column[target] */
	WK_FATE_INPUT,		/* used as schema->input[target], then gone */
	WK_FATE_DROP		/* gone: the profile says so */
};

struct wk_mapped {
	enum wk_fate	 fate;
	size_t		 target;
	unsigned	 strength;	/* lower is stronger */
};

/* The columns of the export that make one of ours. */
struct wk_sources {
	size_t		*col;		/* in order of joining */
	size_t		 n;
	const char	*separator;	/* between joined values */
};

struct wk_mapping {
	struct wk_mapped  *mapped;	/* by column of the export */
	size_t		   n;
	struct wk_sources *column;	/* by column of the schema */
	struct wk_sources *input;	/* by input column of the schema */
	struct wk_arena	   arena;
};

/*
 * header: of the export. All arguments must outlive the mapping. NULL and e
 * (WK_EX_DATA) when the profile names a column that our kind of record does
 * not have, or two columns would get one name. source is for messages.
 */
struct wk_mapping	*wk_mapping_new(const struct wk_schema *s,
			    const struct wk_profile *p, const struct wk_header *header,
			    const char *source, struct wk_err *e) WK_MUST_CHECK;
/* What becomes of column col of the export, as one line after out. */
void			 wk_mapping_explain(const struct wk_mapping *m,
			    const struct wk_schema *s, const struct wk_profile *p,
			    const struct wk_header *header, size_t col,
			    struct wk_buf *out);
void			 wk_mapping_free(struct wk_mapping *m);

#endif
