/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_KNOWLEDGE_H
#define WK_KNOWLEDGE_H

/*
 * knowledge: the list of themes (share/wk/kennis/themas.csv).
 */

#include <stdbool.h>

#include "lib/err.h"
#include "lib/map.h"

enum wk_weight { WK_LICHT, WK_GEWOON, WK_GEVOELIG, WK_ZWAAR };

struct wk_theme {
	const char	*code;		/* "geld.schulden" */
	const char	*label;
	const char	*domain;	/* "geld" */
	const char	*domain_label;
	enum wk_weight	 weight;
	const char	*avg;		/* GDPR article, "9", "10" or "" */
	bool		 structural;	/* for municipality or housing corporation */
	const char	*zrm;		/* domain name in the ZRM, for reference */
	const char	*positive_health;
};

struct wk_themes {
	struct wk_theme	*theme;		/* in order of the file */
	size_t		 n;
	struct wk_map	 code;		/* code to index */
	struct wk_arena	 arena;
};

/* From share/wk/kennis/themas.csv. NULL and e on error. */
struct wk_themes	*wk_themes_load(struct wk_err *e) WK_MUST_CHECK;
void			 wk_themes_free(struct wk_themes *t);
/* NULL when the code is unknown. */
const struct wk_theme	*wk_themes_find(const struct wk_themes *t,
			    const char *code, size_t n);
const char		*wk_weight_name(enum wk_weight w);

/*
 * The ordered themes of a record: "geld.schulden|wonen.huur" with, when
 * kans is not empty, "0.62|0.20". Without probabilities the first weighs
 * 0.6, the following share the rest by halves. Unknown codes are left out.
 * index/prob have room for max; returns how many.
 */
size_t			 wk_themes_parse(const struct wk_themes *t,
			    struct wk_str thema, struct wk_str kans,
			    size_t *index, float *prob, size_t max);

#endif
