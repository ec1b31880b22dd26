/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands beside a name or a word for a person: a date is of birth, a
 * long number is theirs, a word with a capital is another name.
 */
#include <string.h>

#include "lib/redact_name.h"

static bool
pii(const struct wk_redact *r, size_t i, enum wk_pii kind)
{
	return i < r->ntok && r->tok[i].pii == kind + 1;
}

static bool
one_of(const struct wk_redact *r, size_t i, const char *signs)
{
	return i < r->ntok && r->tok[i].kind == T_PUNCT && strchr(signs, r->p[r->tok[i].off]) != NULL;
}

/* A word with a capital in no list that says what it is. */
static bool
strange(const struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i);

	return word(r, i) && t->shape == S_CAPITAL && capital(r, t) && t->len > 1 &&
	    (t->list & ~(uint32_t)(L_GIVEN | L_SURNAME | L_STREETRARE | L_PHRASE)) == 0;
}

/* Past the token before the date at k, over a sign, an age and "van". */
static size_t
person_before(struct wk_redact *r, size_t k)
{
	size_t b = k;

	b -= one_of(r, b - 1, "([*,:-");
	/* Jermaine S., 27-01-2009 */
	if (b > 2 && b < k && one_of(r, b - 1, ".") && r->tok[b - 2].kind == T_WORD &&
	    r->tok[b - 2].len == 1 && r->tok[b - 2].shape == S_UPPER)
		b -= 2;
	if (b > 1 && (is(r, b - 1, "jaar") || is(r, b - 1, "jr") || is(r, b - 1, "j")))
		b--;
	if (b > 1 && r->tok[b - 1].kind == T_DIGITS && r->tok[b - 1].len <= 2)
		b--;
	if (b < k - 1 && b > 1 && one_of(r, b - 1, ",("))
		b--;
	if (b > 1 && is(r, b - 1, "van"))
		b--;
	return b;
}

