/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * doc_xlsx: a document as an Excel workbook: a first sheet with the words,
 * then a sheet per table. Texts are written as strings, never as formulas,
 * codes keep their zeros, and the dates inside are fixed so that the same
 * report is the same file.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "lib/doc.h"
#include "lib/map.h"
#include "lib/path.h"
#include "lib/utf8.h"

#define MAXCELL	32767		/* characters Excel allows in a cell */
#define WORDS	80		/* width of the sheet with the words: a page */
#define A4	9
#define LINE	15.0		/* height of a line of text, in points */

struct book {
	const struct wk_doc	*d;
	lxw_workbook		*wb;
	lxw_format		*title, *head, *label, *number, *bold, *wrap, *text, *heat[6];
	lxw_format		*num[3], *pct[3];
	struct wk_map		 names;	/* sheet names in use */
};

static void
formats(struct book *b)
{
	/* the same steps as in the style sheet, light enough for black text */
	static const lxw_color_t tint[] = { 0, 0xEAF3FA, 0xCFE4F3, 0xA9CFEA,
		0x7FB5DC, 0x5A9BCB };
	static const char *const num[] = { "#,##0", "#,##0.0", "#,##0.00" };
	static const char *const pct[] = { "0\"%\"", "0.0\"%\"", "0.00\"%\"" };
	int i;

	b->title = workbook_add_format(b->wb);
	format_set_bold(b->title);
	format_set_font_size(b->title, 16);
	b->head = workbook_add_format(b->wb);
	format_set_bold(b->head);
	format_set_font_size(b->head, 13);
	b->label = workbook_add_format(b->wb);
	format_set_bold(b->label);
	format_set_text_wrap(b->label);
	format_set_align(b->label, LXW_ALIGN_VERTICAL_TOP);
	format_set_indent(b->label, 1);
	format_set_bottom(b->label, LXW_BORDER_THIN);
	b->number = workbook_add_format(b->wb);
	format_set_bold(b->number);
	format_set_text_wrap(b->number);
	format_set_align(b->number, LXW_ALIGN_RIGHT);
	format_set_align(b->number, LXW_ALIGN_VERTICAL_TOP);
	format_set_bottom(b->number, LXW_BORDER_THIN);
	b->bold = workbook_add_format(b->wb);
	format_set_bold(b->bold);
	b->wrap = workbook_add_format(b->wb);
	format_set_text_wrap(b->wrap);
	format_set_indent(b->wrap, 1);
	format_set_align(b->wrap, LXW_ALIGN_VERTICAL_TOP);
	b->text = workbook_add_format(b->wb);
	format_set_num_format(b->text, "@");
	format_set_align(b->text, LXW_ALIGN_RIGHT);
	format_set_align(b->text, LXW_ALIGN_VERTICAL_TOP);
	for (i = 0; i < 3; i++) {
		b->num[i] = workbook_add_format(b->wb);
		format_set_num_format(b->num[i], num[i]);
		format_set_align(b->num[i], LXW_ALIGN_VERTICAL_TOP);
		b->pct[i] = workbook_add_format(b->wb);
		format_set_num_format(b->pct[i], pct[i]);
		format_set_align(b->pct[i], LXW_ALIGN_VERTICAL_TOP);
	}
	for (i = 1; i < 6; i++) {
		b->heat[i] = workbook_add_format(b->wb);
		format_set_num_format(b->heat[i], num[0]);
		format_set_align(b->heat[i], LXW_ALIGN_VERTICAL_TOP);
		format_set_bg_color(b->heat[i], tint[i]);
	}
}

static void
put(lxw_worksheet *ws, lxw_row_t r, lxw_col_t c, const char *s, lxw_format *f)
{
	size_t n = strlen(s);
	char *cut;

	if (n <= MAXCELL) {
		worksheet_write_string(ws, r, c, s, f);
		return;
	}
	cut = wk_strndup(s, wk_utf8_clip(s, n, MAXCELL));
	worksheet_write_string(ws, r, c, cut, f);
	free(cut);
}

