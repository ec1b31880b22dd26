/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_SCHEMA_H
#define WK_SCHEMA_H

/*
 * schema: what a kind of record looks like, read from the Frictionless Table
 * Schema in share/wk/schema/<kind>.json: the single source for programs,
 * tests and wk-records(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "lib/err.h"
#include "lib/record.h"

/* A word of an export and the value of ours that it stands for. */
struct wk_word {
	const char	*key;		/* as wk_utf8_key makes it */
	const char	*value;
};

enum wk_type { WK_TYPE_STRING, WK_TYPE_INTEGER, WK_TYPE_NUMBER, WK_TYPE_DATE, WK_TYPE_CODE };

struct wk_column {
	const char	 *name;
	enum wk_type	  type;
	bool		  required;
	const char	 *privacy;	/* geen|indirect|direct|pseudoniem|vrije tekst|bijzonder */
	const char	 *description;
	const char	 *ggm;		/* name in the national model, or "" */
	const char	 *by;		/* program that adds the column, or "" */
	const char	**alias;	/* other names in exports, as wk_utf8_key */
	size_t		  nalias;
	const char	**part;		/* input: any name with this in its key */
	size_t		  npart;
	const char	**value;	/* closed list, or none */
	size_t		  nvalue;
	struct wk_word	 *word;		/* other words for those values */
	size_t		  nword;
	size_t		  width;	/* codes: characters with leading zeros; 0: 8, 6 or 4 */
};

struct wk_schema {
	const char	 *kind;
	const char	 *title;
	struct wk_column *column;	/* of a record, in order */
	size_t		  ncolumn;
	struct wk_column *input;	/* only in exports: used by wk-intake, then gone */
	size_t		  ninput;
	struct wk_column *added;	/* added by later programs */
	size_t		  nadded;
	const char	**oneof;	/* a record needs one of these; none: 0 */
	size_t		  noneof;
	struct wk_arena	  arena;
};

/* Kinds there are a schema of; ends with NULL. */
extern const char *const  wk_schema_kinds[];

/* kind: "hulpvraag", "activiteit", "talent"... NULL and e when unknown. */
struct wk_schema	*wk_schema_load(const char *kind, struct wk_err *e)
			    WK_MUST_CHECK;
void			 wk_schema_free(struct wk_schema *s);
/* Do records of this kind hold text of or about people ("vrije tekst")? */
bool			 wk_schema_personal(const struct wk_schema *s);
/* A column of a record or one that a program adds; NULL when unknown. */
const struct wk_column	*wk_schema_find(const struct wk_schema *s, const char *name);
/*
 * Check one canonical value; NULL when fine (empty is fine), else a fixed
 * reason without the value.
 */
const char		*wk_column_check(const struct wk_column *c, struct wk_str v);
/*
 * Does the header hold what the kind needs? (hulpvraag: identificatie and
 * tekst or thema). 0, or -1 and e naming the column.
 */
int			 wk_schema_need(const struct wk_schema *s,
			    const struct wk_header *h, const char *source,
			    struct wk_err *e) WK_MUST_CHECK;

#endif
