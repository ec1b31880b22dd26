/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses: postcode (with house number), street with house number. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "lib/redact_int.h"

static int
at(const struct wk_redact *r, size_t i)
{
	return i < r->n ? (unsigned char)r->p[i] : 0;
}

static bool
plain_gap(const struct tok *t)
{
	return t->gap && !t->line;
}

/* Two letters after four digits that are a word, not a postcode. */
static bool
is_word(const char *p)
{
	static const char words[] = "en om in op is er of de te ik we ze me je ja nu zo al af na "
	    "ns ah bv nv tv pc iq eu vn uv ov wc bn dj sa sd ss km kg cm mm m2 eu zn ca dd ll "
	    "ma di wo do vr za kc kj mg ml kw gb mb hz lp pk st gr kr";
	char w[3] = { (char)tolower((unsigned char)p[0]), (char)tolower((unsigned char)p[1]), '\0' };
	const char *q;

	for (q = words; (q = strstr(q, w)) != NULL; q++)
		if ((q == words || q[-1] == ' ') && (q[2] == ' ' || q[2] == '\0'))
			return true;
	return false;
}

static bool
is_year(const char *p)
{
	return memcmp(p, "19", 2) == 0 || memcmp(p, "20", 2) == 0;
}

/*
 * A house number at token k: 12, 12a, 12-B, 12 hs, 12 bis; its end, or 0.
 */
size_t
redact_house(const struct wk_redact *r, size_t k)
{
	const struct tok *t = &r->tok[k], *end = r->tok + r->ntok;
	size_t stop;

	if (k >= r->ntok || t->kind != T_DIGITS || t->len > 5 || at(r, t->off) == '0')
		return 0;
	stop = t->end;
	if (t + 2 < end && !t[1].gap && !t[2].gap && t[2].kind == T_DIGITS &&
	    (at(r, t[1].off) == '.' || at(r, t[1].off) == ','))
		return 0;		/* 2.450 euro */
	if (++t < end && (t->list & (L_UNIT | L_MONTH)) != 0 && t->gap)
		return 0;
	if (t < end && !t->gap && t->kind == T_PUNCT && (at(r, t->off) == ':' ||
	    at(r, t->off) == '%' || at(r, t->off) == 0xE2) )
		return 0;
	if (t < end && t->kind == T_WORD && t->len == 1 && (!t->gap || t->shape == S_UPPER ||
	    (plain_gap(t) && (t + 1 == end || t[1].kind != T_WORD))) &&
	    (t + 1 == end || !t[1].taken))
		return t->end;
	if (t < end && t->kind == T_WORD && plain_gap(t) &&
	    ((t->len == 2 && (memcmp(r->p + t->off, "hs", 2) == 0 ||
	    memcmp(r->p + t->off, "rd", 2) == 0 || memcmp(r->p + t->off, "zw", 2) == 0 ||
	    memcmp(r->p + t->off, "bg", 2) == 0)) ||
	    (t->len == 3 && memcmp(r->p + t->off, "bis", 3) == 0) ||
	    (t->len == 4 && memcmp(r->p + t->off, "rood", 4) == 0) ||
	    (t->len == 5 && memcmp(r->p + t->off, "zwart", 5) == 0) ||
	    (t->len <= 3 && r->p[t->off] == 'I' && r->p[t->off + 1] == 'I')))
		return t->end;
	if (t + 1 < end && !t->gap && !t[1].gap && (at(r, t->off) == '-' || at(r, t->off) == '/') &&
	    t->kind == T_PUNCT && ((t[1].kind == T_DIGITS && t[1].len < 4) ||
	    (t[1].kind == T_WORD && t[1].len <= 3)))
		return t[1].end;
	if (t < end && t->kind == T_WORD && !t->gap && t->len <= 3)
		return t->end;
	return stop;
}

