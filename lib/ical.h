/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_ICAL_H
#define WK_ICAL_H

/*
 * ical: the events of a calendar (iCalendar, RFC 5545) as activities, so that
 * the agenda of a community centre is a source. An event that repeats is one
 * activity; changes of single dates (RECURRENCE-ID) are not.
 */

#include "lib/buf.h"
#include "lib/err.h"

/*
 * Append the events of a calendar (text, NUL-terminated) to csv as activities
 * in our own form, with header. source is for messages. 0, or -1 and e: not a
 * calendar, or cut off.
 */
int	wk_ical_read(const char *text, const char *source, struct wk_buf *csv,
	    struct wk_err *e) WK_MUST_CHECK;

#endif
