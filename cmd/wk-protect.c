/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wk-protect: say which cells of a table of counts may be published. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/cli.h"
#include "lib/counts.h"
#include "lib/prove.h"

enum { LONG_ROUND = WK_LONG_OWN, LONG_EXACT, LONG_LEDGER, LONG_CHECK,
	LONG_PERSONS, LONG_LARGEST };

static const struct wk_option options[] = {
	WK_OPT_BASE,
	WK_OPT_OUTPUT,
	WK_OPT_FORMAT,
	WK_OPT_PROGRESS,
	{ 'D', "dims", "column,...", "the dimensions of the table" },
	{ 'c', "count", "column", "the column with the count" },
	{ 'H', "hierarchy", "column=file", "which code is part of which: child, parent" },
	{ 'm', "minimum", "n", "smallest count that may be shown (10)" },
	{ LONG_ROUND, "round", "n", "print multiples of this (5)" },
	{ LONG_EXACT, "exact", NULL, "print counts as they are and hide more" },
	{ LONG_PERSONS, "persons", "column", "distinct persons behind the count" },
	{ LONG_LARGEST, "largest", "column", "most that one person brings to it" },
	{ LONG_LEDGER, "ledger", "file", "everything published before; is added to" },
	{ LONG_CHECK, "check", NULL, "only list what a reader can prove" },
	WK_OPT_END
};

static const char synopsis[] = "[-hqVv] -D column,... -c column "
    "[-H column=file] [-m n] [--round n] [--exact] [--persons column] "
    "[--largest column] [--ledger file] [--check] [-f csv|jsonl] [-o file] "
    "[--progress] [file ...]";

struct settings {
	struct wk_common	 common;
	struct wk_dim		*dim[WK_MAXDIM];
	size_t			 ndim;
	const char		*tree[64];	/* column=file */
	size_t			 ntree;
	struct wk_counts_columns col;
	struct wk_rule		 rule;
	const char		*ledger;
	bool			 check;
};

static void
show_progress(unsigned long done, unsigned long total)
{
	wk_progress("hidden cells checked", done, total);
}

static void
split_dims(struct settings *s, const char *arg)
{
	char *copy = wk_strdup(arg), *p, *next;
	size_t i;

	for (p = copy; p != NULL; p = next) {
		next = strchr(p, ',');
		if (next != NULL)
			*next++ = '\0';
		if (*p == '\0')
			wk_usage("-D: an empty column name");
		if (s->ndim == WK_MAXDIM)
			wk_usage("-D: at most %d dimensions", WK_MAXDIM);
		for (i = 0; i < s->ndim; i++)
			if (strcmp(s->dim[i]->name, p) == 0)
				wk_usage("-D: a column twice");
		s->dim[s->ndim++] = wk_dim_new(p);
	}
	free(copy);
}

static void
parse(int argc, char *argv[], struct settings *s)
{
	const char *arg;
	int ch;

	while ((ch = wk_next_option(argc, argv, &s->common, &arg)) != -1)
		switch (ch) {
		case 'D': split_dims(s, arg); break;
		case 'c': s->col.count = arg; break;
		case 'H':
			if (strchr(arg, '=') == NULL || s->ntree == 64)
				wk_usage("-H: column=file is needed, at most 64 times");
			s->tree[s->ntree++] = arg;
			break;
		case 'm': s->rule.min = wk_opt_int("-m", arg, 1, 1000000); break;
		case LONG_ROUND: s->rule.round = wk_opt_int("--round", arg, 1, 1000000); break;
		case LONG_EXACT: s->rule.exact = true; break;
		case LONG_PERSONS: s->col.persons = arg; break;
		case LONG_LARGEST: s->col.largest = arg; break;
		case LONG_LEDGER: s->ledger = arg; break;
		case LONG_CHECK: s->check = true; break;
		default: wk_usage("-f: csv or jsonl is needed");
		}
	if (s->ndim == 0 || s->col.count == NULL)
		wk_usage("-D and -c are needed");
	if (!s->rule.exact && s->rule.round > s->rule.min)
		wk_usage("--round: at most the minimum (-m)");
	if (s->rule.exact)
		s->rule.round = 1;
	s->col.hidden_ok = s->check;
}

