/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What leads to a name: title, role, introduction, greeting.
 */
#include "lib/redact_name.h"

enum lead { AFTER_TITLE, AFTER_ROLE, AFTER_INTRO, AFTER_NAMED };

/* b. yilmaz: the end of a name with small initials before k, 0 for none. */
static size_t
small_initials(struct wk_redact *r, size_t i)
{
	size_t k = name_initials(r, i, true), end;

	if (k == i || !word(r, k))
		return 0;
	if ((end = name_surname(r, k, true)) != 0)
		return end;
	return name_plain(tok(r, k), L_NAME | L_SURT) || tok(r, k)->list == 0 ?
	    name_extend(r, k + 1) : 0;
}

/* Mevrouw Zwanenburg: a place that is a name here. */
static bool
place_as_name(const struct wk_redact *r, const struct tok *t, enum lead lead)
{
	bool both = (t->list & (L_KEEP | L_MONTH)) == L_KEEP && (t->list & L_SUR) != 0;

	if (t->shape != S_CAPITAL || !capital(r, t) || t->start)
		return false;
	return lead == AFTER_TITLE ? (t->list & L_PLACE) != 0 || both :
	    lead == AFTER_ROLE && (t->list & L_PLACE) != 0 && (t->list & L_SURNAME) != 0;
}

/* Do the words with a capital from the name from i to end on close with a thing? */
static bool
thing_from(struct wk_redact *r, size_t i, size_t end)
{
	size_t k = end;

	if (name_of_institution(r, end) != 0)
		return true;
	if (tok(r, end - 1)->list & L_SURNAME && tok(r, i)->end + 1 == tok(r, end - 1)->off)
		return false;		/* van Dijk */
	while (k < i + NAME_REACH && word(r, k) && follows(tok(r, k)) &&
	    (capital(r, tok(r, k)) || (tok(r, k)->list & L_TUSSEN) != 0))
		k++;
	return k > end && (tok(r, k - 1)->thing || (tok(r, k - 1)->list & L_INST) != 0);
}

/* Mw. Chin. afk., gezin (Afg., 5 kk): is the word at i cut short, no name? */
static bool
cut_short(struct wk_redact *r, size_t i)
{
	static const char lands[][10] = { "chin", "pol", "pools", "turk", "mar", "mark", "sur",
	    "ant", "syr", "afg", "irak", "iran", "erit", "som", "bulg", "roem", "oekr", "russ",
	    "ind", "indon", "ned", "belg", "eng", "fra", "spa", "ital", "port", "ghan", "nig",
	    "eth", "alb", "kroat", "serv", "pak", "viet", "thai", "jap", "egypt", "tun", "braz",
	    "col", "alg", "tijd", "gem", "alleenst", "gesch", "geh" };
	const struct tok *n = tok(r, i + 2);
	size_t k;

	if (!sign(r, i + 1, '.') || tok(r, i + 1)->gap || tok(r, i)->len > 8 ||
	    !(sign(r, i + 2, ',') || (word(r, i + 2) && n->shape == S_LOWER && !n->line)))
		return false;
	for (k = 0; k < sizeof(lands) / sizeof(lands[0]); k++)
		if (is(r, i, lands[k]))
			return true;
	return tok(r, i)->list == 0 && tok(r, i)->len < 6;
}

/* Cl. Wil graag verhuizen: the verb, not the name. */
static bool
wishes(struct wk_redact *r, size_t i)
{
	static const char *const what[] = { "graag", "niet", "geen", "naar", "weten", "ook", "wel",
	    "weer", "liever", "een", "het", "nu", "meer", "alleen", "dat", "niets", "zelf" };
	size_t k;

	for (k = 0; is(r, i, "wil") && k < sizeof(what) / sizeof(what[0]); k++)
		if (is(r, i + 1, what[k]))
			return true;
	return false;
}

/*
 * dhr. Tijdelijk bezorging nodig, vrijwilliger Bezorging, Cl. OvJ-afdoening: is
 * the word with a capital at i, behind a title or a role, one of the dictionary?
 */
static bool
only_a_word(struct wk_redact *r, size_t i, enum lead lead)
{
	static const struct ending ends[] = { END("lijk"), END("lijks"), END("isch"),
	    END("loos"), END("baar"), END("zaam"), END("ig"), END("ende"), END("ens"),
	    END("heid") };
	const struct tok *t = tok(r, i);

	if (t->list != 0)
		return false;
	if (name_verb(r, i + 1, true) && !(lead == AFTER_ROLE && name_unlikely(r, t)))
		return false;
	return redact_ends(r->p + t->off, t->len, 2, ends, sizeof(ends) / sizeof(ends[0])) ?
	    name_dutch(r, t) : lead == AFTER_ROLE && (name_unlikely(r, t) ? name_dutch(r, t) :
	    name_plain_dutch(r, t));
}

