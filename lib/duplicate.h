/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_DUPLICATE_H
#define WK_DUPLICATE_H

/*
 * duplicate: the same request of the same person, registered in two systems.
 */

#include "lib/dataset.h"
#include "lib/sparse.h"

#define WK_DUPLICATE	0.8	/* cosine of their words, from here on */

/*
 * of[i] becomes the record that record i repeats, or UINT32_MAX: the same
 * persoon (not empty), another bron, words (TF-IDF rows of length 1) alike.
 * The first is the one with the earlier datum_aanmaak, else the earlier in
 * order; what it repeats is never itself a repeat. Persons with very many
 * records: each is held against the last 64.
 */
void	wk_duplicates(const struct wk_dataset *d, const struct wk_sparse *words,
	    uint32_t *of);

#endif
