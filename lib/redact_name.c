/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names, from left to right: what leads to a name (title, role,
 * introduction, greeting, initials) and what is one by itself (lists).
 * No rule looks further than ten tokens.
 */
#include "lib/redact_int.h"

#define REACH	8

static const struct tok *
tok(const struct wk_redact *r, size_t i)
{
	static const struct tok none = { .kind = T_PUNCT, .taken = true, .line = true };

	return i < r->ntok ? &r->tok[i] : &none;
}

static bool
sign(const struct wk_redact *r, size_t i, char c)
{
	return i < r->ntok && r->tok[i].kind == T_PUNCT && r->p[r->tok[i].off] == c;
}

static bool
word(const struct wk_redact *r, size_t i)
{
	return i < r->ntok && r->tok[i].kind == T_WORD && !r->tok[i].taken;
}

static bool
is(struct wk_redact *r, size_t i, const char *s)
{
	return i < r->ntok && r->tok[i].kind == T_WORD && r->tok[i].len < 40 &&
	    wk_str_is(redact_folded(r, &r->tok[i]), s);
}

static bool
follows(const struct tok *t)
{
	return t->gap && !t->line;
}

/* A capital that says something: not in a text all in one case. */
static bool
capital(const struct wk_redact *r, const struct tok *t)
{
	return !r->caseless && t->shape != S_LOWER;
}

/* May this word with a capital be (part of) a name after a name or a title? */
static bool
nameable(const struct wk_redact *r, const struct tok *t)
{
	if (t->kind != T_WORD || t->taken || !capital(r, t) ||
	    (t->list & (L_TUSSEN | L_MONTH)) != 0)
		return false;
	if (t->list & (L_KEEP | L_PHRASE))
		return (t->list & L_SURNAME) != 0 && (t->list & L_KEEP) == 0;
	if (t->shape == S_UPPER && (t->list & (L_NAME | L_SURT)) == 0)
		return false;
	if (t->list & L_NEVER)
		return (t->list & (L_GIVEN | L_SURNAME)) != 0 && !t->start;
	return (t->list & L_COMMON) == 0 || (t->list & (L_NAME | L_SURT)) != 0;
}

/* The end of the organisation of more words that begins at i; i for none. */
static size_t
phrase(struct wk_redact *r, size_t i)
{
	size_t k, end = i;
	struct wk_str s;
	struct tok t = r->tok[i];

	for (k = i + 1; k < r->ntok && k < i + 6 && follows(&r->tok[k]); k++) {
		t.len = r->tok[k].end - t.off;
		if (t.len > 60)
			break;
		s = redact_folded(r, &t);
		if (wk_map_get(&r->phrase, s.p, s.len) != WK_MAP_NONE)
			end = k + 1;
	}
	return end;
}

static size_t
tussen(struct wk_redact *r, size_t i)
{
	size_t k = i;
	bool dot = false;

	while (k < i + 4 && word(r, k) && (tok(r, k)->list & L_TUSSEN) != 0 &&
	    ((tok(r, k)->list & L_PHRASE) == 0 || phrase(r, k) == k) &&
	    (k == i || dot || follows(tok(r, k)))) {
		dot = tok(r, k)->len == 1 && sign(r, k + 1, '.');	/* v.d. */
		k += 1 + dot;
	}
	return k;
}

static bool
institution(const struct wk_redact *r, size_t i)
{
	return word(r, i) && follows(tok(r, i)) && (tok(r, i)->list & L_INST) != 0 &&
	    (tok(r, i)->list & L_NAME) == 0;
}

/* A lower-case word that can only be a name. */
static bool
plain_name(const struct tok *t, uint32_t list)
{
	return t->kind == T_WORD && !t->taken && t->len > 2 && (t->list & list) != 0 &&
	    (t->list & (L_COMMON | L_NEVER | L_KEEP | L_TUSSEN | L_MONTH)) == 0;
}

/* May token i go on with the name before it? */
static bool
goes_on(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i);

	if (t->list & L_PHRASE && phrase(r, i) > i)
		return false;
	if (nameable(r, t))
		return !t->start;
	return (r->caseless || t->list & L_GIVEN) && plain_name(t, L_GIVEN | L_SUR | L_SURT);
}

/* A tussenvoegsel that is more often one than a preposition. */
static bool
family_word(struct wk_redact *r, size_t i)
{
	return (tok(r, i)->list & L_NEVER) == 0 || is(r, i, "van") || is(r, i, "de") ||
	    is(r, i, "den");
}

