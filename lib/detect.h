/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_DETECT_H
#define WK_DETECT_H

/*
 * detect: how is this file written? For exports without a profile. What is
 * found is itself a profile, to be shown and kept.
 *
 * Encoding: byte order mark, else valid UTF-8, else Windows-1252 (a regular
 * file is looked through whole, stdin for its first megabyte). Separator: the
 * one of ; , tab | # that gives most records the same number of fields, counted
 * outside quotes, and most names that the schema knows. Header: the first of
 * the first ten records with the usual number of fields and most known names.
 * Date forms and decimal mark: those that read most values of the columns
 * that hold dates and numbers; month before day only when day before month
 * reads fewer.
 */

#include "lib/mapping.h"

/*
 * file NULL or "-": stdin; then what was read of it is in head, which belongs
 * to the caller, must outlive the reading, and is in the profile's dialect.
 * NULL and e: cannot be read, a pipe that is not stdin, a JSON list.
 */
struct wk_profile	*wk_detect(const char *file, const struct wk_schema *s,
			    struct wk_buf *head, struct wk_err *e) WK_MUST_CHECK;

/*
 * Make a read the file of b too: its date forms and its head are added. False
 * when that cannot be: another separator, encoding, order of day and month...
 */
bool			 wk_detect_merge(struct wk_profile *a,
			    const struct wk_profile *b);

/* "windows-1252, ';', dates d-m-jjjj, decimal ','" appended to out. */
void			 wk_detect_line(const struct wk_profile *p, struct wk_buf *out);

/*
 * Append the profile as JSON, with the columns of header that mean something
 * to us: a file that wk_profile_load reads.
 */
void			 wk_detect_print(const struct wk_profile *p,
			    const struct wk_schema *s, const struct wk_header *header,
			    const struct wk_mapping *m, struct wk_buf *out);

#endif
