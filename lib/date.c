/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib/date.h"

static int
leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

/* Days from civil: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
long
wk_day_of(int y, int m, int d)
{
	static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	long era, yoe, doy;

	if (y < 1800 || y > 2999 || m < 1 || m > 12 || d < 1 ||
	    d > length[m - 1] + (m == 2 && leap(y)))
		return WK_NODAY;
	y -= m <= 2;
	era = y / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void
wk_day_split(long day, int *y, int *m, int *d)
{
	long z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	long doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long mp = (5 * doy + 2) / 153;

	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*y = (int)(yoe + era * 400 + (*m <= 2));
}

/* Up to max digits; at least min. -1 when there are fewer. */
static int
digits(const char **p, const char *end, int min, int max)
{
	int v = 0, k = 0;

	while (k < max && *p < end && **p >= '0' && **p <= '9') {
		v = v * 10 + (*(*p)++ - '0');
		k++;
	}
	return k >= min ? v : -1;
}

static int
month_name(const char **p, const char *end)
{
	static const char *const name[] = {
		"januari", "februari", "maart", "april", "mei", "juni", "juli",
		"augustus", "september", "oktober", "november", "december",
		"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep",
		"okt", "nov", "dec"
	};
	char low[16] = "";
	size_t i, k, n = (size_t)(end - *p);

	for (k = 0; k < n && k < sizeof(low); k++)
		low[k] = (char)((*p)[k] | 0x20);
	for (i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		size_t len = strlen(name[i]);

		if (len <= k && memcmp(low, name[i], len) == 0) {
			*p += len;
			if (i >= 12 && *p < end && **p == '.')
				(*p)++;
			return (int)(i % 12) + 1;
		}
	}
	return -1;
}

static const char *
excel_serial(const char *p, const char *end, long *day)
{
	long v = 0;
	const char *start = p;

	while (p < end && *p >= '0' && *p <= '9' && v < 10000000)
		v = v * 10 + (*p++ - '0');
	if (p == start || (p < end && *p != '.' && *p != ',') || v < 61 || v > 200000)
		return "not a date";
	*day = v - 25569;	/* 25569 is 1970-01-01 in the 1900 system */
	return NULL;
}

/* What may follow a date: nothing, or a time after a blank or 'T'. */
static int
time_follows(const char *p, const char *end)
{
	if (p == end)
		return 1;
	if (*p != ' ' && *p != 'T' && *p != ',')
		return 0;
	while (p < end && (*p == ' ' || *p == 'T' || *p == ','))
		p++;
	return p == end || (*p >= '0' && *p <= '9');
}

const char *
wk_date_parse(const char *p, size_t n, const char *format, long *day)
{
	const char *f = format, *end;
	int y = -1, m = -1, d = -1;

	while (n > 0 && (p[0] == ' ' || p[0] == '\t'))
		p++, n--;
	while (n > 0 && (p[n - 1] == ' ' || p[n - 1] == '\t'))
		n--;
	end = p + n;
	if (strcmp(format, "excel") == 0)
		return excel_serial(p, end, day);
	if (strcmp(format, "iso") == 0)
		f = "jjjj-mm-dd";
	while (*f != '\0') {
		if (strncmp(f, "jjjj", 4) == 0) {
			y = digits(&p, end, 4, 4);
			f += 4;
		} else if (strncmp(f, "jj", 2) == 0) {
			if ((y = digits(&p, end, 2, 2)) >= 0)
				y += y >= 70 ? 1900 : 2000;
			f += 2;
		} else if (strncmp(f, "maand", 5) == 0) {
			m = month_name(&p, end);
			f += 5;
		} else if (strncmp(f, "mm", 2) == 0) {
			m = digits(&p, end, 2, 2);
			f += 2;
		} else if (strncmp(f, "dd", 2) == 0) {
			d = digits(&p, end, 2, 2);
			f += 2;
		} else if (*f == 'm' || *f == 'd') {
			*(*f == 'm' ? &m : &d) = digits(&p, end, 1, 2);
			f++;
		} else if (p < end && *p == *f) {
			p++;
			f++;
		} else {
			return "not a date in the expected form";
		}
	}
	if (y < 0 || m < 0 || d < 0 || !time_follows(p, end))
		return "not a date in the expected form";
	if ((*day = wk_day_of(y, m, d)) == WK_NODAY)
		return "no such day";
	return NULL;
}

bool
wk_date_form(const char *format)
{
	static const char *const part[] = { "jjjj", "jj", "maand", "mm", "dd", "m", "d" };
	static const char which[] = "yymmdmd";
	const char *f = format;
	int y = 0, m = 0, d = 0;
	size_t i;

	if (strcmp(f, "iso") == 0 || strcmp(f, "excel") == 0)
		return true;
	while (*f != '\0') {
		for (i = 0; i < sizeof(part) / sizeof(part[0]) &&
		    strncmp(f, part[i], strlen(part[i])) != 0; i++)
			continue;
		if (i == sizeof(part) / sizeof(part[0])) {
			f++;
			continue;
		}
		f += strlen(part[i]);
		y += which[i] == 'y';
		m += which[i] == 'm';
		d += which[i] == 'd';
	}
	return y == 1 && m == 1 && d == 1;
}

long
wk_date_iso(const char *p, size_t n)
{
	long day;

	return wk_date_parse(p, n, "iso", &day) == NULL ? day : WK_NODAY;
}

void
wk_date_format(char out[16], long day)
{
	int y, m, d;

	wk_day_split(day, &y, &m, &d);
	snprintf(out, 16, "%04d-%02d-%02d", y % 10000, m, d);
}

int
wk_month_parse(const char *p, size_t n)
{
	const char *end = p + (n < 7 ? n : 7);
	int y, m;

	if (n != 7 && wk_date_iso(p, n) == WK_NODAY)
		return WK_NOMONTH;
	y = digits(&p, end, 4, 4);
	if (y < 1800 || p == end || *p++ != '-')
		return WK_NOMONTH;
	m = digits(&p, end, 2, 2);
	if (m < 1 || m > 12)
		return WK_NOMONTH;
	return y * 12 + m - 1;
}

int
wk_month_of(long day)
{
	int y, m, d;

	if (day == WK_NODAY)
		return WK_NOMONTH;
	wk_day_split(day, &y, &m, &d);
	return y * 12 + m - 1;
}

void
wk_month_format(char out[16], int month)
{
	snprintf(out, 16, "%04d-%02d", month / 12 % 10000, month % 12 + 1);
}

long
wk_month_first(int month)
{
	return wk_day_of(month / 12, month % 12 + 1, 1);
}

int
wk_today(const char *iso, long *day, struct wk_err *e)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long v;

	if (iso != NULL) {
		if ((*day = wk_date_iso(iso, strlen(iso))) == WK_NODAY)
			return wk_err_set(e, WK_EX_USAGE, NULL, 0, NULL,
			    "--date: not a date (yyyy-mm-dd)");
		return 0;
	}
	if (epoch != NULL && epoch[0] != '\0') {
		errno = 0;
		v = strtoll(epoch, &end, 10);
		if (errno != 0 || *end != '\0' || v < 0 || v > 32503680000LL)
			return wk_err_set(e, WK_EX_USAGE, NULL, 0, NULL,
			    "SOURCE_DATE_EPOCH: not a number of seconds");
		*day = (long)(v / 86400);
		return 0;
	}
	*day = (long)(time(NULL) / 86400);
	return 0;
}
