/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a word may be in a name, and how far a name goes. */
#include <string.h>
#include <strings.h>

#include "lib/compound.h"
#include "lib/redact_name.h"

/* Non-binair, OvJ-afdoening: no capital behind the hyphen, and no Wit-de (Zwart). */
static bool
half_small(const struct wk_redact *r, const struct tok *t)
{
	const char *p = r->p + t->off, *hyphen = memrchr(p, '-', t->len);

	return hyphen != NULL && hyphen[1] >= 'a' && hyphen[1] <= 'z' &&
	    (redact_look(r, hyphen + 1, t->len - (size_t)(hyphen + 1 - p)) & L_TUSSEN) == 0;
}

/* May this word with a capital be (part of) a name after a name or a title? */
bool
name_able(const struct wk_redact *r, const struct tok *t)
{
	if (t->kind != T_WORD || t->taken || !capital(r, t) ||
	    (t->list & (L_TUSSEN | L_MONTH)) != 0)
		return false;
	if (t->list == 0 && half_small(r, t))
		return false;		/* Non-binair */
	if (t->list & (L_KEEP | L_PHRASE))
		return (t->list & (L_GIVEN | L_SURNAME)) != 0 && (t->list & L_KEEP) == 0;
	if (t->shape == S_UPPER && (t->list & (L_NAME | L_SURT)) == 0)
		return false;
	if (t->list & L_NEVER)
		return (t->list & (L_GIVEN | L_SURNAME)) != 0 && !t->start;
	return (t->list & L_COMMON) == 0 || (t->list & (L_NAME | L_SURT)) != 0;
}

/* The end of the organisation of more words that begins at i; i for none. */
size_t
name_phrase(struct wk_redact *r, size_t i)
{
	size_t k, end = i;
	struct wk_str s;
	struct tok t = r->tok[i];

	if (i + 1 >= r->ntok || !follows(&r->tok[i + 1]) || r->tok[i + 1].end - t.off > 60)
		return i;
	k = i + 1 + (i + 2 < r->ntok && !r->tok[i + 2].gap);	/* M.G. */
	t.len = r->tok[k].end - t.off;
	s = redact_folded(r, &t);
	if (wk_map_get(&r->opening, s.p, redact_opening(s.p, s.len)) == WK_MAP_NONE)
		return i;
	for (k = i + 1; k < r->ntok && k < i + 8 && !r->tok[k].line; k++) {
		if (r->tok[k].kind == T_PUNCT)
			continue;	/* Annie M.G. Schmidt */
		t.len = r->tok[k].end - t.off;
		if (t.len > 60)
			break;
		s = redact_folded(r, &t);
		if (wk_map_get(&r->phrase, s.p, s.len) != WK_MAP_NONE ||
		    (s.p[s.len - 1] == 's' &&	/* Anne Franks achterhuis */
		    wk_map_get(&r->phrase, s.p, s.len - 1) != WK_MAP_NONE))
			end = k + 1;
	}
	return end;
}

/* Is the family name from i to the word k in the list as it stands: "in den Bosch"? */
static bool
whole_family(struct wk_redact *r, size_t i, size_t k)
{
	struct tok t = r->tok[i];
	struct wk_str s;

	t.len = r->tok[k].off + r->tok[k].len - t.off;
	if (t.len > 40)
		return false;
	s = redact_folded(r, &t);
	return wk_map_get(&r->family, s.p, s.len) != WK_MAP_NONE;
}

/* Den Haag, not (van) den Oever: does a phrase begin at k, no part of the name from i? */
static bool
phrase_at(struct wk_redact *r, size_t i, size_t k)
{
	size_t end = (tok(r, k)->list & L_PHRASE) != 0 ? name_phrase(r, k) : k;

	return end > k && !(k > i && whole_family(r, i, end - 1));
}

size_t
name_tussen(struct wk_redact *r, size_t i)
{
	size_t k = i;
	bool dot = false;

	while (k < i + 4 && word(r, k) && (tok(r, k)->list & L_TUSSEN) != 0 &&
	    !phrase_at(r, i, k) && (k == i || dot || follows(tok(r, k)))) {
		dot = tok(r, k)->len == 1 && (sign(r, k + 1, '.') ||	/* v.d., v/d */
		    (sign(r, k + 1, '/') && !tok(r, k + 1)->gap));
		k += 1 + dot;
	}
	return k;
}

