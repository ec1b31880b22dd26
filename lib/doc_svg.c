/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * doc_svg: charts and maps of a document as inline SVG. Drawn from printed
 * values only; every drawing stands beside its table.
 */
#include <math.h>
#include <string.h>

#include "lib/doc_svg.h"
#include "lib/utf8.h"

#define WIDTH	420.0		/* of a chart, in its own units */
#define BAR	26.0		/* height of a bar with its gap */
#define PLOT_H	170.0		/* height of a line plot */
#define LEFT	44.0
#define NAME	24		/* columns of a label beside a bar */
#define WIDE	8.0		/* a column of a name on a map */
#define MAXLINES 3
#define MAXBAR	24		/* more bars than this say nothing */

void
wk_svg_open(struct wk_buf *out, double w, double h, size_t id, const char *class,
    const char *title)
{
	wk_buf_addf(out, "<svg class=\"%s\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" "
	    "aria-labelledby=\"g%zu\"><title id=\"g%zu\">", class, w, h, id, id);
	wk_html_escape(out, title);
	wk_buf_adds(out, "</title>\n");
}

void
wk_svg_text(struct wk_buf *out, double x, double y, const char *anchor, const char *s,
    size_t n)
{
	struct wk_buf part = WK_BUF_INIT;

	wk_buf_add(&part, s, n);
	wk_buf_addf(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor);
	wk_html_escape(out, wk_buf_str(&part));
	wk_buf_adds(out, "</text>\n");
	wk_buf_free(&part);
}

size_t
wk_svg_lines(struct wk_buf *out, double x, double y, const char *s, size_t width)
{
	const char *next;
	size_t n, lines = 0;

	for (; *s != '\0'; s = next) {
		n = wk_utf8_wrap(s, width, &next);
		if (out != NULL)
			wk_svg_text(out, x, y + WK_SVG_LINE * (double)lines, "start", s, n);
		lines++;
	}
	return lines;
}

static void
label(struct wk_buf *out, double x, double y, const char *anchor, const char *s)
{
	wk_svg_text(out, x, y, anchor, s, strlen(s));
}

static const char *
printed(const struct wk_doc *d, const struct wk_cell *c, struct wk_buf *b)
{
	wk_buf_clear(b);
	wk_cell_print(c, d->lang, b);
	return wk_buf_str(b);
}

/* Height of a bar with its gap: room for all lines of its label. */
static double
bar_height(const struct wk_doc *d, const struct wk_cell *c, struct wk_buf *b)
{
	size_t n = wk_svg_lines(NULL, 0, 0, printed(d, c, b), NAME);

	return n > 1 ? BAR + WK_SVG_LINE * (double)(n - 1) : BAR;
}

static void
bars(const struct wk_doc *d, const struct wk_block *b, size_t id, struct wk_buf *out)
{
	const struct wk_dtable *t = b->table;
	size_t r, n = t->nrow > MAXBAR ? MAXBAR : t->nrow;
	double max = wk_table_max(t, b->column), y = 4, w, all = 4;
	struct wk_buf s = WK_BUF_INIT;
	const struct wk_cell *c;

	for (r = 0; r < n; r++)
		all += bar_height(d, &t->row[r][0], &s);
	wk_svg_open(out, WIDTH, all, id, "staven", b->text);
	for (r = 0; r < n; r++) {
		c = &t->row[r][b->column];
		wk_svg_lines(out, 0, y + 14, printed(d, &t->row[r][0], &s), NAME);
		w = wk_cell_level(c, max) > 0 ? (WIDTH - 250) * c->num / max : 0;
		if (w > 0)
			wk_buf_addf(out, "<rect class=\"staaf\" x=\"200\" y=\"%.1f\" "
			    "width=\"%.1f\" height=\"18\"/>\n", y, w);
		label(out, 206 + w, y + 14, "start", printed(d, c, &s));
		y += bar_height(d, &t->row[r][0], &s);
	}
	wk_buf_adds(out, "</svg>\n");
	wk_buf_free(&s);
}

/* The smallest of 1, 2, 5 x 10^k that is at least v. */
static double
nice(double v)
{
	double p = pow(10, floor(log10(v)));

	return v <= p ? p : v <= 2 * p ? 2 * p : v <= 5 * p ? 5 * p : 10 * p;
}

static void
axis(const struct wk_doc *d, struct wk_buf *out, double top)
{
	struct wk_cell c;
	struct wk_buf s = WK_BUF_INIT;
	double y;
	int i;

	memset(&c, 0, sizeof(c));
	for (i = 0; i <= 2; i++) {
		y = 14 + PLOT_H * (1 - i / 2.0);
		wk_buf_addf(out, "<line class=\"as\" x1=\"%.0f\" y1=\"%.1f\" x2=\"%.0f\" "
		    "y2=\"%.1f\"/>\n", LEFT, y, WIDTH, y);
		wk_cell_number(&c, top * i / 2, 0);
		label(out, LEFT - 6, y + 4, "end", printed(d, &c, &s));
	}
	wk_buf_free(&s);
}

