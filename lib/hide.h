/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_HIDE_H
#define WK_HIDE_H

/*
 * hide: the step of intake that takes the person out of a row. Free text
 * (the schema's "vrije tekst", onderwerp, and of records about people every
 * unknown column) is redacted; persoon becomes the pseudonym of the BSN, else
 * of the client number, else of what the export has as persoon; huishouden that of postcode and house number.
 * A value that is a pseudonym already stays; without a key any other value
 * of these two columns is dropped.
 */

#include "lib/intake.h"

/* Will this step fill the column? Called while columns are chosen. */
bool	wk_hide_derives(const struct wk_intake *in, const char *column);
/* Find the columns, once they are known. */
void	wk_hide_find(struct wk_intake *in);
void	wk_hide_row(struct wk_intake *in);

#endif
