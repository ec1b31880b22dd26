/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_FOREIGN_H
#define WK_FOREIGN_H

/*
 * foreign: lists of activities that are not one table: an HSDS folder and an
 * iCalendar file.
 */

#include "lib/buf.h"
#include "lib/err.h"
#include "lib/profile.h"

/*
 * Is path (NULL or "-": stdin) one of them? An HSDS folder, its services.csv
 * beside an organizations.csv, a file named *.ics, or what profile p (may be
 * NULL) says: "hsds" or "ical". Then its activities are appended to csv in
 * our own form. 1, 0 when it is something else, or -1 and e.
 */
int	wk_foreign_read(const char *path, const struct wk_profile *p, struct wk_buf *csv,
	    struct wk_err *e) WK_MUST_CHECK;

#endif