/* dhr jw terpstra, mw A de Vries: initials without dots at i; the end, 0 for none. */
static size_t
bare_initials(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i), *next = tok(r, i + 1);
	size_t k;

	if (!word(r, i) || !word(r, i + 1) || t->len > (t->shape == S_UPPER ? 3 : 2) ||
	    t->list != 0 || t->shape == S_CAPITAL)
		return 0;
	for (k = 0; k < t->len; k++)
		if (t->len > 1 && strchr("aeiouAEIOU", r->p[t->off + k]) != NULL)
			return 0;	/* is bakker, UWV */
	if (next->list & L_TUSSEN)
		return name_family_word(r, i + 1) ? name_surname(r, i + 1, true) : 0;
	return (next->list & L_SUR) != 0 && next->len > 3 &&
	    (next->list & (L_NEVER | L_KEEP | L_GIVEN)) == 0 ? name_extend(r, i + 2) : 0;
}

/* A name at i after what leads to one: take it; its end, or 0. */
static size_t
led(struct wk_redact *r, size_t i, enum lead lead)
{
	const struct tok *t;
	size_t k = name_initials(r, i, false), end;

	if (k > i && (end = name_surname(r, k, true)) != 0)
		return name_take(r, i, end);
	if ((lead == AFTER_TITLE || (lead == AFTER_ROLE && r->caseless)) &&
	    (end = small_initials(r, i)) != 0)
		return name_take(r, i, end);
	if (lead == AFTER_TITLE && (end = bare_initials(r, i)) != 0)
		return name_take(r, i, end);
	if (!word(r, i) || tok(r, i)->line || name_institution(r, i) ||
	    (i + 1 < r->ntok && r->tok[i + 1].kind == T_DIGITS && !r->tok[i + 1].gap))
		return 0;		/* POH: HbA1c */
	t = tok(r, i);
	if (t->list & L_PHRASE && (end = name_phrase(r, i)) > i)	/* mw. Anne Frank */
		return lead == AFTER_TITLE && t->list & L_GIVEN && !tok(r, end)->thing &&
		    !name_institution(r, end) ? name_take(r, i, end) : 0;
	if (t->list & L_TUSSEN) {
		end = name_surname(r, i, lead == AFTER_TITLE);
		if (end != 0 && lead == AFTER_ROLE && thing_from(r, i, end))
			return 0;	/* mentor van het Vincent van Gogh College */
		return end != 0 && (lead != AFTER_INTRO || capital(r, tok(r, end - 1)) ||
		    r->caseless) ? name_take(r, i, end) : 0;
	}
	if (t->list & L_MONTH && t->list & L_GIVEN && capital(r, t) && !t->start &&
	    lead != AFTER_INTRO && name_extend(r, i + 1) > i + 1)
		return name_take(r, i, name_extend(r, i + 1));	/* dochter Mei Lin */
	if ((lead == AFTER_ROLE || lead == AFTER_TITLE) && capital(r, t) && (cut_short(r, i) ||
	    wishes(r, i))) {
		r->tok[i].taken = true;
		return 0;
	}
	if (place_as_name(r, t, lead))
		return name_take(r, i, name_extend(r, i + 1));
	if (name_able(r, t) && (!t->start || (t->list & (L_GIVEN | L_COMMON)) == L_GIVEN)) {
		end = name_extend(r, i + 1);
		if ((lead == AFTER_ROLE || lead == AFTER_TITLE) && only_a_word(r, i, lead) &&
		    (end == i + 1 || (end == i + 2 && tok(r, i + 1)->list == 0 &&
		    name_dutch(r, tok(r, i + 1))))) {
			r->tok[i].taken = r->tok[end - 1].taken = true;
			return 0;	/* Coach Gezonde Leefstijl */
		}
		return (name_institution(r, end) && end == i + 1) ||
		    name_of_institution(r, end) != 0 ? 0 : name_take(r, i, end);
	}
	if (lead == AFTER_ROLE && sign(r, i - 1, ':') && !r->caseless &&
	    (name_dutch(r, t) || (t->len < 6 && sign(r, i + 1, '.') && i + 2 < r->ntok &&
	    !tok(r, i + 2)->line)))
		return 0;		/* consulente: vitale dame; POH: diab. II */
	if (name_plain(t, L_NAME) || (lead == AFTER_TITLE && (t->list & L_SUR) != 0 &&
	    (t->list & (L_NEVER | L_KEEP | L_GIVEN)) == 0 && t->len > 3 && t->shape == S_LOWER) ||
	    (lead == AFTER_NAMED && t->len > 2 && t->shape == S_LOWER &&
	    (t->list == 0 || (t->list & (L_GIVEN | L_NEVER)) == L_GIVEN ||
	    ((t->list & L_GIVEN) != 0 && (is(r, i + 1, "en") || !word(r, i + 1))))))
		return name_take(r, i, name_extend(r, i + 1));
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
size_t
name_after_title(struct wk_redact *r, size_t i, bool role)
{
	size_t k = i + 1, end;

	if (sign(r, k, '.') && tok(r, i)->len <= 4 && !tok(r, k)->gap)
		k++;
	while (k < i + 5 && word(r, k) && (tok(r, k)->list & L_TITLE) != 0 &&
	    !(capital(r, tok(r, k)) && (tok(r, k)->list & L_NAME) != 0)) {
		role = false;
		k += 1 + sign(r, k + 1, '.');
	}
	if (role && i + 1 == k && is(r, i, "poh"))
		k += sign(r, k, '-') + (is(r, k, "ggz") || is(r, k, "jeugd") || is(r, k, "ouderen"));
	if (role && (sign(r, k, ':') || sign(r, k, '(')))
		k++;
	else if (role && (is(r, k, "heet") || is(r, k, "genaamd") || is(r, k, "is")) &&
	    capital(r, tok(r, k + 1)) && (tok(r, k + 1)->list & L_NAME) != 0)
		k++;
	else if (role && (k = after_age(r, k)) > i + 1 && word(r, k) &&
	    tok(r, k)->list == 0 && name_dutch(r, tok(r, k)))
		return i + 1;		/* kind 7 jr, Dyslexie */
	end = led(r, k, role ? AFTER_ROLE : AFTER_TITLE);
	return end != 0 ? end : i + 1;
}

static bool
hello(struct wk_redact *r, size_t i)
{
	return is(r, i, "dag") || is(r, i, "hallo") || is(r, i, "hoi") || is(r, i, "goedemorgen") ||
	    is(r, i, "goedemiddag") || is(r, i, "goedendag");
}

/*
 * De ziekte heet Fibromyalgie, ons koor heet Vivace, ik heet toevallig ook zo:
 * what stands at i + 1, behind "heet", is a word or the name of a thing.
 */
static bool
thing_named(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i + 1), *b = i > 0 ? tok(r, i - 1) : t;

	if (t->list & L_GIVEN || (t->list == 0 && !name_dutch(r, t) && (b->list != 0 || i == 0)))
		return false;
	if (t->list == 0 && name_dutch(r, t))
		return true;
	return i > 1 && b->kind == T_WORD && b->shape == S_LOWER && b->list == 0 &&
	    !name_profession(r, i - 1) && name_plain_dutch(r, b);
}

