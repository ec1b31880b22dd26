/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_COMPOUND_H
#define WK_COMPOUND_H

/*
 * compound: Dutch compounds into their parts, with the dictionary's own
 * rules on which words join (huurachterstand = huur + achterstand,
 * gezondheidszorg = gezondheid + s + zorg). Words that only look like a
 * compound because of a prefix or suffix (aanvraag, eenzaamheid) stay whole.
 */

#include <stdbool.h>
#include <stddef.h>

#include "lib/lexicon.h"
#include "lib/token.h"

#define WK_COMPOUND_MAX	5

struct wk_part {
	size_t	at, len;	/* bytes of the word, linking elements left out */
};

/*
 * Split a folded word; parts in order. Returns how many: 0 when the word is
 * no compound, else 2..WK_COMPOUND_MAX.
 */
size_t	wk_compound_split(const struct wk_lexicon *lx, struct wk_stemmer *s,
	    const char *p, size_t n, struct wk_part part[WK_COMPOUND_MAX]);

/* Is this a word of the dictionary, or a form of one, or a taught word? */
bool	wk_compound_known(const struct wk_lexicon *lx, struct wk_stemmer *s,
	    const char *p, size_t n);

#endif
