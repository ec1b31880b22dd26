/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doc_json: the whole document as one JSON object; "." is a hidden cell. */
#include "lib/doc.h"
#include "lib/writer.h"

static void
member(struct wk_buf *out, const char *name, const char *value)
{
	wk_buf_addf(out, "\"%s\":", name);
	wk_json_string(out, wk_str_of(value));
}

static void
cell(const struct wk_cell *c, struct wk_buf *out)
{
	struct wk_buf b = WK_BUF_INIT;

	if (c->kind == WK_CELL_EMPTY) {
		wk_buf_adds(out, "null");
		return;
	}
	wk_cell_raw(c, &b);
	if (c->kind == WK_CELL_NUMBER || c->kind == WK_CELL_PERCENT)
		wk_buf_adds(out, wk_buf_str(&b));
	else
		wk_json_string(out, wk_str_of(wk_buf_str(&b)));
	wk_buf_free(&b);
}

static void
table(const struct wk_dtable *t, struct wk_buf *out)
{
	size_t r, c;

	member(out, "sleutel", t->key);
	wk_buf_addc(out, ',');
	member(out, "tekst", t->caption);
	wk_buf_adds(out, ",\"kolommen\":[");
	for (c = 0; c < t->ncol; c++) {
		wk_buf_adds(out, c > 0 ? ",{" : "{");
		member(out, "sleutel", t->col[c].key);
		wk_buf_addc(out, ',');
		member(out, "label", t->col[c].label);
		wk_buf_addc(out, '}');
	}
	wk_buf_adds(out, "],\"rijen\":[");
	for (r = 0; r < t->nrow; r++) {
		wk_buf_adds(out, r > 0 ? ",\n[" : "\n[");
		for (c = 0; c < t->ncol; c++) {
			if (c > 0)
				wk_buf_addc(out, ',');
			cell(&t->row[r][c], out);
		}
		wk_buf_addc(out, ']');
	}
	wk_buf_addc(out, ']');
}

void
wk_doc_json(const struct wk_doc *d, struct wk_buf *out)
{
	static const char *const kind[] = { "kop", "alinea", "punt", "noot",
		"tabel", "grafiek", "kaart", "bellen", "schrijfruimte", "pagina" };
	const struct wk_block *b;
	bool first = true;
	size_t i;

	wk_buf_addc(out, '{');
	member(out, "titel", d->title);
	wk_buf_addc(out, ',');
	member(out, "periode", d->subtitle != NULL ? d->subtitle : "");
	wk_buf_addc(out, ',');
	member(out, "taal", wk_lang_code(d->lang));
	wk_buf_addf(out, ",\"intern\":%s,\"blokken\":[",
	    d->stamp != NULL ? "true" : "false");
	for (i = 0; i < d->n; i++) {
		b = &d->block[i];
		/* pictures repeat a table */
		if (b->kind == WK_BLOCK_CHART || b->kind == WK_BLOCK_MAP ||
		    b->kind == WK_BLOCK_BUBBLES || b->kind == WK_BLOCK_BREAK)
			continue;
		wk_buf_adds(out, first ? "\n{" : ",\n{");
		first = false;
		member(out, "soort", kind[b->kind]);
		wk_buf_addc(out, ',');
		if (b->kind == WK_BLOCK_TABLE) {
			table(b->table, out);
		} else {
			if (b->kind == WK_BLOCK_HEADING)
				wk_buf_addf(out, "\"niveau\":%d,", b->level);
			member(out, "tekst", b->text);
		}
		wk_buf_addc(out, '}');
	}
	wk_buf_adds(out, "\n]}\n");
}
