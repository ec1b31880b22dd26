/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * doc_csv: the tables of a document as one tidy CSV, a line per cell:
 * tabel,regel,rij,kolom,waarde. "." is a hidden cell. Empty cells have no
 * line. No formula can start here: a spreadsheet gets the xlsx form.
 */
#include "lib/doc.h"
#include "lib/writer.h"

void
wk_doc_csv(const struct wk_doc *d, struct wk_buf *out)
{
	struct wk_buf value = WK_BUF_INIT, head = WK_BUF_INIT;
	const struct wk_dtable *t;
	size_t i, r, c;

	wk_buf_adds(out, "tabel,regel,rij,kolom,waarde\n");
	for (i = 0; i < d->n; i++) {
		if (d->block[i].kind != WK_BLOCK_TABLE)
			continue;
		t = d->block[i].table;
		for (r = 0; r < t->nrow; r++) {
			wk_buf_clear(&head);
			wk_cell_raw(&t->row[r][0], &head);
			for (c = 1; c < t->ncol; c++) {
				if (t->row[r][c].kind == WK_CELL_EMPTY)
					continue;
				wk_buf_clear(&value);
				wk_cell_raw(&t->row[r][c], &value);
				wk_csv_field(out, wk_str_of(t->key));
				wk_buf_addf(out, ",%zu,", r + 1);
				wk_csv_field(out, wk_str_of(wk_buf_str(&head)));
				wk_buf_addc(out, ',');
				wk_csv_field(out, wk_str_of(t->col[c].key));
				wk_buf_addc(out, ',');
				wk_csv_field(out, wk_str_of(wk_buf_str(&value)));
				wk_buf_addc(out, '\n');
			}
		}
	}
	wk_buf_free(&value);
	wk_buf_free(&head);
}
