/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_LEXICON_H
#define WK_LEXICON_H

/*
 * lexicon: what the text analysis must know of Dutch words, in one read-only
 * file (share/wk/lexicon) that is mapped into memory: dictionary words with
 * how they join into compounds, phrases of the knowledge, and words worth
 * repairing a misspelling to. Made by `wk-learn --lexicon` from the hunspell
 * dictionary and the knowledge files.
 *
 * Only 64-bit hashes of words are kept: the file cannot be read back as a
 * word list, and a look-up is one probe. (180,000 words in 2^64: the chance
 * of one false hit among 10^9 look-ups is below 10^-4.)
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/buf.h"
#include "lib/err.h"

enum wk_lex_kind {
	WK_LEX_WORD = 'w',	/* folded word */
	WK_LEX_STEM = 't',	/* stem of a word that may end a compound */
	WK_LEX_PHRASE = 'p'	/* stems joined by '_' */
};

enum wk_lex_flag {
	WK_LEX_KNOWN = 1,	/* a word of the dictionary */
	WK_LEX_FIRST = 2,	/* may begin a compound as it is */
	WK_LEX_LINK_S = 4,	/* may begin one with a linking s */
	WK_LEX_LAST = 8,	/* may end a compound */
	WK_LEX_NAME = 16,	/* a proper name */
	WK_LEX_TAUGHT = 32,	/* occurs in the knowledge files */
	WK_LEX_PREFIX = 64,	/* phrase: more may follow */
	WK_LEX_WHOLE = 128,	/* phrase: complete */
	WK_LEX_BASE = 256	/* a verb stem or adjective: may begin, rarely */
};

struct wk_lexicon;

struct wk_lexicon	*wk_lexicon_load(struct wk_err *e) WK_MUST_CHECK;
void			 wk_lexicon_free(struct wk_lexicon *lx);
/* Flags of an entry, 0 when there is none. */
unsigned		 wk_lexicon_get(const struct wk_lexicon *lx,
			    enum wk_lex_kind kind, const char *p, size_t n);
/*
 * The taught word that p (n bytes, folded, no word of the lexicon) is most
 * likely a misspelling of: one letter too many, too few, other or swapped
 * (SymSpell deletion index, W. Garbe 2012). {NULL,0} when none or several.
 */
struct wk_str		 wk_lexicon_repair(const struct wk_lexicon *lx,
			    const char *p, size_t n);

/*
 * Build the file: dic is a hunspell .dic (UTF-8), kennis the folder with
 * woorden.csv and voorbeelden.csv. 0, or -1 and e.
 */
int			 wk_lexicon_build(const char *dic, const char *out,
			    struct wk_err *e) WK_MUST_CHECK;

#endif
