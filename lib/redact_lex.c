/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdio.h>
#include <utf8proc.h>

#include "lib/path.h"
#include "lib/redact_int.h"
#include "lib/utf8.h"

/* Words with a part in the rules; what only lists names stands in share/wk/lists. */
static const struct {
	uint32_t	 list;
	const char	*words;
} rule_words[] = {
	{ L_ID, "clientnummer clientnr clientennummer cliëntnummer dossier dossiernr dossiernummer "
	    "zaak zaaknr zaaknummer kenmerk ref refnr referentie referentienr referentienummer "
	    "registratienummer regnr polisnummer polisnr klantnummer klantnr debiteurnummer "
	    "debiteurnr debiteurennummer relatienummer relatienr patientnummer patientnr "
	    "beschikkingsnummer beschikkingnummer beschikking aanvraagnummer aanvraagnr meldnummer "
	    "meldingsnummer vnummer v-nummer vreemdelingennummer inschrijfnummer "
	    "inschrijvingsnummer lidnummer pasnummer paspoortnummer paspoort documentnummer "
	    "id-nummer idnummer id-kaart rijbewijsnummer rijbewijs casenr casenummer casusnr "
	    "casusnummer casus incassonummer kenteken bijstandsnummer uitkeringsnummer "
	    "correspondentienummer huurdersnummer huurdernummer verzekerdennummer "
	    "burgerzakennummer clnr cl.nr procesnummer rolnummer parketnummer cjib-nummer "
	    "betalingskenmerk zorgnummer dossiernaam clientid clientcode" },
	{ L_BIRTH, "geb gebdat gebdatum gebd geboren geboortedatum geboortedag geboorte-datum "
	    "geboortedat geboortedata jarig verjaardag verjaart dob" },
	{ L_NOID, "artikelnummer artikelnr artikel art bestelnummer bestelnr ordernummer ordernr "
	    "model type serienummer meterstand meterstanden meternummer productcode modelnummer "
	    "typenummer factuurbedrag kvk kvk-nummer kvknummer stand versie" },
	{ L_UNIT, "keer uur u jaar jaren maand maanden week weken dag dagen euro eur personen "
	    "persoon kinderen gezinnen huizen woningen mensen x meter km m m2 cm kg minuten min "
	    "procent graden stuks treden bewoners huishoudens plekken kamers kamer bij" },
	{ L_INST, "school basisschool peuterschool college lyceum huis ziekenhuis stichting "
	    "centrum kerk moskee cafe restaurant garage speeltuin buurthuis wijkcentrum flat "
	    "complex zorghuis verpleeghuis verzorgingshuis club vereniging winkel firma bedrijf "
	    "gemeente provincie wijk buurt kapper apotheek praktijk huisartsenpraktijk hotel "
	    "sporthal fonds museum theater station camping hospice inloophuis crisisopvang "
	    "woongroep kinderdagverblijf opvang bso sint st" },
	{ L_MONTH, "januari februari maart april mei juni juli augustus september oktober "
	    "november december feb febr mrt apr jun jul aug sep sept okt nov dec" },
	{ L_BSN, "bsn bsn-nummer bsnnummer bsnnr burgerservicenummer sofi sofinummer sofi-nummer" },
	{ L_TEL, "tel telefoon telefoonnummer telnr telefoonnr mobiel nummer bel bellen gsm "
	    "bereikbaar fax" },
	{ L_BANK, "iban rekening rekeningnummer rekeningnr bankrekening bankrekeningnummer "
	    "banknummer" },
	{ L_NUMBER, "nummer nr nrs no num is id code onder met van op met: luidt in" },
	{ L_INTRO, "met ben heet is genaamd noemt noemen spreekt" },
	{ L_BYE, "groet groeten groetjes groetje gr grt grtjs mvg vrgr gegroet liefs hoogachtend "
	    "bedankt dank dankjewel dankuwel thanks bvd" }
};

static void
add(struct wk_redact *r, const char *p, size_t n, uint32_t list)
{
	uint32_t id;
	size_t cap = r->caplist, old = r->word.n;

	wk_buf_clear(&r->fold);
	wk_utf8_fold(&r->fold, p, n);
	id = wk_map_add(&r->word, wk_buf_str(&r->fold), r->fold.len);
	r->list = wk_grow(r->list, &cap, r->word.n, sizeof(*r->list));
	r->caplist = cap;
	if (r->word.n > old)
		r->list[id] = 0;
	r->list[id] |= list;
}

uint32_t
redact_look(const struct wk_redact *r, const char *p, size_t n)
{
	uint32_t id = wk_map_get(&r->word, p, n);

	return id == WK_MAP_NONE ? 0 : r->list[id];
}

