/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_TOKEN_H
#define WK_TOKEN_H

/*
 * token: where the words of a text begin and end, and one word to its stem.
 */

#include <stdbool.h>
#include <stddef.h>

#include "lib/buf.h"

enum wk_token_kind {
	WK_TOKEN_WORD,		/* letters, may hold digits: "mbo4", "foto's" */
	WK_TOKEN_NUMBER,	/* digits with points and commas */
	WK_TOKEN_STOP,		/* . ! ? ; : end of a clause, or a comma */
	WK_TOKEN_HYPHEN,	/* a hyphen with a word straight before and after */
	WK_TOKEN_EURO,		/* the euro sign */
	WK_TOKEN_HIDDEN		/* a redaction mark such as [NAAM] */
};

struct wk_token {
	enum wk_token_kind kind;
	size_t		   from, to;	/* bytes of the text */
};

/*
 * The next token at or after *pos; false at the end. Points inside
 * abbreviations ("i.v.m.") belong to the word. Anything else (brackets,
 * quotes, emoji) only separates.
 */
bool	wk_token_next(const char *p, size_t n, size_t *pos, struct wk_token *t);

/*
 * Append the token folded: lower case, no diacritics, no points, without
 * "'s" at the end ("Foto's" -> "foto", "i.v.m." -> "ivm").
 */
void	wk_token_fold(const char *p, size_t n, struct wk_buf *out);

/* Dutch Snowball stems. One per thread. */
struct wk_stemmer;
struct wk_stemmer	*wk_stemmer_new(void);
void			 wk_stemmer_free(struct wk_stemmer *s);
/* Stem of a folded word; valid until the next call. */
struct wk_str		 wk_stem(struct wk_stemmer *s, const char *p, size_t n);

#endif
