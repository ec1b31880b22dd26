/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/date.h"
#include "lib/num.h"
#include "lib/out.h"
#include "lib/path.h"
#include "lib/printed.h"
#include "lib/reader.h"
#include "lib/writer.h"

static const char *const column[] = { "soort", "gebied", "thema", "van", "tot", "waarde" };

#define NCOLUMN	(sizeof(column) / sizeof(column[0]))

/* A key as one string; its parts hold no control characters. */
static void
bytes(const struct wk_key *k, struct wk_buf *b)
{
	wk_buf_adds(b, k->kind);
	wk_buf_addc(b, '\t');
	wk_buf_adds(b, k->area);
	wk_buf_addc(b, '\t');
	wk_buf_adds(b, k->topic);
	wk_buf_addf(b, "\t%d\t%d", k->from, k->to);
}

static const char *
own(struct wk_printed *p, const char *s)
{
	return wk_arena_strndup(&p->arena, s, strlen(s));
}

static struct wk_print *
print_of(struct wk_printed *p, const struct wk_key *k)
{
	struct wk_buf b = WK_BUF_INIT;
	uint32_t id;

	bytes(k, &b);
	id = wk_map_add(&p->number, b.p, b.len);
	wk_buf_free(&b);
	if (id < p->n)
		return &p->print[id];
	p->print = wk_grow(p->print, &p->cap, p->n + 1, sizeof(*p->print));
	p->print[p->n] = (struct wk_print){ { own(p, k->kind), own(p, k->area),
	    own(p, k->topic), k->from, k->to }, WK_PUB_OPEN, false, false };
	return &p->print[p->n++];
}

static int
broken(const struct wk_printed *p, unsigned long line, struct wk_err *e)
{
	return wk_err_set(e, WK_EX_DATA, p->file, line, NULL,
	    "not a ledger of wk-report: soort,gebied,thema,van,tot,waarde");
}

static int
read_rule(struct wk_printed *p, const char *value, unsigned long line, struct wk_err *e)
{
	long min, base;
	char end;

	if (sscanf(value, "%ld %ld%c", &min, &base, &end) != 2)
		return broken(p, line, e);
	if (min != p->min || base != p->base)
		return wk_err_set(e, WK_EX_DATA, p->file, line, NULL,
		    "the ledger is of minimum %ld and rounding to %ld, this report of "
		    "%ld and %ld: use the same or another ledger", min, base, p->min,
		    p->base);
	return 0;
}

static int
read_row(struct wk_printed *p, const struct wk_rec *rec, struct wk_err *e)
{
	struct wk_str f[NCOLUMN];
	struct wk_print *x;
	struct wk_key k;
	long value, least = (p->min + p->base / 2) / p->base * p->base;
	size_t i;

	for (i = 0; i < NCOLUMN; i++)
		f[i] = wk_rec_get(rec, i);
	k = (struct wk_key){ f[0].p, f[1].p, f[2].p, wk_month_parse(f[3].p, f[3].len),
	    wk_month_parse(f[4].p, f[4].len) };
	if (k.from == WK_NOMONTH || k.to == WK_NOMONTH || k.to < k.from || f[0].len == 0 ||
	    wk_num_int(f[5].p, f[5].len, &value) != NULL || value < least)
		return broken(p, rec->line, e);
	x = print_of(p, &k);
	if (x->frozen)
		return broken(p, rec->line, e);
	x->frozen = true;
	x->shown = value;
	return 0;
}

static int
read_ledger(struct wk_printed *p, struct wk_err *e)
{
	struct wk_reader *in = wk_reader_open1(p->file, NULL, e);
	struct wk_rec rec = WK_REC_INIT;
	const struct wk_header *h;
	bool rule = false;
	int r = 0;
	size_t i;

	if (in == NULL)
		return -1;
	h = wk_reader_header(in);
	if (wk_header_count(h) != NCOLUMN)
		r = broken(p, 1, e);
	for (i = 0; i < NCOLUMN && r == 0; i++)
		if (strcmp(wk_header_name(h, i), column[i]) != 0)
			r = broken(p, 1, e);
	while (r >= 0 && (r = wk_reader_next(in, &rec, e)) > 0) {
		if (rule)
			r = read_row(p, &rec, e);
		else if (strcmp(wk_rec_get(&rec, 0).p, "regel") == 0)
			r = read_rule(p, wk_rec_get(&rec, NCOLUMN - 1).p, rec.line, e);
		else
			r = broken(p, rec.line, e);
		rule = true;
	}
	if (r == 0 && !rule)
		r = broken(p, 1, e);
	wk_reader_close(in);
	return r;
}

