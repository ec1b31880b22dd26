/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * doc_html: a document as one static page without scripts (WCAG 2.2 AA).
 * Class names are those of the NL Design System (Utrecht), so that the theme
 * of a municipality fits. Everything from outside is escaped.
 */
#include <stdio.h>
#include <string.h>

#include "lib/doc.h"

#define SENTENCE 30	/* a text longer than this wants a wide column */

struct html {
	const struct wk_doc	*d;
	struct wk_buf		*out;
	struct wk_arena		*arena;		/* for texts while rendering */
	size_t			 id;		/* numbers the parts of the page */
	bool			 section, list;
};

void
wk_html_escape(struct wk_buf *out, const char *s)
{
	const char *p;

	for (p = s; *p != '\0'; p++)
		switch (*p) {
		case '&': wk_buf_adds(out, "&amp;"); break;
		case '<': wk_buf_adds(out, "&lt;"); break;
		case '>': wk_buf_adds(out, "&gt;"); break;
		case '"': wk_buf_adds(out, "&quot;"); break;
		case '\'': wk_buf_adds(out, "&#39;"); break;
		default: wk_buf_addc(out, (unsigned char)*p < ' ' ? ' ' : *p); break;
		}
}

static void
esc(struct html *h, const char *s)
{
	wk_html_escape(h->out, s);
}

static const char *
say(struct html *h, const char *key)
{
	return wk_lang_get(h->d->lang, key);
}

static void
tag(struct html *h, const char *open, const char *text, const char *close)
{
	wk_buf_adds(h->out, open);
	esc(h, text);
	wk_buf_adds(h->out, close);
}

static void
cell(struct html *h, const struct wk_dtable *t, const struct wk_cell *c,
    size_t col, double max)
{
	struct wk_buf b = WK_BUF_INIT;
	const char *name = col == 0 ? "th" : "td";
	int level = col > 0 && t->heat ? wk_cell_level(c, max) : 0;

	wk_buf_addf(h->out, "<%s%s", name, col == 0 ? " scope=\"row\"" : "");
	if (c->kind == WK_CELL_HIDDEN) {
		wk_buf_adds(h->out, t->col[col].numeric ? " class=\"v n\">" : " class=\"v\">");
		tag(h, "<i>", h->d->hidden, "</i></td>");
		return;
	}
	if (level > 0)
		wk_buf_addf(h->out, " class=\"n k%d\"", level);
	else if (t->col[col].numeric)
		wk_buf_adds(h->out, " class=\"n\"");
	wk_buf_addc(h->out, '>');
	if (c->href != NULL)
		tag(h, "<a class=\"utrecht-link\" href=\"", c->href, "\">");
	wk_cell_print(c, h->d->lang, &b);
	esc(h, wk_buf_str(&b));
	if (c->href != NULL)
		wk_buf_adds(h->out, "</a>");
	wk_buf_addf(h->out, "</%s>", name);
	wk_buf_free(&b);
}

static bool
has_hidden(const struct wk_dtable *t)
{
	size_t r, c;

	for (r = 0; r < t->nrow; r++)
		for (c = 0; c < t->ncol; c++)
			if (t->row[r][c].kind == WK_CELL_HIDDEN)
				return true;
	return false;
}

/* Long texts must not be squeezed to a word a line. */
static bool
has_sentence(const struct wk_dtable *t, size_t c)
{
	size_t r;

	for (r = 0; r < t->nrow; r++)
		if (t->row[r][c].kind == WK_CELL_TEXT && strlen(t->row[r][c].text) > SENTENCE)
			return true;
	return false;
}

static void
table(struct html *h, size_t i)
{
	const struct wk_dtable *t = h->d->block[i].table;
	double max = t->heat ? wk_table_max(t, WK_ALL_COLUMNS) : 0;
	size_t r, c, id = ++h->id;

	wk_buf_addf(h->out, "<div class=\"tabel\">\n<div class=\"rol\" role=\"group\" "
	    "aria-labelledby=\"t%zu\" tabindex=\"0\">\n<table class=\"utrecht-table%s\">\n"
	    "<caption class=\"utrecht-table__caption%s\" id=\"t%zu\">", id,
	    t->heat ? " heet" : "", wk_doc_captioned(h->d, i) ? " vh" : "", id);
	esc(h, t->caption);
	wk_buf_adds(h->out, "</caption>\n<thead class=\"utrecht-table__header\"><tr>");
	for (c = 0; c < t->ncol; c++)
		tag(h, t->col[c].numeric ? "<th scope=\"col\" class=\"n\">" :
		    has_sentence(t, c) ? "<th scope=\"col\" class=\"zin\">" :
		    t->col[c].room ? "<th scope=\"col\" class=\"ruim\">" :
		    "<th scope=\"col\">", t->col[c].label, "</th>");
	wk_buf_adds(h->out, "</tr></thead>\n<tbody class=\"utrecht-table__body\">\n");
	for (r = 0; r < t->nrow; r++) {
		wk_buf_adds(h->out, "<tr>");
		for (c = 0; c < t->ncol; c++)
			cell(h, t, &t->row[r][c], c, max);
		wk_buf_adds(h->out, "</tr>\n");
	}
	wk_buf_adds(h->out, "</tbody></table></div>\n");
	if (has_hidden(t))
		tag(h, "<p class=\"legenda\">", wk_lang_say(h->arena, h->d->lang,
		    "legenda.verborgen", h->d->hidden, (char *)NULL), "</p>\n");
	wk_buf_adds(h->out, "</div>\n");
}

