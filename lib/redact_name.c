/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names, from left to right: what leads to a name (redact_lead.c), and what
 * is one by itself, by the lists. No rule looks further than ten tokens.
 */
#include <string.h>
#include <strings.h>

#include "lib/redact_name.h"

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

/* de Roos, een Storm */
static bool
article(struct wk_redact *r, size_t i)
{
	return i > 0 && (is(r, i - 1, "het") || is(r, i - 1, "een") || is(r, i - 1, "de"));
}

/* bij het Antonius, in het Erasmus: a house, no person. */
static bool
behind_het(struct wk_redact *r, size_t i)
{
	static const char *const words[] = { "bij", "in", "van", "naar", "op", "uit", "via", "aan",
	    "voor", "door", "langs", "tegenover", "achter", "naast", "vanuit", "rond" };
	size_t k;

	if (i < 2 || !is(r, i - 1, "het"))
		return false;
	for (k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (is(r, i - 2, words[k]))
			return true;
	return false;
}

/*
 * de Anna van Burenflat, het Joke Smit college, Willem Dreeshuis: past the
 * thing that is called after the name from i to end; 0 when none is.
 */
static size_t
after_a_name(struct wk_redact *r, size_t i, size_t end)
{
	static const struct ending houses[] = { END("huis"), END("hof"), END("hofje"),
	    END("hoeve"), END("oord"), END("stee") };
	size_t past = name_of_institution(r, end), k;

	if (past != 0)
		return past;
	if (!article(r, i))
		return 0;
	if (name_institution(r, end))
		return end + 1;
	if (end == i + 2 && tok(r, i + 1)->list == 0 && redact_ends(r->p + tok(r, i + 1)->off,
	    tok(r, i + 1)->len, 3, houses, sizeof(houses) / sizeof(houses[0])))
		return end;
	k = name_tussen(r, end);
	return k > end && k < r->ntok && tok(r, k)->thing && follows(tok(r, k)) ? k + 1 : 0;
}

/* A given name by itself or with what follows. */
static size_t
given(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i);
	size_t end;
	bool common = (t->list & (L_COMMON | L_NEVER | L_TUSSEN)) != 0;
	size_t past;

	if (t->shape == S_UPPER && !r->caseless && t->len < 4)
		return i + 1;
	if (name_institution(r, i + 1) && capital(r, tok(r, i + 1)))
		return i + 1;
	end = name_extend(r, i + 1);
	if ((past = after_a_name(r, i, end)) != 0)
		return past;
	if (!capital(r, t)) {
		if (!common && t->len > 3 && (t->list & L_KEEP) == 0 && r->caseless)
			return name_take(r, i, end);
		if (end > i + 1 && !common && t->len > 3 && tok(r, i + 1)->shape == S_LOWER &&
		    name_plain(t, L_GIVEN) && name_plain(tok(r, end - 1), L_SUR | L_SURT))
			return name_take(r, i, end);	/* zbigniew wójcik */
		if (end > i + 1 && r->caseless && (t->list & (L_NEVER | L_TUSSEN | L_KEEP)) == 0 &&
		    (tok(r, end - 1)->list & (L_SUR | L_SURT)) != 0)
			return name_take(r, i, end);
		return i + 1;
	}
	if (end == i + 1 && behind_het(r, i))
		return i + 1;		/* bij het Antonius */
	if (!common)
		return name_take(r, i, end);
	if ((t->list & L_NEVER) != 0 && end == i + 1)
		return i + 1;
	if (end == i + 1 && article(r, i))
		return i + 1;
	if (end == i + 1 && (t->list & (L_NEVER | L_TUSSEN)) == 0 && name_verb(r, end, false))
		return name_take(r, i, end);	/* Roos zoekt een maatje */
	if (!t->start || signature(r, i) || (end > i + 1 &&
	    (tok(r, end - 1)->list & (L_SURNAME | L_GIVEN)) != 0 &&
	    (t->list & (L_NEVER | L_TUSSEN)) == 0))
		return name_take(r, i, end);
	return i + 1;
}

