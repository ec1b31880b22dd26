/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_IDENT_H
#define WK_IDENT_H

/* ident: check digits of Dutch and European identifiers. */

#include <stdbool.h>
#include <stddef.h>

/*
 * The elfproef of a BSN: 9*d1 + 8*d2 + ... + 2*d8 - d9 divisible by 11, not
 * all zero. p: n digits, n is 8 (a zero is put before) or 9; else false.
 */
bool	wk_bsn_valid(const char *p, size_t n);

/* ISO 13616: mod 97 is 1; p without blanks, 15 to 34 letters and digits. */
bool	wk_iban_valid(const char *p, size_t n);

#endif