/* ik ben, mijn naam is, ik heet, u spreekt met */
size_t
name_after_intro(struct wk_redact *r, size_t i)
{
	size_t end = 0;

	if (is(r, i, "heet") && thing_named(r, i))
		return i + 1;
	if (is(r, i, "heet") || is(r, i, "genaamd"))
		end = led(r, i + 1, i > 0 && (is(r, i - 1, "ik") || is(r, i - 1, "genaamd")) ?
		    AFTER_NAMED : AFTER_INTRO);
	else if (is(r, i, "is") && i > 0 && (is(r, i - 1, "naam") || is(r, i - 1, "name")))
		end = led(r, i + 1, AFTER_NAMED);
	else if (is(r, i, "is") && i > 0 && is(r, i + 2, "naam") && (is(r, i + 1, "de") ||
	    is(r, i + 1, "mijn")) && name_able(r, tok(r, i - 1)))
		return name_take(r, i - 1, i);	/* Bloem is de naam */
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
size_t
name_after_greeting(struct wk_redact *r, size_t i)
{
	bool thanks = tok(r, i)->list & L_BYE && (is(r, i, "bedankt") || is(r, i, "dank") ||
	    is(r, i, "dankjewel") || is(r, i, "dankuwel") || is(r, i, "thanks"));
	const struct tok *t;
	size_t k = i + 1, left, end, init;

	if (is(r, i, "gr") && i > 0 && r->tok[i - 1].kind == T_DIGITS)
		return i + 1;		/* 14 gr. */
	while (k < i + 4 && (sign(r, k, ',') || sign(r, k, '.') || sign(r, k, '!') ||
	    is(r, k, "van") || is(r, k, "en")))
		k++;
	if (!word(r, k) || ((t = tok(r, k))->list & L_BYE) != 0)
		return i + 1;
	left = words_left(r, k, 4);
	init = name_initials(r, k, true);
	if (init > k && (end = name_surname(r, init, true)) != 0)
		return name_take(r, k, end);
	if (left > 4 || t->list & (L_KEEP | L_NEVER | L_TITLE | L_ROLE | L_INST) ||
	    (t->list & (L_PHRASE | L_NAME)) == L_PHRASE ||
	    (thanks && k == i + 1 && !t->line))
		return i + 1;
	if ((end = name_surname(r, k, true)) != 0 && end > k + 1)
		return name_take(r, k, end);
	if ((t->shape == S_UPPER && !r->caseless && (t->list & L_NAME) == 0) ||
	    (t->list == 0 && left > 1 && t->start && name_dutch(r, t)))
		return i + 1;
	if (capital(r, t) || name_plain(t, L_NAME) || (left == 1 && ((t->list == 0 &&
	    !name_unlikely(r, t)) ||
	    (t->list & L_GIVEN) != 0) && t->len > 1 && !thanks && (k > i + 1 || t->line ||
	    !is(r, i, "groet"))))
		return name_take(r, k, name_extend(r, k + 1));
	return i + 1;
}