bool
name_institution(const struct wk_redact *r, size_t i)
{
	return word(r, i) && follows(tok(r, i)) && (tok(r, i)->list & L_INST) != 0 &&
	    (tok(r, i)->list & L_NAME) == 0;
}

bool
name_unlikely(const struct wk_redact *r, const struct tok *t)
{
	static const struct ending ends[] = { END("ing"), END("heid"), END("tie"),
	    END("en"), END("er"), END("schap"), END("ment"), END("zoek"), END("zorg"),
	    END("hulp"), END("vraag"), END("huis"), END("sprek"), END("spraak"),
	    END("plan"), END("dag"), END("groep"), END("werk"), END("brief"), END("mail"),
	    END("contact"), END("kt"), END("lt"), END("gt"), END("pt"), END("ft"),
	    END("nt"), END("wt"), END("tje"), END("aal"), END("eel"), END("isch"),
	    END("ische"), END("loos"), END("baar"), END("info"), END("les"), END("punt"),
	    END("feest"), END("kunde"), END("gang"), END("loop"), END("keer"), END("last"),
	    END("geld"), END("ende"), END("plek"), END("nood"), END("pas"), END("kost"),
	    END("de"), END("te"), END("oot"), END("and"), END("ster"), END("aar"),
	    END("ist"), END("eur"), END("ier"), END("aat"), END("ant"), END("iek"),
	    END("age"), END("gie"), END("rapie"), END("milie"), END("orie"), END("urt"),
	    END("eit"), END("room"), END("oord"), END("erk"), END("eum"), END("club"),
	    END("koor"), END("team"), END("stuur"), END("reau"), END("drijf"), END("arts"),
	    END("coach"), END("gids"), END("raad"), END("vriend"), END("zoon"), END("man"),
	    END("vrouw"), END("loog"), END("peut"), END("stal"), END("erij"), END("box"),
	    END("adres"), END("termijn"), END("tijd"), END("vorm"), END("plicht"),
	    END("fonds"), END("decaan"), END("toor"), END("cursus"), END("shop"),
	    END("ooi"), END("leg"), END("ochtend"), END("middag"), END("avond"),
	    END("college"), END("school"), END("ject"), END("pool"), END("pje") };

	return t->list == 0 && redact_ends(r->p + t->off, t->len, 0, ends,
	    sizeof(ends) / sizeof(ends[0]));
}

bool
name_dutch(struct wk_redact *r, const struct tok *t)
{
	struct wk_part part[WK_COMPOUND_MAX];
	struct wk_str s = redact_folded(r, t);
	unsigned flags = wk_lexicon_get(r->lexicon, WK_LEX_WORD, s.p, s.len);
	size_t n;

	if (flags != 0)
		return (flags & (WK_LEX_NAME | WK_LEX_TAUGHT)) != WK_LEX_NAME;
	if (wk_compound_known(r->lexicon, r->stemmer, s.p, s.len))
		return true;
	n = wk_compound_split(r->lexicon, r->stemmer, s.p, s.len, part);
	if (n == 0)
		return false;
	while (n > 0 && part[n - 1].len > 2)
		n--;
	return n == 0;		/* oba-id is none */
}

