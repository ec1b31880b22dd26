/* SPDX-License-Identifier: GPL-3.0-or-later */
/* offer_ics: days and times in free text, and activities as a calendar. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lib/date.h"
#include "lib/offer.h"
#include "lib/utf8.h"

static const char *const weekday[7][3] = {
	{ "ma", "maandag", "maandags" }, { "di", "dinsdag", "dinsdags" },
	{ "wo", "woensdag", "woensdags" }, { "do", "donderdag", "donderdags" },
	{ "vr", "vrijdag", "vrijdags" }, { "za", "zaterdag", "zaterdags" },
	{ "zo", "zondag", "zondags" }
};

/* "1e", "eerste" .. "4e", "laatste" (-1): which of its kind in a month; 0 none. */
static int
rank_of(const char *w, size_t n)
{
	static const struct { const char *word; int nth; } rank[] = {
		{ "1e", 1 }, { "1ste", 1 }, { "eerste", 1 }, { "2e", 2 }, { "tweede", 2 },
		{ "3e", 3 }, { "derde", 3 }, { "4e", 4 }, { "vierde", 4 }, { "laatste", -1 }
	};
	size_t i;

	for (i = 0; i < sizeof(rank) / sizeof(rank[0]); i++)
		if (strlen(rank[i].word) == n && memcmp(rank[i].word, w, n) == 0)
			return rank[i].nth;
	return 0;
}

static int
day_of(const char *w, size_t n)
{
	int d, k;

	for (d = 0; d < 7; d++)
		for (k = 0; k < 3; k++)
			if (strlen(weekday[d][k]) == n && memcmp(w, weekday[d][k], n) == 0)
				return d;
	return -1;
}

/* "9", "9.30", "9:30" to minutes; *end after it; -1 when no time. */
static int
clock_of(const char *s, const char **end)
{
	char *p;
	long h = strtol(s, &p, 10), m = 0;

	*end = p;
	if (p == s || h < 0 || h > 24)
		return -1;
	if ((*p == '.' || *p == ':') && isdigit((unsigned char)p[1]) &&
	    isdigit((unsigned char)p[2])) {
		m = (p[1] - '0') * 10 + (p[2] - '0');
		*end = p + 3;
	}
	return m < 60 ? (int)(h * 60 + m) : -1;
}

static void
times(const char *s, struct wk_when *w)
{
	const char *p;

	w->start = clock_of(s, &p);
	p += strspn(p, " ");
	if (strncmp(p, "uur", 3) == 0)
		p += 3 + strspn(p + 3, " ");
	if (strncmp(p, "–", 3) == 0)
		p += 3;
	else if (*p == '-')
		p++;
	else if (strncmp(p, "tot ", 4) == 0)
		p += 4;
	else
		return;
	p += strspn(p, " ");
	w->end = isdigit((unsigned char)*p) ? clock_of(p, &p) : -1;
	if (w->end <= w->start)
		w->end = -1;
}

bool
wk_when_parse(const char *text, struct wk_when *w)
{
	struct wk_buf fold = WK_BUF_INIT;
	const char *s;
	int last = -1, rank = 0, d;
	bool through = false;
	size_t n;

	w->days = 0;
	w->nth = 0;
	w->start = w->end = -1;
	wk_utf8_fold(&fold, text, strlen(text));
	for (s = wk_buf_str(&fold); *s != '\0' && w->start < 0; s += n) {
		n = strcspn(s, " ,;.()");
		if (rank_of(s, n) != 0 && (w->days != 0 || rank != 0)) {
			w->days = 0;	/* "1e en 3e maandag": not one rule */
			break;
		}
		if (isdigit((unsigned char)*s) && w->days != 0) {
			times(s, w);
			break;
		}
		if (n == 0) {
			n = 1;
			continue;
		}
		if ((d = day_of(s, n)) >= 0) {
			w->days |= 1u << d;
			w->nth = rank;
			while (through && last >= 0 && last != d) {
				last = (last + 1) % 7;
				w->days |= 1u << last;
			}
			last = d;
			through = false;
		} else {
			through = n == 3 && memcmp(s, "t/m", 3) == 0;
			if (w->days == 0 && (n != 2 || memcmp(s, "en", 2) != 0))
				rank = rank_of(s, n);	/* of the day after it */
		}
	}
	wk_buf_free(&fold);
	return w->days != 0 && w->start >= 0;
}