/* Stanislava: a word that ends as few Dutch words do. */
static bool
foreign(const struct wk_redact *r, const struct tok *t)
{
	unsigned char last = (unsigned char)r->p[t->off + t->len - 1];

	return t->len > 3 && (last >= 0x80 || strchr("aiouyzcjxv", last) != NULL);
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
	if (common && b != NULL && (article(r, i) ||
	    (b->kind == T_WORD && b->shape != S_LOWER)))
		return i + 1;
	if (common && i > 1 && is(r, i - 1, "en") && tok(r, i - 2)->pii == 0)
		return i + 1;		/* Bloemen en Groen */
	if (t->thing || after_a_name(r, i, i + 1) != 0 || name_institution(r, i + 1) ||
	    (behind_het(r, i) && name_extend(r, i + 1) == i + 1))
		return i + 1;
	if (!common && b != NULL && b->list == 0 && word(r, i - 1) && b->shape == S_CAPITAL &&
	    (!b->start || !name_unlikely(r, b)) && follows(t))
		return name_take(r, i - 1, name_extend(r, i + 1));
	return name_take(r, i, name_extend(r, i + 1));
}

/* Obaid, of "Al Obaid": a word the list has behind a tussenvoegsel only, no other word or place. */
static bool
alone(struct wk_redact *r, size_t i)
{
	static const char *const where[] = { "in", "naar", "te", "uit", "op", "bij", "vanuit",
	    "richting", "via", "rond", "het", "de", "van", "langs" };
	const struct tok *t = tok(r, i);
	size_t k;

	if (t->list != L_SURT || t->shape != S_CAPITAL || t->len < 4)
		return false;
	for (k = 0; i > 0 && k < sizeof(where) / sizeof(where[0]); k++)
		if (is(r, i - 1, where[k]))
			return false;
	return !name_unlikely(r, t) && !name_dutch(r, t);
}

/* In het Oude Westen, op Witte Donderdag: a tussenvoegsel that says where or when. */
static bool
preposition(struct wk_redact *r, size_t i)
{
	static const char *const words[] = { "in", "op", "uit", "aan", "bij", "over", "onder" };
	const struct tok *t = tok(r, i);
	size_t k;

	if (t->shape == S_LOWER)
		return !name_family_word(r, i);
	for (k = 0; t->start && k < sizeof(words) / sizeof(words[0]); k++)
		if (is(r, i, words[k]))
			return true;
	return false;
}

/* de Brink is leeg, De Dam wordt afgezet: a word for a place, of which a thing is said. */
static bool
square(struct wk_redact *r, size_t k)
{
	static const char *const verbs[] = { "is", "was", "wordt", "werd", "ligt", "blijft", "staat",
	    "gaat" };
	/* first what is said of things alone */
	static const char *const said[] = { "leeg", "dicht", "afgesloten", "afgezet", "gesloopt",
	    "gesloten", "opgebroken", "bezaaid", "verlicht", "versperd", "heringericht",
	    "opgeknapt", "verkeersluw", "autovrij", "onbegaanbaar", "verpauperd", "overhoop",
	    "blank", "open", "druk", "vol", "nat", "vies", "donker", "glad", "onveilig", "schoon",
	    "een", "het", "weer", "nog", "helemaal", "altijd", "mooi", "te" };
	const uint32_t list = tok(r, k)->list;
	size_t v, n, max = 0;

	if (list & (L_STREETRARE | L_STREET | L_STREETWORD | L_PLACE))
		max = sizeof(said) / sizeof(said[0]);
	else if ((list & L_GIVEN) == 0 && name_plain_dutch(r, tok(r, k)))
		max = 18;
	for (v = 0; v < sizeof(verbs) / sizeof(verbs[0]); v++)
		for (n = 0; is(r, k + 1, verbs[v]) && n < max; n++)
			if (is(r, k + 2, said[n]))
				return true;
	return false;
}

/* van den Oever, ter Horst: words of old that stand in names alone, before the capital at k. */
static bool
old_case(struct wk_redact *r, size_t i, size_t k)
{
	const struct tok *t = tok(r, k);

	return t->shape == S_CAPITAL && capital(r, t) && !t->start && t->len > 2 &&
	    (t->list & (L_NEVER | L_MONTH | L_INST | L_KINDOF | L_TITLE | L_ROLE)) == 0 &&
	    !(t->list == 0 && name_unlikely(r, t) && name_dutch(r, t)) &&
	    (k == i + 1 ? is(r, i, "vd") : k == i + 2 && is(r, i, "van") &&
	    (is(r, i + 1, "den") || is(r, i + 1, "der")));
}

