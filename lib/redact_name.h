/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_REDACT_NAME_H
#define WK_REDACT_NAME_H

/*
 * What the rules for names share: redact_word.c says what a word may be and
 * how far a name goes, redact_lead.c knows what leads to a name, redact_name.c
 * what is one by itself, redact_near.c what stands beside what was found.
 * i and k are numbers of tokens; past the end is fine.
 */

#include "lib/redact_int.h"

#define NAME_REACH	8	/* tokens of a name, at most */

static inline const struct tok *
tok(const struct wk_redact *r, size_t i)
{
	static const struct tok none = { .kind = T_PUNCT, .taken = true, .line = true };

	return i < r->ntok ? &r->tok[i] : &none;
}

static inline bool
sign(const struct wk_redact *r, size_t i, char c)
{
	return i < r->ntok && r->tok[i].kind == T_PUNCT && r->p[r->tok[i].off] == c;
}

static inline bool
word(const struct wk_redact *r, size_t i)
{
	return i < r->ntok && r->tok[i].kind == T_WORD && !r->tok[i].taken;
}

/* Is token i the word s (folded)? */
static inline bool
is(struct wk_redact *r, size_t i, const char *s)
{
	const struct tok *t;
	const char *p;
	size_t k;

	if (i >= r->ntok)
		return false;
	t = &r->tok[i];
	if (t->kind != T_WORD || t->len >= 40)
		return false;
	p = r->p + t->off;
	for (k = 0; k < t->len && (p[k] | ' ') == s[k]; k++)
		;
	if (k < t->len && (unsigned char)p[k] >= 0x80)
		return wk_str_is(redact_folded(r, t), s);
	return k == t->len && s[k] == '\0';
}

static inline bool
follows(const struct tok *t)
{
	return t->gap && !t->line;
}

/* A capital that says something: not in a text all in one case. */
static inline bool
capital(const struct wk_redact *r, const struct tok *t)
{
	return !r->caseless && t->shape != S_LOWER;
}

/* May this word with a capital be (part of) a name after a name or a title? */
bool	name_able(const struct wk_redact *r, const struct tok *t);
/* A lower-case word of one of these lists that can only be a name. */
bool	name_plain(const struct tok *t, uint32_t list);
/* A school, a street: the word at i, after a name ("Anne Frank College"). */
bool	name_institution(const struct wk_redact *r, size_t i);
/* The institution called after the name that ends at end: its end; 0 for none. */
size_t	name_of_institution(struct wk_redact *r, size_t end);
/* Does this word of no list end as Dutch nouns and verbs do: no name, probably? */
bool	name_unlikely(const struct wk_redact *r, const struct tok *t);
/* Is this a word of the Dutch dictionary, or a compound of its words? */
bool	name_dutch(struct wk_redact *r, const struct tok *t);
/* Is this a word of the dictionary as it stands? */
bool	name_plain_dutch(struct wk_redact *r, const struct tok *t);
/* Does at i a verb stand that has people for its subject? After an odd word, any. */
bool	name_verb(struct wk_redact *r, size_t i, bool odd);
/* Does the word at i end as work with people does: wijkverpleegkundige, jobcoach? */
bool	name_profession(const struct wk_redact *r, size_t i);
/* Annelotte, Janpieter: two given names in one word that is not Dutch otherwise. */
bool	name_joined(struct wk_redact *r, const struct tok *t);
/* A tussenvoegsel that is more often one than a preposition. */
bool	name_family_word(struct wk_redact *r, size_t i);
/* The end of the organisation of more words that begins at i; i for none. */
size_t	name_phrase(struct wk_redact *r, size_t i);
/* The end of the tussenvoegsels at i; i for none. */
size_t	name_tussen(struct wk_redact *r, size_t i);
/* J. / A.B. / A. B.: the token after the initials at i, i for none. */
size_t	name_initials(const struct wk_redact *r, size_t i, bool lower);
/* The token after the name whose first word is i - 1. */
size_t	name_extend(struct wk_redact *r, size_t i);
/* "van den Berg", "El Idrissi", "bakker": the end of a surname at i, 0 for none. */
size_t	name_surname(struct wk_redact *r, size_t i, bool sure);
/* The tokens from first to end are a name; returns end. */
size_t	name_take(struct wk_redact *r, size_t first, size_t end);

/* A name after the word at i, which leads to one: its end, or i + 1. */
size_t	name_after_title(struct wk_redact *r, size_t i, bool role);
size_t	name_after_intro(struct wk_redact *r, size_t i);
size_t	name_after_greeting(struct wk_redact *r, size_t i);

#endif