/* "op 3 mei 1998", "sinds 1-4-2005": words of time, not of a person. */
static bool
of_time(struct wk_redact *r, size_t i)
{
	static const char *const words[] = { "op", "sinds", "vanaf", "per", "tot", "in", "dd",
		"medio", "eind", "begin", "rond", "voor", "na", "uit", "om", "getrouwd",
		"overleden", "gescheiden", "brief", "vonnis", "datum", "d", "ca", "circa", "eerst" };
	size_t k;

	if (i < r->ntok && r->tok[i].kind == T_PUNCT && i > 0)
		i--;		/* "d.d." */
	for (k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (is(r, i, words[k]))
			return true;
	return false;
}

/*
 * A full date so long ago that hardly anything but a birth is told of it,
 * unless a word of time stands before it.
 */
static bool
long_ago(struct wk_redact *r, size_t k, unsigned year, unsigned latest)
{
	return year <= latest && year >= 1915 && (k == 0 || !of_time(r, k - 1)) &&
	    (k < 2 || !of_time(r, k - 2) || r->tok[k - 1].kind != T_PUNCT);
}

/*
 * dochter (3-4-2012), zoon Ilyas 14-02-2013, mw. Jansen, 14-06-1936. In
 * brackets every date; else one long enough ago to be no appointment.
 */
static void
birth(struct wk_redact *r, size_t k)
{
	size_t b, end = redact_born(r, k);
	bool inside, kin, name, day = end != 0 && redact_date(r, k) == end;
	unsigned year, last;

	if (end == 0 || (year = redact_year(r, k, end)) < 1900 || year > 2100)
		return;
	if (day ? long_ago(r, k, year, 2000) : r->tok[k].end != end &&
	    (r->tok[k].start || one_of(r, k - 1, ",(*")) && long_ago(r, k, year, 1990)) {
		redact_take(r, k, r->tok[k].off, end, WK_PII_GEBDATUM);
		return;
	}
	if (k == 0)
		return;
	inside = one_of(r, k - 1, "([*");
	b = person_before(r, k);
	if (b == 0)
		return;
	if (r->tok[b - 1].list == 0 && strange(r, b - 1) && ((inside && b == k - 1) ||
	    (b == k && day && year <= 2016 && !name_unlikely(r, &r->tok[b - 1])) ||
	    (b == 1 && k == 2 && sign(r, 1, ',') && year <= 2016 && !name_dutch(r, &r->tok[0]))))
		name_take(r, b - 1, b);	/* Sidra (20-1-2015), Jort 3-3-2013, Jort, 030313 */
	name = pii(r, b - 1, WK_PII_NAAM);
	kin = (r->tok[b - 1].list & L_KIN) != 0 && r->tok[b - 1].kind == T_WORD;
	if (name && b > 1 && (r->tok[b - 2 - (b > 2 && one_of(r, b - 2, ":,("))].list & L_KIN) != 0)
		kin = true;
	if (inside && b == k - 1 && (is(r, b - 1, "hij") || is(r, b - 1, "zij") ||
	    is(r, b - 1, "ze")))
		kin = true;
	last = inside ? 2100 : kin ? 2022 : 2016;
	if ((name || kin) && year <= last)
		redact_take(r, k, r->tok[k].off, end, WK_PII_GEBDATUM);
}

/* Jan (4471902): a number in brackets after a name. */
static void
number(struct wk_redact *r, size_t k)
{
	if (r->tok[k].len >= 5 && r->tok[k].len <= 12 && k > 1 && sign(r, k - 1, '(') &&
	    sign(r, k + 1, ')') && pii(r, k - 2, WK_PII_NAAM))
		redact_take(r, k, r->tok[k].off, r->tok[k].end, WK_PII_KENMERK);
}

/* Corrie en Xandrika: the word beside "en" when the other one is a name. */
static void
pair(struct wk_redact *r, size_t i)
{
	if (i == 0 || (!pii(r, i - 1, WK_PII_NAAM) && !pii(r, i + 1, WK_PII_NAAM)) ||
	    (!is(r, i, "en") && !is(r, i, "of") && !one_of(r, i, "&+")))
		return;
	if (pii(r, i - 1, WK_PII_NAAM) && !tok(r, i + 1)->start && (strange(r, i + 1) ||
	    (name_able(r, tok(r, i + 1)) && (tok(r, i + 1)->list & L_GIVEN) != 0)))
		name_take(r, i + 1, name_extend(r, i + 2));
	else if (pii(r, i + 1, WK_PII_NAAM) && strange(r, i - 1) &&
	    (!tok(r, i - 1)->start || !name_unlikely(r, tok(r, i - 1))))
		name_take(r, i - 1, i);
}

/* Folkert, Aaltsje en Xandrika: an unknown word in a row of names, behind the first. */
static void
row(struct wk_redact *r, size_t k)
{
	if (k > 1 && sign(r, k - 1, ',') && pii(r, k - 2, WK_PII_NAAM) && strange(r, k) &&
	    r->tok[k].list == 0 && !tok(r, k)->thing && (is(r, k + 1, "en") ||
	    (sign(r, k + 1, ',') && strange(r, k + 2))) && !name_dutch(r, &r->tok[k]))
		name_take(r, k, k + 1);
}

/* Arie 'Noppes' van Wijngaarden: one word in quotes or brackets between parts of a name. */
static void
nickname(struct wk_redact *r, size_t k)
{
	const char *p = r->p + r->tok[k - 1].off, *q = r->p + r->tok[k + 1].off;

	if (word(r, k) && r->tok[k].shape == S_CAPITAL && pii(r, k - 2, WK_PII_NAAM) &&
	    pii(r, k + 2, WK_PII_NAAM) && r->tok[k - 1].kind == T_PUNCT &&
	    r->tok[k + 1].kind == T_PUNCT && strchr("'\"(\xE2", *p) != NULL &&
	    strchr("'\")\xE2", *q) != NULL)
		name_take(r, k, k + 1);
}

/* Xandrika Obdulio, Kerkstraat 12: words with a capital before an address or a telephone. */
static void
heading(struct wk_redact *r, size_t k)
{
	size_t end, i;

	if (k < 2 || pii(r, k - 1, WK_PII_ADRES) || !one_of(r, k - 1, ",:("))
		return;
	for (i = end = k - 1; i > 0 && end - i < 4 && strange(r, i - 1); i--)
		if (tok(r, i - 1)->start || !follows(tok(r, i - 1))) {
			i--;
			break;
		}
	if (end - i > 1 || (end - i == 1 && (!tok(r, i)->start || (tok(r, i)->list & L_NAME))))
		name_take(r, i, end);
}

/* Fase 2, Groep 7: words that are numbered and no street. */
static bool
numbered(struct wk_redact *r, size_t i)
{
	static const char *const words[] = { "groep", "fase", "kamer", "lijn", "loket", "niveau",
		"klas", "unit", "etage", "verdieping", "blok", "deel", "les", "module", "schaal",
		"artikel", "balie", "route", "halte", "perron", "spoor", "versie", "windows",
		"leeftijd", "ingang", "poli", "team", "locatie", "nummer", "lokaal", "pagina",
		"box", "code", "cluster", "stap", "ronde", "trede", "categorie", "dossier",
		"aflossing", "bijlage", "gebouw", "portiek", "paviljoen", "paragraaf", "maat",
		"prioriteit", "urgentie", "score", "diabetes", "android", "iphone", "galaxy" };
	size_t k;

	for (k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (is(r, i, words[k]))
			return true;
	return false;
}

/* Buurtschouw 22/4, Crisis 112: a day without its year, a number to call. */
static bool
day_or_alarm(const struct wk_redact *r, size_t k)
{
	const char *p = r->p + r->tok[k].off;

	return (sign(r, k + 1, '/') && k + 2 < r->ntok && r->tok[k + 2].kind == T_DIGITS) ||
	    (r->tok[k].len == 3 && (memcmp(p, "112", 3) == 0 || memcmp(p, "113", 3) == 0));
}

/*
 * Jan Jansen, Duizendblad 17; (Duizendblad 17); a last sentence that is no
 * more than that: a word with a capital in no list and a number, a street.
 */
static void
bare_address(struct wk_redact *r, size_t k)
{
	const struct tok *t = tok(r, k);
	size_t end, n = k + 2;
	bool behind, last;

	if (k == 0 || t->shape != S_CAPITAL || !capital(r, t) || t->len < 6 || !word(r, k) ||
	    (t->list & ~(uint32_t)(L_SURNAME | L_STREETRARE | L_COMMON)) != 0 ||
	    n - 1 >= r->ntok || r->tok[n - 1].kind != T_DIGITS || r->tok[n - 1].taken ||
	    !follows(&r->tok[n - 1]) || (end = redact_house(r, n - 1)) == 0 || numbered(r, k) ||
	    day_or_alarm(r, n - 1))
		return;
	while (n < r->ntok && r->tok[n].off < end)
		n++;
	last = n >= r->ntok || r->tok[n].line || (sign(r, n, '.') && n + 1 == r->ntok);
	behind = k > 1 && one_of(r, k - 1, ",(") && pii(r, k - 2, WK_PII_NAAM);
	if (behind || (last && t->start && t->list == 0))
		redact_take(r, k, t->off, end, WK_PII_ADRES);
}

/* (groep 4), (8 jr), (12), (dochter) at the bracket k: what is said of a person; 2 if surely. */
static int
personal(struct wk_redact *r, size_t k)
{
	static const char *const units[] = { "jr", "jaar", "j", "mnd", "maanden", "maand", "wkn", "weken" };
	size_t n = k + 1, u;

	if ((is(r, n, "groep") || is(r, n, "gr") || is(r, n, "klas")) && n + 2 < r->ntok &&
	    r->tok[n + 1 + sign(r, n + 1, '.')].kind == T_DIGITS)
		return 2;
	if (word(r, n) && (r->tok[n].list & (L_KIN | L_ROLE)) != 0 && one_of(r, n + 1, ",)"))
		return 2;
	if (n >= r->ntok || r->tok[n].kind != T_DIGITS || r->tok[n].len > 2)
		return 0;
	if (sign(r, n + 1, ')'))
		return 1;
	for (u = 0; u < sizeof(units) / sizeof(units[0]); u++)
		if (is(r, n + 1, units[u]))
			return 2;
	return 0;
}

/* Signaal van school: Djenaba (groep 4): the word before the bracket at k. */
static void
bracketed(struct wk_redact *r, size_t k)
{
	const struct tok *t = tok(r, k - 1);
	size_t first = k - 1;
	int sure;

	if (k == 0 || t->shape != S_CAPITAL || !capital(r, t) || !word(r, k - 1) || t->thing ||
	    t->len < 3 || !tok(r, k)->gap || (sure = personal(r, k)) == 0)
		return;
	if (t->list == 0 ? (name_dutch(r, t) && (sure < 2 || t->start || name_unlikely(r, t) ||
	    name_plain_dutch(r, t))) || (sure < 2 && name_unlikely(r, t)) :
	    (t->list & (L_GIVEN | L_SURNAME)) == 0 ||
	    (t->list & ~(uint32_t)(L_GIVEN | L_SURNAME | L_COMMON | L_STREETRARE | L_PHRASE)) != 0 ||
	    (sure < 2 && (t->list & L_COMMON) != 0))
		return;
	if (first > 0 && strange(r, first - 1) && follows(t) && !name_dutch(r, tok(r, first - 1)))
		first--;
	name_take(r, first, k);
}

/* ... alleen aanspraak. wim, 0316 52 70 48: a small word that is the sentence before token k. */
static void
signed_small(struct wk_redact *r, size_t k)
{
	const struct tok *t;
	size_t i = k;

	i -= i > 0 && one_of(r, i - 1, ",:-(");
	if (i == 0 || !word(r, i - 1) || (t = tok(r, i - 1))->shape != S_LOWER || t->len < 2)
		return;
	if (!t->start && !(i > 1 && one_of(r, i - 2, ",") && i < k))
		return;
	if (t->start && i > 1 ? (t->list & L_GIVEN) != 0 && (t->list & L_NEVER) == 0 :
	    name_plain(t, L_GIVEN))
		name_take(r, i - 1, i);
}

/* Jayvano R., 15 jaar; Dylano V. slaapt: an unknown word with an initial behind it. */
static void
initialled(struct wk_redact *r, size_t k)
{
	if (strange(r, k) && word(r, k + 1) && follows(tok(r, k + 1)) &&
	    r->tok[k + 1].len == 1 && r->tok[k + 1].shape == S_UPPER && sign(r, k + 2, '.') &&
	    (one_of(r, k + 3, ",(") || (word(r, k + 3) && r->tok[k].list == 0 &&
	    r->tok[k + 3].shape == S_LOWER && !name_dutch(r, &r->tok[k]))))
		name_take(r, k, k + 3);
}

void
redact_near(struct wk_redact *r)
{
	size_t k;

	for (k = 0; k + 3 < r->ntok; k++)
		if (!r->tok[k].taken)
			initialled(r, k);
	for (k = 0; k + 1 < r->ntok; k++)
		if (r->tok[k + 1].kind == T_DIGITS)
			bare_address(r, k);

	for (k = 0; k < r->ntok; k++) {
		if (pii(r, k, WK_PII_ADRES) || pii(r, k, WK_PII_TEL) || pii(r, k, WK_PII_EMAIL))
			heading(r, k), signed_small(r, k);
		else if (sign(r, k, '(') && k > 0)
			bracketed(r, k);
		else if (!r->tok[k].taken && r->tok[k].kind != T_DIGITS)
			pair(r, k), row(r, k);
		if (k > 1 && k + 2 < r->ntok && !r->tok[k].taken)
			nickname(r, k);
	}
	for (k = 0; k < r->ntok; k++)
		if (!r->tok[k].taken && r->tok[k].kind == T_DIGITS) {
			birth(r, k);
			if (!r->tok[k].taken)
				number(r, k);
		}
}