/* Gerda Zwanenburg: a place right after a given name is a family name. */
static bool
place_name(const struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i);

	return (t->list & ~(uint32_t)L_SURNAME) == L_KEEP && t->shape == S_CAPITAL && !t->start &&
	    capital(r, t) && (tok(r, i - 1)->list & L_GIVEN) != 0;
}

/* The token after the name whose first word is i - 1. */
static size_t
extend(struct wk_redact *r, size_t i)
{
	size_t k, stop = i + REACH;

	while (i < stop && word(r, i) && follows(tok(r, i))) {
		k = tussen(r, i);
		if (k > i) {
			if (!word(r, k) || !follows(tok(r, k)) ||
			    !(goes_on(r, k) || (r->caseless && (tok(r, k)->list & L_SURT) != 0)))
				break;
			if ((tok(r, k)->list & L_SURNAME) == 0 && !family_word(r, i))
				break;
			i = k + 1;
		} else if (goes_on(r, i) || place_name(r, i))
			i++;
		else if (tok(r, i)->len == 1 && tok(r, i)->shape == S_UPPER && sign(r, i + 1, '.') &&
		    word(r, i + 2))
			i += 2;
		else if (tok(r, i)->len == 1 && tok(r, i)->shape == S_UPPER && word(r, i + 1) &&
		    tok(r, i + 1)->shape == S_CAPITAL && (tok(r, i + 1)->list & L_SURT) != 0)
			i += 2;		/* Tjon A Ten */
		else
			break;
	}
	return i;
}

/* "mw. Jansen, 14-06-1936", "Sem (12-03-2018)": the date after a name. */
static void
birth(struct wk_redact *r, size_t i)
{
	bool inside = sign(r, i, '(');
	size_t end, k = i + 1, year = 0, n;

	if ((!inside && !sign(r, i, ',')) || k >= r->ntok || r->tok[k].taken ||
	    (end = redact_date(r, k)) == 0 || r->p[end - 1] < '0' || r->p[end - 1] > '9')
		return;
	for (n = r->tok[k].len == 4 ? r->tok[k].off : end - 4; year < 1000 && n < end; n++)
		year = year * 10 + (size_t)(r->p[n] - '0');
	if (year >= 1900 && year <= (inside ? 2020 : 2012))
		redact_take(r, k, r->tok[k].off, end, WK_PII_GEBDATUM);
}

static size_t
take(struct wk_redact *r, size_t first, size_t end)
{
	const struct tok *last = &r->tok[end - 1];

	redact_take(r, first, r->tok[first].off, last->off + last->len, WK_PII_NAAM);
	birth(r, end);
	return end;
}

/* J. / A.B. / A. B.: the token after the initials at i, i for none. */
static size_t
initials(const struct wk_redact *r, size_t i)
{
	const struct tok *t;
	size_t k = i;

	for (; k < i + REACH && word(r, k) && sign(r, k + 1, '.') && !tok(r, k + 1)->gap; k += 2) {
		t = tok(r, k);
		if (!(t->shape == S_UPPER && t->len == 1) && !(t->shape == S_CAPITAL &&
		    t->len == 2 && (t->list & ~(uint32_t)L_NAME) == 0))
			break;
	}
	return k;
}

/* "van den Berg", "El Idrissi", "bakker": the end of a surname at i, 0 for none. */
static size_t
surname(struct wk_redact *r, size_t i, bool sure)
{
	size_t k = tussen(r, i);
	const struct tok *t = tok(r, k);

	if (!word(r, k) || (k > i && !follows(t)))
		return 0;
	if (nameable(r, t) && (sure || (t->list & (L_SURNAME)) != 0))
		return extend(r, k + 1);
	if (k > i && (t->list & L_SURNAME) != 0 && (r->caseless || sure) &&
	    ((t->list & (L_COMMON | L_NEVER)) == 0 || (sure && family_word(r, i))))
		return extend(r, k + 1);
	return 0;
}

enum lead { AFTER_TITLE, AFTER_ROLE, AFTER_INTRO, AFTER_NAMED };

