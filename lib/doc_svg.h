/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_DOC_SVG_H
#define WK_DOC_SVG_H

/*
 * doc_svg: what the drawings of a document share. Units are those of the
 * drawing, text is 13 units high.
 */

#include "lib/doc.h"

#define WK_SVG_LINE	15.0	/* from one line of text to the next */

/* Start a drawing of w by h with a title (id g<id>). */
void	wk_svg_open(struct wk_buf *out, double w, double h, size_t id,
	    const char *class, const char *title);
/* n bytes of s on one line; anchor: start, middle or end. */
void	wk_svg_text(struct wk_buf *out, double x, double y, const char *anchor,
	    const char *s, size_t n);
/* s on lines of at most width columns; how many. out NULL: only count. */
size_t	wk_svg_lines(struct wk_buf *out, double x, double y, const char *s,
	    size_t width);

#endif
