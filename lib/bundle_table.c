/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/bundle_table.h"
#include "lib/date.h"
#include "lib/mem.h"
#include "lib/num.h"
#include "lib/writer.h"

static const char *const column[] = {
	"bundel", "label", "thema", "gewicht", "omvang", "vorige", "hulpvragen",
	"personen", "buurten", "teams", "bronnen", "eerste", "laatste", "per_maand",
	"nabijheid", "trefwoorden", "stand", "uit", "structureel"
};

#define NCOLUMN	(sizeof(column) / sizeof(column[0]))

/* One row under way: its fields one after the other in text. */
struct row {
	struct wk_buf text;
	size_t	      at[NCOLUMN + 1];
	size_t	      n;
};

static void
end_field(struct row *r)
{
	r->at[++r->n] = r->text.len;
}

static void
add(struct row *r, const char *s)
{
	wk_buf_adds(&r->text, s);
	end_field(r);
}

static void
add_count(struct row *r, size_t v)
{
	wk_buf_addf(&r->text, "%zu", v);
	end_field(r);
}

/* Different values, empty ones not counted, of a column in a bundle. */
static size_t
distinct(const struct wk_bundle_table *t, size_t b, const char *name)
{
	size_t col = wk_header_find(&t->set->header, name), i;
	struct wk_map map = WK_MAP_INIT;
	struct wk_str s;

	for (i = t->bundles->start[b]; i < t->bundles->start[b + 1]; i++) {
		s = wk_rec_get(t->set->rec[t->bundles->member[i]], col);
		if (s.len > 0)
			wk_map_add(&map, s.p, s.len);
	}
	i = map.n;
	wk_map_free(&map);
	return i;
}

static int
by_day(const void *a, const void *b)
{
	const long *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* eerste, laatste and per_maand. */
static void
add_dates(const struct wk_bundle_table *t, size_t b, struct row *r)
{
	size_t col = wk_header_find(&t->set->header, "datum_aanmaak");
	size_t from = t->bundles->start[b], n = 0, i, j;
	long *day = wk_malloc((t->bundles->start[b + 1] - from + 1) * sizeof(*day));
	char text[16];
	struct wk_str s;

	for (i = from; i < t->bundles->start[b + 1]; i++) {
		s = wk_rec_get(t->set->rec[t->bundles->member[i]], col);
		if ((day[n] = wk_date_iso(s.p, s.len)) != WK_NODAY)
			n++;
	}
	qsort(day, n, sizeof(*day), by_day);
	for (i = 0; i < 2; i++) {
		if (n > 0) {
			wk_date_format(text, day[i == 0 ? 0 : n - 1]);
			wk_buf_adds(&r->text, text);
		}
		end_field(r);
	}
	for (i = 0; i < n; i = j) {
		for (j = i; j < n && wk_month_of(day[j]) == wk_month_of(day[i]);)
			j++;
		wk_month_format(text, wk_month_of(day[i]));
		wk_buf_addf(&r->text, "%s%s:%zu", i > 0 ? "|" : "", text, j - i);
	}
	end_field(r);
	free(day);
}

static void
add_nearness(const struct wk_bundle_table *t, size_t b, struct row *r)
{
	size_t from = t->bundles->start[b], to = t->bundles->start[b + 1], i;
	double sum = 0;
	char text[32];

	for (i = from; i < to; i++)
		sum += (double)t->bundles->near[t->bundles->member[i]];
	wk_num_format(text, sum / (double)(to - from), 2);
	add(r, text);
}

static void
fill(const struct wk_bundle_table *t, size_t b, struct row *r)
{
	const struct wk_label *l = &t->label[b];
	const struct wk_identity *x = &t->identity[b];
	size_t i;

	wk_buf_clear(&r->text);
	r->n = 0;
	add(r, x->id);
	add(r, l->text);
	for (i = 0; i < l->ntheme; i++) {
		wk_buf_adds(&r->text, i > 0 ? "|" : "");
		wk_buf_adds(&r->text, t->themes->theme[l->theme[i]].code);
	}
	end_field(r);
	add(r, wk_weight_name(l->weight));
	add_count(r, t->bundles->persons[b]);
	if (x->before > 0)
		add_count(r, x->before);
	else
		add(r, "");
	add_count(r, t->bundles->start[b + 1] - t->bundles->start[b]);
	add_count(r, distinct(t, b, "persoon"));
	add_count(r, distinct(t, b, "buurtcode"));
	add_count(r, distinct(t, b, "team"));
	add_count(r, distinct(t, b, "bron"));
	add_dates(t, b, r);
	add_nearness(t, b, r);
	for (i = 0; i < l->nword; i++) {
		wk_buf_adds(&r->text, i > 0 ? "|" : "");
		wk_buf_adds(&r->text, l->word[i]);
	}
	end_field(r);
	add(r, x->stand);
	add(r, x->from);
	add(r, l->structural ? "ja" : "");
}

int
wk_bundle_table_write(const struct wk_bundle_table *t, const char *path,
    struct wk_err *e)
{
	struct wk_header h = WK_HEADER_INIT;
	struct row row = { .text = WK_BUF_INIT };
	struct wk_str field[NCOLUMN];
	struct wk_writer *w;
	size_t b, i;

	for (i = 0; i < NCOLUMN; i++)
		wk_header_add(&h, column[i]);
	w = wk_writer_open(path, WK_FORMAT_CSV, &h, e);
	wk_header_free(&h);
	if (w == NULL)
		return -1;
	for (b = 0; b < t->bundles->n; b++) {
		fill(t, b, &row);
		for (i = 0; i < NCOLUMN; i++) {
			field[i].p = row.text.p + row.at[i];
			field[i].len = row.at[i + 1] - row.at[i];
		}
		wk_writer_put(w, field, NCOLUMN);
	}
	wk_buf_free(&row.text);
	return wk_writer_commit(w, e);
}