/* A name at i after what leads to one: take it; its end, or 0. */
static size_t
led(struct wk_redact *r, size_t i, enum lead lead)
{
	const struct tok *t;
	size_t k = initials(r, i), end;

	if (k > i && (end = surname(r, k, true)) != 0)
		return take(r, i, end);
	if (!word(r, i) || tok(r, i)->line || institution(r, i) ||
	    (tok(r, i)->list & L_PHRASE && phrase(r, i) > i))
		return 0;
	t = tok(r, i);
	if (t->list & L_TUSSEN) {
		end = surname(r, i, lead == AFTER_TITLE);
		return end != 0 && (lead != AFTER_INTRO || capital(r, tok(r, end - 1)) ||
		    r->caseless) ? take(r, i, end) : 0;
	}
	if (nameable(r, t) && (!t->start || (t->list & (L_GIVEN | L_COMMON)) == L_GIVEN)) {
		end = extend(r, i + 1);
		return institution(r, end) && end == i + 1 ? 0 : take(r, i, end);
	}
	if (plain_name(t, L_NAME) || (lead == AFTER_TITLE && (t->list & L_SUR) != 0 &&
	    (t->list & (L_NEVER | L_KEEP | L_GIVEN)) == 0 && t->len > 3 && t->shape == S_LOWER) ||
	    (lead == AFTER_NAMED && t->len > 2 && t->shape == S_LOWER &&
	    (t->list == 0 || (t->list & (L_GIVEN | L_NEVER)) == L_GIVEN)))
		return take(r, i, extend(r, i + 1));
	return 0;
}

/* Meisje 14, Jayda; zoon van 8 jaar, Sem: past the age when it is there. */
static size_t
after_age(struct wk_redact *r, size_t i)
{
	size_t k = i;

	k += is(r, k, "van");
	k += sign(r, k, ',') || sign(r, k, '(');
	if (k >= r->ntok || r->tok[k].kind != T_DIGITS || r->tok[k].len > 2)
		return i;
	k++;
	k += is(r, k, "jaar") || is(r, k, "jr") || is(r, k, "j");
	k += sign(r, k, '.') || sign(r, k, ')');
	return sign(r, k, ',') || sign(r, k, ':') ? k + 1 : i;
}

/* mw., dhr. J., de heer, mevrouw dr.: */
static size_t
title(struct wk_redact *r, size_t i, bool role)
{
	size_t k = i + 1, end;

	if (sign(r, k, '.') && tok(r, i)->len <= 4 && !tok(r, k)->gap)
		k++;
	while (k < i + 5 && word(r, k) && (tok(r, k)->list & L_TITLE) != 0 &&
	    !(capital(r, tok(r, k)) && (tok(r, k)->list & L_NAME) != 0)) {
		role = false;
		k += 1 + sign(r, k + 1, '.');
	}
	if (role && (sign(r, k, ':') || sign(r, k, '(')))
		k++;
	else if (role && (is(r, k, "heet") || is(r, k, "genaamd") || is(r, k, "is")) &&
	    capital(r, tok(r, k + 1)) && (tok(r, k + 1)->list & L_NAME) != 0)
		k++;
	else if (role)
		k = after_age(r, k);
	end = led(r, k, role ? AFTER_ROLE : AFTER_TITLE);
	return end != 0 ? end : i + 1;
}

static bool
hello(struct wk_redact *r, size_t i)
{
	return is(r, i, "dag") || is(r, i, "hallo") || is(r, i, "hoi") || is(r, i, "goedemorgen") ||
	    is(r, i, "goedemiddag") || is(r, i, "goedendag");
}

/* ik ben, mijn naam is, ik heet, u spreekt met */
static size_t
intro(struct wk_redact *r, size_t i)
{
	size_t end = 0;

	if (is(r, i, "heet") || is(r, i, "genaamd"))
		end = led(r, i + 1, i > 0 && (is(r, i - 1, "ik") || is(r, i - 1, "genaamd")) ?
		    AFTER_NAMED : AFTER_INTRO);
	else if (is(r, i, "is") && i > 0 && (is(r, i - 1, "naam") || is(r, i - 1, "name")))
		end = led(r, i + 1, AFTER_NAMED);
	else if (is(r, i, "ben") && ((i > 0 && is(r, i - 1, "ik")) || is(r, i + 1, "ik")))
		end = led(r, i + 1 + is(r, i + 1, "ik"), AFTER_INTRO);
	else if (is(r, i, "noemen") || is(r, i, "noemt"))
		end = led(r, i + 1 + (is(r, i + 1, "mij") || is(r, i + 1, "me")), AFTER_INTRO);
	else if (is(r, i, "met") && i > 0 && (hello(r, i - 1) || (i > 1 && sign(r, i - 1, ',') &&
	    hello(r, i - 2))))
		end = led(r, i + 1, AFTER_INTRO);
	else if (is(r, i, "spreekt") && is(r, i + 1, "met"))
		end = led(r, i + 2, AFTER_INTRO);
	return end != 0 ? end : i + 1;
}

