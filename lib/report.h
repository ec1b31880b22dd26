/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_REPORT_H
#define WK_REPORT_H

/*
 * report: what the kinds of report share. A kind turns counted records into
 * one or more pages (documents); it never sees a request text.
 */

#include "lib/count.h"
#include "lib/cross.h"
#include "lib/doc.h"
#include "lib/joint_kinds.h"
#include "lib/offer.h"
#include "lib/publish.h"

struct wk_report {
	/* set by the caller, not owned */
	const struct wk_lang	*lang;
	const struct wk_themes	*themes;
	struct wk_count		*count;		/* NULL: kind reads no requests */
	const struct wk_offers	*offers;	/* -a, or NULL */
	const char		*map;		/* --kaart: its text, or NULL */
	const char		*map_file;	/* its name, for messages */
	const char		*area;		/* -w, or NULL */
	bool			 figures;	/* -I was given */
	const struct wk_regions	*places;	/* names of areas, or NULL */
	struct wk_pub_rule	 rule;
	int			 from, to;	/* -s, -e; WK_NOMONTH: not given */
	long			 today;
	bool			 over;		/* with a ledger: only months that are over */

	/* set by wk_report_start */
	struct wk_topics	 topics;
	bool			 undated;	/* no row has a date: all count in to */
	size_t			 root;		/* the area the report is about */
	size_t			 whole;		/* that of all records that were read */
	bool			*under;		/* by area: is it root or below */
	struct wk_arena		 arena;		/* for texts */
	const char		*top, *growing, *unmet;	/* for the summary, or NULL */
	struct wk_page		*page;
	size_t			 npage, pagecap;
};

struct wk_page {
	const char	*name;		/* file name without extension */
	struct wk_doc	*doc;
};

struct wk_report_kind {
	const char	*name;		/* "maand" */
	bool		 requests;	/* reads request records */
	bool		 offers;	/* needs -a */
	bool		 details;	/* wk_count_opt.details */
	bool		 folder;	/* many pages: needs -d */
	int		(*make)(struct wk_report *r, struct wk_err *e);
};

extern const struct wk_report_kind wk_report_kinds[];	/* ends with name NULL */

/*
 * Fill in what follows from the data: the period (to: the last month with
 * records; from: 11 months before, not before the first record), the root area.
 * Records without an area are in the gemeente when there is only one.
 */
void		 wk_report_start(struct wk_report *r);
void		 wk_report_clear(struct wk_report *r);

/* "A; B; C" of n names, in the arena of r; NULL when n is 0. */
const char	*wk_report_list(struct wk_report *r, const char *const *name, size_t n);

/*
 * Make the pages of a kind: again when a number that was printed already must
 * be hidden, until all tables hold the same. -1 and e (WK_EX_DATA) also when
 * the tables together with earlier reports are not safe.
 */
int		 wk_report_make(struct wk_report *r, const struct wk_report_kind *kind,
		    struct wk_err *e) WK_MUST_CHECK;
/* What the numbers of a report count, as wk_subset_find; ctx is the report. */
bool		 wk_report_subset(const void *ctx, const struct wk_key *k,
		    struct wk_subset *s);
/* Is o counted in the quadrant with this name ("collectief_informeel")? */
bool		 wk_report_quadrant(const struct wk_report *r, const struct wk_obs *o,
		    const char *name);
/* The form of help (trajectvorm) as a number, the last is unknown; and by name. */
size_t		 wk_report_form(const struct wk_count *c, const struct wk_obs *o);
size_t		 wk_report_form_find(const char *name);
/* The key of a number of the root area, of all topics. */
struct wk_key	 wk_report_key(const struct wk_report *r, const char *kind, int from,
		    int to);
/* A number that stands alone, published: counted elsewhere; or the persons of
 * a kind of wk_report_subset ("personen": all) in these months. */
long		 wk_report_value(const struct wk_report *r, const char *kind, int from,
		    int to, long count);
long		 wk_report_persons(const struct wk_report *r, const char *kind, int from,
		    int to);

/* A new page; title and subtitle are texts. Stamped when intern. */
struct wk_doc	*wk_report_page(struct wk_report *r, const char *name,
		    const char *title, const char *subtitle);

/* Short hands for texts: key alone, and key with arguments. */
const char	*wk_report_get(const struct wk_report *r, const char *key);
#define wk_report_say(r, ...) \
	wk_lang_say(&(r)->arena, (r)->lang, __VA_ARGS__, (char *)NULL)

/* Name of an area; of node 0 the text "alle gebieden". */
const char	*wk_report_area(const struct wk_report *r, size_t node);
/* Name of an area by code: from places, else "buurt 03920301". */
const char	*wk_report_place(struct wk_report *r, const char *code);
/* "maart 2026" or "april 2025 tot en met maart 2026". */
const char	*wk_report_period(struct wk_report *r, int from, int to);

