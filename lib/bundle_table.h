/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_BUNDLE_TABLE_H
#define WK_BUNDLE_TABLE_H

/*
 * bundle_table: one row per bundle (wk-cluster -B), the largest first.
 */

#include "lib/bundle.h"
#include "lib/bundle_label.h"
#include "lib/bundle_past.h"

struct wk_bundle_table {
	const struct wk_dataset	  *set;
	const struct wk_bundling	  *bundles;
	const struct wk_label	  *label;
	const struct wk_identity *identity;
	const struct wk_themes	  *themes;
};

/*
 * Columns: bundel, label, thema, gewicht, omvang (each person once), vorige,
 * hulpvragen (rows), personen (known ones), buurten, teams, bronnen (how many),
 * eerste, laatste (dates), per_maand ("2026-01:3|2026-02:5"), nabijheid,
 * trefwoorden, stand, uit (bundles it was merged or split from),
 * structureel (ja or empty). 0, or -1 and e.
 */
int	wk_bundle_table_write(const struct wk_bundle_table *t, const char *path,
	    struct wk_err *e) WK_MUST_CHECK;

#endif