/* de Vries, Van der Meer, El Idrissi, without anything before it. */
static size_t
prefixed(struct wk_redact *r, size_t i)
{
	size_t k = name_tussen(r, i);
	const struct tok *t = tok(r, k), *f = tok(r, i);

	while (i + 1 < k && preposition(r, i))
		f = tok(r, ++i);
	if (!word(r, k) || !follows(t) || t->thing || ((t->list & L_SURT) == 0 &&
	    !old_case(r, i, k)) || (k > i &&
	    (t->list & L_PHRASE) != 0 && name_phrase(r, k) > k) ||
	    (t->list & (L_KEEP | L_MONTH)) != 0)
		return i + 1;
	if (k == i + 1 && preposition(r, i))
		return i + 1;
	if (!capital(r, t) && !(r->caseless && (t->list & (L_COMMON | L_NEVER)) == 0 && t->len > 3))
		return i + 1;
	if (capital(r, t) && (t->list & L_NEVER) != 0)
		return i + 1;
	if (k == i + 1 && is(r, i, "de") && square(r, k))
		return k + 1;
	if (!capital(r, f) && (t->list & L_COMMON) != 0 && i > 0 && (is(r, i - 1, "op") ||
	    is(r, i - 1, "in") || is(r, i - 1, "naar") || is(r, i - 1, "uit")))
		return i + 1;		/* op de Hoek */
	if (name_institution(r, k + 1) || name_of_institution(r, k + 1) != 0)
		return k + 1;
	return name_take(r, i, name_extend(r, k + 1));
}

/* label F. Ketel, vitamine D. */
static bool
is_class(struct wk_redact *r, size_t i)
{
	return is(r, i, "label") || is(r, i, "energielabel") || is(r, i, "vitamine") ||
	    is(r, i, "blok") || is(r, i, "gebouw") || is(r, i, "rijbewijs") ||
	    is(r, i, "hepatitis") || is(r, i, "groep") || is(r, i, "klasse") || is(r, i, "type");
}

/*
 * basisschool Bloem, garage Jansen, eetcafe De Halve Maan, Moskee Al Noor:
 * past the name of what i is; a person's first and last name are none.
 */
static size_t
called(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i), *first = tok(r, i + 1);
	bool person = (first->list & L_GIVEN) != 0 && (first->list & L_COMMON) == 0 &&
	    !is(r, i, "huize") && (t->shape == S_LOWER || t->start || r->caseless);
	size_t k = i + 1;

	if (is(r, k, "st") && sign(r, k + 1, '.') && capital(r, tok(r, k + 2)))
		k += 3;			/* school St. Bonifatius */
	while (k < i + NAME_REACH && word(r, k) && follows(tok(r, k)) && ((!tok(r, k)->start &&
	    tok(r, k)->shape != S_LOWER && !r->caseless) || (k > i + 1 &&
	    (tok(r, k)->list & L_TUSSEN) != 0 && (capital(r, tok(r, k + 1)) ||
	    ((tok(r, k + 1)->list & L_TUSSEN) != 0 && capital(r, tok(r, k + 2)))))))
		k++;
	if (k == i + 1 || (person && k > i + 2 && tok(r, k - 1)->list & (L_SURNAME | L_GIVEN)))
		return i + 1;
	if (t->list & L_KINDOF)
		return k;
	return t->shape == S_LOWER && k == i + 2 && name_able(r, first) ? k : i + 1;
}

/* Ouders Dekker, not Bewoners Meerwijk. */
static size_t
group(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i + 1);

	return follows(t) && name_able(r, t) && !t->start && !t->thing &&
	    name_of_institution(r, name_extend(r, i + 2)) == 0 &&
	    (t->list & (L_GIVEN | L_SURNAME)) != 0 && (t->list & (L_PLACE | L_NEVER)) == 0 ?
	    name_take(r, i + 1, name_extend(r, i + 2)) : i + 1;
}

/* A vowel, and no small letter after a hyphen: not Mdr, not Oud-timmerman, nor Wo'j. */
static bool
spoken(const struct wk_redact *r, const struct tok *t)
{
	const char *p = r->p + t->off, *hyphen = memchr(p, '-', t->len);
	size_t i;

	if ((hyphen != NULL && hyphen[1] >= 'a' && hyphen[1] <= 'z') ||
	    (t->len < 6 && memchr(p, '\'', t->len) != NULL))
		return false;
	for (i = 0; i < t->len; i++)
		if ((unsigned char)p[i] >= 0x80 || strchr("aeiouyAEIOUY", p[i]) != NULL)
			return true;
	return false;
}

/*
 * De jongste, Fenno, wordt gepest; Groet van ons. Jorien, wijkverpleegkundige:
 * an unknown word behind a word for a person, or the last of the text.
 */