/* One content line: text escaped, folded at 73 bytes on whole characters. */
static void
content(struct wk_buf *out, const char *name, const char *value)
{
	struct wk_buf b = WK_BUF_INIT;
	size_t at = 0, n;

	if (*value == '\0')
		return;
	wk_buf_addf(&b, "%s:", name);
	for (; *value != '\0'; value++)
		if (*value == '\n')
			wk_buf_adds(&b, "\\n");
		else if ((unsigned char)*value < ' ')
			wk_buf_addc(&b, ' ');
		else if (strchr("\\;,", *value) != NULL)
			wk_buf_addf(&b, "\\%c", *value);
		else
			wk_buf_addc(&b, *value);
	while (at < b.len) {
		n = wk_utf8_clip(b.p + at, b.len - at, at == 0 ? 73 : 72);
		wk_buf_adds(out, at == 0 ? "" : " ");
		wk_buf_add(out, b.p + at, n);
		wk_buf_adds(out, "\r\n");
		at += n;
	}
	wk_buf_free(&b);
}

static void
stamp(struct wk_buf *out, const char *name, long day, int minutes)
{
	int y, m, d;

	wk_day_split(day + minutes / 1440, &y, &m, &d);
	wk_buf_addf(out, "%s:%04d%02d%02dT%02d%02d00\r\n", name, y, m, d,
	    minutes % 1440 / 60, minutes % 60);
}

/* Is day one of the days that w means? */
static bool
falls_on(const struct wk_when *w, long day)
{
	int y, m, d, next;

	if ((w->days & 1u << ((day + 3) % 7 + 7) % 7) == 0)	/* 1970-01-01: Thursday */
		return false;
	wk_day_split(day, &y, &m, &d);
	if (w->nth > 0)
		return (d - 1) / 7 + 1 == w->nth;
	if (w->nth < 0) {
		wk_day_split(day + 7, &y, &next, &d);
		return next != m;
	}
	return true;
}

static void
event(struct wk_buf *out, const struct wk_offer *o, const struct wk_when *w, long today)
{
	static const char *const byday[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
	long day = o->from != WK_NODAY && o->from > today ? o->from : today;
	struct wk_buf id = WK_BUF_INIT;
	int y, m, d, k;
	bool first = true;

	while (!falls_on(w, day))
		day++;
	wk_buf_adds(out, "BEGIN:VEVENT\r\n");
	wk_buf_addf(&id, "%s@wk", o->f[WK_OFFER_ID]);
	content(out, "UID", wk_buf_str(&id));
	wk_buf_free(&id);
	wk_day_split(today, &y, &m, &d);
	wk_buf_addf(out, "DTSTAMP:%04d%02d%02dT000000Z\r\n", y, m, d);
	stamp(out, "DTSTART", day, w->start);
	stamp(out, "DTEND", day, w->end > 0 ? w->end : w->start + 60);
	wk_buf_addf(out, "RRULE:FREQ=%s;BYDAY=", w->nth != 0 ? "MONTHLY" : "WEEKLY");
	for (k = 0; k < 7; k++)
		if ((w->days & 1u << k) != 0) {
			wk_buf_adds(out, first ? "" : ",");
			if (w->nth != 0)
				wk_buf_addf(out, "%d", w->nth);
			wk_buf_adds(out, byday[k]);
			first = false;
		}
	if (o->until != WK_NODAY) {
		wk_day_split(o->until, &y, &m, &d);
		wk_buf_addf(out, ";UNTIL=%04d%02d%02dT235959", y, m, d);
	}
	wk_buf_adds(out, "\r\n");
	content(out, "SUMMARY", o->f[WK_OFFER_NAME]);
	content(out, "DESCRIPTION", o->f[WK_OFFER_TEXT]);
	content(out, "LOCATION", o->f[WK_OFFER_WHERE]);
	if (o->theme != NULL)
		content(out, "CATEGORIES", o->theme->label);
	wk_buf_adds(out, "END:VEVENT\r\n");
}

size_t
wk_offers_ics(const struct wk_offers *s, const char *area, long today,
    struct wk_buf *out)
{
	struct wk_when w;
	size_t i, left = 0;

	wk_buf_adds(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//wk//wk-report//NL\r\n"
	    "CALSCALE:GREGORIAN\r\n");
	for (i = 0; i < s->n; i++) {
		if (!wk_offer_open(&s->o[i], today) || !wk_offer_reaches(&s->o[i], area))
			continue;
		if (wk_when_parse(s->o[i].f[WK_OFFER_WHEN], &w))
			event(out, &s->o[i], &w, today);
		else
			left++;
	}
	wk_buf_adds(out, "END:VCALENDAR\r\n");
	return left;
}