/* The hierarchies, the table, the dimensions finished. */
static int
load(struct settings *s, int nfile, char **file, struct wk_counts *t,
    struct wk_err *e)
{
	struct wk_reader *in;
	size_t i, d, n;

	for (i = 0; i < s->ntree; i++) {
		n = strcspn(s->tree[i], "=");
		for (d = 0; d < s->ndim; d++)
			if (strlen(s->dim[d]->name) == n &&
			    strncmp(s->dim[d]->name, s->tree[i], n) == 0)
				break;
		if (d == s->ndim)
			wk_usage("-H: not one of the dimensions of -D");
		if (wk_dim_read(s->dim[d], s->tree[i] + n + 1, e) < 0)
			return -1;
	}
	if ((in = wk_reader_open(nfile, file, NULL, e)) == NULL ||
	    wk_counts_read(t, in, s->dim, s->ndim, &s->col, e) < 0)
		return -1;
	wk_reader_close(in);
	for (d = 0; d < s->ndim; d++)
		if (wk_dim_finish(s->dim[d], e) < 0)
			return -1;
	return 0;
}

/* One line of the output as text; value needs 32 bytes. */
static void
line_of(const struct wk_cube *c, const uint32_t *code, const long *shown,
    char *value, struct wk_str *field)
{
	long v = shown[wk_cube_cell(c, code)];
	size_t d;

	for (d = 0; d < c->ndim; d++)
		field[d] = c->dim[d]->code.key[code[d]];
	if (v == WK_HIDDEN)
		strcpy(value, ".");
	else
		snprintf(value, 32, "%ld", v);
	field[c->ndim] = wk_str_of(value);
}

/* Attack the lines as they will be written: read back from their text. */
static int
attack_text(const struct settings *s, const struct wk_cube *c,
    const struct wk_release *r, struct wk_err *e)
{
	long *value = wk_calloc(c->ncell, sizeof(*value));
	struct wk_str field[WK_MAXDIM + 1];
	uint32_t code[WK_MAXDIM], seen[WK_MAXDIM];
	size_t pos[WK_MAXDIM], d, i;
	char text[32];
	int got;

	for (i = 0; i < c->ncell; i++)
		value[i] = WK_HIDDEN;
	wk_cube_first(c, pos, code);
	do {
		line_of(c, code, r->shown, text, field);
		for (d = 0; d < c->ndim; d++)
			seen[d] = wk_map_get(&c->dim[d]->code, field[d].p,
			    field[d].len);
		if (strcmp(text, ".") != 0)
			value[wk_cube_cell(c, seen)] = strtol(text, NULL, 10);
	} while (wk_cube_next(c, pos, code));
	got = wk_release_verify(r, &s->rule, value, e);
	free(value);
	return got;
}

/* A line for every combination of codes. */
static int
write_table(const struct settings *s, const struct wk_cube *c, const long *shown,
    const char *path, struct wk_err *e)
{
	struct wk_header h = WK_HEADER_INIT;
	struct wk_str field[WK_MAXDIM + 1];
	uint32_t code[WK_MAXDIM];
	size_t pos[WK_MAXDIM], d;
	struct wk_writer *w;
	char value[32];

	for (d = 0; d < s->ndim; d++)
		wk_header_add(&h, s->dim[d]->name);
	wk_header_add(&h, s->col.count);
	w = wk_writer_open(path, s->common.format, &h, e);
	wk_header_free(&h);
	if (w == NULL)
		return -1;
	wk_cube_first(c, pos, code);
	do {
		line_of(c, code, shown, value, field);
		wk_writer_put(w, field, s->ndim + 1);
	} while (wk_cube_next(c, pos, code));
	return wk_writer_commit(w, e);
}

static int
protect(struct settings *s, const struct wk_cube *c, const struct wk_ledger *l,
    struct wk_err *e)
{
	struct wk_release out;