static bool
beside_a_person(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i);
	bool comma = i > 0 && sign(r, i - 1, ',');
	size_t n = i + 1;

	if (comma && i > 1 && (tok(r, i - 2)->list & (L_KIN | L_ROLE)) != 0 && !t->start &&
	    (sign(r, n, ',') || sign(r, n, '(')) && !name_dutch(r, t))
		return true;
	if (i < 8 || !(comma || t->start))
		return false;
	if (t->start && sign(r, n, ',') && word(r, n + 1) && !r->tok[n + 1].line &&
	    tok(r, n + 1)->shape == S_LOWER && (n + 2 >= r->ntok || r->tok[n + 2].line ||
	    n + 3 == r->ntok) && ((tok(r, n + 1)->list & L_ROLE) != 0 || name_profession(r, n + 1)))
		return !name_dutch(r, t);
	n += sign(r, n, '.') || sign(r, n, '!');
	return n >= r->ntok && !name_unlikely(r, t) && !name_dutch(r, t);
}

/* Djayden, Kwabena: begins as no Dutch word does. */
static bool
odd_start(const struct wk_redact *r, const struct tok *t)
{
	static const char starts[][3] = { "dj", "dz", "jh", "sh", "kh", "gh", "nk", "ng", "mb",
	    "mw", "ny", "tj", "xh", "zh", "cz", "sz", "rz", "kw", "hr", "mk", "xi", "xa", "ya",
	    "yo", "yu", "ye", "yi" };
	size_t i;

	for (i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (strncasecmp(r->p + t->off, starts[i], 2) == 0)
			return true;
	return false;
}

/* Leerwerkbedrijf, zorginstelling: what follows is its name. */
static bool
firm_end(const struct wk_redact *r, size_t i)
{
	static const struct ending ends[] = { END("bedrijf"), END("centrum"), END("bureau"),
	    END("instelling"), END("organisatie"), END("school"), END("vereniging"),
	    END("club"), END("winkel"), END("kerk"), END("huis"), END("stichting"),
	    END("fonds"), END("zorg"), END("corporatie"), END("opvang"), END("park"),
	    END("complex"), END("praktijk"), END("kliniek"), END("koor"), END("app"),
	    END("spel"), END("programma"), END("cursus"), END("methode"), END("project"),
	    END("middel"), END("merk"), END("taal"), END("eiland"), END("land"),
	    END("bank"), END("wijk"), END("buurt"), END("groep"), END("film"),
	    END("serie"), END("boek"), END("musical"), END("roman"), END("game") };
	const struct tok *t = tok(r, i);

	return t->kind == T_WORD && redact_ends(r->p + t->off, t->len, 0, ends,
	    sizeof(ends) / sizeof(ends[0]));
}

/*
 * Gisteren was Siebrigje er: an unknown word that is not Dutch goes on in a
 * sentence, and nothing before it says that it is a place, a make or a firm.
 */
static bool
in_a_sentence(struct wk_redact *r, size_t i)
{
	static const char *const firm[] = { "bij", "via", "naar", "uit", "in", "op", "te",
		"richting", "door", "de", "het", "een", "t", "n", "of", "merk", "vanuit",
		"volgens", "aan", "per", "onze", "mijn", "zijn", "haar", "hun" };
	const struct tok *t = tok(r, i), *n = tok(r, i + 1);
	size_t k;

	if ((name_unlikely(r, t) && !odd_start(r, t)) ||
	    memchr(r->p + t->off, '-', t->len) != NULL ||
	    n->kind != T_WORD || !follows(n) || (n->shape != S_LOWER &&
	    (n->list & (L_NAME | L_SURT)) == 0))
		return false;
	if (!t->start) {
		if (firm_end(r, i - 1))
			return false;
		if (!word(r, i - 1) || (r->tok[i - 1].shape != S_LOWER &&
		    !(r->tok[i - 1].start && name_dutch(r, &r->tok[i - 1]))))
			return false;
		for (k = 0; k < sizeof(firm) / sizeof(firm[0]); k++)
			if (is(r, i - 1, firm[k]))
				return false;
		if (is(r, i - 1, "van") && (i < 2 ||
		    (r->tok[i - 2].list & (L_KIN | L_ROLE | L_GROUP)) == 0))
			return false;
	}
	return !name_dutch(r, t);
}

/*
 * Words with a capital in no list: Guilliano Fraai, where the first is hardly
 * Dutch or the two open a sentence; Marcjanna slaapt in een tent.
 */
static size_t
unknown(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i), *n = tok(r, i + 1);
	bool odd = foreign(r, t);

	if (!spoken(r, t) || t->thing)
		return i + 1;
	if (capital(r, t) && name_joined(r, t))
		return name_take(r, i, name_extend(r, i + 1));
	if (t->list == 0 && t->shape == S_CAPITAL && capital(r, t) && t->len > 3 &&
	    (beside_a_person(r, i) || in_a_sentence(r, i)))
		return name_take(r, i, name_extend(r, i + 1));
	if (t->list != 0 || t->shape != S_CAPITAL || !capital(r, t) || t->len < 3 ||
	    (!odd && (!t->start || name_unlikely(r, t) || r->p[t->end - 1] == 'e')))
		return i + 1;
	if (word(r, i + 1) && follows(n) && !n->start && n->shape == S_CAPITAL && n->len > 2 &&
	    n->list == 0 && !n->thing && !name_unlikely(r, n) &&
	    name_of_institution(r, i + 1) == 0 && !(name_dutch(r, t) && name_dutch(r, n)))
		return name_take(r, i, name_extend(r, i + 2));
	if (t->start && name_verb(r, i + 1, !name_unlikely(r, t)) && !firm_end(r, i) &&
	    !name_dutch(r, t))
		return name_take(r, i, i + 1);
	return i + 1;
}

