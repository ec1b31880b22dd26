/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_AREA_H
#define WK_AREA_H

/*
 * area: CBS area codes, and postcodes to neighbourhoods.
 *
 * A code is text of 8 (buurt), 6 (wijk) or 4 (gemeente) characters; since 2023
 * the last four may be letters. Exports write BU, WK or GM before it and
 * spreadsheets lose its leading zeros.
 */

#include <stdbool.h>
#include <stddef.h>

#include "lib/buf.h"
#include "lib/err.h"

/*
 * Bring a code to its canonical form of width (8, 6 or 4) characters in
 * out[width + 1]: prefix off, upper case, leading zeros back. A longer code
 * of a smaller area is cut (buurt to wijk). Blanks around it are ignored.
 * Width 0: a code of any kind of area keeps its own width; NL00 is the country.
 * Returns NULL or a fixed reason.
 */
const char	*wk_area_code(struct wk_str s, size_t width, char out[9]);

/* "1234 ab" to "1234AB" in out. False when it is no postcode. */
bool		 wk_postcode(struct wk_str s, char out[7]);

struct wk_area;

/*
 * Read CBS' postcode table (pc6hnr: PC6, Huisnummer, Buurt<year>, Wijk<year>,
 * Gemeente<year>; separated by ';' or ','). About 16 bytes per address.
 * NULL and e on error.
 */
struct wk_area	*wk_area_load(const char *path, struct wk_err *e) WK_MUST_CHECK;
void		 wk_area_free(struct wk_area *a);
size_t		 wk_area_count(const struct wk_area *a);	/* addresses */

/*
 * The buurtcode of a canonical postcode and house number in out[9]. Number 0,
 * or one that the table does not have: the most frequent buurt of the
 * postcode (of equals the first in order) and *exact is false. False when the
 * postcode is unknown.
 */
bool		 wk_area_find(const struct wk_area *a, const char *postcode,
		    long number, char out[9], bool *exact);

#endif
