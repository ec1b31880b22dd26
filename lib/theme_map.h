/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_THEME_MAP_H
#define WK_THEME_MAP_H

/*
 * theme_map: the words that sources use for their own categories, and the
 * theme each stands for: CSV with the columns bron, waarde, thema. An empty
 * bron holds for every source; case, blanks and signs in waarde do not count.
 */

#include "lib/knowledge.h"

struct wk_theme_map;

/* themes: a theme that is not there is an error of the file. */
struct wk_theme_map	*wk_theme_map_load(const char *path,
			    const struct wk_themes *themes, struct wk_err *e)
			    WK_MUST_CHECK;
void			 wk_theme_map_free(struct wk_theme_map *m);
/* The themes of a source's word; NULL when it is not in the map. */
const char		*wk_theme_map_get(const struct wk_theme_map *m,
			    struct wk_str bron, struct wk_str waarde);

#endif