/* The name at or after token i, if any; where to go on. */
static size_t
one(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i);
	size_t end;

	if (t->list & L_PHRASE && (end = name_phrase(r, i)) > i)
		return end;
	if ((end = name_initials(r, i, false)) > i && word(r, end) && !(i > 0 && is_class(r, i - 1))) {
		end = name_surname(r, end, true);
		return end != 0 ? name_take(r, i, end) : i + 1;
	}
	if (t->list & L_TITLE && !(capital(r, t) && !t->start && t->list & L_NAME)) {
		if ((end = name_after_title(r, i, (t->list & L_ROLE) != 0)) > i + 1)
			return end;
	} else if (t->list & L_ROLE && (end = name_after_title(r, i, true)) > i + 1)
		return end;
	if (t->list & L_INTRO && (end = name_after_intro(r, i)) > i + 1)
		return end;
	if (t->list & L_BYE && (end = name_after_greeting(r, i)) > i + 1)
		return end;
	if (t->shape == S_CAPITAL && capital(r, tok(r, i + 1)) && follows(tok(r, i + 1)) &&
	    (is(r, i, "sint") || is(r, i, "sinte")))
		return i + 2;
	if (is(r, i, "st") && t->shape == S_CAPITAL && sign(r, i + 1, '.') &&
	    capital(r, tok(r, i + 2)))
		return i + 3;
	if (t->list & (L_INST | L_KINDOF) && (end = called(r, i)) > i + 1)
		return end;
	if (t->list & L_GROUP && (end = group(r, i)) > i + 1)
		return end;
	if (t->len == 1 && t->shape == S_UPPER && !r->caseless && follows(tok(r, i + 1)) &&
	    word(r, i + 1) && !t->start && name_plain(tok(r, i + 1), L_SUR))
		return name_take(r, i, name_extend(r, i + 2));
	if (t->list & L_TUSSEN && (end = prefixed(r, i)) > i + 1)
		return end;
	if (t->list & (L_KEEP | L_MONTH))
		return i + 1;
	if (t->list & L_GIVEN && (end = given(r, i)) > i + 1)
		return end;
	if (t->list & L_GIVEN && tok(r, i)->taken)
		return i + 1;
	return t->list & L_SUR || alone(r, i) ? family(r, i) : i + 1;
}

/* Jongerenwerker Lubbers: a word for work with people before a capital. */
static bool
led_by_work(const struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i), *n = tok(r, i + 1);

	return (t->shape == S_LOWER || t->start) && word(r, i + 1) && follows(n) &&
	    capital(r, n) && name_profession(r, i);
}

void
redact_names(struct wk_redact *r)
{
	size_t i = 0;

	while (i < r->ntok)
		if (!word(r, i))
			i++;
		else if (r->tok[i].list != 0 || r->tok[i].len <= 2)
			i = one(r, i);
		else if (led_by_work(r, i))
			i = name_after_title(r, i, true);
		else
			i = r->tok[i].shape == S_CAPITAL ? unknown(r, i) : i + 1;
}