struct wk_printed *
wk_printed_new(const char *file, long min, long base, struct wk_err *e)
{
	struct wk_printed *p = wk_calloc(1, sizeof(*p));
	struct stat st;

	p->file = file;
	p->min = min;
	p->base = base;
	if (file == NULL || stat(file, &st) < 0)
		return p;
	if (!S_ISREG(st.st_mode))
		wk_err_set(e, WK_EX_SYS, file, 0, NULL, "not an ordinary file");
	else if (read_ledger(p, e) == 0)
		return p;
	wk_printed_free(p);
	return NULL;
}

void
wk_printed_free(struct wk_printed *p)
{
	if (p == NULL)
		return;
	free(p->print);
	wk_map_free(&p->number);
	wk_arena_free(&p->arena);
	free(p);
}

void
wk_printed_again(struct wk_printed *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		p->print[i].used = false;
	p->changed = false;
}

long
wk_printed_known(const struct wk_printed *p, const struct wk_key *k)
{
	struct wk_buf b = WK_BUF_INIT;
	uint32_t id;

	bytes(k, &b);
	id = wk_map_get(&p->number, b.p, b.len);
	wk_buf_free(&b);
	return id != WK_MAP_NONE && (p->print[id].frozen ||
	    p->print[id].shown == WK_PUB_HIDDEN) ? p->print[id].shown : WK_PUB_OPEN;
}

void
wk_printed_keep(struct wk_printed *p, const struct wk_key *k, long shown)
{
	struct wk_print *x = print_of(p, k);

	x->used = true;
	if (!x->frozen)
		x->shown = shown;
}

void
wk_printed_hide(struct wk_printed *p, size_t i)
{
	p->changed = true;
	p->print[i].shown = WK_PUB_HIDDEN;
}

size_t
wk_printed_count(const struct wk_printed *p, size_t *more)
{
	size_t i, n = 0;

	for (i = *more = 0; i < p->n; i++) {
		n += p->print[i].used && p->print[i].shown >= 0;
		*more += p->print[i].shown == WK_PUB_HIDDEN;
	}
	return n;
}

static void
add_row(struct wk_buf *b, const struct wk_print *x)
{
	char from[16], to[16];

	wk_month_format(from, x->key.from);
	wk_month_format(to, x->key.to);
	wk_csv_field(b, wk_str_of(x->key.kind));
	wk_buf_addc(b, ',');
	wk_csv_field(b, wk_str_of(x->key.area));
	wk_buf_addc(b, ',');
	wk_csv_field(b, wk_str_of(x->key.topic));
	wk_buf_addf(b, ",%s,%s,%ld\n", from, to, x->shown);
}

/* What the file holds so far; of a new one its first two lines. */
static int
start(const struct wk_printed *p, struct wk_buf *b, struct wk_err *e)
{
	struct stat st;
	size_t i;

	if (stat(p->file, &st) == 0) {
		if (wk_slurp(p->file, b, e) < 0)
			return -1;
		if (b->len > 0 && b->p[b->len - 1] != '\n')
			wk_buf_addc(b, '\n');
		return 0;
	}
	for (i = 0; i < NCOLUMN; i++)
		wk_buf_addf(b, "%s%s", i > 0 ? "," : "", column[i]);
	wk_buf_addf(b, "\nregel,,,,,%ld %ld\n", p->min, p->base);
	return 0;
}

int
wk_printed_write(const struct wk_printed *p, struct wk_err *e)
{
	struct wk_buf b = WK_BUF_INIT;
	struct wk_out *o = NULL;
	char *file;
	size_t i;

	if (p->file == NULL)
		return 0;
	file = realpath(p->file, NULL);		/* not the link to it; NULL: new */
	if (start(p, &b, e) == 0)
		o = wk_out_open(file != NULL ? file : p->file, e);
	free(file);
	if (o == NULL) {
		wk_buf_free(&b);
		return -1;
	}
	for (i = 0; i < p->n; i++)
		if (p->print[i].used && !p->print[i].frozen && p->print[i].shown >= 0)
			add_row(&b, &p->print[i]);
	wk_out_write(o, b.p, b.len);
	wk_buf_free(&b);
	return wk_out_commit(o, e);
}