static void
lines(const struct wk_doc *d, const struct wk_block *b, size_t id, struct wk_buf *out)
{
	const struct wk_dtable *t = b->table;
	double max = wk_table_max(t, b->column), top, x, y, step;
	struct wk_buf s = WK_BUF_INIT, path = WK_BUF_INIT;
	const struct wk_cell *c;
	bool pen = false;
	size_t r, every = (t->nrow + 1) / 2;	/* two labels fit */

	top = max > 0 ? nice(max) : 10;
	step = t->nrow > 1 ? (WIDTH - LEFT - 24) / (double)(t->nrow - 1) : 0;
	wk_svg_open(out, WIDTH, PLOT_H + 40, id, "lijnen", b->text);
	axis(d, out, top);
	for (r = 0; r < t->nrow; r++) {
		c = &t->row[r][b->column];
		x = LEFT + 12 + step * (double)r;
		if ((t->nrow - 1 - r) % every == 0)
			label(out, x, PLOT_H + 34, r + 1 == t->nrow && r > 0 ? "end" : "middle",
			    printed(d, &t->row[r][0], &s));
		if (wk_cell_level(c, top) == 0) {
			pen = false;
			continue;
		}
		y = 14 + PLOT_H * (1 - c->num / top);
		wk_buf_addf(&path, "%c%.1f %.1f", pen ? 'L' : 'M', x, y);
		wk_buf_addf(out, "<circle class=\"punt\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>\n",
		    x, y);
		if (r + 1 == t->nrow)
			label(out, x + 8, y < 22 ? y + 18 : y - 8, "end", printed(d, c, &s));
		pen = true;
	}
	if (path.len > 0)
		wk_buf_addf(out, "<path class=\"lijn\" d=\"%s\"/>\n", wk_buf_str(&path));
	wk_buf_adds(out, "</svg>\n");
	wk_buf_free(&s);
	wk_buf_free(&path);
}

void
wk_doc_svg_chart(const struct wk_doc *d, const struct wk_block *b, size_t id,
    struct wk_buf *out)
{
	if (b->chart == WK_CHART_LINE)
		lines(d, b, id, out);
	else
		bars(d, b, id, out);
}

/* Lines that s takes without a word being cut; 0 when that is too many. */
static size_t
whole_lines(const char *s, size_t columns)
{
	const char *next;
	size_t lines = 0, n;

	for (; *s != '\0'; s = next, lines++) {
		n = wk_utf8_wrap(s, columns, &next);
		if (s[n] != ' ' && s[n] != '\0')
			return 0;
	}
	return lines > MAXLINES ? 0 : lines;
}

/* The number of an area in the table and, when there is room, its name. */
static void
name_area(struct wk_buf *out, const struct wk_shape *s)
{
	size_t columns = s->room > 0 ? (size_t)(s->room / WIDE) : 0, lines, n;
	double y = s->y + 7;
	const char *p, *next;

	if (s->number == 0 || columns < 3)
		return;
	lines = whole_lines(s->name, columns);
	y -= WK_SVG_LINE * (double)lines / 2;
	wk_buf_addf(out, "<text class=\"nr\" x=\"%.1f\" y=\"%.1f\">%zu</text>\n", s->x, y,
	    s->number);
	if (lines == 0)
		return;
	wk_buf_adds(out, "<g class=\"naam\">");
	for (p = s->name; *p != '\0'; p = next) {
		n = wk_utf8_wrap(p, columns, &next);
		wk_svg_text(out, s->x, y += WK_SVG_LINE + 1, "middle", p, n);
	}
	wk_buf_adds(out, "</g>\n");
}

void
wk_doc_svg_map(const struct wk_doc *d, const struct wk_block *b, size_t id,
    struct wk_buf *out)
{
	const struct wk_dmap *m = b->map;
	const struct wk_shape *s;
	const char *value;
	size_t i;

	wk_buf_addf(out, "<svg class=\"kaart\" viewBox=\"-2 -2 %.0f %.0f\" role=\"group\" "
	    "aria-labelledby=\"g%zu\"><title id=\"g%zu\">", m->width + 4,
	    m->height + 4, id, id);
	wk_html_escape(out, b->text);
	wk_buf_adds(out, "</title>\n<defs><pattern id=\"arceer\" width=\"6\" height=\"6\" "
	    "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect "
	    "width=\"6\" height=\"6\" fill=\"#fff\"/><rect width=\"1.5\" height=\"6\" "
	    "fill=\"#767676\"/></pattern></defs>\n");
	for (i = 0; i < m->n; i++) {
		s = &m->shape[i];
		value = s->level == 0 ? d->hidden :
		    s->level < 0 ? wk_lang_get(d->lang, "kaart.geen") : s->value;
		if (s->href != NULL) {
			wk_buf_adds(out, "<a href=\"");
			wk_html_escape(out, s->href);
			wk_buf_adds(out, "\">");
		}
		if (s->level < 0)
			wk_buf_adds(out, "<path class=\"kx\" d=\"");
		else
			wk_buf_addf(out, "<path class=\"k%d\" d=\"", s->level);
		wk_html_escape(out, s->path);
		wk_buf_adds(out, "\"><title>");
		wk_html_escape(out, s->name);
		wk_buf_adds(out, ": ");
		wk_html_escape(out, value);
		wk_buf_adds(out, "</title></path>\n");
		name_area(out, s);
		wk_buf_adds(out, s->href != NULL ? "</a>\n" : "");
	}
	wk_buf_adds(out, "</svg>\n");
}
