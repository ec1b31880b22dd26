/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_HSDS_H
#define WK_HSDS_H

/*
 * hsds: activities from and to Open Referral HSDS 3.0 as a folder of CSV
 * files (docs.openreferral.org).
 *
 * Ours and theirs: identificatie, naam, omschrijving, status, doelgroep,
 * leeftijd_min/max, gecontroleerd_op are columns of services; organisatie is
 * organizations; locatie and buurtcode locations, postcode addresses; wanneer
 * and geldig_van/tot schedules; kosten cost_options; taal languages; bereik
 * service_areas; thema taxonomy_terms of the taxonomy "wk" through
 * attributes; contact the url, e-mail or phone. Every other column is an
 * attribute with its name as term of the taxonomy "wk-kolom", so that nothing
 * is lost between writing and reading.
 */

#include "lib/buf.h"
#include "lib/err.h"
#include "lib/record.h"

/*
 * Append the services of a folder (or of the folder that path, a
 * services.csv, is in) to csv as activities in our own form, with header. The
 * other files of the folder may be absent. 0, or -1 and e.
 */
int	wk_hsds_read(const char *path, struct wk_buf *csv, struct wk_err *e) WK_MUST_CHECK;

/*
 * Write activities as a folder, made when it is not there; its files appear
 * whole. 0, or -1 and e.
 */
int	wk_hsds_write(const char *dir, const struct wk_header *h,
	    const struct wk_rec *const *rec, size_t n, struct wk_err *e) WK_MUST_CHECK;

#define WK_HSDS_THEMES	"wk"		/* taxonomy of theme codes */
#define WK_HSDS_COLUMNS	"wk-kolom"	/* taxonomy of columns of ours */

#endif
