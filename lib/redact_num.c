/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers and codes: IBAN, BSN, telephone, date of birth, client and case
 * numbers. Each find_* looks at one place, bounded in length, and
 * returns where the span ends, 0 for none.
 */
#include <ctype.h>
#include <strings.h>

#include "lib/ident.h"
#include "lib/redact_int.h"
#include "lib/utf8.h"

#define NUMBER_MAX	48	/* bytes of a written number, separators included */

static bool
alnum(int c)
{
	return isalnum(c) || c >= 0x80;
}

static int
at(const struct wk_redact *r, size_t i)
{
	return i < r->n ? (unsigned char)r->p[i] : 0;
}

/* Nearest of the before tokens in front of i with one of list; else ntok. */
static size_t
before(const struct wk_redact *r, size_t i, size_t reach, uint32_t list)
{
	size_t k;

	for (k = 1; k <= reach && k <= i; k++)
		if ((r->tok[i - k].list & list) != 0)
			return i - k;
	return r->ntok;
}

static bool
after_word(const struct wk_redact *r, size_t i, size_t reach, uint32_t list)
{
	return before(r, i, reach, list) != r->ntok;
}

/*
 * Digits of a written number from i with separators of set between them (at
 * most two blanks or signs in a row; a no-break space, an en dash and marks
 * without width count). Returns the number of digits, at most max, put in d;
 * *end is after the last one; 0 when it goes on after max digits.
 */
static size_t
digits(const struct wk_redact *r, size_t i, const char *set, char *d, size_t max,
    size_t *end)
{
	size_t n = 0, run = 0, stop = i + NUMBER_MAX;
	int c;

	for (*end = i; i < r->n && i < stop; i++) {
		c = at(r, i);
		if (isdigit(c)) {
			if (n == max)
				return at(r, *end) == ' ' ? n : 0;
			d[n++] = (char)c;
			*end = i + 1;
			run = 0;
		} else if (c != 0 && strchr(set, c) != NULL && run < 3)
			run++;
		else if (c == 0xC2 && at(r, i + 1) == 0xA0)
			i++, run++;
		else if (c == 0xE2 && at(r, i + 1) == 0x80)
			i += 2, run++;
		else
			break;
	}
	return n;
}

static size_t
find_iban(const struct wk_redact *r, size_t i, bool told)
{
	char b[35];
	size_t n = 0, k = i, end = 0, letters = 0;
	int c;

	if (!isalpha(at(r, i)) || !isalpha(at(r, i + 1)) || !isdigit(at(r, i + 2)) ||
	    !isdigit(at(r, i + 3)))
		return 0;
	for (; k < r->n && n < 34 && k - i < NUMBER_MAX; k++) {
		c = at(r, k);
		if (isalnum(c)) {
			b[n++] = (char)c;
			letters += isalpha(c) != 0;
			if (alnum(at(r, k + 1)))
				continue;
			if (wk_iban_valid(b, n))
				end = k + 1;
			else if (told && n == 18 && letters == 6)
				end = k + 1;
		} else if (c != ' ' && c != '.' && c != '-')
			break;
	}
	return end;
}

/* 31 6 12345678, (023) 555 12 34, 0031-...: in national form ten digits. */
static size_t
find_phone(const struct wk_redact *r, size_t i, bool told)
{
	char d[17];
	size_t end, n, skip = 0;

	if (at(r, i) == '+' || at(r, i) == '(')
		skip = 1;
	n = digits(r, i + skip, " -./()", d, 10 + 4, &end);
	if (skip == 1 && at(r, i) == '+') {
		if (n > 11 && memcmp(d, "310", 3) == 0)
			n--;
		return (memcmp(d, "31", 2) == 0 ? n == 11 : n >= 9 && n <= 14) ? end : 0;
	}
	if (n > 4 && memcmp(d, "0031", 4) == 0)
		return n == 13 || (n == 14 && d[4] == '0') ? end : 0;
	if (n >= 12 && d[0] == '0' && d[1] == '0' && d[2] >= '1')
		return isdigit(at(r, end)) ? 0 : end;	/* 0040 721 334 908 */
	n = digits(r, i + skip, " -./()", d, 10, &end);
	if (n == 10 && d[0] == '0' && d[1] != '0' &&
	    (memcmp(d, "0800", 4) != 0 && memcmp(d, "090", 3) != 0))
		return isdigit(at(r, end)) ? 0 : end;
	if (told && n == 7 && d[0] != '0' && d[0] != '1')
		return end;
	return 0;
}

static size_t
find_bsn(const struct wk_redact *r, size_t i, bool told)
{
	char d[10];
	size_t end, n;

	n = digits(r, i, " .-", d, 9, &end);
	if (alnum(at(r, end)) || (at(r, end) == ',' && isdigit(at(r, end + 1))))
		return 0;
	if (told)
		return n == 8 || n == 9 ? end : 0;
	return n == 9 && wk_bsn_valid(d, 9) ? end : 0;
}