/* Lines that s takes in a column this wide (in digits; letters are narrower). */
static size_t
lines(const char *s, size_t width)
{
	const char *next;
	size_t n = 0;

	for (; *s != '\0'; s = next, n++)
		(void)wk_utf8_wrap(s, width, &next);
	return n > 0 ? n : 1;
}

/* Not every program makes a row as high as its text by itself. */
static void
height(lxw_worksheet *ws, lxw_row_t r, size_t n)
{
	if (n > 1)
		worksheet_set_row(ws, r, LINE * (double)n, NULL);
}

/* At most 31 characters, none of []:*?/\ or ', once in a workbook. */
static const char *
sheet_name(struct book *b, const char *key)
{
	char base[32], name[48];
	size_t i, n = wk_utf8_clip(key, strlen(key), 24);
	int k;

	memcpy(base, key, n);
	base[n] = '\0';
	for (i = 0; i < n; i++)
		if (strchr("[]:*?/\\'", base[i]) != NULL || (unsigned char)base[i] < ' ')
			base[i] = ' ';
	snprintf(name, sizeof(name), "%s", base);
	for (k = 2; wk_map_get(&b->names, name, strlen(name)) != WK_MAP_NONE; k++)
		snprintf(name, sizeof(name), "%s %d", base, k);
	return wk_map_key(&b->names, wk_map_add(&b->names, name, strlen(name)));
}

static void
words(struct book *b)
{
	const struct wk_lang *l = b->d->lang;
	lxw_worksheet *ws = workbook_add_worksheet(b->wb,
	    sheet_name(b, wk_lang_get(l, "xlsx.blad")));
	struct wk_arena arena = WK_ARENA_INIT;
	lxw_row_t r = 0;
	size_t i;

	worksheet_set_column(ws, 0, 0, WORDS, NULL);
	worksheet_set_paper(ws, A4);
	worksheet_fit_to_pages(ws, 1, 0);
	if (b->d->stamp != NULL)
		put(ws, r++, 0, b->d->stamp, b->head);
	put(ws, r++, 0, b->d->title, b->title);
	if (b->d->subtitle != NULL)
		put(ws, r++, 0, b->d->subtitle, b->wrap);
	put(ws, r++, 0, wk_lang_say(&arena, l, "legenda.verborgen", b->d->hidden,
	    (char *)NULL), b->wrap);
	wk_arena_free(&arena);
	for (i = 0; i < b->d->n; i++) {
		const struct wk_block *k = &b->d->block[i];

		if (k->kind == WK_BLOCK_HEADING)
			put(ws, ++r, 0, k->text, b->head);
		else if (k->kind == WK_BLOCK_TABLE)
			put(ws, r, 0, k->table->caption, b->bold);
		else if (k->text != NULL && k->kind != WK_BLOCK_CHART &&
		    k->kind != WK_BLOCK_MAP && k->kind != WK_BLOCK_BUBBLES) {
			put(ws, r, 0, k->text, b->wrap);
			height(ws, r, lines(k->text, WORDS));
		} else {
			continue;
		}
		r++;
	}
}

static void
cell(struct book *b, lxw_worksheet *ws, lxw_row_t r, lxw_col_t col,
    const struct wk_cell *c, int level)
{
	int dec = c->decimals < 0 ? 0 : c->decimals > 2 ? 2 : c->decimals;

	switch (c->kind) {
	case WK_CELL_EMPTY:
		break;
	case WK_CELL_TEXT:
		put(ws, r, col, c->text, b->wrap);
		break;
	case WK_CELL_CODE:
		put(ws, r, col, c->text, b->text);
		break;
	case WK_CELL_HIDDEN:
		put(ws, r, col, ".", b->text);
		break;
	case WK_CELL_NUMBER:
		worksheet_write_number(ws, r, col, c->num,
		    level >= 1 && level <= 5 ? b->heat[level] : b->num[dec]);
		break;
	case WK_CELL_PERCENT:
		worksheet_write_number(ws, r, col, c->num, b->pct[dec]);
		break;
	}
}

