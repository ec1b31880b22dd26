/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_UTF8_H
#define WK_UTF8_H

/*
 * utf8: validate, decode, convert and fold. Input is never trusted; output
 * is always valid UTF-8.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/buf.h"
#include "lib/mem.h"

enum wk_encoding {
	WK_ENC_UTF8,		/* a byte order mark is skipped */
	WK_ENC_CP1252,
	WK_ENC_LATIN9,		/* ISO-8859-15 */
	WK_ENC_UTF16LE,
	WK_ENC_UTF16BE,
	WK_ENC_UNKNOWN
};

/* Names as in a profile: "utf-8", "windows-1252", "iso-8859-15", "utf-16". */
enum wk_encoding	 wk_encoding_of(const char *name);
const char		*wk_encoding_name(enum wk_encoding enc);

/* Offset of the first byte that is not valid UTF-8; n when all is well. */
size_t	wk_utf8_check(const char *p, size_t n);

/*
 * Decode the code point at p (n > 0 bytes, valid UTF-8) into *cp; returns
 * its length 1..4. On invalid input *cp = 0xFFFD and 1 is returned.
 */
size_t	wk_utf8_get(const char *p, size_t n, uint32_t *cp);

void	wk_utf8_put(struct wk_buf *b, uint32_t cp);

/*
 * Append p (in enc) to out as UTF-8. Stateless: for UTF-16 n must be even
 * and not end inside a surrogate pair; the number of bytes used is returned
 * (less than n when the end is incomplete). Undefined bytes of Windows-1252
 * become U+FFFD.
 */
size_t	wk_utf8_convert(struct wk_buf *out, enum wk_encoding enc,
	    const char *p, size_t n);

/*
 * Append p folded for comparison: NFKC, case folded, diacritics off
 * ("Één" -> "een"). Pure ASCII takes a fast path.
 */
void	wk_utf8_fold(struct wk_buf *out, const char *p, size_t n);

/*
 * Append a column or value key: folded, and '_', '-', ' ', '.', '/' left
 * out ("Datum aanmaak" -> "datumaanmaak").
 */
void	wk_utf8_key(struct wk_buf *out, const char *p, size_t n);

/* The key of a text, kept in an arena. */
const char	*wk_utf8_keep_key(struct wk_arena *a, const char *text);

/* Columns this text takes on a terminal. */
size_t	wk_utf8_width(const char *p, size_t n);

/*
 * Length of the part of s that fits in w columns, broken at a blank when
 * there is one; *next: where the following line starts ("" at the end).
 */
size_t	wk_utf8_wrap(const char *s, size_t w, const char **next);

/* The longest prefix of p that is at most max bytes and whole characters. */
size_t	wk_utf8_clip(const char *p, size_t n, size_t max);

#endif