static void
legend(struct html *h, const struct wk_dmap *m)
{
	bool hidden = false, none = false;
	size_t i;

	for (i = 0; i < m->n; i++) {
		hidden = hidden || m->shape[i].level == 0;
		none = none || m->shape[i].level < 0;
	}
	wk_buf_adds(h->out, "<ul class=\"sleutel\">");
	for (i = 1; i <= 5; i++)
		if (m->range[i] != NULL) {
			wk_buf_addf(h->out, "<li><span class=\"vak k%zu\"></span> ", i);
			tag(h, "", m->range[i], "</li>");
		}
	if (hidden)
		tag(h, "<li><span class=\"vak k0\"></span> ", h->d->hidden, "</li>");
	if (none)
		tag(h, "<li><span class=\"vak kx\"></span> ", say(h, "kaart.geen"), "</li>");
	wk_buf_adds(h->out, "</ul>\n");
}

/* What the signs of a picture of bubbles mean. */
static void
signs(struct html *h, const struct wk_dbubbles *b)
{
	size_t i, k;
	bool open = false;

	for (k = WK_SIGN_NONE + 1; k < WK_NSIGN; k++)
		for (i = 0; i < b->n; i++)
			if (b->b[i].sign == k) {
				wk_buf_adds(h->out, open ? "" : "<ul class=\"sleutel\">");
				open = true;
				wk_buf_addf(h->out, "<li><span aria-hidden=\"true\">%s</span> ",
				    wk_sign_text(b->b[i].sign));
				tag(h, "", b->b[i].state, "</li>");
				break;
			}
	wk_buf_adds(h->out, open ? "</ul>\n" : "");
}

static void
figure(struct html *h, const struct wk_block *b)
{
	size_t at = 0;

	wk_buf_adds(h->out, "<figure class=\"utrecht-figure\">\n");
	if (b->kind == WK_BLOCK_BUBBLES) {
		wk_buf_adds(h->out, "<div class=\"bellen\">\n");
		while (at < b->bubbles->n)
			wk_doc_svg_bubbles(h->d, b, ++h->id, &at, h->out);
		wk_buf_adds(h->out, "</div>\n");
		signs(h, b->bubbles);
	} else if (b->kind == WK_BLOCK_MAP) {
		wk_doc_svg_map(h->d, b, ++h->id, h->out);
		legend(h, b->map);
	} else {
		wk_doc_svg_chart(h->d, b, ++h->id, h->out);
	}
	tag(h, "<figcaption class=\"utrecht-figure__caption\">", b->text,
	    "</figcaption>\n</figure>\n");
}

static void
heading(struct html *h, const struct wk_block *b, size_t i)
{
	if (b->level == 2) {
		wk_buf_adds(h->out, h->section ? "</section>\n" : "");
		wk_buf_addf(h->out, "<section aria-labelledby=\"h%zu\">\n", i);
		h->section = true;
	}
	wk_buf_addf(h->out, "<h%d class=\"utrecht-heading-%d\" id=\"h%zu\">", b->level,
	    b->level, i);
	esc(h, b->text);
	wk_buf_addf(h->out, "</h%d>\n", b->level);
}

static void
item(struct html *h, const struct wk_block *b)
{
	if (!h->list)
		wk_buf_adds(h->out, "<ul class=\"utrecht-unordered-list\">\n");
	h->list = true;
	wk_buf_adds(h->out, "<li class=\"utrecht-unordered-list__item\">");
	if (b->href != NULL)
		tag(h, "<a class=\"utrecht-link\" href=\"", b->href, "\">");
	tag(h, "", b->text, b->href != NULL ? "</a></li>\n" : "</li>\n");
}

static void
write_room(struct html *h, const struct wk_block *b)
{
	int i;

	tag(h, "<div class=\"schrijf\"><p class=\"utrecht-paragraph\">", b->text, "</p>");
	for (i = 0; i < b->level; i++)
		wk_buf_adds(h->out, "<div class=\"lijn\"></div>");
	wk_buf_adds(h->out, "</div>\n");
}

