/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * E-mail addresses: jan@example.nl, also with blanks about the sign, with
 * (at) or [at] for it, or spelled out: jan at example punt nl.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "lib/redact_name.h"

#define LOCAL_MAX	64
#define DOMAIN_MAX	254

static int
at(const struct wk_redact *r, size_t i)
{
	return i < r->n ? (unsigned char)r->p[i] : 0;
}

static bool
alnum(int c)
{
	return isalnum(c) || c >= 0x80;
}

/* The first byte of the name in front of the sign at i; i for none. */
static size_t
local(const struct wk_redact *r, size_t sign)
{
	size_t i = sign;

	while (i > 0 && sign - i < LOCAL_MAX && (alnum(at(r, i - 1)) ||
	    strchr(".!#$%&*+-/=?^_`{|}~", at(r, i - 1)) != NULL))
		i--;
	while (i < sign && !alnum(at(r, i)))
		i++;
	return i;
}

/* A dot at i, as it is or as (punt), " punt ", " dot ": its length, 0 for none. */
static size_t
dot(const struct wk_redact *r, size_t i, bool spelled)
{
	static const char dots[][8] = { " punt ", " dot ", "(punt)", "(dot)", "[punt]", "[dot]" };
	size_t k, n;

	if (at(r, i) == '.')
		return alnum(at(r, i + 1)) ? 1 : 0;
	for (k = 0; spelled && k < sizeof(dots) / sizeof(dots[0]); k++)
		if (i + (n = strlen(dots[k])) < r->n &&
		    strncasecmp(r->p + i, dots[k], n) == 0 && alnum(at(r, i + n)))
			return n;
	return 0;
}

/* The end of the domain at i, 0 for none. */
static size_t
domain(const struct wk_redact *r, size_t i, bool spelled)
{
	size_t end = i, last = 0, n;

	while (end < r->n && end - i < DOMAIN_MAX)
		if (alnum(at(r, end)) || at(r, end) == '-')
			end++;
		else if ((n = dot(r, end, spelled)) != 0)
			last = end += n;
		else
			break;
	while (end > i && at(r, end - 1) == '-')
		end--;
	return last > i + 1 && end > last + 1 ? end : 0;
}

/* Is the end of a domain one of these? For what might as well be no address. */
static bool
known_end(const struct wk_redact *r, size_t end)
{
	static const char ends[][5] = { "nl", "com", "be", "net", "org", "eu", "de", "info",
	    "frl", "pl", "uk" };
	size_t from = end, i;

	while (from > 0 && isalnum(at(r, from - 1)))
		from--;
	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (end - from == strlen(ends[i]) &&
		    strncasecmp(r->p + from, ends[i], end - from) == 0)
			return true;
	return false;
}

static void
take(struct wk_redact *r, size_t k, size_t from, size_t end)
{
	if (from >= r->tok[k].off || end == 0)
		return;
	while (k > 0 && r->tok[k - 1].end > from)
		k--;
	redact_take(r, k, from, end, WK_PII_EMAIL);
}

/* The sign at token k spelled out, last token its last; the address about it. */
static void
spelled(struct wk_redact *r, size_t k, size_t last)
{
	const struct tok *t = &r->tok[k], *n = tok(r, last + 1);
	size_t from, end;

	if (k == 0 || last + 1 >= r->ntok || n->line || t->line)
		return;
	if ((end = domain(r, n->off, true)) == 0 || !known_end(r, end))
		return;
	if ((from = local(r, r->tok[k - 1].end)) < r->tok[k - 1].end)
		take(r, k, from, end);
}

void
redact_mail(struct wk_redact *r)
{
	const struct tok *t;
	size_t k, i, end;

	for (k = 1; k < r->ntok; k++) {
		t = &r->tok[k];
		if (t->kind == T_DIGITS || t->taken)
			continue;
		i = t->off;
		if (at(r, i) == '@') {
			if ((end = domain(r, i + 1, false)) != 0 && local(r, i) < i)
				take(r, k, local(r, i), end);
			else
				spelled(r, k, k);
		} else if ((at(r, i) | ' ') == 'a' && ((t->len == 2 && is(r, k, "at")) ||
		    (t->len == 12 && is(r, k, "apenstaartje")))) {
			if ((sign(r, k - 1, '(') && sign(r, k + 1, ')')) ||
			    (sign(r, k - 1, '[') && sign(r, k + 1, ']')))
				spelled(r, k - 1, k + 1);
			else
				spelled(r, k, k);
		}
	}
}
