/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_CONVERT_H
#define WK_CONVERT_H

/*
 * convert: the values of one column of an export to our form: dates, decimal
 * marks, area codes, their words to ours. Remembers what it did, so that a
 * column with few different values costs one look-up per row.
 */

#include "lib/profile.h"

struct wk_convert {
	const struct wk_column	*column;
	const struct wk_profile	*profile;
	const struct wk_values	*values;	/* the profile's words, or NULL */
	struct wk_map		 memo;		/* values met */
	const char		**to;		/* what they became; NULL: nothing known */
	size_t			 tocap;
	struct wk_buf		 key;
	struct wk_buf		 out;
};

void		 wk_convert_init(struct wk_convert *c, const struct wk_column *column,
		    const struct wk_profile *profile);
/*
 * Convert *v in place; the result lives until the next call or as long as
 * what came in. NULL, or a fixed reason why it is no value of this column.
 */
const char	*wk_convert(struct wk_convert *c, struct wk_str *v);
void		 wk_convert_free(struct wk_convert *c);

/* Any date form of the profile to a day; WK_NODAY when none fits. */
long		 wk_convert_day(const struct wk_profile *p, struct wk_str v);
/* The number of an amount: blanks and a euro sign before it off. */
struct wk_str	 wk_convert_amount(struct wk_str v);
/* The CBS age class of an age in years, "" when it is no age. */
const char	*wk_age_group(long years);

#endif
