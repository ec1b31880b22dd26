/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * doc_bubbles: bundles as circles, a drawing per group: on the left the
 * circles with a number, on the right what each number is. The area of a
 * circle follows the printed number, on one scale for all groups; how a
 * bundle goes is told by a sign and the border, never by colour alone.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/doc_svg.h"
#include "lib/pack.h"

#define WIDTH	420.0
#define PACKED	128.0	/* room for the circles of a group */
#define LARGEST	34.0	/* radius */
#define GAP	2.0	/* between circles */
#define TOP	26.0	/* below the name of the group */
#define KEY	142.0	/* where the list starts */
#define NAME	29	/* columns of a label in the list */
#define TEXT	56	/* columns of a line over the whole width */
#define BETWEEN	5.0	/* rows of the list */

static const struct { const char *text, *look; } sign[WK_NSIGN] = {
	[WK_SIGN_NONE] = { "", "fill=\"#d6e8f5\" stroke-width=\"1.5\"" },
	[WK_SIGN_NEW] = { "★", "fill=\"#fff0b8\" stroke-width=\"3\"" },
	[WK_SIGN_UP] = { "▲", "fill=\"#7fb5dc\" stroke-width=\"1.5\"" },
	[WK_SIGN_SAME] = { "=", "fill=\"#d6e8f5\" stroke-width=\"1.5\"" },
	[WK_SIGN_DOWN] = { "▼", "fill=\"#fff\" stroke-width=\"1.5\" "
	    "stroke-dasharray=\"4 3\"" }
};

const char *
wk_sign_text(enum wk_sign s)
{
	return sign[s].text;
}

/* End of the group that starts at from. */
static size_t
group_end(const struct wk_dbubbles *m, size_t from)
{
	size_t i = from;

	while (i < m->n && strcmp(m->b[i].group, m->b[from].group) == 0)
		i++;
	return i;
}

/* The circles of a group on scale k. */
static struct wk_disc *
circles(const struct wk_dbubbles *m, size_t from, size_t to, double k, double *w, double *h)
{
	struct wk_disc *c = wk_calloc(to - from + 1, sizeof(*c));
	size_t i;

	for (i = from; i < to; i++)
		c[i - from].r = k * sqrt(m->b[i].value);
	wk_pack(c, to - from, GAP, w, h);
	return c;
}

/* One scale for all groups, so that circles can be compared. */
static double
scale(const struct wk_dbubbles *m)
{
	double k = HUGE_VAL, w, h;
	size_t from, to;

	for (from = 0; from < m->n; from = to) {
		to = group_end(m, from);
		k = fmin(k, LARGEST / sqrt(m->b[from].value));
	}
	for (from = 0; from < m->n; from = to) {
		to = group_end(m, from);
		free(circles(m, from, to, k, &w, &h));
		if (w > PACKED)		/* the gaps do not shrink: a little smaller */
			k *= 0.97 * PACKED / w;
	}
	return k;
}

/* "Schulden: deurwaarder (15)" */
static void
line(const struct wk_doc *d, const struct wk_bubble *b, struct wk_buf *out)
{
	char num[48];

	wk_lang_number(d->lang, num, sizeof(num), b->value, 0);
	wk_buf_clear(out);
	wk_buf_addf(out, "%s (%s)", b->label, num);
}

static void
circle(const struct wk_doc *d, const struct wk_bubble *b, const struct wk_disc *c,
    size_t number, double x, double y, struct wk_buf *out)
{
	struct wk_buf s = WK_BUF_INIT;
	char text[24];

	wk_buf_addf(out, "<g><title>");
	line(d, b, &s);
	wk_html_escape(out, wk_buf_str(&s));
	wk_buf_adds(out, b->state[0] != '\0' ? ", " : "");
	wk_html_escape(out, b->state);
	wk_buf_addf(out, "</title><circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" "
	    "stroke=\"#0b4f7d\" %s/>\n", c->x + x, c->y + y, c->r, sign[b->sign].look);
	snprintf(text, sizeof(text), "%zu", number);
	if (c->r >= 8)
		wk_svg_text(out, c->x + x, c->y + y + 4.5, "middle", text, strlen(text));
	wk_buf_adds(out, "</g>\n");
	wk_buf_free(&s);
}

/* Numbers, signs and labels; the height. out NULL: only measure. */
static double
list(const struct wk_doc *d, const struct wk_dbubbles *m, size_t from, size_t to,
    double y, struct wk_buf *out)
{
	struct wk_buf s = WK_BUF_INIT;
	double start = y;
	char text[24];
	size_t i;

	for (i = from; i < to; i++) {
		if (out != NULL) {
			snprintf(text, sizeof(text), "%zu", i + 1);
			wk_svg_text(out, KEY + 16, y + 11, "end", text, strlen(text));
			wk_svg_text(out, KEY + 27, y + 11, "middle",
			    sign[m->b[i].sign].text, strlen(sign[m->b[i].sign].text));
		}
		line(d, &m->b[i], &s);
		y += BETWEEN + WK_SVG_LINE * (double)wk_svg_lines(out, KEY + 38, y + 11,
		    wk_buf_str(&s), NAME);
	}
	wk_buf_free(&s);
	return y - start;
}

/* What a group shows, for who cannot see it. */
static void
describe(const struct wk_doc *d, const struct wk_dbubbles *m, size_t from, size_t to,
    struct wk_buf *out)
{
	struct wk_buf s = WK_BUF_INIT;
	size_t i;

	for (i = from; i < to; i++) {
		line(d, &m->b[i], &s);
		wk_buf_adds(&s, m->b[i].state[0] != '\0' ? ", " : "");
		wk_buf_adds(&s, m->b[i].state);
		wk_buf_adds(&s, i + 1 < to ? "; " : ".");
		wk_html_escape(out, wk_buf_str(&s));
	}
	wk_buf_free(&s);
}

