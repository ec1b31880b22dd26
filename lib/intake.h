/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_INTAKE_H
#define WK_INTAKE_H

/*
 * intake: rows of an export to our records.
 *
 * A row goes through these steps: map and convert the columns (mapping,
 * convert), place it in a neighbourhood (area), give it an age class, fill
 * its source and number, take the person out (hide), suggest themes (labeller), check it, look for
 * doubles. A step that looks at a
 * whole row is one function of lib/intake.c that reads and sets fields by
 * column; wk_intake_row calls the steps in order.
 */

#include "lib/area.h"
#include "lib/convert.h"
#include "lib/labeller.h"
#include "lib/mapping.h"
#include "lib/pseudonym.h"
#include "lib/redact.h"
#include "lib/seen.h"
#include "lib/theme_map.h"

struct wk_intake_options {
	const struct wk_area *area;	/* NULL: no table */
	const char	 *bron;		/* NULL: as the export says */
	struct wk_labeller *labeller;	/* NULL: no themes are filled in */
	const struct wk_key *key;	/* NULL: no pseudonyms */
	struct wk_redact *redact;	/* NULL: text stays as it is */
	const struct wk_theme_map *map;	/* words of sources to themes, or NULL;
					   only with a labeller */
};

struct wk_intake_counts {
	unsigned long	 read;		/* calls of wk_intake_row */
	unsigned long	 rows;		/* of those, accepted */
	unsigned long	 dated;		/* with datum_aanmaak */
	unsigned long	 placed;	/* buurt found by address */
	unsigned long	 placed_pc;	/* of those, by postcode alone */
	unsigned long	 unplaced;	/* postcode that fits no buurt */
	unsigned long	 noage;		/* birth date that is no date */
	unsigned long	 repeated;	/* bron and identificatie met before */
	unsigned long	 labelled;	/* themes filled in by the model */
	unsigned long	 overig;	/* of those, none was likely enough */
	unsigned long	 translated;	/* theme by the map of the source's words */
	unsigned long	 hidden[WK_PII_KINDS];	/* taken out of free text */
	unsigned long	 dropped;	/* values of persoon, huishouden without a key */
	unsigned long	 untranslated;	/* the source's word stands in no map */
};

/* A column of the records that come out. */
struct wk_intake_column {
	const char		 *name;
	const struct wk_column	 *schema;	/* NULL: unknown, passes */
	struct wk_sources	  from;		/* none: derived or constant */
	const char		 *constant;	/* for empty fields, or NULL */
	struct wk_convert	  convert;
	struct wk_buf		  buf;		/* joined or derived value */
};

/* Where the step hide finds its columns and inputs, or WK_NOCOL. */
struct wk_hide {
	size_t			  person, household;
	size_t			  bsn, client, postcode, number, letter, addition;
	struct wk_buf		  buf;
};

struct wk_intake {
	const struct wk_schema	 *schema;
	const struct wk_profile	 *profile;
	struct wk_intake_options  o;
	struct wk_mapping	 *mapping;
	struct wk_header	  header;
	struct wk_intake_column	 *column;	/* in order of header */
	size_t			  ncolumn, columncap;
	struct wk_str		 *field;	/* the row, by column */
	struct wk_str		 *input;	/* by schema->input */
	struct wk_seen		  seen;
	struct wk_buf		  key;
	struct wk_intake_counts	  count;
	/* columns that steps look at, or WK_NOCOL */
	size_t			  identificatie, bron, datum, buurt, wijk, gemeente, age;
	size_t			 *oneof;	/* of which a record needs one */
	size_t			  thema, kans, woord, checked;
	size_t			  text[3];	/* what the model reads, in order */
	struct wk_buf		  reading;
	struct wk_hide		  hide;
	size_t			  postcode, postcode_in, number_in;
	size_t			  birthdate_in, birthyear_in, age_in;
};

/*
 * schema, profile and o->area must outlive the result. NULL and e when the
 * columns of the export (header, source its name for messages) do not make a
 * record of this kind.
 */
struct wk_intake	*wk_intake_new(const struct wk_schema *schema,
			    const struct wk_profile *profile,
			    const struct wk_header *header, const char *source,
			    const struct wk_intake_options *o, struct wk_err *e)
			    WK_MUST_CHECK;
/*
 * Make a record of rec: its fields are in->field[0..in->ncolumn-1], valid
 * until the next call and the next read. 0, or -1 and e: a field of the row
 * is not acceptable (the reason holds no value).
 */
int			 wk_intake_row(struct wk_intake *in,
			    const struct wk_rec *rec, struct wk_err *e) WK_MUST_CHECK;
void			 wk_intake_free(struct wk_intake *in);

#endif
