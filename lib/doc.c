/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/doc.h"
#include "lib/num.h"

static const char *
keep(struct wk_doc *d, const char *s)
{
	return s == NULL ? NULL : wk_arena_strndup(&d->arena, s, strlen(s));
}

struct wk_doc *
wk_doc_new(const struct wk_lang *l, const char *title, const char *subtitle)
{
	struct wk_doc *d = wk_calloc(1, sizeof(*d));

	d->lang = l;
	d->title = keep(d, title);
	d->subtitle = keep(d, subtitle);
	d->hidden = wk_lang_get(l, "verborgen");
	return d;
}

void
wk_doc_free(struct wk_doc *d)
{
	size_t i;

	if (d == NULL)
		return;
	for (i = 0; i < d->n; i++)
		if (d->block[i].kind == WK_BLOCK_TABLE) {
			free(d->block[i].table->col);
			free(d->block[i].table->row);
		}
	wk_arena_free(&d->arena);
	free(d->block);
	free(d);
}

static struct wk_block *
add(struct wk_doc *d, enum wk_block_kind kind, const char *text)
{
	struct wk_block *b;

	d->block = wk_grow(d->block, &d->cap, d->n + 1, sizeof(*d->block));
	b = &d->block[d->n++];
	memset(b, 0, sizeof(*b));
	b->kind = kind;
	b->text = keep(d, text);
	return b;
}

void
wk_doc_heading(struct wk_doc *d, int level, const char *text)
{
	add(d, WK_BLOCK_HEADING, text)->level = level;
}

void
wk_doc_para(struct wk_doc *d, const char *text)
{
	add(d, WK_BLOCK_PARA, text);
}

void
wk_doc_item(struct wk_doc *d, const char *text, const char *href)
{
	struct wk_block *b = add(d, WK_BLOCK_ITEM, text);

	b->href = keep(d, href);
}

void
wk_doc_note(struct wk_doc *d, const char *text)
{
	add(d, WK_BLOCK_NOTE, text);
}

void
wk_doc_write(struct wk_doc *d, const char *question, int lines)
{
	add(d, WK_BLOCK_WRITE, question)->level = lines;
}

void
wk_doc_break(struct wk_doc *d)
{
	add(d, WK_BLOCK_BREAK, NULL);
}

void
wk_doc_map(struct wk_doc *d, const struct wk_dmap *map, const char *title)
{
	struct wk_dmap *m = wk_arena_alloc(&d->arena, sizeof(*m));
	const struct wk_shape *s;
	size_t i;

	*m = *map;
	m->shape = wk_arena_alloc(&d->arena, (m->n + 1) * sizeof(*m->shape));
	for (i = 0; i < m->n; i++) {
		s = &map->shape[i];
		m->shape[i] = (struct wk_shape){ keep(d, s->path), keep(d, s->name),
		    keep(d, s->href), keep(d, s->value), s->level, s->number, s->x, s->y,
		    s->room };
	}
	for (i = 0; i < sizeof(m->range) / sizeof(m->range[0]); i++)
		m->range[i] = keep(d, m->range[i]);
	add(d, WK_BLOCK_MAP, title)->map = m;
}

void
wk_doc_bubbles(struct wk_doc *d, const struct wk_dbubbles *bubbles, const char *title)
{
	struct wk_dbubbles *m = wk_arena_alloc(&d->arena, sizeof(*m));
	const struct wk_bubble *b;
	size_t i;

	m->n = bubbles->n;
	m->b = wk_arena_alloc(&d->arena, (m->n + 1) * sizeof(*m->b));
	for (i = 0; i < m->n; i++) {
		b = &bubbles->b[i];
		m->b[i] = (struct wk_bubble){ keep(d, b->label), keep(d, b->group),
		    keep(d, b->state), b->sign, b->value };
	}
	add(d, WK_BLOCK_BUBBLES, title)->bubbles = m;
}

void
wk_doc_chart(struct wk_doc *d, enum wk_chart kind, struct wk_dtable *t,
    size_t column, const char *text)
{
	struct wk_block *b = add(d, WK_BLOCK_CHART, text);

	b->chart = kind;
	b->table = t;
	b->column = column;
}

void
wk_doc_lift(struct wk_doc *d, size_t from, size_t at)
{
	size_t n = d->n - from;
	struct wk_block *b = wk_calloc(n + 1, sizeof(*b));

	memcpy(b, d->block + from, n * sizeof(*b));
	memmove(d->block + at + n, d->block + at, (from - at) * sizeof(*b));
	memcpy(d->block + at, b, n * sizeof(*b));
	free(b);
}