/* The end of the run of letters, digits, - / . _ from i, and its make. */
static size_t
code_end(const struct wk_redact *r, size_t i, size_t *ndigit, size_t *nupper, size_t *nsign)
{
	size_t from = i;
	int c;

	for (*ndigit = *nupper = *nsign = 0; i < r->n && i - from < 40; i++) {
		c = at(r, i);
		if (isdigit(c))
			++*ndigit;
		else if (isupper(c))
			++*nupper;
		else if ((c == '-' || c == '/' || c == '.' || c == '_') &&
		    isalnum(at(r, i + 1)) && i > from)
			++*nsign;
		else if (!islower(c))
			break;
	}
	return i;
}

static bool
is_year(const char *p)
{
	return memcmp(p, "19", 2) == 0 || memcmp(p, "20", 2) == 0;
}

/* RT 40077821, B&B 7731.204: the end of the number behind short words in capitals at k. */
static size_t
behind_capitals(const struct wk_redact *r, size_t k)
{
	size_t i = k, end, nd, nu, ns;

	while (i < k + 5 && i < r->ntok && !r->tok[i].line && !r->tok[i].taken &&
	    (r->tok[i].kind == T_WORD ? r->tok[i].shape == S_UPPER && r->tok[i].len < 6 :
	    r->tok[i].kind == T_PUNCT && strchr("&-/.", at(r, r->tok[i].off)) != NULL))
		i++;
	if (i == k || i >= r->ntok || r->tok[i].kind != T_DIGITS || r->tok[i].taken ||
	    r->tok[i].line || redact_date(r, i) != 0)
		return 0;
	end = code_end(r, r->tok[i].off, &nd, &nu, &ns);
	return nd > 2 ? end : 0;
}

/* 10382211 CV EXPL 24-1180: a code that goes on behind capitals; else end. */
static size_t
code_goes_on(const struct wk_redact *r, size_t k, size_t end)
{
	size_t more;

	while (k < r->ntok && r->tok[k].off < end)
		k++;
	more = k < r->ntok && r->tok[k].kind == T_WORD ? behind_capitals(r, k) : 0;
	return more != 0 ? more : end;
}

/* After "dossiernummer:": the code at token k, blanks within a number too. */
static size_t
find_code(const struct wk_redact *r, size_t k, bool weak)
{
	size_t i = r->tok[k].off, end, nd, nu, ns;
	char d[21];

	if ((end = redact_date(r, k)) != 0 && !isdigit(at(r, end)))
		return 0;		/* a date, and no 2024.07.1193 */
	if (digits(r, i, " .", d, 20, &end) >= 6 && !isalnum(at(r, end)))
		return end;
	end = code_end(r, i, &nd, &nu, &ns);
	if (nd < 2 || end - i < 3 || (nd == 2 && nu == 0 && ns > 0))
		return nu > 0 && ns == 0 && nu == end - i ? behind_capitals(r, k) : 0;
	if (nu + ns == 0 && ((weak && nd < 4) || (nd == 4 && is_year(r->p + i))))
		return 0;
	return end;
}

/* 2025/001234 and 2025-00417, not 2024/2025 or a date. */
static bool
year_and_number(const struct wk_redact *r, size_t i, size_t end)
{
	return end - i >= 10 && end - i <= 13 && is_year(r->p + i) &&
	    (at(r, i + 4) == '/' || at(r, i + 4) == '-');
}

/* ZW-55-3012, 2023/OUD/0417, Z25.00921, z-2025-118204: the shape of a case number. */
static size_t
find_shape(const struct wk_redact *r, size_t i)
{
	size_t end, nd, nu, ns, k, letters = 0;

	if (i > 0 && strchr("./@-_#", at(r, i - 1)) != NULL)
		return 0;
	end = code_end(r, i, &nd, &nu, &ns);
	for (k = i; k < end; k++)
		if (at(r, k) == '_')
			return 0;
		else if (islower(at(r, k))) {
			if (k - i > 3)
				return 0;
			letters++;
		}
	if (nu + letters == 0)
		return ns == 1 && year_and_number(r, i, end) ? end : 0;
	if (letters > 0 && nu > 0)
		return 0;
	return nu + letters <= 6 && ns >= 1 && nd >= 5 + (letters > 0) ? end : 0;
}

/* klantnr, kenmerk: a word that says number, not the matter itself as zaak and dossier do. */
static bool
says_number(const struct wk_redact *r, const struct tok *t)
{
	const char *q = r->p + t->off + t->len;

	return t->len > 4 && (strncasecmp(q - 2, "nr", 2) == 0 ||
	    strncasecmp(q - 5, "ummer", 5) == 0 || strncasecmp(q - 4, "kenm", 4) == 0 ||
	    strncasecmp(q - 5, "nmerk", 5) == 0);
}

