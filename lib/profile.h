/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_PROFILE_H
#define WK_PROFILE_H

/*
 * profile: how an export is written and what its columns mean. A JSON file,
 * see wk-profile(5); share/wk/profiles/NAME.json or any path.
 */

#include "lib/reader.h"
#include "lib/schema.h"

#define WK_MAXDATES	8

struct wk_rename {		/* "columns": { "tekst": ["Toelichting"] } */
	const char	 *column;
	const char	**key;
	size_t		  n;
};

struct wk_values {		/* "values": { "status": { "dicht": "afgesloten" } } */
	const char	 *column;
	struct wk_word	 *word;
	size_t		  n;
};

struct wk_constant {		/* "constants": { "bron": "stapp" } */
	const char	 *column;
	const char	 *value;
};

struct wk_combine {		/* "combine": { "tekst": { "from": [...] } } */
	const char	 *column;
	const char	**key;
	size_t		  n;
	const char	 *separator;
};

struct wk_profile {
	const char	  *name;	/* as asked for; "detected" when found */
	const char	  *description;
	const char	  *kind;	/* NULL: not said */
	struct wk_dialect  dialect;
	char		   decimal;	/* decimal mark, '.' or ',' */
	const char	  *date[WK_MAXDATES];	/* forms, tried in order */
	size_t		   ndate;
	bool		   aliases;	/* the other names in the schema count too */
	bool		   known_only;	/* unknown columns do not pass */
	bool		   number;	/* rows without identificatie are numbered */
	struct wk_rename  *rename;
	size_t		   nrename, renamecap;
	struct wk_values  *values;
	size_t		   nvalues, valuescap;
	struct wk_constant *constant;
	size_t		   nconstant, constantcap;
	struct wk_combine *combine;
	size_t		   ncombine, combinecap;
	const char	 **drop;	/* keys */
	size_t		   ndrop;
	struct wk_arena	   arena;
};

/* A profile with our own form: UTF-8, ',', ISO dates, '.'. Never fails. */
struct wk_profile	*wk_profile_new(const char *name);
/*
 * Read a profile: a name (no '/' and no ".json" in it) from share/wk/profiles,
 * else a file. An error names the file and the key. NULL and e.
 */
struct wk_profile	*wk_profile_load(const char *name, struct wk_err *e)
			    WK_MUST_CHECK;
void			 wk_profile_free(struct wk_profile *p);

/* The profile's words for a column, NULL when it has none. */
const struct wk_values	*wk_profile_values(const struct wk_profile *p,
			    const char *column);
const struct wk_constant *wk_profile_constant(const struct wk_profile *p,
			    const char *column);

#endif
