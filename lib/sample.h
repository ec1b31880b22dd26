/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_SAMPLE_H
#define WK_SAMPLE_H

/*
 * sample: the first part of a CSV file of which the separator is not known.
 * More forgiving than reader, and only for detection: it shows what is there.
 */

#include <stdbool.h>

#include "lib/reader.h"
#include "lib/schema.h"

#define WK_SAMPLE_FIELDS	1024

struct wk_sample {
	const char	*p;		/* text as UTF-8, no byte order mark */
	size_t		 n;
	bool		 whole;		/* it is the whole file */
	char		 sep;
	size_t		 at;
	unsigned	 line;		/* physical lines before at */
	struct wk_str	 field[WK_SAMPLE_FIELDS];	/* without outer quotes */
	size_t		 nfield;
};

/*
 * Find separator and header (d->sep, d->skip) and stand before the header.
 * The header is the first of the first ten records with the usual number of
 * fields and the most names that the schema knows.
 */
void	 wk_sample_shape(struct wk_sample *s, const struct wk_schema *schema,
	    struct wk_dialect *d);

/* The next record that is not blank, in s->field. False at the end. */
bool	 wk_sample_record(struct wk_sample *s);

#endif