static void
block(struct html *h, size_t i)
{
	const struct wk_block *b = &h->d->block[i];
	bool beside = i + 1 < h->d->n && h->d->block[i + 1].kind == WK_BLOCK_CHART;

	if (b->kind != WK_BLOCK_ITEM && h->list) {
		wk_buf_adds(h->out, "</ul>\n");
		h->list = false;
	}
	switch (b->kind) {
	case WK_BLOCK_HEADING: heading(h, b, i); break;
	case WK_BLOCK_PARA:
		tag(h, "<p class=\"utrecht-paragraph\">", b->text, "</p>\n");
		break;
	case WK_BLOCK_NOTE: tag(h, "<p class=\"noot\">", b->text, "</p>\n"); break;
	case WK_BLOCK_ITEM: item(h, b); break;
	case WK_BLOCK_TABLE:
		wk_buf_adds(h->out, beside ? "<div class=\"paar\">\n" : "");
		table(h, i);
		break;
	case WK_BLOCK_CHART:
		figure(h, b);
		wk_buf_adds(h->out, beside ? "" : "</div>\n");
		break;
	case WK_BLOCK_MAP:
	case WK_BLOCK_BUBBLES: figure(h, b); break;
	case WK_BLOCK_WRITE: write_room(h, b); break;
	case WK_BLOCK_BREAK: wk_buf_adds(h->out, "<div class=\"blad\"></div>\n"); break;
	}
}

/* Links to the headings of level 2, when there are enough to need them. */
static void
contents(struct html *h)
{
	size_t i, n = 0;

	for (i = 0; i < h->d->n; i++)
		n += h->d->block[i].kind == WK_BLOCK_HEADING && h->d->block[i].level == 2;
	if (n < 3)
		return;
	tag(h, "<nav class=\"inhoud\" aria-labelledby=\"nav\">\n<h2 id=\"nav\" class=\""
	    "utrecht-heading-4\">", say(h, "html.inhoud"), "</h2>\n<ul>\n");
	for (i = 0; i < h->d->n; i++)
		if (h->d->block[i].kind == WK_BLOCK_HEADING && h->d->block[i].level == 2) {
			wk_buf_addf(h->out, "<li><a class=\"utrecht-link\" href=\"#h%zu\">", i);
			tag(h, "", h->d->block[i].text, "</a></li>\n");
		}
	wk_buf_adds(h->out, "</ul>\n</nav>\n");
}

/* A style sheet may not end its own element. */
static void
style(struct html *h, const char *css)
{
	const char *p;

	if (css == NULL)
		return;
	wk_buf_adds(h->out, "<style>\n");
	for (p = css; *p != '\0'; p++) {
		if (p[0] == '<' && p[1] == '/')
			wk_buf_adds(h->out, "<\\");
		else
			wk_buf_addc(h->out, *p);
	}
	wk_buf_adds(h->out, "</style>\n");
}

static void
head(struct html *h, const char *css, const char *theme)
{
	wk_buf_addf(h->out, "<!DOCTYPE html>\n<html lang=\"%s\" class=\"utrecht-root\">\n"
	    "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n",
	    wk_lang_code(h->d->lang));
	tag(h, "<title>", h->d->title, h->d->subtitle != NULL ? " – " : "");
	tag(h, "", h->d->subtitle != NULL ? h->d->subtitle : "", "</title>\n");
	style(h, css);
	style(h, theme);
	tag(h, "</head>\n<body class=\"utrecht-document utrecht-body\">\n"
	    "<a class=\"utrecht-skip-link\" href=\"#main\">", say(h, "html.skip"),
	    "</a>\n<header class=\"utrecht-page-header\">\n");
	if (h->d->stamp != NULL)
		tag(h, "<p class=\"stempel\">", h->d->stamp, "</p>\n");
	tag(h, "<h1 class=\"utrecht-heading-1\">", h->d->title, "</h1>\n");
	if (h->d->subtitle != NULL)
		tag(h, "<p class=\"utrecht-lead-paragraph\">", h->d->subtitle, "</p>\n");
	wk_buf_adds(h->out, "</header>\n");
}

void
wk_doc_html(const struct wk_doc *d, const char *css, const char *theme,
    struct wk_buf *out)
{
	struct wk_arena arena = WK_ARENA_INIT;
	struct html h = { d, out, &arena, 0, false, false };
	size_t i;

	head(&h, css, theme);
	contents(&h);
	wk_buf_adds(out, "<main id=\"main\" tabindex=\"-1\">\n");
	for (i = 0; i < d->n; i++)
		block(&h, i);
	wk_buf_adds(out, h.list ? "</ul>\n" : "");
	wk_buf_adds(out, h.section ? "</section>\n" : "");
	tag(&h, "</main>\n<footer class=\"utrecht-page-footer\"><p>",
	    d->stamp != NULL ? d->stamp : say(&h, "html.voet"),
	    "</p></footer>\n</body>\n</html>\n");
	wk_arena_free(&arena);
}
