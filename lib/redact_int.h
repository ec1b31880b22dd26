/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_REDACT_INT_H
#define WK_REDACT_INT_H

/* What the parts of redact share; nobody else includes this. */

#include "lib/map.h"
#include "lib/redact.h"

/* What the lists say of a word. */
enum {
	L_GIVEN = 1, L_SUR = 2,
	L_SURT = 4,		/* surname after a tussenvoegsel: (van) Dijk */
	L_TUSSEN = 8, L_TITLE = 16, L_ROLE = 32,
	L_COMMON = 64,		/* an ordinary word as well */
	L_NEVER = 128,		/* no name without a capital */
	L_KEEP = 256,		/* organisation, disease, place, month */
	L_STREET = 512,		/* -straat */
	L_STREETWORD = 1024,	/* Grote Markt */
	L_STREETRARE = 2048,	/* -hage */
	L_PHRASE = 4096,	/* first word of an organisation of more words */
	L_ID = 8192,		/* dossiernummer */
	L_BIRTH = 16384,	/* geboren */
	L_NOID = 32768,		/* artikelnummer */
	L_UNIT = 65536,		/* keer, uur */
	L_INST = 131072,	/* school, huis */
	L_MONTH = 262144,
	L_BSN = 524288, L_TEL = 1048576, L_BANK = 2097152,
	L_NUMBER = 4194304,	/* nummer, nr, is: between such a word and its number */
	L_INTRO = 8388608, L_BYE = 16777216,
	L_KIN = 1 << 25,	/* daughter, partner: a date beside it is of birth */
	L_GROUP = 1 << 26,	/* residents, parents: a name or a place follows */
	L_KINDOF = 1 << 27,	/* cafe, mosque: what follows is its name */
	L_PLACE = 1 << 28,
	L_CASE = 1 << 29,	/* client, concerning: a long number after it is theirs */
	L_POSTCODE = 1 << 30,	/* postcode, pc */
	L_SURNAME = L_SUR | L_SURT,
	L_NAME = L_GIVEN | L_SUR
};

enum kind { T_WORD, T_DIGITS, T_PUNCT };
enum shape { S_LOWER, S_CAPITAL, S_UPPER };

struct tok {
	uint32_t	off, len;	/* len without a possessive 's */
	uint32_t	end;
	uint32_t	list;
	uint8_t		kind, shape;
	bool		start;		/* of a sentence */
	bool		gap;		/* white space before it */
	bool		line;		/* new line before it */
	bool		thing;		/* named after somebody: Dreeshuis, Heijn-tas */
	bool		taken;		/* in a span, or to be kept */
	uint8_t		pii;		/* kind of its span + 1; 0 for none */
};

struct wk_redact {
	struct wk_map	 word, phrase;
	struct wk_map	 opening;	/* of phrases: see redact_opening */
	struct wk_map	 family;	/* "van der molen" */
	struct wk_lexicon *lexicon;
	struct wk_stemmer *stemmer;
	uint32_t	*list;		/* by number of word */
	size_t		 caplist;
	struct tok	*tok;
	size_t		 ntok, captok;
	struct wk_pii_span *span;
	size_t		 nspan, capspan;
	struct wk_buf	 fold;
	const char	*p;		/* the text at hand */
	size_t		 n;
	bool		 caseless;	/* all lower or all upper case */
};

/* An ending of a word: its length and letters. */
struct ending {
	uint8_t		n;
	char		s[15];
};
#define END(s)	{ sizeof(s) - 1, s }

/* Does p of n bytes end in one of these, in either case, with more than rest before it? */
bool		 redact_ends(const char *p, size_t n, size_t rest, const struct ending *e,
		    size_t ne);
/* Of the folded phrase at p the first word, a blank and two bytes: its length. */
size_t		 redact_opening(const char *p, size_t n);
/* Lists to r; 0, or -1 and e. */
int		 redact_lists(struct wk_redact *r, struct wk_err *e) WK_MUST_CHECK;
uint32_t	 redact_look(const struct wk_redact *r, const char *p, size_t n);
/* Tokens of r->p. */
void		 redact_tokens(struct wk_redact *r);
/* The folded text of a token, in r->fold until the next call. */
struct wk_str	 redact_folded(struct wk_redact *r, const struct tok *t);
/* A span; tokens in it are taken. */
void		 redact_take(struct wk_redact *r, size_t first, size_t off, size_t end,
		    enum wk_pii kind);

/* The end of the date that begins at token k, 0 for none. */
size_t		 redact_date(const struct wk_redact *r, size_t k);
/* The same, also of a date in six or eight digits and of a month with its year. */
size_t		 redact_born(const struct wk_redact *r, size_t k);
/* The year of that date, 0 when it has none. */
unsigned	 redact_year(const struct wk_redact *r, size_t k, size_t end);
/* E-mail addresses, as they are and spelled out. */
void		 redact_mail(struct wk_redact *r);
void		 redact_numbers(struct wk_redact *r);
/* The end of the house number (12, 12a, 12 hs) at token k, 0 for none. */
size_t		 redact_house(const struct wk_redact *r, size_t k);
void		 redact_addresses(struct wk_redact *r);
void		 redact_names(struct wk_redact *r);
/* Dates, codes and names beside the names and people found so far. */
void		 redact_near(struct wk_redact *r);

#endif
