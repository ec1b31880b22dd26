/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_PSEUDONYM_H
#define WK_PSEUDONYM_H

/*
 * pseudonym: the same person, household or street to the same code, in every
 * system's export, for whoever holds the key file; nobody else can go back
 * or even try numbers one by one.
 *
 * Method: BLAKE2b with a key (libsodium crypto_generichash), one personal
 * string per domain, the first 80 bits as base32. Pseudonymised data remain
 * personal data.
 */

#include "lib/buf.h"
#include "lib/err.h"

/* Characters of a pseudonym, without the NUL. */
#define WK_PSEUDONYM_LEN	16

enum wk_pseudonym_domain {
	WK_PSEUDONYM_PERSON,
	WK_PSEUDONYM_HOUSEHOLD,
	WK_PSEUDONYM_STREET
};

struct wk_key;		/* in locked memory, wiped by wk_key_free */

/*
 * Make a key file: 256 random bits as 64 hexadecimal digits and a newline,
 * mode 0600. An existing file is never touched. 0, or -1 and e.
 */
int		 wk_key_new(const char *path, struct wk_err *e) WK_MUST_CHECK;

/*
 * Read a key file. Refused (WK_EX_DATA): absent, not a regular file, not
 * owned by the user, with any right for group or others, shorter than 32 or
 * longer than 4,096 bytes (white space at the end does not count). NULL and e.
 */
struct wk_key	*wk_key_load(const char *path, struct wk_err *e) WK_MUST_CHECK;
void		 wk_key_free(struct wk_key *k);		/* NULL is fine */

/*
 * The pseudonym of a client number or BSN (person) or a street name, NUL
 * terminated in out. What is written differently but is the same gets the
 * same one: case, diacritics, blanks, dots and dashes do not count, nor do
 * leading zeros of a number (an 8-digit BSN is the one with a zero before).
 * Returns false, and "" in out, when nothing is left: empty or only zeros.
 */
bool		 wk_pseudonym(const struct wk_key *k, enum wk_pseudonym_domain d,
		    struct wk_str s, char out[WK_PSEUDONYM_LEN + 1]);

/*
 * The pseudonym of a household. "12" with addition "a", "12a" and "12-A" are
 * one. False and "" when the postcode or the number is empty.
 */
bool		 wk_pseudonym_household(const struct wk_key *k,
		    struct wk_str postcode, struct wk_str number,
		    struct wk_str addition, char out[WK_PSEUDONYM_LEN + 1]);

#endif