/* A name of more words: "van Dijk", "Tjon A Ten", "Leger des Heils". */
static void
add_words(struct wk_redact *r, const char *p, size_t n, uint32_t list)
{
	const char *last = memrchr(p, ' ', n), *first = memchr(p, ' ', n);
	size_t nfirst = (size_t)(first - p);

	if (list == L_KEEP) {
		add(r, p, nfirst, L_PHRASE);
		wk_buf_clear(&r->fold);
		wk_utf8_fold(&r->fold, p, n);
		wk_map_add(&r->phrase, wk_buf_str(&r->fold), r->fold.len);
		return;
	}
	add(r, last + 1, n - (size_t)(last + 1 - p), L_SURT);
	wk_buf_clear(&r->fold);
	wk_utf8_fold(&r->fold, p, nfirst);
	if ((redact_look(r, wk_buf_str(&r->fold), r->fold.len) & L_TUSSEN) == 0)
		add(r, p, nfirst, L_SUR);
}

static void
add_line(struct wk_redact *r, const char *p, size_t n, uint32_t list)
{
	const char *comma = memchr(p, ',', n);

	if (comma != NULL) {
		switch (comma[1]) {
		case 'a': list = list == L_TITLE ? L_TITLE : L_STREET; break;
		case 'r': list = L_ROLE; break;
		case 'l': list = L_STREETWORD; break;
		case 'z': list = L_STREETRARE; break;
		case 'n': list = L_NEVER | L_COMMON; break;
		}
		n = (size_t)(comma - p);
	}
	if (memchr(p, ' ', n) != NULL)
		add_words(r, p, n, list);
	else if (n > 0)
		add(r, p, n, list);
}

int
redact_lists(struct wk_redact *r, struct wk_err *e)
{
	static const struct { const char *file; uint32_t list; } files[] = {
		{ "tussenvoegsels", L_TUSSEN }, { "voornamen", L_GIVEN },
		{ "achternamen", L_SUR }, { "titels", L_TITLE },
		{ "gewone_woorden", L_COMMON }, { "organisaties", L_KEEP },
		{ "blijven", L_KEEP }, { "straatsoorten", L_STREET }
	};
	struct wk_buf path = WK_BUF_INIT, text = WK_BUF_INIT;
	char name[64];
	const char *p, *q;
	size_t i;
	int ok = 0;

	for (i = 0; ok == 0 && i < sizeof(files) / sizeof(files[0]); i++) {
		snprintf(name, sizeof(name), "lists/%s.txt", files[i].file);
		if ((ok = wk_slurp(wk_share(&path, name), &text, e)) < 0)
			break;
		for (p = wk_buf_str(&text); *p != '\0'; p = q + (*q == '\n')) {
			q = strchrnul(p, '\n');
			if (*p != '#')
				add_line(r, p, (size_t)(q - p), files[i].list);
		}
	}
	for (i = 0; i < sizeof(rule_words) / sizeof(rule_words[0]); i++)
		for (p = rule_words[i].words; *p != '\0'; p = q + (*q == ' ')) {
			q = strchrnul(p, ' ');
			add(r, p, (size_t)(q - p), rule_words[i].list);
		}
	wk_buf_free(&path);
	wk_buf_free(&text);
	return ok;
}

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
	if (n > 5 && (memcmp(p, "al-", 3) == 0 || memcmp(p, "el-", 3) == 0))
		return L_SUR;
	a = redact_look(r, p, (size_t)(first - p));
	b = redact_look(r, last + 1, n - (size_t)(last + 1 - p));
	if ((a & b & L_GIVEN) != 0)
		return L_GIVEN;
	if ((a | b) & (L_COMMON | L_KEEP))
		return a & b & L_SURNAME ? L_SUR : (a | b) & L_KEEP;
	return (a | b) & L_SUR ? L_SUR : 0;
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
	    t->shape == S_CAPITAL && !name_parts(r, t))
		t->list = 0;
	if (t->list == 0 && t->shape == S_CAPITAL && s.len > 4 && s.p[s.len - 1] == 's' &&
	    (redact_look(r, s.p, s.len - 1) & (L_GIVEN | L_COMMON)) == L_GIVEN)
		t->list = L_GIVEN;
}

/* Does a full stop after this token end no sentence? */
static bool
abbreviation(const struct tok *t)
{
	return t->kind == T_WORD && (t->len == 1 ||
	    ((t->list & (L_TITLE | L_BIRTH | L_ID | L_TEL)) != 0 && t->len <= 4) ||
	    ((t->list & L_ROLE) != 0 && t->len <= 2));
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
		return b == r->tok || !abbreviation(b - 1);
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
