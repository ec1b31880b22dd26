/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doc_md: a document as Markdown (CommonMark with tables). */
#include <string.h>

#include "lib/doc.h"

/* Signs with a meaning get a backslash, a line end becomes a blank. */
static void
escape(struct wk_buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if ((unsigned char)*s < ' ') {
			wk_buf_addc(out, ' ');
			continue;
		}
		if (strchr("\\`*_[]<>|#&~", *s) != NULL)
			wk_buf_addc(out, '\\');
		wk_buf_addc(out, *s);
	}
}

static void
line(struct wk_buf *out, const char *before, const char *s, const char *after)
{
	wk_buf_adds(out, before);
	escape(out, s);
	wk_buf_adds(out, after);
}

static void
cell(const struct wk_doc *d, const struct wk_cell *c, struct wk_buf *out)
{
	struct wk_buf b = WK_BUF_INIT;

	wk_cell_print(c, d->lang, &b);
	wk_buf_addc(out, ' ');
	if (c->href != NULL)
		wk_buf_addc(out, '[');
	escape(out, wk_buf_str(&b));
	if (c->href != NULL)
		wk_buf_addf(out, "](%s)", c->href);
	wk_buf_adds(out, " |");
	wk_buf_free(&b);
}

static void
table(const struct wk_doc *d, size_t i, struct wk_buf *out)
{
	const struct wk_dtable *t = d->block[i].table;
	size_t r, c;

	if (!wk_doc_captioned(d, i))
		line(out, "**", t->caption, "**\n\n");
	wk_buf_addc(out, '|');
	for (c = 0; c < t->ncol; c++)
		line(out, " ", t->col[c].label, " |");
	wk_buf_adds(out, "\n|");
	for (c = 0; c < t->ncol; c++)
		wk_buf_adds(out, t->col[c].numeric ? "---:|" : "---|");
	wk_buf_addc(out, '\n');
	for (r = 0; r < t->nrow; r++) {
		wk_buf_addc(out, '|');
		for (c = 0; c < t->ncol; c++)
			cell(d, &t->row[r][c], out);
		wk_buf_addc(out, '\n');
	}
	wk_buf_addc(out, '\n');
}

static void
block(const struct wk_doc *d, size_t i, struct wk_buf *out)
{
	const struct wk_block *b = &d->block[i];
	int k;

	switch (b->kind) {
	case WK_BLOCK_HEADING:
		for (k = 0; k < b->level; k++)
			wk_buf_addc(out, '#');
		line(out, " ", b->text, "\n\n");
		break;
	case WK_BLOCK_PARA:
		line(out, "", b->text, "\n\n");
		break;
	case WK_BLOCK_NOTE:
		line(out, "> ", b->text, "\n\n");
		break;
	case WK_BLOCK_ITEM:
		line(out, b->href != NULL ? "- [" : "- ", b->text, "");
		if (b->href != NULL)
			wk_buf_addf(out, "](%s)", b->href);
		wk_buf_addc(out, '\n');
		if (i + 1 == d->n || d->block[i + 1].kind != WK_BLOCK_ITEM)
			wk_buf_addc(out, '\n');
		break;
	case WK_BLOCK_TABLE:
		table(d, i, out);
		break;
	case WK_BLOCK_WRITE:
		line(out, "**", b->text, "**\n\n");
		for (k = 0; k < b->level; k++)
			wk_buf_adds(out, "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n\n");
		break;
	case WK_BLOCK_BREAK:
		wk_buf_adds(out, "---\n\n");
		break;
	case WK_BLOCK_CHART:	/* the table says it all */
	case WK_BLOCK_MAP:
	case WK_BLOCK_BUBBLES:
		break;
	}
}

void
wk_doc_md(const struct wk_doc *d, struct wk_buf *out)
{
	size_t i;

	if (d->stamp != NULL)
		line(out, "> **", d->stamp, "**\n\n");
	line(out, "# ", d->title, "\n\n");
	if (d->subtitle != NULL)
		line(out, "", d->subtitle, "\n\n");
	for (i = 0; i < d->n; i++)
		block(d, i, out);
}