/* Lower-case letters of a postcode: after a house number, "postcode", or at the end. */
static bool
expected(const struct wk_redact *r, size_t k)
{
	const struct tok *t = &r->tok[k];
	size_t i;

	if (k + 2 >= r->ntok || (k + 3 == r->ntok && r->tok[k + 2].kind == T_PUNCT))
		return k > 0;
	for (i = 1; i <= 3 && i <= k; i++)
		if ((t[-i].list & L_POSTCODE) != 0)
			return true;
	if (k > 1 && t[-1].kind == T_PUNCT && at(r, t[-1].off) == ',')
		return t[-2].kind == T_DIGITS || !t[-2].gap || (k > 2 && t[-2].len <= 3 &&
		    t[-3].kind == T_DIGITS);
	return k > 1 && (t[-1].kind == T_DIGITS || (t[-1].len == 1 && t[-2].kind == T_DIGITS));
}

/* nr, nummer, huisnr: before a house number. */
static bool
house_word(const struct wk_redact *r, size_t k)
{
	const struct tok *t = &r->tok[k];

	return (t->list & L_NUMBER) != 0 ? t->len <= 6 :
	    (t->len == 6 || t->len == 10) && strncasecmp(r->p + t->off, "huisn", 5) == 0;
}

static bool
postcode(struct wk_redact *r, size_t k)
{
	const struct tok *t = &r->tok[k], *w = t + 1;
	size_t end, house, j = k + 2;

	if (t->len != 4 || at(r, t->off) == '0' || k + 1 >= r->ntok ||
	    (k > 0 && !t->gap && t[-1].kind != T_PUNCT))
		return false;
	/* 1106-AS, 7522.kd: a sign between; a year so only where one is expected */
	if (w->kind == T_PUNCT && k + 2 < r->ntok && !w->gap && !w[1].gap &&
	    strchr("-.", at(r, w->off)) != NULL && (expected(r, k) ||
	    (!is_year(r->p + t->off) && w[1].kind == T_WORD && !is_word(r->p + w[1].off) &&
	    (w[1].shape == S_UPPER || w[1].shape == S_LOWER))))
		w++, j++;
	if (w->kind != T_WORD || w->end - w->off != 2 || w->line || !isalpha(at(r, w->off)) ||
	    !isalpha(at(r, w->off + 1)))
		return false;
	/* "55 8933 AH": capitals behind a house number are letters, not a word */
	if (w->gap && w->shape == S_UPPER && !r->caseless && k > 0 && t->gap &&
	    t[-1].kind == T_DIGITS && t[-1].len <= 4 && t[-1].gap)
		;
	else if (w->gap && ((is_word(r->p + w->off) && (w->shape != S_UPPER || r->caseless ||
	    is_year(r->p + t->off) || !expected(r, k))) ||
	    (w->shape != S_UPPER && !r->caseless && !expected(r, k))))
		return false;
	if (!w->gap && is_word(r->p + w->off) && w->shape != S_UPPER)
		return false;
	end = w->end;
	if (j < r->ntok && r->tok[j].kind == T_PUNCT && strchr(",-", at(r, r->tok[j].off)) != NULL)
		j++;
	if (j < r->ntok && r->tok[j].kind == T_WORD && house_word(r, j))
		j += 1 + (j + 1 < r->ntok && at(r, r->tok[j + 1].off) == '.');
	if (j < r->ntok && !r->tok[j].taken && !r->tok[j].line &&
	    (house = redact_house(r, j)) != 0)
		end = house;
	redact_take(r, k, t->off, end, WK_PII_POSTCODE);
	return true;
}