/* Words from i to the end of the text or line, at most max + 1. */
static size_t
words_left(const struct wk_redact *r, size_t i, size_t max)
{
	size_t n = 0;

	for (; i < r->ntok && n <= max; i++) {
		if (n > 0 && r->tok[i].line)
			break;
		n += r->tok[i].kind != T_PUNCT;
	}
	return n;
}

/* groet, / mvg / liefs / alvast bedankt, */
static size_t
greeting(struct wk_redact *r, size_t i)
{
	bool thanks = tok(r, i)->list & L_BYE && (is(r, i, "bedankt") || is(r, i, "dank") ||
	    is(r, i, "dankjewel") || is(r, i, "dankuwel") || is(r, i, "thanks"));
	const struct tok *t;
	size_t k = i + 1, left, end, init;

	while (k < i + 4 && (sign(r, k, ',') || sign(r, k, '.') || sign(r, k, '!') ||
	    is(r, k, "van") || is(r, k, "en")))
		k++;
	if (!word(r, k) || ((t = tok(r, k))->list & L_BYE) != 0)
		return i + 1;
	left = words_left(r, k, 4);
	init = initials(r, k);
	if (init > k && (end = surname(r, init, true)) != 0)
		return take(r, k, end);
	if (left > 4 || t->list & (L_KEEP | L_NEVER | L_TITLE | L_ROLE | L_PHRASE | L_INST) ||
	    (thanks && k == i + 1 && !t->line))
		return i + 1;
	if ((end = surname(r, k, true)) != 0 && end > k + 1)
		return take(r, k, end);
	if (t->shape == S_UPPER && !r->caseless && (t->list & L_NAME) == 0)
		return i + 1;
	if (capital(r, t) || plain_name(t, L_NAME) || (left == 1 && (t->list == 0 ||
	    (t->list & L_GIVEN) != 0) && t->len > 1 && !thanks && (k > i + 1 || t->line ||
	    !is(r, i, "groet"))))
		return take(r, k, extend(r, k + 1));
	return i + 1;
}

/* A name that is a sentence of its own: "Roos, 06-12345678", "Roos" at the end. */
static bool
signature(const struct wk_redact *r, size_t i)
{
	const struct tok *next = tok(r, i + 1);

	if (i == 0 || !tok(r, i)->start)
		return false;
	return i + 1 == r->ntok || (sign(r, i + 1, '.') && i + 2 == r->ntok) ||
	    (i + 1 < r->ntok && (next->line || next->taken ||
	    (sign(r, i + 1, ',') && i + 2 < r->ntok && r->tok[i + 2].taken)));
}

/* A given name by itself or with what follows. */
static size_t
given(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i);
	size_t end;
	bool common = (t->list & (L_COMMON | L_NEVER | L_TUSSEN)) != 0;

	if (t->shape == S_UPPER && !r->caseless && t->len < 4)
		return i + 1;
	if (institution(r, i + 1) && capital(r, tok(r, i + 1)))
		return i + 1;
	end = extend(r, i + 1);
	if (!capital(r, t)) {
		if (!common && t->len > 3 && (t->list & L_KEEP) == 0 && r->caseless)
			return take(r, i, end);
		if (end > i + 1 && r->caseless && (t->list & (L_NEVER | L_TUSSEN | L_KEEP)) == 0 &&
		    (tok(r, end - 1)->list & (L_SUR | L_SURT)) != 0)
			return take(r, i, end);
		return i + 1;
	}
	if (!common)
		return take(r, i, end);
	if ((t->list & L_NEVER) != 0 && end == i + 1)
		return i + 1;
	if (!t->start || signature(r, i) || (end > i + 1 && (tok(r, end - 1)->list & (L_SURNAME | L_GIVEN)) != 0 &&
	    (t->list & (L_NEVER | L_TUSSEN)) == 0))
		return take(r, i, end);
	return i + 1;
}

