/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_kaart: every activity in one place, formal and informal. */
#include <stdlib.h>
#include <string.h>

#include "lib/date.h"
#include "lib/mem.h"
#include "lib/report.h"

#define OLD	183		/* days after which a row wants a new check */

static const char *
place_of(const struct wk_offer *o)
{
	const char *code = o->f[WK_OFFER_BUURT];

	return code[0] != '\0' ? code : "~";	/* without a place: last */
}

static int
by_place(const void *x, const void *y)
{
	const struct wk_offer *const *a = x, *const *b = y;
	int r = strcmp(place_of(*a), place_of(*b));

	return r != 0 ? r : *a < *b ? -1 : *a > *b;	/* then by name, as read */
}

static const char *
theme_label(const struct wk_offer *o)
{
	return o->theme != NULL ? o->theme->label : "";
}

/* Columns of text between the name and the free places. */
static const struct { const char *key, *label; enum wk_offer_field f; } text[] = {
	{ "thema", "kolom.thema", WK_OFFER_THEME },
	{ "wanneer", "kolom.wanneer", WK_OFFER_WHEN },
	{ "waar", "kolom.waar", WK_OFFER_WHERE },
	{ "doelgroep", "kolom.doelgroep", WK_OFFER_FOR },
	{ "aanbod", "kolom.aanbod", WK_OFFER_SUPPLY },
	{ "organisatie", "kolom.organisatie", WK_OFFER_BY },
	{ "contact", "kolom.contact", WK_OFFER_CONTACT }
};

#define NTEXT	(sizeof(text) / sizeof(text[0]))

static const char *
value(const struct wk_offer *o, size_t col)
{
	return text[col].f == WK_OFFER_THEME ? theme_label(o) : o->f[text[col].f];
}

/* Which columns are in the tables: those that any activity fills. */
struct filled {
	bool	text[NTEXT], free;
};

static struct filled
look(const struct wk_offer *const *o, size_t n)
{
	struct filled used;
	size_t i, k;

	memset(&used, 0, sizeof(used));
	for (i = 0; i < n; i++) {
		for (k = 0; k < NTEXT; k++)
			used.text[k] = used.text[k] || value(o[i], k)[0] != '\0';
		used.free = used.free || o[i]->free >= 0;
	}
	return used;
}

static void
row(struct wk_report *r, struct wk_dtable *t, const struct filled *used,
    const struct wk_offer *o)
{
	struct wk_cell *c = wk_table_row(t);
	size_t k;

	wk_cell_text(t, c++, o->f[WK_OFFER_NAME]);
	for (k = 0; k < NTEXT; k++)
		if (used->text[k])
			wk_cell_text(t, c++, value(o, k));
	if (o->free >= 0)
		wk_cell_number(c, (double)o->free, 0);
	c += used->free;
	if (o->checked == WK_NODAY || r->today - o->checked > OLD)
		wk_cell_text(t, c, wk_report_get(r, "kaart.oud"));
	else
		wk_cell_text(t, c, wk_lang_day(&r->arena, r->lang, o->checked));
}

static struct wk_dtable *
start(struct wk_report *r, struct wk_doc *d, const struct filled *used, const char *code)
{
	const char *caption = code[0] == '~' ? wk_report_get(r, "kaart.zonder_buurt") :
	    wk_report_say(r, "kaart.buurt", wk_report_place(r, code));
	struct wk_dtable *t;
	size_t k;

	wk_doc_heading(d, 2, caption);
	t = wk_doc_table(d, "activiteiten", caption);
	wk_table_col(t, "activiteit", wk_report_get(r, "kolom.activiteit"), false);
	for (k = 0; k < NTEXT; k++)
		if (used->text[k])
			wk_table_col(t, text[k].key, wk_report_get(r, text[k].label), false);
	if (used->free)
		wk_table_col(t, "vrij", wk_report_get(r, "kolom.vrij"), true);
	wk_table_col(t, "gecontroleerd", wk_report_get(r, "kolom.gecontroleerd"), false);
	return t;
}

/* Activities per theme, formal and informal, as numbers of activities. */
static void
overview(struct wk_report *r, struct wk_doc *d, const struct wk_offer **o, size_t n)
{
	size_t nt = r->themes->n, i, t;
	long *count = wk_calloc(3 * nt + 1, sizeof(*count));
	struct wk_dtable *tab;
	struct wk_cell *c;

	for (i = 0; i < n; i++) {
		if (o[i]->theme == NULL)
			continue;
		t = (size_t)(o[i]->theme - r->themes->theme);
		count[3 * t]++;
		count[3 * t + 1] += strcmp(o[i]->f[WK_OFFER_SUPPLY], "formeel") == 0;
		count[3 * t + 2] += strcmp(o[i]->f[WK_OFFER_SUPPLY], "informeel") == 0;
	}
	tab = wk_doc_table(d, "aanbod-per-thema", wk_report_get(r, "kaart.per_thema"));
	wk_table_col(tab, "thema", wk_report_get(r, "kolom.thema"), false);
	wk_table_col(tab, "activiteiten", wk_report_get(r, "kolom.activiteiten"), true);
	wk_table_col(tab, "formeel", wk_report_get(r, "aanbod.formeel"), true);
	wk_table_col(tab, "informeel", wk_report_get(r, "aanbod.informeel"), true);
	for (t = 0; t < nt; t++) {
		if (count[3 * t] == 0)
			continue;
		c = wk_table_row(tab);
		wk_cell_text(tab, &c[0], r->themes->theme[t].label);
		for (i = 0; i < 3; i++)
			wk_cell_number(&c[1 + i], (double)count[3 * t + i], 0);
	}
	if (tab->nrow > 0 && tab->nrow <= 24)
		wk_doc_chart(d, WK_CHART_BAR, tab, 1, wk_report_get(r, "kaart.grafiek"));
	free(count);
}

int
wk_report_kaart(struct wk_report *r, struct wk_err *e)
{
	const struct wk_offers *s = r->offers;
	const struct wk_offer **o = wk_calloc(s->n + 1, sizeof(*o));
	const char *area = r->area != NULL ? r->area : "", *last = "";
	struct wk_dtable *t = NULL;
	struct wk_doc *d;
	struct filled used;
	size_t i, n = 0;

	(void)e;
	for (i = 0; i < s->n; i++)
		if (wk_offer_open(&s->o[i], r->today) && wk_offer_reaches(&s->o[i], area))
			o[n++] = &s->o[i];
	qsort(o, n, sizeof(*o), by_place);
	d = wk_report_page(r, "kaart", wk_report_get(r, "kaart.titel"),
	    wk_report_say(r, "kaart.onder", wk_lang_count(&r->arena, r->lang, (long)n),
	    wk_lang_day(&r->arena, r->lang, r->today)));
	wk_doc_para(d, wk_report_get(r, n > 0 ? "kaart.uitleg" : "kaart.leeg"));
	used = look(o, n);
	if (used.text[0])	/* themes */
		overview(r, d, o, n);
	for (i = 0; i < n; i++) {
		if (t == NULL || strcmp(place_of(o[i]), last) != 0) {
			last = place_of(o[i]);
			t = start(r, d, &used, last);
		}
		row(r, t, &used, o[i]);
	}
	free(o);
	return 0;
}
