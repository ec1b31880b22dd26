/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doc_text: a document as plain text for a terminal, a mail or a message. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/doc.h"
#include "lib/utf8.h"

#define GAP	2		/* blanks between columns */
#define SENTENCE 40		/* a column wider than this holds sentences */
#define NARROW	14		/* which read badly in less than this */

struct text {
	const struct wk_doc	*d;
	struct wk_buf		*out;
	size_t			 width;
};

static void
repeat(struct wk_buf *out, const char *s, size_t n)
{
	while (n-- > 0)
		wk_buf_adds(out, s);
}

/* Fill words into lines; first and rest are put before the lines. */
static void
fill(struct text *t, const char *s, const char *first, const char *rest)
{
	size_t used, n, w;
	bool empty = true;

	wk_buf_adds(t->out, first);
	used = wk_utf8_width(first, strlen(first));
	while (*(s += strspn(s, " \t\r\n")) != '\0') {
		n = strcspn(s, " \t\r\n");
		w = wk_utf8_width(s, n);
		if (!empty && used + 1 + w > t->width) {
			wk_buf_addc(t->out, '\n');
			wk_buf_adds(t->out, rest);
			used = wk_utf8_width(rest, strlen(rest));
			empty = true;
		}
		if (!empty) {
			wk_buf_addc(t->out, ' ');
			used++;
		}
		wk_buf_add(t->out, s, n);
		used += w;
		s += n;
		empty = false;
	}
	wk_buf_addc(t->out, '\n');
}

static void
underlined(struct text *t, const char *s, const char *line)
{
	fill(t, s, "", "");
	repeat(t->out, line, wk_utf8_width(s, strlen(s)) < t->width ?
	    wk_utf8_width(s, strlen(s)) : t->width);
	wk_buf_addc(t->out, '\n');
}

static void
pad(struct text *t, const char *s, size_t n, size_t w, bool right)
{
	size_t have = wk_utf8_width(s, n), room = have < w ? w - have : 0;

	repeat(t->out, " ", right ? room : 0);
	wk_buf_add(t->out, s, n);
	repeat(t->out, " ", right ? 0 : room);
}

static void
print_cell(struct text *t, const struct wk_cell *c, struct wk_buf *b)
{
	char *p;

	wk_buf_clear(b);
	wk_cell_print(c, t->d->lang, b);
	for (p = wk_buf_str(b); *p != '\0'; p++)
		if ((unsigned char)*p < ' ')
			*p = ' ';
}

static size_t
longest_word(const char *s)
{
	size_t n, w, max = 1;

	for (; *(s += strspn(s, " ")) != '\0'; s += n) {
		n = strcspn(s, " ");
		w = wk_utf8_width(s, n);
		max = w > max ? w : max;
	}
	return max;
}

/* Of each column the width it would like and the least that reads well. */
static void
measure(struct text *t, const struct wk_dtable *tab, size_t *full, size_t *least)
{
	struct wk_buf b = WK_BUF_INIT;
	size_t r, c, n;

	for (c = 0; c < tab->ncol; c++) {
		least[c] = longest_word(tab->col[c].label);
		full[c] = tab->col[c].numeric ? least[c] :
		    wk_utf8_width(tab->col[c].label, strlen(tab->col[c].label));
		for (r = 0; r < tab->nrow; r++) {
			print_cell(t, &tab->row[r][c], &b);
			n = wk_utf8_width(b.p, b.len);
			full[c] = n > full[c] ? n : full[c];
			n = tab->col[c].numeric ? n : longest_word(wk_buf_str(&b));
			least[c] = n > least[c] ? n : least[c];
		}
		if (full[c] > SENTENCE && least[c] < NARROW)
			least[c] = NARROW;
		least[c] = least[c] > 20 ? 20 : least[c];
	}
	wk_buf_free(&b);
}

/* Widths of columns 0 and from..to-1: the widest shrink until they fit, if they can. */
static void
shrink(const struct text *t, const size_t *full, const size_t *least, size_t from,
    size_t to, size_t *w)
{
	size_t c, total, big;

	for (c = 0; c < to; c++)
		w[c] = full[c];
	for (;;) {
		for (total = 0, big = to, c = 0; c < to; c = c == 0 ? from : c + 1) {
			total += w[c] + GAP;
			if (w[c] > least[c] && (big == to || w[c] > w[big]))
				big = c;
		}
		if (total <= t->width + GAP || big == to)
			return;
		w[big]--;
	}
}

/* One row of cells (columns 0 and from..to-1), as many lines as needed. */
static void
lines(struct text *t, const struct wk_dtable *tab, const size_t *w, size_t from,
    size_t to, const char **rest)
{
	const char *next;
	bool more = true;
	size_t c, n;

	while (more) {
		more = false;
		for (c = 0; c < to; c = c == 0 ? from : c + 1) {
			n = wk_utf8_wrap(rest[c], w[c], &next);
			if (c > 0)
				repeat(t->out, " ", GAP);
			pad(t, rest[c], n, w[c], tab->col[c].numeric);
			rest[c] = next;
			more = more || *next != '\0';
		}
		while (t->out->len > 0 && t->out->p[t->out->len - 1] == ' ')
			t->out->len--;
		wk_buf_addc(t->out, '\n');
	}
}