bool
name_verb(struct wk_redact *r, size_t i, bool odd)
{
	static const char verbs[][10] = { "zoekt", "wil", "durft", "belt", "vraagt", "slaapt",
	    "spreekt", "mist", "woont", "kookt", "drinkt", "eet", "praat", "voelt", "begrijpt",
	    "vergeet", "hoopt", "vertelt", "huilt", "werkt", "leert", "huurt", "zorgt", "schaamt",
	    "rookt", "fietst", "verzorgt", "danst", "zingt", "traint", "poetst", "runt", "schildert",
	    "vlucht", "spijbelt", "stottert" };
	static const char any[][8] = { "is", "heeft", "kan", "wordt", "zit", "krijgt", "komt", "moet",
	    "gaat", "helpt", "leest", "speelt", "mag", "doet", "weet", "vindt", "valt" };
	static const char others[][5] = { "ik", "je", "jij", "hij", "zij", "ze", "we", "wij", "u",
	    "men", "mw", "dhr" };
	size_t k;

	if (!word(r, i) || !follows(tok(r, i)) || tok(r, i)->shape != S_LOWER)
		return false;
	for (k = 0; k < sizeof(others) / sizeof(others[0]); k++)
		if (is(r, i + 1, others[k]))
			return false;	/* Daarom wil ik */
	for (k = 0; k < sizeof(verbs) / sizeof(verbs[0]); k++)
		if (is(r, i, verbs[k]))
			return true;
	for (k = 0; odd && k < sizeof(any) / sizeof(any[0]); k++)
		if (is(r, i, any[k]))
			return true;
	return false;
}

/* Is this a word of the dictionary as it stands? */
bool
name_plain_dutch(struct wk_redact *r, const struct tok *t)
{
	struct wk_str s = redact_folded(r, t);
	unsigned flags = wk_lexicon_get(r->lexicon, WK_LEX_WORD, s.p, s.len);

	return (flags & WK_LEX_KNOWN) != 0 && (flags & WK_LEX_NAME) == 0;
}

bool
name_profession(const struct wk_redact *r, size_t i)
{
	static const struct ending ends[] = { END("verpleegkundige"), END("werker"),
	    END("werkster"), END("begeleider"), END("begeleidster"), END("coach"),
	    END("arts"), END("consulent"), END("consulente"), END("adviseur"),
	    END("adviseuse"), END("docent"), END("docente"), END("leerkracht"),
	    END("leraar"), END("lerares"), END("meester"), END("beheerder"),
	    END("beheerster"), END("makelaar"), END("raadsman"), END("raadsvrouw"),
	    END("vrouw"), END("buurman"), END("hulp"), END("helper"), END("helpster"),
	    END("ondersteuner"), END("ondersteunster"), END("regisseur"),
	    END("vrijwilliger"), END("vrijwilligster"), END("therapeut"), END("therapeute"),
	    END("psycholoog"), END("psychologe"), END("pedagoog"), END("ambtenaar"),
	    END("manager"), END("leider"), END("leidster"), END("trainer"), END("agent"),
	    END("inspecteur"), END("directeur"), END("directrice"), END("assistent"),
	    END("assistente"), END("maatje"), END("moeder"), END("vader"), END("ouder"),
	    END("vriend"), END("vriendin"), END("dochter"), END("zoon"), END("zus"),
	    END("broer"), END("verzorger"), END("verzorgster"), END("iater"),
	    END("voogd"), END("advocaat"), END("bewaker"), END("beheerster"),
	    END("secretaris"), END("coordinator"), END("co\xC3\xB6rdinator"),
	    END("bemiddelaar"), END("bewindvoerder"), END("mentor") };
	const struct tok *t = tok(r, i);

	return redact_ends(r->p + t->off, t->len, 0, ends, sizeof(ends) / sizeof(ends[0]));
}

bool
name_joined(struct wk_redact *r, const struct tok *t)
{
	struct wk_str s;
	size_t k;

	if (t->list != 0 || t->shape != S_CAPITAL || t->len < 6)
		return false;
	s = redact_folded(r, t);
	for (k = 3; k + 3 <= s.len; k++)
		if ((redact_look(r, s.p, k) & L_GIVEN) != 0 &&
		    (redact_look(r, s.p + k, s.len - k) & L_GIVEN) != 0)
			return !name_dutch(r, t);
	return false;
}

size_t
name_of_institution(struct wk_redact *r, size_t end)
{
	const struct tok *t;
	size_t k = end;

	if (k < r->ntok && tok(r, k)->list & L_PHRASE)
		k = name_phrase(r, k);
	t = tok(r, k);
	return k < r->ntok && follows(t) && capital(r, t) && !t->start &&
	    (name_institution(r, k) || t->thing) ? k + 1 : 0;
}

