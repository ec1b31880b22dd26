/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/place.h"
#include "lib/regions.h"

struct wk_place
wk_place_of(struct wk_str code, size_t width)
{
	struct wk_place p = { 0, 0 };
	size_t i;

	code = wk_region_code(code);
	for (i = 0; i < 8 && i < code.len && i < width; i++) {
		p.code |= (uint64_t)(unsigned char)code.p[i] << (56 - 8 * i);
		p.mask |= (uint64_t)0xff << (56 - 8 * i);
	}
	return p;
}