/* Columns from..to-1, always behind the first column. */
static void
part(struct text *t, const struct wk_dtable *tab, const size_t *w, size_t from, size_t to)
{
	struct wk_buf *b = wk_calloc(tab->ncol + 1, sizeof(*b));
	const char **rest = wk_calloc(tab->ncol + 1, sizeof(*rest));
	size_t r, c, line = w[0];

	for (c = from; c < to; c++)
		line += GAP + w[c];
	for (c = 0; c < tab->ncol; c++)
		rest[c] = tab->col[c].label;
	lines(t, tab, w, from, to, rest);
	repeat(t->out, "-", line);
	wk_buf_addc(t->out, '\n');
	for (r = 0; r < tab->nrow; r++) {
		for (c = 0; c < tab->ncol; c++) {
			print_cell(t, &tab->row[r][c], &b[c]);
			rest[c] = wk_buf_str(&b[c]);
		}
		lines(t, tab, w, from, to, rest);
	}
	for (c = 0; c < tab->ncol; c++)
		wk_buf_free(&b[c]);
	free(b);
	free(rest);
}

static void
table(struct text *t, size_t i)
{
	const struct wk_dtable *tab = t->d->block[i].table;
	size_t n = tab->ncol, *w = wk_calloc(3 * n + 3, sizeof(*w));
	size_t *full = w + n + 1, *least = full + n + 1, from = 1, to, used;

	if (!wk_doc_captioned(t->d, i)) {
		fill(t, tab->caption, "", "");
		wk_buf_addc(t->out, '\n');
	}
	measure(t, tab, full, least);
	do {
		shrink(t, full, least, from, n, w);
		used = w[0];
		for (to = from; to < n; to++) {
			if (to > from && used + GAP + w[to] > t->width)
				break;
			used += GAP + w[to];
		}
		shrink(t, full, least, from, to, w);
		part(t, tab, w, from, to);
		if (to < n)
			wk_buf_addc(t->out, '\n');
		from = to;
	} while (from < n);
	free(w);
}

static void
sparkline(struct text *t, const struct wk_block *b)
{
	static const char *const bar[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	double max = wk_table_max(b->table, b->column), v;
	const struct wk_cell *c;
	size_t r;

	if (b->chart != WK_CHART_LINE || max <= 0)
		return;
	for (r = 0; r < b->table->nrow; r++) {
		c = &b->table->row[r][b->column];
		v = wk_cell_level(c, max) > 0 ? c->num : -1;
		wk_buf_adds(t->out, v < 0 ? "." : bar[(int)(7 * v / max + 0.5)]);
	}
	wk_buf_addc(t->out, ' ');
	wk_buf_adds(t->out, b->text);
	wk_buf_adds(t->out, "\n\n");
}

static void
block(struct text *t, size_t at)
{
	const struct wk_block *b = &t->d->block[at];
	int i;

	switch (b->kind) {
	case WK_BLOCK_HEADING:
		wk_buf_addc(t->out, '\n');
		underlined(t, b->text, b->level == 2 ? "=" : "-");
		wk_buf_addc(t->out, '\n');
		break;
	case WK_BLOCK_PARA:
		fill(t, b->text, "", "");
		wk_buf_addc(t->out, '\n');
		break;
	case WK_BLOCK_NOTE:
		fill(t, b->text, "  ", "  ");
		wk_buf_addc(t->out, '\n');
		break;
	case WK_BLOCK_ITEM:
		fill(t, b->text, "- ", "  ");
		if (at + 1 == t->d->n || b[1].kind != WK_BLOCK_ITEM)
			wk_buf_addc(t->out, '\n');
		break;
	case WK_BLOCK_TABLE:
		table(t, at);
		wk_buf_addc(t->out, '\n');
		break;
	case WK_BLOCK_CHART:
		sparkline(t, b);
		break;
	case WK_BLOCK_WRITE:
		fill(t, b->text, "", "");
		for (i = 0; i < b->level; i++) {
			wk_buf_addc(t->out, '\n');
			repeat(t->out, "_", t->width < 72 ? t->width : 72);
			wk_buf_addc(t->out, '\n');
		}
		wk_buf_addc(t->out, '\n');
		break;
	case WK_BLOCK_MAP:
	case WK_BLOCK_BUBBLES:
	case WK_BLOCK_BREAK:
		break;
	}
}

/* A message: only its lines, as they are. */
static void
plain(const struct wk_doc *d, struct wk_buf *out)
{
	size_t i;

	for (i = 0; i < d->n; i++) {
		if (d->block[i].kind == WK_BLOCK_BREAK)
			wk_buf_addc(out, '\n');
		if (d->block[i].text == NULL)
			continue;
		if (d->block[i].kind == WK_BLOCK_ITEM)
			wk_buf_adds(out, "- ");
		wk_buf_adds(out, d->block[i].text);
		wk_buf_addc(out, '\n');
	}
}

void
wk_doc_text(const struct wk_doc *d, size_t width, struct wk_buf *out)
{
	struct text t = { d, out, width < 40 ? 40 : width };
	size_t i;

	if (d->plain) {
		plain(d, out);
		return;
	}
	if (d->stamp != NULL) {
		fill(&t, d->stamp, "*** ", "*** ");
		wk_buf_addc(out, '\n');
	}
	underlined(&t, d->title, "=");
	if (d->subtitle != NULL)
		fill(&t, d->subtitle, "", "");
	wk_buf_addc(out, '\n');
	for (i = 0; i < d->n; i++)
		block(&t, i);
}