/* A lower-case word that can only be a name. */
bool
name_plain(const struct tok *t, uint32_t list)
{
	return t->kind == T_WORD && !t->taken && t->len > 2 && (t->list & list) != 0 &&
	    (t->list & (L_COMMON | L_NEVER | L_KEEP | L_TUSSEN | L_MONTH)) == 0;
}

/* May token i go on with the name before it? */
static bool
goes_on(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i);

	if (t->thing || (t->list & L_PHRASE && name_phrase(r, i) > i))
		return false;
	if (name_able(r, t))
		return !t->start;
	return (r->caseless || t->list & L_GIVEN || (i > 0 && r->tok[i - 1].shape == S_LOWER &&
	    name_plain(&r->tok[i - 1], L_GIVEN))) && name_plain(t, L_GIVEN | L_SUR | L_SURT);
}

/* A tussenvoegsel that is more often one than a preposition. */
bool
name_family_word(struct wk_redact *r, size_t i)
{
	return (tok(r, i)->list & L_NEVER) == 0 || is(r, i, "van") || is(r, i, "de") ||
	    is(r, i, "den");
}

/* Gerda Zwanenburg, Karin Bos, Ferry Hoop: after a given name other words are names too. */
static bool
odd_surname(struct wk_redact *r, size_t i)
{
	const struct tok *t = tok(r, i), *b = tok(r, i - 1);

	if (t->shape != S_CAPITAL || t->thing || t->start || !capital(r, t) ||
	    (b->list & L_GIVEN) == 0 || !capital(r, b) ||
	    (t->list & (L_TUSSEN | L_MONTH | L_INST | L_KINDOF | L_BYE)) != 0 ||
	    ((t->list & (L_TITLE | L_ROLE)) != 0 && capital(r, tok(r, i + 1))) ||
	    ((t->list & L_PHRASE) != 0 && name_phrase(r, i) > i))
		return false;
	if (t->list & (L_TITLE | L_ROLE))
		return (b->list & (L_COMMON | L_NEVER)) == 0;	/* Ria Dokter */
	if (t->list & L_KEEP)
		return (t->list & (L_SURNAME | L_PLACE)) != 0 || t->list == L_KEEP;
	return (b->list & (L_COMMON | L_NEVER)) == 0 && (t->list & L_COMMON) != 0;
}

/* M. el F., J. v.d. B.: past the initial at k that stands for a surname; 0 for none. */
static size_t
initial_only(const struct wk_redact *r, size_t k)
{
	return word(r, k) && tok(r, k)->len == 1 && tok(r, k)->shape == S_UPPER &&
	    sign(r, k + 1, '.') && !tok(r, k + 1)->gap ? k + 2 : 0;
}

/* Saskia uit de Bos, Jan van Diemen: a word that stays elsewhere, behind a given name. */
static bool
of_a_place(struct wk_redact *r, size_t i, size_t k)
{
	const struct tok *t = tok(r, k);

	return (k > i + 1 || name_family_word(r, i)) && t->shape == S_CAPITAL && !t->thing &&
	    capital(r, t) && (t->list & L_SURNAME) != 0 && (t->list & L_MONTH) == 0 &&
	    ((t->list & L_PHRASE) == 0 || name_phrase(r, k) == k);
}

