/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_REJECTS_H
#define WK_REJECTS_H

/*
 * rejects: where refused rows go (-R FILE): CSV with the columns
 * bestand, regel, veld, reden, rij; rij is the row as CSV text as far as
 * it could be read. Holds personal data: mode 0600, like every -o file.
 */

#include "lib/err.h"
#include "lib/record.h"

struct wk_rejects;

struct wk_rejects	*wk_rejects_open(const char *path, struct wk_err *e)
			    WK_MUST_CHECK;
/*
 * Put a row aside. why has place and reason; it is cleared afterwards. rec
 * may be NULL (nothing of the row could be read).
 */
void			 wk_rejects_put(struct wk_rejects *rj,
			    struct wk_err *why, const struct wk_rec *rec);
unsigned long		 wk_rejects_count(const struct wk_rejects *rj); /* NULL: 0 */
int			 wk_rejects_commit(struct wk_rejects *rj,
			    struct wk_err *e) WK_MUST_CHECK;	/* NULL: 0; frees */
void			 wk_rejects_abort(struct wk_rejects *rj);

/*
 * The rule of every program: with rejects the row is put aside and 0 is
 * returned (go on), without them -1 (why stays set: report and stop).
 */
int			 wk_refuse(struct wk_rejects *rj, struct wk_err *why,
			    const struct wk_rec *rec) WK_MUST_CHECK;

#endif
