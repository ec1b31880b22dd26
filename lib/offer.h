/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_OFFER_H
#define WK_OFFER_H

/*
 * offer: the activities of a neighbourhood as reports show them.
 */

#include "lib/buf.h"
#include "lib/err.h"
#include "lib/knowledge.h"
#include "lib/map.h"
#include "lib/regions.h"

enum wk_offer_field {
	WK_OFFER_ID, WK_OFFER_NAME, WK_OFFER_TEXT, WK_OFFER_BY, WK_OFFER_THEME,
	WK_OFFER_FORM, WK_OFFER_SUPPLY, WK_OFFER_FOR, WK_OFFER_AGE_MIN,
	WK_OFFER_AGE_MAX, WK_OFFER_LANGUAGE, WK_OFFER_COST, WK_OFFER_ROOM,
	WK_OFFER_TAKEN, WK_OFFER_WHEN, WK_OFFER_WHERE, WK_OFFER_BUURT,
	WK_OFFER_REACH, WK_OFFER_STATE, WK_OFFER_FROM, WK_OFFER_UNTIL,
	WK_OFFER_CONTACT, WK_OFFER_CHECKED, WK_OFFER_NFIELD
};

struct wk_offer {
	const char	*f[WK_OFFER_NFIELD];	/* "" when absent */
	long		 from, until, checked;	/* days, or WK_NODAY */
	long		 free;			/* free places, -1 unknown */
	const struct wk_theme *theme;		/* first known, or NULL */
};

struct wk_offers {
	struct wk_offer	*o;		/* in order of name, then identificatie */
	size_t		 n, cap;
	struct wk_map	 id;		/* identificatie to number + order */
	size_t		*by_id;		/* number in o by number in id */
	struct wk_arena	 arena;
};

/* Read a file of activities. NULL and e on error. */
struct wk_offers	*wk_offers_read(const char *path, const struct wk_themes *t,
			    struct wk_err *e) WK_MUST_CHECK;
void			 wk_offers_free(struct wk_offers *s);
/* NULL when there is none. */
const struct wk_offer	*wk_offers_find(const struct wk_offers *s, const char *id);
/* Put the areas of all offers into a. */
void			 wk_offers_regions(const struct wk_offers *s,
			    struct wk_regions *a);
/* Runs on this day, as far as known (not ended, not stopped). */
bool			 wk_offer_open(const struct wk_offer *o, long day);
/* Reaches people in this area: its buurt, wijk or gemeente. "" is anywhere. */
bool			 wk_offer_reaches(const struct wk_offer *o, const char *area);

/*
 * Days and times in free text: "ma en do 9.30-11.00", "ma t/m vr 10-12 uur".
 * days: bit 0 is Monday; nth: 1..4 "elke 2e dinsdag" of the month, -1 the last,
 * 0 every week; minutes after midnight, end -1 when not given.
 * False when no weekday with a time can be found.
 */
struct wk_when { unsigned days; int nth, start, end; };
bool			 wk_when_parse(const char *s, struct wk_when *w);

/*
 * All offers that reach area as iCalendar (RFC 5545), weekly events from
 * today on, into out. Returns how many had no usable days and times.
 */
size_t			 wk_offers_ics(const struct wk_offers *s, const char *area,
			    long today, struct wk_buf *out);

#endif
