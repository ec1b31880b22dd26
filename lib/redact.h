/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_REDACT_H
#define WK_REDACT_H

/*
 * redact: find personal data in Dutch free text and put its kind in its
 * place: "bel Fatima op 06-12345678" becomes "bel [NAAM] op [TEL]". Every
 * other byte stays as it is.
 *
 * Numbers are told by form and check digit (BSN: elfproef, IBAN: mod 97) or
 * by the word before them; names by lists and by context: title, role,
 * introduction, greeting, initials. A word with a capital in no list is a
 * name where its place in the sentence says so and the dictionary
 * (share/wk/lexicon) does not know it. Lists are in share/wk/lists. Time is
 * linear in the length of the text; text need not be valid UTF-8.
 */

#include <stdint.h>

#include "lib/buf.h"
#include "lib/err.h"

enum wk_pii {
	WK_PII_NAAM, WK_PII_BSN, WK_PII_IBAN, WK_PII_TEL, WK_PII_EMAIL,
	WK_PII_ADRES, WK_PII_POSTCODE, WK_PII_GEBDATUM, WK_PII_KENMERK,
	WK_PII_KINDS
};

struct wk_pii_span {
	uint32_t	off, len;	/* bytes */
	enum wk_pii	kind;
};

struct wk_redact;

/* "NAAM", "BSN"... */
const char	*wk_pii_name(enum wk_pii kind);

/* Read the lists and the lexicon. One per thread: it holds scratch space. NULL and e. */
struct wk_redact *wk_redact_load(struct wk_err *e) WK_MUST_CHECK;
void		 wk_redact_free(struct wk_redact *r);	/* NULL is fine */

/*
 * The spans of p in order, not overlapping; *n is their number. Valid until
 * the next call. At most 2^31 bytes of text.
 */
const struct wk_pii_span *wk_redact_find(struct wk_redact *r, const char *p,
		    size_t len, size_t *n);

/*
 * Append p to out with every span replaced by [KIND] and add the number of
 * each kind to count. Returns the number of spans.
 */
size_t		 wk_redact_text(struct wk_redact *r, const char *p, size_t len,
		    struct wk_buf *out, unsigned long count[WK_PII_KINDS]);

#endif