/*
 * From the word at k to the number it announces, over at most two short words
 * when the number is a long one; ntok when there is none.
 */
static size_t
announced(const struct wk_redact *r, size_t k)
{
	static const uint32_t no = L_TEL | L_BANK | L_BSN | L_NOID | L_BIRTH | L_UNIT;
	size_t i, nd, nu, ns, other = says_number(r, &r->tok[k]) ? 2 : 0, far = 0;

	for (i = k + 1; i < r->ntok && i < k + 6; i++) {
		if (r->tok[i].kind == T_DIGITS ||
		    (r->tok[i].kind == T_WORD && r->tok[i].shape == S_UPPER &&
		    r->tok[i].len < 6 && (r->tok[i].list & L_ID) == 0)) {
			if (far == 0 || behind_capitals(r, i) != 0)
				return i;
			code_end(r, r->tok[i].off, &nd, &nu, &ns);
			return nd >= 5 ? i : r->ntok;
		}
		if (r->tok[i].kind == T_WORD && (r->tok[i].list & (L_NUMBER | L_ID)) == 0 &&
		    ((r->tok[i].list & no) != 0 || r->tok[i].len > 7 || ++far > other))
			break;
		if (r->tok[i].kind == T_PUNCT &&
		    strchr(".:#-=(/", at(r, r->tok[i].off)) == NULL)
			break;
	}
	return r->ntok;
}

/* mevrouw (4471902), betreft 2025/0417: the number of a person or a case, at most one sign on. */
static size_t
find_case(const struct wk_redact *r, size_t k, size_t *first)
{
	size_t i = k + 1, end, nd, nu, ns;

	if (i < r->ntok && r->tok[i].kind == T_PUNCT && strchr(":#(-.,", at(r, r->tok[i].off)) != NULL)
		i++;
	if (i >= r->ntok || r->tok[i].taken || r->tok[i].line || redact_date(r, i) != 0 ||
	    (r->tok[i].kind == T_WORD && r->tok[i].len > 4))
		return 0;
	*first = i;
	end = code_end(r, r->tok[i].off, &nd, &nu, &ns);
	if (nd < 5 && (nd < 4 || nu + ns == 0))
		return 0;
	if (nu + ns == 0 && (find_bsn(r, r->tok[i].off, false) != 0 || nd != end - r->tok[i].off ||
	    (i + 1 < r->ntok && (r->tok[i + 1].list & L_UNIT) != 0)))
		return 0;
	if (nd == 8 && ns == 1 && nu == 0 && end - r->tok[i].off == 9)
		return 0;			/* 2024-2025 */
	return find_phone(r, r->tok[i].off, false) == 0 ? end : 0;
}

/* pat.nr. 8837261, cliënt nr 4410: is token k the "nr" of a person or a case? */
static bool
number_of(const struct wk_redact *r, size_t k)
{
	const struct tok *t = &r->tok[k], *b;

	if (k == 0 || (t->list & L_NUMBER) == 0 || (t->len != 2 && t->len != 6) ||
	    (at(r, t->off) | ' ') != 'n' || (at(r, t->off + 1) | ' ') == 'o')
		return false;
	b = t - 1;
	if (b->kind == T_PUNCT && at(r, b->off) == '.' && !t->gap && k > 1)
		b--;
	else
		return (b->list & (L_CASE | L_ROLE | L_KIN)) != 0;
	return b->kind == T_WORD && b->len > 1 && (b->list & (L_NOID | L_TEL | L_BANK | L_BSN |
	    L_UNIT | L_TUSSEN | L_STREET | L_INST | L_NUMBER | L_NEVER)) == 0;
}

static bool
take(struct wk_redact *r, size_t k, size_t off, size_t end, enum wk_pii kind)
{
	if (end > 0)
		redact_take(r, k, off, end, kind);
	return end > 0;
}

