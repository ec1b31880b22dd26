/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_REPORT_BUNDELS_H
#define WK_REPORT_BUNDELS_H

/*
 * report_bundels: the bundles of a report, counted and published once; for
 * the tables, the words and the picture.
 */

#include "lib/report.h"

#define WK_BUNDLES_SHOWN	40	/* in one table or picture */

struct wk_bundles {
	struct wk_report	*r;
	struct wk_pub_table	 area;		/* bundle x area */
	size_t			*order;		/* shown bundles, largest first */
	size_t			*start;		/* of each bundle in row[] */
	uint32_t		*row;		/* observations by bundle */
	const char		**fit;		/* what fits a bundle, NULL: not asked */
	size_t			 n, heavy;	/* heavy: left out */
	int			 from;		/* first month with bundles */
	bool			 states, themes, places;	/* columns that say something */
};

/* Persons of a bundle in an area, or WK_PUB_HIDDEN: to decide by, and to put
 * onto a page. */
long			 wk_bundle_shown(const struct wk_bundles *b, size_t bundle,
			    size_t area);
long			 wk_bundle_print(const struct wk_bundles *b, size_t bundle,
			    size_t area);
/* Theme of most of its requests, or NULL. */
const struct wk_theme	*wk_bundle_theme(const struct wk_report *r, size_t bundle);
/* Its label, else its number. */
const char		*wk_bundle_name(const struct wk_bundles *b, size_t bundle);
/* "groeit" in the language of the report; "" unknown. */
const char		*wk_bundle_state(const struct wk_bundles *b, size_t bundle);

/*
 * The activities that fit most of its requests, then that residents' talents
 * fit when they fit enough persons to print a number; "" when nothing does.
 */
const char		*wk_bundle_fits(struct wk_bundles *b, size_t bundle);
/* "Vijfhoek (15), Binnenstad (10)": the finest level with anything; or NULL. */
const char		*wk_bundle_where(struct wk_bundles *b, size_t bundle);
/* Who is "aan zet" and why, as a sentence; "" unknown. */
const char		*wk_bundle_advice(struct wk_bundles *b, size_t bundle);

/* The picture of all shown bundles at the end of d; nothing when there are none. */
void			 wk_bundles_picture(struct wk_bundles *b, struct wk_doc *d);

#endif