/* A family name by itself, with its tussenvoegsel. */
static size_t
family(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i), *b = i > 0 ? tok(r, i - 1) : NULL;
	bool common = (t->list & (L_COMMON | L_NEVER)) != 0;

	if (!capital(r, t) || (t->list & L_KEEP) != 0 || (t->shape == S_UPPER && t->len < 5))
		return i + 1;
	if (common && (t->start || (t->list & L_NEVER) != 0))
		return i + 1;
	if (common && b != NULL && (is(r, i - 1, "het") || is(r, i - 1, "een") ||
	    is(r, i - 1, "de") || (b->kind == T_WORD && b->shape != S_LOWER)))
		return i + 1;
	if (institution(r, i + 1))
		return i + 1;
	if (!common && b != NULL && b->list == 0 && word(r, i - 1) && b->shape == S_CAPITAL &&
	    !b->start && follows(t))
		return take(r, i - 1, extend(r, i + 1));
	return take(r, i, extend(r, i + 1));
}

/* de Vries, Van der Meer, El Idrissi, without anything before it. */
static size_t
prefixed(struct wk_redact *r, size_t i)
{
	size_t k = tussen(r, i);
	const struct tok *t = tok(r, k), *f = tok(r, i);

	while (i + 1 < k && f->shape == S_LOWER && !family_word(r, i))
		f = tok(r, ++i);
	if (!word(r, k) || !follows(t) || (t->list & L_SURT) == 0 ||
	    (t->list & (L_KEEP | L_MONTH)) != 0)
		return i + 1;
	if (k == i + 1 && f->shape == S_LOWER && !family_word(r, i))
		return i + 1;
	if (!capital(r, t) && !(r->caseless && (t->list & (L_COMMON | L_NEVER)) == 0 && t->len > 3))
		return i + 1;
	if (capital(r, t) && (t->list & L_NEVER) != 0)
		return i + 1;
	if (institution(r, k + 1))
		return k + 1;
	return take(r, i, extend(r, k + 1));
}

/* label F. Ketel, vitamine D. */
static bool
is_class(struct wk_redact *r, size_t i)
{
	return is(r, i, "label") || is(r, i, "energielabel") || is(r, i, "vitamine") ||
	    is(r, i, "blok") || is(r, i, "gebouw") || is(r, i, "rijbewijs") ||
	    is(r, i, "hepatitis") || is(r, i, "groep") || is(r, i, "klasse") || is(r, i, "type");
}

/* The name at or after token i, if any; where to go on. */
static size_t
one(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i);
	size_t end;

	if (t->list & L_PHRASE && (end = phrase(r, i)) > i)
		return end;
	if ((end = initials(r, i)) > i && word(r, end) && !(i > 0 && is_class(r, i - 1))) {
		end = surname(r, end, true);
		return end != 0 ? take(r, i, end) : i + 1;
	}
	if (t->list & L_TITLE && !(capital(r, t) && !t->start && t->list & L_NAME)) {
		if ((end = title(r, i, (t->list & L_ROLE) != 0)) > i + 1)
			return end;
	} else if (t->list & L_ROLE && (end = title(r, i, true)) > i + 1)
		return end;
	if (t->list & L_INTRO && (end = intro(r, i)) > i + 1)
		return end;
	if (t->list & L_BYE && (end = greeting(r, i)) > i + 1)
		return end;
	if (t->list & L_INST && t->shape == S_LOWER && nameable(r, tok(r, i + 1)) &&
	    (end = extend(r, i + 2)) == i + 2)
		return end;		/* basisschool Bloem, garage Jansen */
	if (t->len == 1 && t->shape == S_UPPER && !r->caseless && follows(tok(r, i + 1)) &&
	    word(r, i + 1) && !t->start && plain_name(tok(r, i + 1), L_SUR))
		return take(r, i, extend(r, i + 2));
	if (t->list & L_TUSSEN && (end = prefixed(r, i)) > i + 1)
		return end;
	if (t->list & (L_KEEP | L_MONTH))
		return i + 1;
	if (t->list & L_GIVEN && (end = given(r, i)) > i + 1)
		return end;
	if (t->list & L_GIVEN && tok(r, i)->taken)
		return i + 1;
	return t->list & L_SUR ? family(r, i) : i + 1;
}

void
redact_names(struct wk_redact *r)
{
	size_t i = 0;

	while (i < r->ntok)
		i = word(r, i) && (r->tok[i].list != 0 || r->tok[i].len <= 2) ? one(r, i) : i + 1;
}