/* The number a word such as dossiernummer or geboren announces. */
static void
follow(struct wk_redact *r, size_t k)
{
	const struct tok *t = &r->tok[k];
	size_t i, end, reach;

	if (t->list & L_CASE && (end = find_case(r, k, &i)) != 0) {
		redact_take(r, i, r->tok[i].off, end, WK_PII_KENMERK);
		return;
	}
	if (t->list & L_ID || number_of(r, k)) {
		if ((i = announced(r, k)) < r->ntok && !r->tok[i].taken &&
		    !after_word(r, i, 3, L_BSN) && find_phone(r, r->tok[i].off, false) == 0)
			if ((end = find_code(r, i, t->len < 8)) != 0)
				redact_take(r, i, r->tok[i].off, code_goes_on(r, i, end),
				    WK_PII_KENMERK);
		return;
	}
	if ((t->list & L_BIRTH) == 0)
		return;
	reach = k + 8;
	for (i = k + 1; i < r->ntok && i < reach; i++)
		if (r->tok[i].kind == T_DIGITS && (end = redact_born(r, i)) != 0 &&
		    !r->tok[i].taken) {
			redact_take(r, i, r->tok[i].off, end, WK_PII_GEBDATUM);
			return;
		} else if (r->tok[i].kind == T_DIGITS || (r->tok[i].kind == T_PUNCT &&
		    strchr(";!?", at(r, r->tok[i].off)) != NULL))
			break;
	for (i = k > 6 ? k - 6 : 0; i < k; i++)		/* 12-03-1954 geboren */
		if (r->tok[i].kind == T_DIGITS && !r->tok[i].taken && (end = redact_born(r, i)) != 0 &&
		    end + 2 >= t->off && end < t->off)
			redact_take(r, i, r->tok[i].off, end, WK_PII_GEBDATUM);
}

/*
 * 4078 2231 0094 6612: the end of a number of sixteen in groups of four that
 * are not all years, or of eight and more digits behind who sends such numbers.
 */
static size_t
find_long(const struct wk_redact *r, size_t k)
{
	size_t i, n = 0, years = 0, end = 0;

	for (i = k; i < r->ntok && i < k + 5 && r->tok[i].kind == T_DIGITS && !r->tok[i].taken &&
	    (i == k || (r->tok[i].gap && !r->tok[i].line)); i++) {
		years += r->tok[i].len == 4 && is_year(r->p + r->tok[i].off);
		if (r->tok[i].len != 4 && !after_word(r, k, 2, L_BANK))
			return 0;
		n += r->tok[i].len;
		end = r->tok[i].end;
	}
	if (i < r->ntok && ((r->tok[i].list & L_UNIT) != 0 || (!r->tok[i].gap && alnum(at(r, end)))))
		return 0;
	return years < 2 && n >= (after_word(r, k, 2, L_BANK) ? 9 : 16) ? end : 0;
}

static void
number(struct wk_redact *r, size_t k)
{
	size_t i = r->tok[k].off;
	bool bsn = after_word(r, k, 4, L_BSN), tel = after_word(r, k, 3, L_TEL);
	bool glued = i > 0 && alnum(at(r, i - 1)) && !r->tok[k].gap &&
	    !after_word(r, k, 1, L_BSN);	/* but "bsn123456782" */

	if (glued)
		return;
	if (after_word(r, k, 3, L_NOID) && !bsn)
		return;
	if (bsn && take(r, k, i, find_bsn(r, i, true), WK_PII_BSN))
		return;
	if (at(r, i) == '0' && take(r, k, i, find_phone(r, i, tel), WK_PII_TEL))
		return;
	if (take(r, k, i, find_bsn(r, i, false), WK_PII_BSN))
		return;
	if (tel && redact_date(r, k) == 0 && take(r, k, i, find_phone(r, i, true), WK_PII_TEL))
		return;
	if (!take(r, k, i, find_shape(r, i), WK_PII_KENMERK))
		take(r, k, i, find_long(r, k), WK_PII_KENMERK);
}

/* +31..., (023) 555 12 34, and (06...) without its brackets. */
static void
phone(struct wk_redact *r, size_t k)
{
	size_t i = r->tok[k].off, end = find_phone(r, i, false);

	if (end != 0 && at(r, i) == '(' && memchr(r->p + i, ')', end - i) == NULL)
		k++, i++;
	take(r, k, i, end, WK_PII_TEL);
}

void
redact_numbers(struct wk_redact *r)
{
	size_t k, i;
	const struct tok *t;

	redact_mail(r);
	for (k = 0; k < r->ntok; k++) {
		t = &r->tok[k];
		i = t->off;
		if (t->taken)
			continue;
		if (t->kind == T_PUNCT) {
			if ((at(r, i) == '+' || at(r, i) == '(') && isdigit(at(r, i + 1)))
				phone(r, k);
		} else if (t->kind == T_DIGITS)
			number(r, k);
		else if (t->list & (L_ID | L_BIRTH | L_CASE | L_NUMBER))
			follow(r, k);
		else if (t->end - i <= 6 && (isdigit(at(r, t->end)) ||
		    at(r, t->end) == '-' || at(r, t->end) == '/') &&
		    (i == 0 || !alnum(at(r, i - 1))) &&
		    !take(r, k, i, find_iban(r, i, after_word(r, k, 4, L_BANK)), WK_PII_IBAN) &&
		    !after_word(r, k, 3, L_NOID))
			take(r, k, i, find_shape(r, i), WK_PII_KENMERK);
	}
}