struct wk_dtable *
wk_doc_table(struct wk_doc *d, const char *key, const char *caption)
{
	struct wk_dtable *t = wk_arena_alloc(&d->arena, sizeof(*t));

	memset(t, 0, sizeof(*t));
	t->doc = d;
	t->key = keep(d, key);
	t->caption = keep(d, caption);
	add(d, WK_BLOCK_TABLE, NULL)->table = t;
	return t;
}

void
wk_table_col(struct wk_dtable *t, const char *key, const char *label, bool numeric)
{
	t->col = wk_grow(t->col, &t->colcap, t->ncol + 1, sizeof(*t->col));
	t->col[t->ncol].key = keep(t->doc, key);
	t->col[t->ncol].label = keep(t->doc, label);
	t->col[t->ncol].room = false;
	t->col[t->ncol++].numeric = numeric;
}

void
wk_table_room(struct wk_dtable *t, const char *key, const char *label)
{
	wk_table_col(t, key, label, false);
	t->col[t->ncol - 1].room = true;
}

bool
wk_doc_captioned(const struct wk_doc *d, size_t i)
{
	return i > 0 && d->block[i - 1].kind == WK_BLOCK_HEADING &&
	    strcmp(d->block[i - 1].text, d->block[i].table->caption) == 0;
}

struct wk_cell *
wk_table_row(struct wk_dtable *t)
{
	size_t size = t->ncol * sizeof(struct wk_cell);
	struct wk_cell *r = wk_arena_alloc(&t->doc->arena, size);

	memset(r, 0, size);
	t->row = wk_grow(t->row, &t->rowcap, t->nrow + 1, sizeof(*t->row));
	return t->row[t->nrow++] = r;
}

void
wk_cell_text(struct wk_dtable *t, struct wk_cell *c, const char *s)
{
	c->kind = WK_CELL_TEXT;
	c->text = keep(t->doc, s);
}

void
wk_cell_code(struct wk_dtable *t, struct wk_cell *c, const char *s)
{
	c->kind = WK_CELL_CODE;
	c->text = keep(t->doc, s);
}

void
wk_cell_link(struct wk_dtable *t, struct wk_cell *c, const char *href)
{
	c->href = keep(t->doc, href);
}

void
wk_cell_number(struct wk_cell *c, double v, int decimals)
{
	c->kind = WK_CELL_NUMBER;
	c->num = v;
	c->decimals = decimals;
}

void
wk_cell_percent(struct wk_cell *c, double v, int decimals)
{
	c->kind = WK_CELL_PERCENT;
	c->num = v;
	c->decimals = decimals;
}

void
wk_cell_hide(struct wk_cell *c)
{
	c->kind = WK_CELL_HIDDEN;
}

void
wk_cell_count(struct wk_cell *c, long v)
{
	if (v < 0)
		wk_cell_hide(c);
	else
		wk_cell_number(c, (double)v, 0);
}

static bool
is_number(const struct wk_cell *c)
{
	return c->kind == WK_CELL_NUMBER || c->kind == WK_CELL_PERCENT;
}

double
wk_table_max(const struct wk_dtable *t, size_t column)
{
	double max = 0;
	size_t r, c;

	for (r = 0; r < t->nrow; r++)
		for (c = 1; c < t->ncol; c++)
			if ((column == WK_ALL_COLUMNS || column == c) &&
			    is_number(&t->row[r][c]) && t->row[r][c].num > max)
				max = t->row[r][c].num;
	return max;
}

int
wk_cell_level(const struct wk_cell *c, double max)
{
	int level;

	if (!is_number(c) || max <= 0)
		return 0;
	level = (int)ceil(5 * c->num / max);
	return level < 1 ? 1 : level > 5 ? 5 : level;
}

void
wk_cell_print(const struct wk_cell *c, const struct wk_lang *l, struct wk_buf *out)
{
	char num[64];

	switch (c->kind) {
	case WK_CELL_EMPTY:
		break;
	case WK_CELL_TEXT:
	case WK_CELL_CODE:
		wk_buf_adds(out, c->text);
		break;
	case WK_CELL_NUMBER:
	case WK_CELL_PERCENT:
		wk_lang_number(l, num, sizeof(num), c->num, c->decimals);
		wk_buf_adds(out, num);
		if (c->kind == WK_CELL_PERCENT)
			wk_buf_adds(out, "%");
		break;
	case WK_CELL_HIDDEN:
		wk_buf_addc(out, '.');
		break;
	}
}

void
wk_cell_raw(const struct wk_cell *c, struct wk_buf *out)
{
	char num[32];

	if (is_number(c)) {
		wk_num_format(num, c->num, c->decimals);
		wk_buf_adds(out, num);
	} else if (c->kind == WK_CELL_HIDDEN) {
		wk_buf_addc(out, '.');
	} else if (c->kind != WK_CELL_EMPTY) {
		wk_buf_adds(out, c->text);
	}
}