/* Does o count: in these months, under this area? */
bool		 wk_report_in(const struct wk_report *r, const struct wk_obs *o,
		    int from, int to, size_t area);

/* Rows of the root area in these months; not yet published. */
long		 wk_report_rows(const struct wk_report *r, int from, int to);

/* Change between two published counts in percent into a cell; empty when
 * unknown. */
void		 wk_report_change(struct wk_cell *c, long now, long before);
/* Published persons per 1,000 inhabitants of an area into a cell. */
void		 wk_report_rate(const struct wk_report *r, struct wk_cell *c,
		    long shown, size_t area);
/* Share of two published counts into a cell ("minstens 90%"). */
void		 wk_report_share(struct wk_report *r, struct wk_dtable *t,
		    struct wk_cell *c, long part, long whole);
/* The note on minimum, rounding and method, and what it is based on. */
void		 wk_report_basis(struct wk_report *r, struct wk_doc *d);

/* Last complete quarter up to month: its first month. */
int		 wk_report_quarter(int month);

/*
 * Persons per area and month of the period (at most 36), published: one pass
 * for all areas. pub is area x (month - from).
 */
struct wk_trend {
	int			 from, to;
	struct wk_pub_table	 pub;
	const struct wk_regions	*areas;
};
int		 wk_report_count_trend(struct wk_report *r, struct wk_trend *t,
		    struct wk_err *e) WK_MUST_CHECK;
long		 wk_trend_shown(const struct wk_trend *t, size_t area, int month);
/* An area's months as a table with a line chart. */
void		 wk_report_trend(struct wk_report *r, struct wk_doc *d,
		    const struct wk_trend *t, size_t area);
/*
 * A table of areas by topics from x, as fine as may be, heat coloured. False
 * when there is too little to show.
 */
bool		 wk_report_heat(struct wk_report *r, struct wk_doc *d,
		    const struct wk_cross *x, const char *key, const char *caption,
		    size_t root);
/*
 * Themes (or domains) of one area, largest first, with a bar chart. when: the
 * time as text. before may be NULL.
 */
void		 wk_report_themes(struct wk_report *r, struct wk_doc *d,
		    const struct wk_cross *now, const struct wk_cross *before,
		    size_t area, const char *when);

/* A match (number in by[WK_BY_MATCH]) in words; a talent is called one. */
const char	*wk_report_match(struct wk_report *r, uint32_t match);

/* Bundles of the period, counted and published per area. */
struct wk_bundles;
long		 wk_bundles_persons(const struct wk_bundles *b, size_t bundle);
struct wk_bundles *wk_report_collect(struct wk_report *r, struct wk_err *e) WK_MUST_CHECK;
void		 wk_bundles_free(struct wk_bundles *b);
/* Those with enough persons in an area, largest first; false when none. */
bool		 wk_report_bundles_in(struct wk_bundles *b, struct wk_doc *d, size_t area);
/* The n largest or fastest growing: names with stand, to talk about. */
size_t		 wk_report_bundles_top(struct wk_bundles *b, struct wk_doc *d, size_t n);

/*
 * Bundles of the period under the root area: what, growth, where, what fits;
 * the structural ones apart.
 */
int		 wk_report_bundles(struct wk_report *r, struct wk_doc *d,
		    struct wk_err *e) WK_MUST_CHECK;
/* "Stamtafel: ma 10-12, De Haak, gratis", in the arena of r. */
const char	*wk_offer_line(struct wk_report *r, const struct wk_offer *o);
/* Costs in words: "0" is gratis, "2.50" is 2,50 euro, words stay. */
const char	*wk_offer_cost(struct wk_report *r, const struct wk_offer *o);

/* What nobody offers, talents, and the balance collective - individual. */
int		 wk_report_supply(struct wk_report *r, struct wk_doc *d,
		    struct wk_err *e) WK_MUST_CHECK;

/* The kinds. Each makes its pages; -1 and e on error. */
int		 wk_report_maand(struct wk_report *r, struct wk_err *e) WK_MUST_CHECK;
int		 wk_report_bundels(struct wk_report *r, struct wk_err *e) WK_MUST_CHECK;
int		 wk_report_overleg(struct wk_report *r, struct wk_err *e) WK_MUST_CHECK;
int		 wk_report_buurt(struct wk_report *r, struct wk_err *e) WK_MUST_CHECK;
int		 wk_report_bericht(struct wk_report *r, struct wk_err *e) WK_MUST_CHECK;
int		 wk_report_folder(struct wk_report *r, struct wk_err *e) WK_MUST_CHECK;
int		 wk_report_kaart(struct wk_report *r, struct wk_err *e) WK_MUST_CHECK;
int		 wk_report_kwadrant(struct wk_report *r, struct wk_err *e) WK_MUST_CHECK;
int		 wk_report_straat(struct wk_report *r, struct wk_err *e) WK_MUST_CHECK;

#endif
