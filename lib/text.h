/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_TEXT_H
#define WK_TEXT_H

/*
 * text: Dutch free text to terms, the same way in every program.
 *
 * Steps: fold (NFKC, case, diacritics), tokens, intake abbreviations written
 * out, stopwords out, light spelling repair, Snowball Dutch stem, compound
 * parts beside the whole, phrases of the knowledge, negation marked.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/buf.h"
#include "lib/err.h"

enum wk_term_kind {
	WK_TERM_STEM,		/* stem of a whole word */
	WK_TERM_PART,		/* stem of a part of a compound */
	WK_TERM_PHRASE		/* several words known as one, joined by '_' */
};

struct wk_term {
	struct wk_str		s;	/* normal form; see lifetime below */
	uint64_t		hash;	/* wk_hash64 of s */
	struct wk_str		word;	/* WK_TERM_STEM: the folded word itself */
	enum wk_term_kind	kind;
	bool			negated;	/* "geen schulden" */
	uint32_t		from, to;	/* bytes of the original text */
};

/* A reusable list of terms; owns its memory. */
struct wk_terms {
	struct wk_term	*t;
	size_t		 n, cap;
	struct wk_buf	 store;		/* bytes of the normal forms */
	struct wk_buf	 fold;		/* scratch */
};

#define WK_TERMS_INIT	{ NULL, 0, 0, WK_BUF_INIT, WK_BUF_INIT }

struct wk_text;

/*
 * Load lexicon, stopwords, abbreviations and phrases from share/wk. A
 * struct wk_text is read-only after loading but its stemmer is not: use one
 * per thread (wk_text_clone shares the tables).
 */
struct wk_text	*wk_text_load(struct wk_err *e) WK_MUST_CHECK;
struct wk_text	*wk_text_clone(const struct wk_text *t);
void		 wk_text_free(struct wk_text *t);

/*
 * Terms of p in order of the text, into out (cleared first). Terms are valid
 * until the next call with the same out. Nothing is allocated per token.
 */
void		 wk_text_terms(struct wk_text *t, const char *p, size_t n,
		    struct wk_terms *out);
void		 wk_terms_free(struct wk_terms *out);
/* Does the folded word occur in the knowledge files? They hold no names. */
bool		 wk_text_taught(const struct wk_text *t, const char *p, size_t n);

#endif