	if (wk_protect(c, NULL, &s->rule, l, show_progress, &out, e) < 0)
		return -1;
	if (attack_text(s, c, &out, e) < 0)
		return -1;
	/* first the ledger: a table without its entry would be a risk */
	if (l != NULL && wk_ledger_append(l, c, out.shown, wk_ledger_mark(c, NULL,
	    s->rule.min, s->rule.round), s->rule.min, s->rule.round, e) < 0)
		return -1;
	if (write_table(s, c, out.shown, s->common.outfile, e) < 0)
		return -1;
	wk_note("%zu of %zu cells printed; the minimum alone would print %zu; "
	    "%lu linear programs", out.nshown, out.nwish, out.nrule, out.nsolve);
	return 0;
}

/* List what is proven: first codes of the cell, bounds. 1: something is. */
static int
check(const struct settings *s, const struct wk_cube *c, const struct wk_counts *t,
    const struct wk_ledger *l, struct wk_err *e)
{
	struct wk_header h = WK_HEADER_INIT;
	struct wk_str field[WK_MAXDIM + 2];
	uint32_t set[WK_MAXDIM];
	struct wk_proofs p;
	struct wk_writer *w;
	char low[32], high[32];
	size_t i, d, k;
	int found;

	if (wk_prove(c, t, &s->rule, l, &p, e) < 0)
		return -1;
	if (p.exact && !s->rule.exact)
		wk_note("the printed counts are taken as exact");
	for (d = 0; d < s->ndim; d++)
		wk_header_add(&h, s->dim[d]->name);
	wk_header_add(&h, "minstens");
	wk_header_add(&h, "hoogstens");
	w = wk_writer_open(s->common.outfile, s->common.format, &h, e);
	if (w == NULL)
		return -1;
	for (i = 0; i < p.n; i++) {
		wk_cube_sets(c, p.leak[i].cell, set);
		for (d = 0; d < s->ndim; d++) {
			for (k = 0; s->dim[d]->set_of[s->dim[d]->label[k]] != set[d];)
				k++;
			field[d] = s->dim[d]->code.key[s->dim[d]->label[k]];
		}
		snprintf(low, sizeof(low), "%ld", p.leak[i].lower);
		snprintf(high, sizeof(high), "%ld", p.leak[i].upper);
		field[s->ndim] = wk_str_of(low);
		field[s->ndim + 1] = wk_str_of(high);
		wk_writer_put(w, field, s->ndim + 2);
	}
	found = p.n > 0;
	wk_header_free(&h);
	wk_proofs_clear(&p);
	return wk_writer_commit(w, e) < 0 ? -1 : found;
}

int
main(int argc, char *argv[])
{
	struct settings s = { WK_COMMON_INIT, { NULL }, 0, { NULL }, 0,
	    { NULL, NULL, NULL, false }, WK_RULE_INIT, NULL, false };
	struct wk_counts t = { NULL, 0, 0, WK_ARENA_INIT };
	struct wk_err e = WK_ERR_INIT;
	struct wk_ledger *l = NULL;
	struct wk_cube *c;
	size_t i;
	int r;

	wk_init("wk-protect", synopsis, options);
	parse(argc, argv, &s);
	if (load(&s, argc - optind, argv + optind, &t, &e) < 0)
		return wk_fail(&e);
	if (s.ledger != NULL &&
	    ((l = wk_ledger_read(s.ledger, &e)) == NULL ||
	    wk_ledger_join(l, s.dim, s.ndim, &e) < 0))
		return wk_fail(&e);
	c = wk_cube_new(s.dim, s.ndim);
	for (i = 0; i < t.n && !s.check; i++)
		wk_cube_add(c, t.row[i].code, &t.row[i].k, t.row[i].source,
		    t.row[i].line);
	if (wk_cube_finish(c, &e) < 0)
		return wk_fail(&e);
	if (l != NULL) {
		wk_ledger_place(l, c);
		if (l->created && !s.check)
			wk_warn("the ledger does not exist yet: a new one is begun");
	}
	r = s.check ? check(&s, c, &t, l, &e) : protect(&s, c, l, &e);
	if (r < 0)
		return wk_fail(&e);
	return r > 0 ? WK_EX_NO : WK_EX_OK;
}