/* The token after the name whose first word is i - 1. */
size_t
name_extend(struct wk_redact *r, size_t i)
{
	size_t k, stop = i + NAME_REACH;

	while (i < stop) {
		if (sign(r, i, '/') && !tok(r, i)->gap && !tok(r, i + 1)->gap &&
		    name_able(r, tok(r, i + 1))) {
			i += 2;		/* Dekker/Santos */
			continue;
		}
		if (!word(r, i) || !follows(tok(r, i)))
			break;
		k = name_tussen(r, i);
		if (k > i) {
			if (initial_only(r, k) != 0 && name_family_word(r, i))
				return initial_only(r, k);
			if (!word(r, k) || !follows(tok(r, k)) ||
			    !(goes_on(r, k) || (r->caseless && (tok(r, k)->list & L_SURT) != 0) ||
			    of_a_place(r, i, k) || (name_plain(tok(r, k), L_SURNAME) &&
			    tok(r, i - 1)->shape == S_LOWER && name_plain(&r->tok[i - 1], L_GIVEN))))
				break;
			if ((tok(r, k)->list & L_SURNAME) == 0 && !name_family_word(r, i))
				break;
			i = k + 1;
		} else if (goes_on(r, i) || odd_surname(r, i))
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

size_t
name_take(struct wk_redact *r, size_t first, size_t end)
{
	const struct tok *last = &r->tok[end - 1];

	redact_take(r, first, r->tok[first].off, last->off + last->len, WK_PII_NAAM);
	return end;
}

/* J. / A.B. / A. B.: the token after the initials at i, i for none. */
size_t
name_initials(const struct wk_redact *r, size_t i, bool lower)
{
	const struct tok *t;
	size_t k = i;

	for (; k < i + NAME_REACH && word(r, k) && sign(r, k + 1, '.') && !tok(r, k + 1)->gap; k += 2) {
		t = tok(r, k);
		if (!(t->len == 1 && (t->shape == S_UPPER || lower)) && !(t->shape == S_CAPITAL &&
		    t->len == 2 && (t->list & ~(uint32_t)L_NAME) == 0))
			break;
	}
	return k;
}

/*
 * meneer van de molen, familie in Limburg, een neuroloog in het Erasmus: do
 * the small words from i and the word at k say where somebody belongs?
 */
static bool
whereabouts(struct wk_redact *r, size_t i, size_t k)
{
	static const char *const words[] = { "in", "uit", "op", "bij", "aan", "over", "onder" };
	const struct tok *t = tok(r, k);
	size_t j;

	if (t->shape == S_LOWER) {
		if (!name_dutch(r, t))
			return false;
		for (j = i; j < k; j++)
			if (r->tok[j].len <= 2 && !is(r, j, "de") && !is(r, j, "in"))
				return false;	/* v.d. berg, vd berg */
		return !whole_family(r, i, k);
	}
	for (j = 0; j < sizeof(words) / sizeof(words[0]); j++)
		if (r->tok[i].shape == S_LOWER && is(r, i, words[j]))
			return (k == i + 1 ? (t->list & (L_PLACE | L_KEEP)) != 0 :
			    is(r, i + 1, "het")) && !whole_family(r, i, k);
	return false;
}

/* "van den Berg", "El Idrissi", "bakker": the end of a surname at i, 0 for none. */
size_t
name_surname(struct wk_redact *r, size_t i, bool sure)
{
	size_t k = name_tussen(r, i);
	const struct tok *t = tok(r, k);

	if (!word(r, k) || (k > i && !follows(t)))
		return 0;
	if (sure && k > i && initial_only(r, k) != 0)
		return initial_only(r, k);
	if (k > i && (t->list & L_SURNAME || sure) && whereabouts(r, i, k))
		return 0;
	if (sure && ((t->list & L_PLACE) != 0 || ((t->list & L_KEEP) != 0 && k == i &&
	    (k + 1 >= r->ntok || tok(r, k + 1)->line || ((t->list & L_SUR) != 0 &&
	    (sign(r, k + 1, ',') || name_verb(r, k + 1, true)))))) && t->shape == S_CAPITAL && capital(r, t))
		return name_extend(r, k + 1);	/* G. Steenbergen; "G. Spaans" at the end */
	if (k > i && !name_family_word(r, i) && (t->list & L_SURNAME) == 0)
		return 0;		/* mevrouw uit Noorwegen */
	if (k == i && (t->list & (L_ROLE | L_TITLE)) != 0 && (t->list & L_NAME) == 0)
		return 0;		/* Zs. Meisje */
	if (name_able(r, t) && (sure || (t->list & (L_SURNAME)) != 0))
		return name_extend(r, k + 1);
	if (k > i && (t->list & L_SURNAME) != 0 && (r->caseless || sure) &&
	    ((t->list & (L_COMMON | L_NEVER)) == 0 || (sure && name_family_word(r, i))))
		return name_extend(r, k + 1);
	return 0;
}
