/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text to tokens, and what a word is by itself: its list, its shape. */
#include <ctype.h>
#include <strings.h>
#include <utf8proc.h>

#include "lib/redact_int.h"
#include "lib/utf8.h"

/* Classes of a character for the tokens. */
enum class { C_SPACE, C_LINE, C_LETTER, C_DIGIT, C_JOIN, C_NONE, C_OTHER };

static enum class
class_of(const char *p, size_t n, size_t *len)
{
	unsigned char c = (unsigned char)*p;
	uint32_t cp;

	*len = 1;
	if (c < 0x80) {
		if (isalpha(c))
			return C_LETTER;
		if (isdigit(c))
			return C_DIGIT;
		if (c == '\n')
			return C_LINE;
		if (c <= ' ' || c == 0x7F)
			return C_SPACE;
		return c == '-' || c == '\'' ? C_JOIN : C_OTHER;
	}
	*len = wk_utf8_get(p, n, &cp);
	if (cp == 0xA0 || cp == 0x202F || (cp >= 0x2000 && cp < 0x200B) || cp == 0x3000)
		return C_SPACE;
	if (cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
	    (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF)
		return C_NONE;
	if (cp == 0x2019 || cp == 0x2018 || cp == 0x2010 || cp == 0x2011)
		return C_JOIN;
	if (cp < 0xC0 || cp == 0xD7 || cp == 0xF7 || (cp >= 0x2000 && cp < 0x2C00) ||
	    (cp >= 0x3001 && cp < 0x3040) || cp == 0xFFFD || cp >= 0x1F000)
		return C_OTHER;
	return C_LETTER;
}

struct wk_str
redact_folded(struct wk_redact *r, const struct tok *t)
{
	struct wk_str s;

	wk_buf_clear(&r->fold);
	wk_utf8_fold(&r->fold, r->p + t->off, t->len);
	s.p = wk_buf_str(&r->fold);
	s.len = r->fold.len;
	return s;
}

/* Anna-Maria, Jansen-de (Vries): what its first and last part are. */
static uint32_t
look_parts(const struct wk_redact *r, const char *p, size_t n)
{
	const char *first = memchr(p, '-', n), *last = memrchr(p, '-', n);
	uint32_t a, b;

	if (first == NULL || first == p || last == p + n - 1)
		return 0;
	if (n > 5 && p[2] == '-' && (p[0] == 'a' || p[0] == 'e') &&
	    strchr("lsrntd", p[1]) != NULL && p[1] != '\0')
		return L_SUR;		/* al-Masri, ad-Din */
	a = redact_look(r, p, (size_t)(first - p));
	b = redact_look(r, last + 1, n - (size_t)(last + 1 - p));
	if ((a & b & L_PLACE) != 0)
		return L_KEEP | L_PLACE;	/* Assen-Goes */
	if ((a & b & L_GIVEN) != 0)
		return L_GIVEN;
	if ((a | b) & (L_COMMON | L_KEEP))
		return a & L_SURNAME && b & L_SURNAME ? L_SUR : (a | b) & L_KEEP;
	return (a | b) & L_NAME ? L_SUR : 0;
}

bool
redact_ends(const char *p, size_t n, size_t rest, const struct ending *e, size_t ne)
{
	size_t i;
	char last;

	if (n == 0)
		return false;
	last = (char)(p[n - 1] | ' ');
	for (i = 0; i < ne; i++)
		if (e[i].s[e[i].n - 1] == last && n >= e[i].n + rest &&
		    strncasecmp(p + n - e[i].n, e[i].s, e[i].n) == 0)
			return true;
	return false;
}

/* Meerwijk, Slachthuisbuurt: what ends so is a place. */
static bool
place_end(const char *p, size_t n)
{
	static const struct ending ends[] = { END("wijk"), END("buurt"), END("dorp"),
	    END("stad"), END("veen"), END("drecht"), END("dam"), END("kwartier"),
	    END("polder") };

	return redact_ends(p, n, 3, ends, sizeof(ends) / sizeof(ends[0]));
}

/* Frankschool, Jansfonds: what ends so is called after somebody, at most. */
static bool
thing_end(const char *p, size_t n)
{
	static const struct ending ends[] = { END("school"), END("college"), END("lyceum"),
	    END("gymnasium"), END("ziekenhuis"), END("stichting"), END("fonds"),
	    END("museum"), END("centrum"), END("theater"), END("kliniek"), END("gasthuis"),
	    END("kerk"), END("kathedraal"), END("kapel"), END("moskee"), END("flat"),
	    END("flats"), END("buurt"), END("buurten"), END("tunnel"), END("brug"),
	    END("complex"), END("zaal"), END("laan"), END("straat"), END("plein"),
	    END("park"), END("kade"), END("prijs"), END("hospitaal"), END("hospice"),
	    END("synagoge"), END("bibliotheek"), END("concert"), END("mavo"),
	    END("instituut"), END("stadion"), END("hal"), END("toren"), END("lezing"),
	    END("methode") };

	return redact_ends(p, n, 3, ends, sizeof(ends) / sizeof(ends[0]));
}

/* dossiernr, huurdernummer: the number of something is somebody's. */
static bool
number_end(const char *p, size_t n)
{
	return (n > 4 && memcmp(p + n - 2, "nr", 2) == 0) ||
	    (n > 6 && memcmp(p + n - 4, "kenm", 4) == 0) ||
	    (n > 8 && (memcmp(p + n - 6, "nummer", 6) == 0 ||
	    memcmp(p + n - 7, "kenmerk", 7) == 0));
}

/* Jansen-Bakker and Jansen-de, not Oud-zeeman: the last part of t. */
static bool
name_parts(struct wk_redact *r, const struct tok *t)
{
	const char *last = memrchr(r->p + t->off, '-', t->len);
	size_t n = (size_t)(r->p + t->off + t->len - last) - 1;

	return !islower((unsigned char)last[1]) ||
	    (redact_look(r, last + 1, n) & L_TUSSEN) != 0;
}

/* oud-timmerman, ex-bakker: somebody who was one. */
static bool
former(const struct tok *t, const char *p)
{
	return t->shape == S_LOWER && t->len > 6 && (memcmp(p, "oud-", 4) == 0 ||
	    memcmp(p, "ex-", 3) == 0 || memcmp(p, "hulp-", 5) == 0);
}

/* al-Masri, d'Hondt: a capital after a short first part. */
static bool
small_prefix(const char *p, size_t n)
{
	size_t k;

	for (k = 1; k < 4 && k + 2 < n; k++)
		if (p[k] == '-' || p[k] == '\'')
			return isupper((unsigned char)p[k + 1]) != 0;
	return false;
}

/* What the form of a word says. */
static uint32_t
by_form(const struct tok *t, const char *p, size_t n)
{
	if ((t->list == 0 || (t->list == L_KEEP && memchr(p, '-', n) != NULL)) &&
	    number_end(p, n))
		return L_ID;
	return (t->list & ~(uint32_t)L_SUR) == 0 && t->shape == S_CAPITAL && place_end(p, n) ?
	    L_KEEP | L_PLACE : 0;
}

/* Dreeshuis, Heijn-tas: a name that goes on as a word for a thing. */
static bool
after_somebody(struct wk_redact *r, const struct tok *t, const char *p, size_t n)
{
	static const struct ending ends[] = { END("huis"), END("hof"), END("hofje"),
	    END("wijk"), END("zorg"), END("tas"), END("rust"), END("oord"), END("hove") };
	const char *raw = r->p + t->off, *hyphen = memrchr(raw, '-', t->len);
	size_t i, k;

	if (t->shape != S_CAPITAL)
		return false;
	if (hyphen != NULL && hyphen > raw + 2 && hyphen + 1 < raw + t->len)
		return islower((unsigned char)hyphen[1]) && (t->list & L_GIVEN) == 0 &&
		    !name_parts(r, t);
	if ((t->list & ~(uint32_t)(L_SUR | L_KEEP | L_PLACE)) != 0)
		return false;
	if (t->list & L_PLACE)
		return place_end(p, n);
	if (t->list != 0)
		return false;
	if (thing_end(p, n))
		return true;
	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (n > (k = ends[i].n) + 3 && memcmp(p + n - k, ends[i].s, k) == 0 &&
		    (redact_look(r, p, n - k) & (L_NAME | L_SURT | L_KEEP)) != 0)
			return true;
	return false;
}

/* List, shape and possessive of the word t. */
static void
judge(struct wk_redact *r, struct tok *t)
{
	struct wk_str s;
	utf8proc_int32_t cp;
	size_t i, len, upper = 0, lower = 0;
	bool first = true;

	t->shape = S_LOWER;
	for (i = t->off; i < t->end; i += len) {
		len = wk_utf8_get(r->p + i, t->end - i, (uint32_t *)&cp);
		if (cp < 0x80 ? isupper(cp) : utf8proc_isupper(cp)) {
			upper++;
			if (first)
				t->shape = S_CAPITAL;
		} else if (cp < 0x80 ? islower(cp) : utf8proc_islower(cp))
			lower++;
		if (upper + lower > 0)
			first = false;
	}
	if (t->shape == S_LOWER && upper > 0 && small_prefix(r->p + t->off, t->len))
		t->shape = S_CAPITAL;
	if (upper > 0 && (lower == 0 || (t->len > 2 && isupper((unsigned char)r->p[t->off]) &&
	    isupper((unsigned char)r->p[t->off + 1]) && r->p[t->off + 1] != 'J')))
		t->shape = S_UPPER;	/* WMO, BW-traject; not IJsbrand */
	s = redact_folded(r, t);
	t->list = redact_look(r, s.p, s.len);
	if (t->list == 0 && s.len > 3 && s.p[s.len - 1] == 's' && (s.p[s.len - 2] == '\'' ||
	    (unsigned char)s.p[s.len - 2] == 0x99)) {
		len = s.p[s.len - 2] == '\'' ? 2 : 4;
		if (t->len > len && s.len > len) {
			t->len -= (uint32_t)len;
			s.len -= len;
			t->list = redact_look(r, s.p, s.len);
		}
	}
	if (t->list == 0 && (t->list = look_parts(r, s.p, s.len)) == L_SUR &&
	    ((t->shape == S_CAPITAL && !name_parts(r, t)) || former(t, s.p)))
		t->list = 0;
	if (t->list == 0 && t->shape == S_CAPITAL && s.len > 4 && s.p[s.len - 1] == 's' &&
	    (redact_look(r, s.p, s.len - 1) & (L_GIVEN | L_COMMON)) == L_GIVEN)
		t->list = L_GIVEN;
	t->list |= by_form(t, s.p, s.len);
	t->thing = after_somebody(r, t, s.p, s.len);
}

/* juf, heer, ex: a short title or role written in full. */
static bool
whole_title(const struct wk_redact *r, const struct tok *t)
{
	return t->shape == S_LOWER && ((t->len == 3 && memcmp(r->p + t->off, "juf", 3) == 0) ||
	    (t->len == 4 && memcmp(r->p + t->off, "heer", 4) == 0) ||
	    (t->len == 2 && memcmp(r->p + t->off, "ex", 2) == 0));
}

/* Does a full stop after this token end no sentence? */
static bool
abbreviation(const struct wk_redact *r, const struct tok *t)
{
	return t->kind == T_WORD && (t->len == 1 ||
	    ((t->list & (L_TITLE | L_BIRTH | L_ID | L_TEL)) != 0 && t->len <= 4 &&
	    !whole_title(r, t)) ||
	    ((t->list & L_ROLE) != 0 && t->len <= 2 && !whole_title(r, t)));
}

static bool
starts(const struct wk_redact *r, const struct tok *t)
{
	const struct tok *b = t - 1;
	char c;

	if (t == r->tok || t->line)
		return true;
	if (b->kind != T_PUNCT)
		return false;
	c = r->p[b->off];
	if (c == '.')
		return b == r->tok || !abbreviation(r, b - 1);
	if (c == '!' || c == '?' || c == '"' || (unsigned char)c == 0xE2)
		return true;
	return (c == '-' || c == '*' || c == '>' || c == '(') && (b == r->tok || b->line);
}

static size_t
word_end(const char *p, size_t n, size_t i)
{
	size_t end = i, len;
	enum class c;
	bool joined = false;

	for (; i < n; i += len) {
		c = class_of(p + i, n - i, &len);
		if (c == C_LETTER || (c == C_NONE && !joined)) {
			joined = false;
			if (c == C_LETTER)
				end = i + len;
		} else if (c == C_JOIN && !joined && end == i)
			joined = true;
		else
			break;
	}
	return end;
}

static size_t
digits_end(const char *p, size_t n, size_t i)
{
	while (i < n && isdigit((unsigned char)p[i]))
		i++;
	return i;
}

void
redact_tokens(struct wk_redact *r)
{
	size_t i, len, lower = 0, upper = 0;
	bool gap = true, line = true;
	struct tok *t;
	enum class c;

	r->ntok = 0;
	for (i = 0; i < r->n; i += len) {
		c = class_of(r->p + i, r->n - i, &len);
		if (c == C_SPACE || c == C_LINE || c == C_NONE) {
			gap |= c != C_NONE;
			line |= c == C_LINE;
			continue;
		}
		r->tok = wk_grow(r->tok, &r->captok, r->ntok + 1, sizeof(*r->tok));
		t = &r->tok[r->ntok++];
		memset(t, 0, sizeof(*t));
		t->off = (uint32_t)i;
		if (c == C_JOIN && *(r->p + i) == '\'' && i + 1 < r->n &&
		    (r->p[i + 1] == 't' || r->p[i + 1] == 's') &&
		    (i + 2 == r->n || r->p[i + 2] == ' '))
			len = 2, c = C_LETTER;
		else if (c == C_LETTER)
			len = word_end(r->p, r->n, i) - i;
		else if (c == C_DIGIT)
			len = digits_end(r->p, r->n, i) - i;
		t->len = (uint32_t)len;
		t->end = (uint32_t)(i + len);
		t->gap = gap;
		t->line = line;
		t->kind = c == C_LETTER ? T_WORD : c == C_DIGIT ? T_DIGITS : T_PUNCT;
		if (t->kind == T_WORD) {
			judge(r, t);
			upper += t->shape == S_UPPER && t->len > 1 ? t->len : 0;
			lower += t->shape == S_LOWER ? t->len : 0;
			r->caseless = false;
		}
		t->start = starts(r, t);
		gap = line = false;
	}
	for (i = 0, len = 0; i < r->ntok; i++)
		len += r->tok[i].kind == T_WORD && r->tok[i].shape == S_CAPITAL;
	r->caseless = (len == 0 && lower > 0) || upper > 10 + 3 * (lower + len);
}
