/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_DATE_H
#define WK_DATE_H

/*
 * date: calendar days without clocks or time zones. A day is the number of
 * days since 1970-01-01 (proleptic Gregorian); a month is year*12 + (1..12)-1.
 */

#include <stdbool.h>
#include <stddef.h>

#include "lib/err.h"

#define WK_NODAY	(-1000000L)
#define WK_NOMONTH	(-1)

long		 wk_day_of(int y, int m, int d);	/* WK_NODAY if no such day */
void		 wk_day_split(long day, int *y, int *m, int *d);

/*
 * Parse p by format: "jjjj" year, "jj" two-digit year (70-99: 19..),
 * "mm"/"m" month, "dd"/"d" day, "maand" Dutch month name or abbreviation,
 * other characters stand for themselves; "iso" is jjjj-mm-dd with an
 * optional time after 'T' or a space. A time after a date is ignored
 * ("12-05-2026 14:33"). "excel": serial day number (1900 system).
 * Returns NULL and *day, or a fixed reason.
 */
const char	*wk_date_parse(const char *p, size_t n, const char *format,
		    long *day);
/* Is this a form that wk_date_parse knows: year, month and day once each? */
bool		 wk_date_form(const char *format);
/* ISO only; WK_NODAY when not a date. */
long		 wk_date_iso(const char *p, size_t n);
void		 wk_date_format(char out[16], long day);	/* jjjj-mm-dd */

/* "2026-03" or an ISO date to a month; WK_NOMONTH when neither. */
int		 wk_month_parse(const char *p, size_t n);
int		 wk_month_of(long day);
void		 wk_month_format(char out[16], int month);	/* jjjj-mm */
long		 wk_month_first(int month);			/* its first day */

/*
 * Today: --date when given (iso, may be NULL), else SOURCE_DATE_EPOCH, else
 * the clock (UTC). Returns -1 and e when iso is no date.
 */
int		 wk_today(const char *iso, long *day, struct wk_err *e)
		    WK_MUST_CHECK;

#endif
