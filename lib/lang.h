/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_LANG_H
#define WK_LANG_H

/*
 * lang: the texts of a report and the notation of numbers and dates, from
 * share/wk/teksten/<language>.csv (key,text). Nothing a reader of a report
 * sees stands in code.
 */

#include <stdbool.h>

#include "lib/err.h"
#include "lib/mem.h"

struct wk_lang;

/* lang: "nl" or "en" (the name of a file in teksten/). NULL and e on error. */
struct wk_lang	*wk_lang_load(const char *lang, struct wk_err *e) WK_MUST_CHECK;
void		 wk_lang_free(struct wk_lang *l);
const char	*wk_lang_code(const struct wk_lang *l);		/* "nl" */

/* The text of a key; the key itself when it has none (a test forbids that). */
const char	*wk_lang_get(const struct wk_lang *l, const char *key);
bool		 wk_lang_has(const struct wk_lang *l, const char *key);

/*
 * The text of a key with {1}, {2}... replaced by the arguments (strings, at
 * most 9, ended by NULL), in arena a.
 */
const char	*wk_lang_say(struct wk_arena *a, const struct wk_lang *l,
		    const char *key, ...) __attribute__((sentinel));

/* "1.234,5": fixed decimals in the notation of the language; n bytes of out. */
void		 wk_lang_number(const struct wk_lang *l, char *out, size_t n,
		    double v, int decimals);
/* The same, kept in arena a. */
const char	*wk_lang_count(struct wk_arena *a, const struct wk_lang *l, long v);
/* "maart 2026" and "3 maart 2026" in arena a (months and days as in date.h). */
const char	*wk_lang_month(struct wk_arena *a, const struct wk_lang *l, int month);
const char	*wk_lang_day(struct wk_arena *a, const struct wk_lang *l, long day);
/* "eerste kwartaal van 2026"; month: any month of it. */
const char	*wk_lang_quarter(struct wk_arena *a, const struct wk_lang *l, int month);

#endif
