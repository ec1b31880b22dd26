/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_GEO_H
#define WK_GEO_H

/*
 * geo: borders of areas from GeoJSON (CBS/PDOK wijken en buurten, WGS84 or
 * RD), as paths for a map. Codes are looked for in the properties buurtcode,
 * statcode, BU_CODE, gwb_code, wijkcode, WK_CODE; names in buurtnaam,
 * statnaam, BU_NAAM, wijknaam, WK_NAAM. Water is left out.
 */

#include "lib/err.h"
#include "lib/mem.h"

struct wk_geo_area {
	const char	*code;		/* without prefix */
	const char	*name;		/* "" unknown */
	const char	*path;		/* SVG path data */
	double		 x, y;		/* inside, where a label fits best */
	double		 room;		/* width of the area there */
};

struct wk_geo {
	struct wk_geo_area *area;	/* in order of code */
	size_t		    n, cap;
	double		    width, height;
	struct wk_arena	    arena;
};

/*
 * text: the whole file; file: its name for messages. Drawn as width units
 * wide, height follows. Points closer than half a unit are left out. NULL and
 * e (WK_EX_DATA) when it is no GeoJSON with areas.
 */
struct wk_geo	*wk_geo_read(const char *text, const char *file, double width,
		    struct wk_err *e) WK_MUST_CHECK;
void		 wk_geo_free(struct wk_geo *g);

#endif
