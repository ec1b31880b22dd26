/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CUBE_OF_H
#define CUBE_OF_H

/* A small table for tests: rows x columns of counts, codes A.. and 1.. */

#include <string.h>

#include "lib/cube.h"
#include "lib/ledger.h"

static inline struct wk_cube *
cube_of(const long *n, size_t rows, size_t cols, struct wk_ledger *l)
{
	struct wk_dim *d[2] = { wk_dim_new("rij"), wk_dim_new("kolom") };
	struct wk_err e = WK_ERR_INIT;
	struct wk_tally k = { 0, WK_UNKNOWN, WK_UNKNOWN };
	struct wk_cube *c;
	uint32_t code[2];
	char row[2] = "A", col[2] = "1";
	size_t i;

	for (i = 0; i < rows * cols; i++) {
		row[0] = (char)('A' + i / cols);
		col[0] = (char)('1' + i % cols);
		wk_dim_code(d[0], row, 1, NULL, 0);
		wk_dim_code(d[1], col, 1, NULL, 0);
	}
	if (wk_dim_finish(d[0], &e) < 0 || wk_dim_finish(d[1], &e) < 0 ||
	    (l != NULL && wk_ledger_join(l, d, 2, &e) < 0))
		abort();
	c = wk_cube_new(d, 2);
	for (i = 0; i < rows * cols; i++) {
		row[0] = (char)('A' + i / cols);
		col[0] = (char)('1' + i % cols);
		code[0] = wk_map_get(&d[0]->code, row, 1);
		code[1] = wk_map_get(&d[1]->code, col, 1);
		k.n = n[i];
		wk_cube_add(c, code, &k, NULL, i + 1);
	}
	if (wk_cube_finish(c, &e) < 0)
		abort();
	if (l != NULL)
		wk_ledger_place(l, c);
	return c;
}

static inline size_t
cell_at(const struct wk_cube *c, const char *row, const char *col)
{
	uint32_t code[2];

	code[0] = wk_map_get(&c->dim[0]->code, row, strlen(row));
	code[1] = wk_map_get(&c->dim[1]->code, col, strlen(col));
	return wk_cube_cell(c, code);
}

#endif