/* Ends as a street does, and is none. */
static bool
no_street(struct wk_str s)
{
	static const char never[][16] = { "snelweg", "onderweg", "omweg", "fietspad", "voetpad",
	    "wandelpad", "ipad", "schoolplein", "gerechtshof", "zijstraat", "hoofdstraat",
	    "zijweg", "achterweg", "voordeur", "thuishaven", "luchthaven", "speelplein",
	    "schoolpad", "levenspad", "halverwege", "terugweg", "heenweg", "rijweg", "parkeerplaats",
	    "werkplaats", "speelplaats", "winkelstraat", "zandpad", "ruiterpad", "kerkhof",
	    "voorhof", "bijstand", "afstand", "parkeerhaven", "buurtpark", "speelpark",
	    "wagenpark", "pretpark", "bungalowpark", "supermarkt", "woningmarkt",
	    "arbeidsmarkt", "rommelmarkt", "vlooienmarkt", "kerstmarkt", "braderie", "samenloop",
	    "weekmarkt", "banenmarkt", "zwembad", "atletiekbaan", "ijsbaan", "omgang" };
	size_t i;

	for (i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		if (s.p[0] == never[i][0] && wk_str_is(s, never[i]))
			return true;
	return false;
}

/* Tweede Achterweg 5: a street that is called so, with its number. */
static bool
so_called(const struct wk_redact *r, const struct tok *t)
{
	const struct tok *end = r->tok + r->ntok;

	return t->shape == S_CAPITAL && !t->start && t + 1 < end && t[1].kind == T_DIGITS &&
	    plain_gap(&t[1]);
}

/* The kind of street this word ends in: L_STREET..., 0 for none. */
static uint32_t
street_kind(struct wk_redact *r, const struct tok *t)
{
	struct wk_str s = redact_folded(r, t);
	uint32_t list = redact_look(r, s.p, s.len), kind;
	size_t k;

	if ((list & (L_STREET | L_STREETWORD)) != 0)
		return no_street(s) && !so_called(r, t) ? 0 : L_STREETWORD;
	if ((list & (L_SUR | L_NEVER)) == 0)
		for (k = s.len > 12 ? 9 : s.len < 6 ? 0 : s.len - 3; k >= 3; k--)
			if ((kind = redact_look(r, s.p + s.len - k, k) &
			    (L_STREET | L_STREETRARE)) != 0)
				return !no_street(s) ? kind :
				    so_called(r, t) ? L_STREETWORD : 0;
	return 0;
}

/* Tweede (Achterweg), Lange (Nieuwstraat): which of the streets of that name. */
static bool
which_street(const struct wk_redact *r, const struct tok *t)
{
	static const char words[][8] = { "eerste", "tweede", "derde", "vierde", "vijfde", "zesde",
	    "nieuwe", "oude", "grote", "kleine", "lange", "korte", "hoge", "lage", "brede" };
	size_t i;

	for (i = 0; t->shape == S_CAPITAL && i < sizeof(words) / sizeof(words[0]); i++)
		if (t->len == strlen(words[i]) &&
		    strncasecmp(r->p + t->off, words[i], t->len) == 0)
			return true;
	return false;
}

/* The first token of the street whose last word, of this kind, is k. */
static size_t
street_start(const struct wk_redact *r, size_t k, uint32_t kind)
{
	size_t i = k, best = k;
	const struct tok *t;

	while (i > 0 && k - i < 6 && r->tok[i].gap && !r->tok[i].line) {
		t = &r->tok[--i];
		if (t->taken)
			break;
		if (t->kind == T_PUNCT && at(r, t->off) == '.' && i > 0 &&
		    r->tok[i - 1].kind == T_WORD && r->tok[i - 1].len <= 4 &&
		    (r->tok[i - 1].len == 1 || (r->tok[i - 1].list & L_NAME) == 0) &&
		    r->tok[i - 1].shape != S_LOWER) {
			best = --i;
			continue;
		}
		if (t->kind != T_WORD)
			break;
		if (t->list & L_TUSSEN || (t->len == 2 &&
		    memcmp(r->p + t->off, "\xC3\xA0", 2) == 0)) {	/* Thomas à Kempislaan */
			if (t->shape != S_LOWER && !t->start && kind != L_STREETWORD)
				best = i;
			continue;
		}
		if (i + 1 == best && which_street(r, t)) {
			best = i;
			continue;
		}
		if (!r->caseless && t->shape == S_CAPITAL && !t->start && best < k &&
		    (r->tok[i + 1].list & L_TUSSEN) != 0 &&
		    (t->list & (L_NEVER | L_KEEP)) == L_NEVER) {
			best = i;	/* Achter de Hoven */
			continue;
		}
		if (r->caseless ? (t->list & (L_GIVEN | L_COMMON)) != L_GIVEN :
		    t->shape == S_LOWER || ((t->list & (L_NEVER | L_TITLE | L_ROLE)) != 0 &&
		    (t->list & (L_GIVEN | L_SURNAME)) == 0))
			break;
		best = i;
	}
	return best;
}

/* 1e Oosterparkstraat: the number before the street that begins at i. */
static size_t
ordinal(const struct wk_redact *r, size_t i)
{
	const struct tok *t = &r->tok[i];

	return i > 1 && plain_gap(t) && t[-1].kind == T_WORD && t[-1].len <= 3 && !t[-1].gap &&
	    (at(r, t[-1].end - 1) | ' ') == 'e' && t[-2].kind == T_DIGITS && t[-2].len <= 2 &&
	    !t[-2].taken ? i - 2 : i;
}

/* Street words (and what stands before them in the name) are no persons. */
static void
keep(struct wk_redact *r, size_t from, size_t to)
{
	for (; from <= to; from++)
		r->tok[from].taken = true;
}

/* "Laan van Meerdervoort 12": from the street word on to the number. */
static size_t
long_street(const struct wk_redact *r, size_t k)
{
	size_t i = k + 1;

	if (i >= r->ntok || (r->tok[i].list & L_TUSSEN) == 0 || r->tok[k].shape != S_CAPITAL)
		return k;
	while (i < r->ntok && i < k + 4 && (r->tok[i].list & L_TUSSEN) != 0)
		i++;
	if (i >= r->ntok || r->tok[i].shape != S_CAPITAL || r->tok[i].kind != T_WORD)
		return k;
	while (i + 1 < r->ntok && i < k + 6 && r->tok[i + 1].kind == T_WORD &&
	    r->tok[i + 1].shape == S_CAPITAL && plain_gap(&r->tok[i + 1]))
		i++;
	return i;
}

static void
street(struct wk_redact *r, size_t k)
{
	const struct tok *t = &r->tok[k];
	uint32_t kind;
	size_t last = k, first, number, end;
	bool named = t->shape != S_LOWER;

	if (t->len < 3 || (!named && (k + 1 >= r->ntok || r->tok[k + 1].kind != T_DIGITS)))
		return;
	if ((kind = street_kind(r, t)) == 0)
		return;
	if (kind == L_STREETWORD)
		last = long_street(r, k);
	first = street_start(r, k, kind);
	if (kind == L_STREETWORD && first == k && last == k && (!named || t->start ||
	    r->caseless || k + 1 >= r->ntok || r->tok[k + 1].kind != T_DIGITS))
		return;
	if (last + 1 < r->ntok && at(r, r->tok[last + 1].off) == '.' && (t->len <= 4 ||
	    memcmp(r->p + t->end - 3, "str", 3) == 0 || memcmp(r->p + t->end - 2, "ln", 2) == 0))
		last++;
	number = last + 1;
	if (number < r->ntok && (r->tok[number].list & L_NUMBER) != 0 && r->tok[number].len <= 6)
		number++;
	end = number < r->ntok && !r->tok[number].taken && !r->tok[number].line &&
	    (kind != L_STREETRARE || (named && !t->start)) ? redact_house(r, number) : 0;
	if (end != 0) {
		first = ordinal(r, first);
		redact_take(r, first, r->tok[first].off, end, WK_PII_ADRES);
	} else if (kind != L_STREETRARE && !(last == k && k > 0 && (t->list & L_SURNAME) != 0 &&
	    (r->tok[k - 1].list & L_TUSSEN) != 0))	/* Loes van 't Hof */
		keep(r, first, last);
}

/* op Het Hoge Land 22: the first of the words with a capital up to the one at k. */
static size_t
place_start(const struct wk_redact *r, size_t k)
{
	const struct tok *t;
	size_t i = k;

	while (i > 0 && k - i < 3 && plain_gap(&r->tok[i])) {
		t = &r->tok[i - 1];
		if (t->kind != T_WORD || t->taken || t->start || t->shape != S_CAPITAL ||
		    (t->list & (L_KEEP | L_TITLE | L_ROLE | L_INST | L_KINDOF | L_GIVEN)) != 0)
			break;
		i--;
		if (t->list & L_TUSSEN)
			return i;
	}
	return k;
}

/* "woont op Merelzicht 31": a word with a capital and a number after op, aan, adres. */
static void
place(struct wk_redact *r, size_t k)
{
	static const char before[][8] = { "op", "aan", "adres", "woont", "woon", "langs" };
	struct wk_str s;
	size_t i, end, first = place_start(r, k), b = first - 1;

	if (b > 0 && r->tok[b].kind == T_PUNCT && at(r, r->tok[b].off) == ':')
		b--;
	s = redact_folded(r, &r->tok[b]);
	if ((r->tok[k].list & (L_KEEP | L_MONTH | L_NEVER | L_GIVEN)) != 0 ||
	    (first == k && (r->tok[k].list & L_PHRASE) != 0) ||
	    r->tok[k].len + 2 * (k - first) < 5)
		return;
	for (i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (wk_str_is(s, before[i]) && (end = redact_house(r, k + 1)) != 0) {
			redact_take(r, first, r->tok[first].off, end, WK_PII_ADRES);
			return;
		}
}

/* The first of the words with a capital (or the word, without capitals) before token k. */
static size_t
bare_start(const struct wk_redact *r, size_t k)
{
	static const uint32_t no = L_KEEP | L_MONTH | L_ROLE | L_TITLE | L_UNIT | L_NUMBER |
	    L_INST | L_KINDOF | L_CASE | L_ID | L_BIRTH;
	size_t i = k;
	const struct tok *t;

	while (i > 0 && k - i < 4 && (i == k || plain_gap(&r->tok[i]))) {
		t = &r->tok[i - 1];
		if (t->kind != T_WORD || t->taken || (t->list & no) != 0 ||
		    (r->caseless ? i < k || t->len < 4 || (t->list & L_NEVER) != 0 :
		    t->shape == S_LOWER))
			break;
		i--;
	}
	return i;
}

/*
 * Het Baken 12, 2035 NB; Binnenveste 3, Haarlem: words with a capital and a
 * number before the postcode or the place that begins at token k.
 */
static void
bare_street(struct wk_redact *r, size_t k)
{
	size_t n = k, i, end;

	if (n > 0 && r->tok[n - 1].kind == T_PUNCT && (at(r, r->tok[n - 1].off) == ',' ||
	    at(r, r->tok[n - 1].off) == '('))
		n--;
	if (n > 0 && r->tok[n - 1].kind == T_WORD && r->tok[n - 1].len <= 3 &&
	    r->tok[n - 1].list == 0)
		n--;
	if (n < 2 || r->tok[n - 1].kind != T_DIGITS || r->tok[n - 1].taken ||
	    !plain_gap(&r->tok[n - 1]) || (end = redact_house(r, n - 1)) == 0 ||
	    end > r->tok[k].off)
		return;
	i = bare_start(r, n - 1);
	if (i < n - 1 && (r->tok[k].pii != 0 || !r->tok[i].start || i + 2 < n ||
	    (n < k && r->tok[i].len > 6)))
		redact_take(r, i, r->tok[i].off, end, WK_PII_ADRES);
}

void
redact_addresses(struct wk_redact *r)
{
	const struct tok *t;
	size_t k;

	for (k = 0; k < r->ntok; k++)
		if (r->tok[k].kind == T_DIGITS && !r->tok[k].taken)
			postcode(r, k);
	for (k = 0; k < r->ntok; k++) {
		t = &r->tok[k];
		if (t->taken || t->kind != T_WORD)
			continue;
		street(r, k);
		if (!t->taken && k > 0 && t->shape == S_CAPITAL && !t->start && k + 1 < r->ntok &&
		    r->tok[k + 1].kind == T_DIGITS && plain_gap(&r->tok[k + 1]))
			place(r, k);
	}
	for (k = 2; k < r->ntok; k++)
		if ((r->tok[k].pii == WK_PII_POSTCODE + 1 && r->tok[k].kind == T_DIGITS) ||
		    ((r->tok[k].list & L_PLACE) != 0 && r->tok[k].shape == S_CAPITAL))
			bare_street(r, k);
}