/* A group at height y; its own height. out NULL: only measure. */
static double
group(const struct wk_doc *d, const struct wk_dbubbles *m, size_t from, size_t to,
    double k, double y, struct wk_buf *out)
{
	double w, h, high = list(d, m, from, to, 0, NULL);
	struct wk_disc *c = circles(m, from, to, k, &w, &h);
	size_t i;

	if (out != NULL) {
		wk_buf_adds(out, "<g font-weight=\"700\">");
		wk_svg_text(out, 0, y + 14, "start", m->b[from].group,
		    strlen(m->b[from].group));
		wk_buf_adds(out, "</g>\n");
		for (i = from; i < to; i++)
			circle(d, &m->b[i], &c[i - from], i + 1, (PACKED - w) / 2 + 2,
			    y + TOP, out);
		list(d, m, from, to, y + TOP, out);
	}
	free(c);
	return TOP + 8 + fmax(h, high);
}

void
wk_doc_svg_bubbles(const struct wk_doc *d, const struct wk_block *b, size_t id,
    size_t *at, struct wk_buf *out)
{
	const struct wk_dbubbles *m = b->bubbles;
	size_t from = *at, to = group_end(m, from);
	double k = scale(m);

	wk_buf_addf(out, "<svg class=\"bel\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" "
	    "aria-labelledby=\"g%zu b%zu\"><title id=\"g%zu\">", WIDTH,
	    group(d, m, from, to, k, 0, NULL), id, id, id);
	wk_html_escape(out, m->b[from].group);
	wk_buf_addf(out, "</title><desc id=\"b%zu\">", id);
	describe(d, m, from, to, out);
	wk_buf_adds(out, "</desc>\n");
	group(d, m, from, to, k, 0, out);
	wk_buf_adds(out, "</svg>\n");
	*at = to;
}

static double
lines(struct wk_buf *out, double y, const char *s, size_t width)
{
	return y + WK_SVG_LINE * (double)wk_svg_lines(out, 0, y, s, width);
}

/* What the signs mean, then the notes; without circles the paragraphs too. */
static double
below(const struct wk_doc *d, const struct wk_dbubbles *m, double y, struct wk_buf *out)
{
	struct wk_buf s = WK_BUF_INIT;
	size_t i, k;

	for (k = WK_SIGN_NONE + 1; k < WK_NSIGN; k++)
		for (i = 0; i < m->n; i++)
			if (m->b[i].sign == k) {
				wk_buf_addf(&s, "%s%s %s", s.len > 0 ? "   " : "",
				    sign[k].text, m->b[i].state);
				break;
			}
	y = lines(out, y + 6, wk_buf_str(&s), TEXT) + 6;
	for (i = 0; i < d->n; i++)
		if (d->block[i].kind == WK_BLOCK_NOTE ||
		    (m->n == 0 && d->block[i].kind == WK_BLOCK_PARA))
			y = lines(out, y, d->block[i].text, TEXT) + 4;
	wk_buf_free(&s);
	return y;
}

/* The whole picture; its height. b NULL: only words. out NULL: only measure. */
static double
picture(const struct wk_doc *d, const struct wk_block *b, struct wk_buf *out)
{
	static const struct wk_dbubbles none;
	const struct wk_dbubbles *m = b != NULL ? b->bubbles : &none;
	double y = 18, k = scale(m);
	size_t from, to;

	if (d->stamp != NULL)
		y = lines(out, y, d->stamp, 50) + 6;
	if (out != NULL)
		wk_buf_adds(out, "<g font-size=\"18\" font-weight=\"700\">");
	y = lines(out, y, d->title, 36) + 6;
	if (out != NULL)
		wk_buf_adds(out, "</g>\n");
	if (d->subtitle != NULL)
		y = lines(out, y, d->subtitle, TEXT);
	if (b != NULL)
		y = lines(out, y + 6, b->text, TEXT) + 6;
	for (from = 0; from < m->n; from = to) {
		to = group_end(m, from);
		y += group(d, m, from, to, k, y, out);
	}
	return below(d, m, y + 6, out);
}

void
wk_doc_svg(const struct wk_doc *d, struct wk_buf *out)
{
	const struct wk_block *b = NULL;
	double high;
	size_t i, to;

	for (i = 0; i < d->n && b == NULL; i++)
		if (d->block[i].kind == WK_BLOCK_BUBBLES)
			b = &d->block[i];
	high = picture(d, b, NULL);
	wk_buf_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"%s\" "
	    "viewBox=\"-10 -6 %.0f %.0f\" font-family=\"Source Sans 3, Segoe UI, Arial, "
	    "sans-serif\" font-size=\"13\" fill=\"#1b1b1b\" role=\"img\" "
	    "aria-labelledby=\"titel uitleg\">\n<title id=\"titel\">",
	    wk_lang_code(d->lang), WIDTH + 20, high + 12);
	wk_html_escape(out, d->title);
	wk_buf_adds(out, "</title>\n<desc id=\"uitleg\">");
	wk_html_escape(out, b != NULL ? b->text : "");
	for (i = 0; b != NULL && i < b->bubbles->n; i = to) {
		to = group_end(b->bubbles, i);
		wk_buf_addc(out, ' ');
		describe(d, b->bubbles, i, to, out);
	}
	wk_buf_addf(out, "</desc>\n<rect x=\"-10\" y=\"-6\" width=\"%.0f\" "
	    "height=\"%.0f\" fill=\"#fff\"/>\n", WIDTH + 20, high + 12);
	picture(d, b, out);
	wk_buf_adds(out, "</svg>\n");
}