/* Width of a column: room for its texts, up to a line that reads well. */
static size_t
width(const struct wk_dtable *t, size_t c)
{
	size_t most = c == 0 ? 24 : t->col[c].numeric ? 14 : 10, r, n;

	for (r = 0; r < t->nrow && !t->col[c].numeric; r++) {
		if (t->row[r][c].kind != WK_CELL_TEXT && t->row[r][c].kind != WK_CELL_CODE)
			continue;
		n = wk_utf8_width(t->row[r][c].text, strlen(t->row[r][c].text)) + 2;
		most = n > most ? n : most;
	}
	return most < 44 ? most : 44;
}

static void
sheet(struct book *b, const struct wk_dtable *t)
{
	lxw_worksheet *ws = workbook_add_worksheet(b->wb, sheet_name(b, t->key));
	double max = t->heat ? wk_table_max(t, WK_ALL_COLUMNS) : 0;
	lxw_row_t top = 0;
	size_t r, c, n, high = 1;

	if (b->d->stamp != NULL)
		put(ws, top++, 0, b->d->stamp, b->head);
	put(ws, top++, 0, t->caption, b->bold);
	for (c = 0; c < t->ncol; c++) {
		put(ws, top, (lxw_col_t)c, t->col[c].label,
		    t->col[c].numeric ? b->number : b->label);
		worksheet_set_column(ws, (lxw_col_t)c, (lxw_col_t)c, (double)width(t, c), NULL);
		n = lines(t->col[c].label, width(t, c));
		high = n > high ? n : high;
		for (r = 0; r < t->nrow; r++)
			cell(b, ws, top + 1 + (lxw_row_t)r, (lxw_col_t)c,
			    &t->row[r][c], c > 0 ? wk_cell_level(&t->row[r][c], max) : 0);
	}
	height(ws, top, high);
	for (r = 0; r < t->nrow; r++) {
		for (high = 1, c = 0; c < t->ncol; c++) {
			if (t->row[r][c].kind != WK_CELL_TEXT)
				continue;
			n = lines(t->row[r][c].text, width(t, c));
			high = n > high ? n : high;
		}
		height(ws, top + 1 + (lxw_row_t)r, high);
	}
	worksheet_freeze_panes(ws, top + 1, 1);
	worksheet_repeat_rows(ws, 0, top);
	worksheet_set_paper(ws, A4);
	worksheet_set_landscape(ws);
	worksheet_fit_to_pages(ws, 1, 0);
}

static int
make(const struct wk_doc *d, const char *file)
{
	struct book b;
	lxw_doc_properties prop;
	lxw_error r;
	size_t i;

	memset(&b, 0, sizeof(b));
	memset(&prop, 0, sizeof(prop));
	b.d = d;
	if ((b.wb = workbook_new(file)) == NULL)
		return -1;
	prop.title = (char *)d->title;
	prop.created = 946684800;	/* 2000-01-01: the same file every time */
	workbook_set_properties(b.wb, &prop);
	formats(&b);
	words(&b);
	for (i = 0; i < d->n; i++)
		if (d->block[i].kind == WK_BLOCK_TABLE)
			sheet(&b, d->block[i].table);
	r = workbook_close(b.wb);
	wk_map_free(&b.names);
	return r == LXW_NO_ERROR ? 0 : -1;
}

int
wk_doc_xlsx(const struct wk_doc *d, struct wk_buf *out, struct wk_err *e)
{
	const char *dir = getenv("TMPDIR");
	struct wk_buf path = WK_BUF_INIT, all = WK_BUF_INIT;
	int fd, r;

	/* this version of the library writes only to a named file */
	wk_buf_addf(&path, "%s/wk-report.XXXXXX",
	    dir != NULL && dir[0] != '\0' ? dir : "/tmp");
	if ((fd = mkstemp(path.p)) < 0) {
		r = wk_err_sys(e, path.p, "cannot write");
	} else {
		close(fd);
		if (make(d, path.p) < 0)
			r = wk_err_set(e, WK_EX_SYS, path.p, 0, NULL,
			    "cannot make the workbook");
		else
			r = wk_slurp(path.p, &all, e);
		unlink(path.p);
	}
	if (r == 0)
		wk_buf_add(out, all.p, all.len);
	wk_buf_free(&path);
	wk_buf_free(&all);
	return r;
}
