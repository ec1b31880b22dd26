/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_CROSS_H
#define WK_CROSS_H

/*
 * cross: persons by area and topic in a range of months, published.
 *
 * Topics form a tree total > domain > theme. The taboo ("zwaar") themes are
 * told apart: in an ordinary table they only count in the total, in a heavy
 * table only they are shown, never below wijk.
 */

#include "lib/count.h"
#include "lib/publish.h"

struct wk_topics {
	size_t	 n;		/* node 0 total, then domains, then themes */
	size_t	 ndomain;	/* domains are nodes 1..ndomain */
	size_t	*parent;
	size_t	*theme;		/* theme index by node; of a domain: its first */
	size_t	*node;		/* node by theme index */
	const char **domain;	/* code by node of a domain */
	const struct wk_themes *themes;
	struct wk_arena	 arena;
};

void		 wk_topics_init(struct wk_topics *t, const struct wk_themes *themes);
void		 wk_topics_clear(struct wk_topics *t);
const char	*wk_topic_label(const struct wk_topics *t, size_t node);
/* "", "domein.wonen", "huisvesting": what a ledger calls it. */
const char	*wk_topic_code(const struct wk_topics *t, size_t node);
/* A taboo theme, or a domain of nothing else. */
bool		 wk_topic_heavy(const struct wk_topics *t, size_t node);

struct wk_cross {
	const struct wk_count	*c;
	const struct wk_topics	*topics;
	int			 from, to;	/* months, both included */
	bool			 heavy;
	struct wk_pub_table	 pub;		/* area x topic */
};

/* Count and publish; name as in wk_pub_table. */
int		 wk_cross_make(struct wk_cross *x, const struct wk_count *c,
		    const struct wk_topics *t, int from, int to, bool heavy,
		    const char *name, const struct wk_pub_rule *rule,
		    struct wk_err *e) WK_MUST_CHECK;
void		 wk_cross_clear(struct wk_cross *x);
/* To decide by, and to put onto a page. */
long		 wk_cross_shown(const struct wk_cross *x, size_t area, size_t topic);
long		 wk_cross_print(const struct wk_cross *x, size_t area, size_t topic);

/* A level of detail: areas of one level by domains or themes. */
struct wk_detail {
	enum wk_region_level	 area;
	bool			 themes;	/* else domains */
};

/*
 * How fine a table below node root may be ("opklimmen"): the finest detail of
 * which the table of wk_cross_select has at most max areas, at least two
 * topics, and shows at least 2 in 5 of the persons; else the detail that shows
 * most. False when none shows 1 in 7: then there is no table worth printing.
 */
bool		 wk_cross_climb(const struct wk_cross *x, size_t root, size_t max,
		    struct wk_detail *d);
/*
 * The areas of a detail that have a number, and the topics of which at least
 * half of these areas can be printed, so that no table is mostly dots; in
 * order of code and of the theme list. Arrays to be freed.
 */
void		 wk_cross_select(const struct wk_cross *x, size_t root,
		    const struct wk_detail *d, size_t **area, size_t *narea,
		    size_t **topic, size_t *ntopic);

/* Is node a the node root or below it? */
bool		 wk_region_under(const struct wk_regions *areas, size_t a, size_t root);

#endif
