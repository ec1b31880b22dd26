/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_COUNT_H
#define WK_COUNT_H

/*
 * count: requests read once into small fixed-size observations, and persons
 * counted from them. Request texts are never kept.
 *
 * A person counts once per cell, however many rows: observations stand in
 * order of person, so that counting is one pass with a stamp per cell.
 * Without a value in persoon a request is its own person. Memory: about 80
 * bytes a row plus every distinct value once.
 */

#include <stdbool.h>
#include <stdint.h>

#include "lib/regions.h"
#include "lib/err.h"
#include "lib/knowledge.h"
#include "lib/map.h"
#include "lib/rejects.h"

/* Columns kept by value; wk_count.by[x] has their names in sorted order. */
enum wk_by {
	WK_BY_TEAM, WK_BY_SOURCE, WK_BY_STATUS, WK_BY_FORM, WK_BY_BUNDLE,
	WK_BY_MATCH, WK_BY_MATCH_KIND, WK_BY_ADVICE, WK_BY_STREET, WK_BY_HOUSEHOLD,
	WK_BY_REFERRED, WK_BY_ID, WK_BY_REASON, WK_NBY
};

#define WK_NONE		UINT32_MAX
#define WK_NOTHEME	UINT16_MAX

struct wk_obs {
	uint64_t	person;
	int32_t		month;		/* WK_NOMONTH: without a date */
	uint32_t	area;		/* node of areas; 0: unknown */
	uint16_t	theme;		/* first known theme, or WK_NOTHEME */
	bool		talent;		/* this resident can offer something */
	uint32_t	by[WK_NBY];	/* number in by[], or WK_NONE when empty */
};

struct wk_bundle {
	const char	*label, *state;	/* "" unknown; state: nieuw|groeit|... */
	uint16_t	 theme;		/* of most of its requests */
};

/* What a match is: the name of an activity or what a talent is about. */
struct wk_found {
	const char	*name, *kind;	/* "" unknown; kind: activiteit|talent */
};

struct wk_count {
	struct wk_obs	*obs;		/* in order of person */
	size_t		 n, cap;
	struct wk_map	 by[WK_NBY];
	bool		 has[WK_NBY];	/* the column is there */
	bool		 has_person;	/* some row tells who it is about */
	bool		 has_talent, has_alike;
	struct wk_regions	 areas;
	struct wk_bundle *bundle;	/* by number in by[WK_BY_BUNDLE] */
	struct wk_found	*match;		/* by number in by[WK_BY_MATCH] */
	int		 first, last;	/* months with records, or WK_NOMONTH */
	/* quality, in rows */
	unsigned long	 rows, no_date, no_area, no_theme, other, unknown_theme;
	unsigned long	 doubles;	/* bron and identificatie seen before */
	unsigned long	 alike;		/* dubbel_van: the same as another row */
	unsigned long	 aside;		/* refused, in the rejects */
	const struct wk_themes *themes;	/* not owned */
	struct wk_arena	 arena;
};

struct wk_count_opt {
	const char	*area;		/* only records in this code, or NULL */
	bool		 details;	/* keep identificatie and match_reden too */
	struct wk_rejects *rejects;	/* or NULL: a bad row is an error */
	bool		 whole;		/* keep those outside area too, but not in
					 * the counts of quality */
};

/* Read files (as wk_reader_open). NULL and e on error. */
struct wk_count	*wk_count_read(int nfiles, char *const *files,
		    const struct wk_themes *themes, const struct wk_count_opt *opt,
		    struct wk_err *e) WK_MUST_CHECK;
void		 wk_count_free(struct wk_count *c);

/* Name of a value of o, "" when it has none. */
const char	*wk_obs_name(const struct wk_count *c, const struct wk_obs *o,
		    enum wk_by by);

/*
 * Where an observation counts: fill cell[] (room for WK_PLACES) with cell
 * numbers and return how many; 0: nowhere.
 */
#define WK_PLACES	24
typedef size_t	wk_place(const struct wk_count *c, const struct wk_obs *o,
		    const void *ctx, size_t *cell);

/* Add to count[0..ncell-1] the distinct persons of each cell. */
void		 wk_count_persons(const struct wk_count *c, wk_place *place,
		    const void *ctx, size_t ncell, long *count);
/* The same, rows instead of persons. */
void		 wk_count_rows(const struct wk_count *c, wk_place *place,
		    const void *ctx, size_t ncell, long *count);

#endif
