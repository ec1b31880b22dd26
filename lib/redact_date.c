/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates as people write a date of birth: in figures, with the month in
 * letters or in Roman figures, glued together, or without a day.
 */
#include <string.h>
#include <strings.h>

#include "lib/redact_int.h"

static int
at(const struct wk_redact *r, size_t i)
{
	return i < r->n ? (unsigned char)r->p[i] : 0;
}

/* "jan" is a name as well, so it stands in no list. */
static bool
is_month(const struct wk_redact *r, const struct tok *t)
{
	return (t->list & L_MONTH) != 0 || (t->len == 3 &&
	    strncasecmp(r->p + t->off, "jan", 3) == 0);
}

/* IV: a month in Roman figures. */
static bool
roman(const struct wk_redact *r, const struct tok *t)
{
	static const char months[12][5] = { "I", "II", "III", "IV", "V", "VI", "VII", "VIII",
	    "IX", "X", "XI", "XII" };
	size_t i;

	for (i = 0; t->kind == T_WORD && i < 12; i++)
		if (t->end - t->off == strlen(months[i]) &&
		    memcmp(r->p + t->off, months[i], t->end - t->off) == 0)
			return true;
	return false;
}

/* 19/IV/52, 3-XI-1962, 22 IV 1949: the end, 0 for none. */
static size_t
roman_date(const struct wk_redact *r, size_t k)
{
	const struct tok *t = &r->tok[k];
	int c;

	if (t->len > 2 || k + 2 >= r->ntok)
		return 0;
	if (roman(r, &t[1]) && t[1].gap && t[2].gap && t[2].kind == T_DIGITS && t[2].len == 4)
		return t[2].end;
	if (k + 4 >= r->ntok || t[1].kind != T_PUNCT || !roman(r, &t[2]))
		return 0;
	c = at(r, t[1].off);
	if (strchr("/-.", c) == NULL || at(r, t[3].off) != c)
		return 0;
	t += 4;
	if (t < r->tok + r->ntok - 1 && at(r, t->off) == '\'')
		t++;
	return t->kind == T_DIGITS && (t->len == 2 || t->len == 4) ? t->end : 0;
}

/*
 * 12-03-1954, 1954-03-12, 12/3/54, 12 maart 1954, 12 mrt '54, 12/III/54;
 * with the month in letters the year may be absent.
 */
size_t
redact_date(const struct wk_redact *r, size_t k)
{
	const struct tok *t = &r->tok[k], *end = r->tok + r->ntok, *m;
	size_t step;
	int c;

	if (t + 1 >= end || t->len > 4 || t->kind != T_DIGITS)
		return 0;
	c = t[1].kind == T_PUNCT ? at(r, t[1].off) : ' ';
	if (t + 4 < end && (c == '-' || c == '/' || c == '.') && t[2].kind == T_DIGITS &&
	    at(r, t[3].off) == c && t[2].len <= 2) {
		m = t + 4;
		if (m + 1 < end && at(r, m->off) == '\'')	/* 1-1-'41 */
			m++;
		if (m->kind == T_DIGITS && (m->len == 2 || (m->len == 4 && t->len <= 2) ||
		    (m->len < 3 && t->len == 4)))
			return m->end;
	}
	if ((step = roman_date(r, k)) != 0)
		return step;
	step = c == '-' || c == '.' ? 2 : 1;
	if ((m = t + step) >= end || t->len > 2 || !is_month(r, m))
		return 0;
	for (t = m + 1; t < end && t < m + 3 && t->kind == T_PUNCT &&
	    strchr("-.'", at(r, t->off)) != NULL; t++)
		;
	if (t < end && t->kind == T_DIGITS && (t->len == 4 || t->len == 2))
		return t->end;
	return m->end;
}

/* The value of n digits at p. */
static unsigned
value(const char *p, size_t n)
{
	unsigned v = 0;

	while (n-- > 0)
		v = v * 10 + (unsigned)(*p++ - '0');
	return v;
}

static bool
day_and_month(const char *day, const char *month)
{
	unsigned d = value(day, 2), m = value(month, 2);

	return d >= 1 && d <= 31 && m >= 1 && m <= 12;
}

static bool
of_a_life(unsigned year)
{
	return year >= 1900 && year < 2100;
}

/* 120561, 12051961, 19610512: the year of a date without signs, 0 for none. */
static unsigned
glued_year(const char *p, size_t n)
{
	unsigned year;

	if (n == 6)
		year = value(p + 4, 2) + (value(p + 4, 2) > 30 ? 1900 : 2000);
	else if (n == 8 && of_a_life(value(p + 4, 4)))
		year = value(p + 4, 4);
	else
		return n == 8 && of_a_life(value(p, 4)) && day_and_month(p + 6, p + 4) ?
		    value(p, 4) : 0;
	return day_and_month(p, p + 2) ? year : 0;
}

/* 07/1961, 7-1961 */
static bool
month_and_year(const struct wk_redact *r, size_t k)
{
	const struct tok *t = &r->tok[k];

	return k + 2 < r->ntok && t->len <= 2 && t[1].kind == T_PUNCT && !t[1].gap &&
	    strchr("/-", at(r, t[1].off)) != NULL && t[2].kind == T_DIGITS && !t[2].gap &&
	    t[2].len == 4 && value(r->p + t->off, t->len) - 1 < 12 &&
	    of_a_life(value(r->p + t[2].off, 4));
}

size_t
redact_born(const struct wk_redact *r, size_t k)
{
	const struct tok *t = &r->tok[k];
	size_t end = redact_date(r, k);

	if (end != 0 || t->kind != T_DIGITS)
		return end;
	if (month_and_year(r, k))
		return t[2].end;
	return (k + 1 == r->ntok || t[1].gap || t[1].kind == T_PUNCT) &&
	    glued_year(r->p + t->off, t->len) != 0 ? t->end : 0;
}

unsigned
redact_year(const struct wk_redact *r, size_t k, size_t end)
{
	const struct tok *t = &r->tok[k];
	const char *p = r->p + t->off, *q = r->p + end;
	size_t n;
	unsigned y;

	if (t->end == end)
		return glued_year(p, t->len);
	if (t->len != 4) {
		for (p = q; p > r->p && p[-1] >= '0' && p[-1] <= '9'; p--)
			;
		if (p == q)
			return 0;
	}
	for (n = 0; p + n < q && p[n] >= '0' && p[n] <= '9' && n < 4; n++)
		;
	y = value(p, n);
	return y < 100 ? y + (y > 30 ? 1900 : 2000) : y;
}
