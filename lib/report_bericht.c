/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * report_bericht: what is new or has room, as short messages for a group on a
 * telephone. report_folder: a leaflet per theme.
 */
#include <stdlib.h>
#include <string.h>

#include "lib/date.h"
#include "lib/map.h"
#include "lib/mem.h"
#include "lib/num.h"
#include "lib/regions.h"
#include "lib/report.h"
#include "lib/utf8.h"

#define MAXMESSAGE	1000	/* characters of one message */
#define NEW		7	/* days */

const char *
wk_offer_cost(struct wk_report *r, const struct wk_offer *o)
{
	const char *s = o->f[WK_OFFER_COST];
	char num[48];
	double v;

	if (wk_num_dec(s, strlen(s), '.', &v) != NULL || v < 0)
		return s;
	if (v == 0)
		return wk_report_get(r, "kosten.gratis");
	wk_lang_number(r->lang, num, sizeof(num), v, strchr(s, '.') != NULL ? 2 : 0);
	return wk_report_say(r, "kosten.euro", num);
}

const char *
wk_offer_line(struct wk_report *r, const struct wk_offer *o)
{
	const char *part[] = { o->f[WK_OFFER_WHEN], o->f[WK_OFFER_WHERE],
		wk_offer_cost(r, o) };
	struct wk_buf b = WK_BUF_INIT;
	const char *line, *join = ": ";
	size_t i;

	wk_buf_adds(&b, o->f[WK_OFFER_NAME]);
	for (i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (part[i][0] != '\0') {
			wk_buf_addf(&b, "%s%s", join, part[i]);
			join = ", ";
		}
	line = wk_arena_strndup(&r->arena, wk_buf_str(&b), b.len);
	wk_buf_free(&b);
	return line;
}

static size_t
characters(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xc0) != 0x80;
	return n;
}

static bool
is_new(const struct wk_offer *o, long today)
{
	return o->from != WK_NODAY && o->from <= today + NEW && o->from > today - NEW;
}

/* 0: new; 1: room, in the area itself; 2: room elsewhere; -1: neither. */
static int
turn_of(const struct wk_offer *o, const char *area, long today)
{
	struct wk_str own = wk_region_code(wk_str_of(o->f[WK_OFFER_BUURT]));

	if (is_new(o, today))
		return 0;
	if (o->free <= 0)
		return -1;
	return *area != '\0' && own.len >= strlen(area) &&
	    memcmp(own.p, area, strlen(area)) == 0 ? 1 : 2;
}

/* New ones first, then what is near; never more than fits. */
static void
message(struct wk_report *r, struct wk_doc *d, const char *area, const char *title)
{
	const char *more = wk_report_get(r, "bericht.meer"), *line;
	size_t used = characters(title) + characters(more) + 2, i, n = 0, left = 0;
	const struct wk_offer *o;
	int pass;

	wk_doc_para(d, title);
	for (pass = 0; pass < 3; pass++)
		for (i = 0; i < r->offers->n; i++) {
			o = &r->offers->o[i];
			if (!wk_offer_open(o, r->today) || !wk_offer_reaches(o, area) ||
			    turn_of(o, area, r->today) != pass)
				continue;
			line = wk_offer_line(r, o);
			line = pass == 0 ? wk_report_say(r, "bericht.nieuw", line) :
			    wk_report_say(r, o->free == 1 ? "bericht.plek1" :
			    "bericht.plek", line,
			    wk_lang_count(&r->arena, r->lang, o->free));
			if (used + characters(line) + 3 > MAXMESSAGE) {
				left++;
				continue;
			}
			used += characters(line) + 3;	/* "- " and the line end */
			wk_doc_item(d, line, NULL);
			n++;
		}
	if (n == 0)
		wk_doc_para(d, wk_report_get(r, "bericht.niets"));
	else if (left > 0)
		wk_doc_para(d, more);
}

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

int
wk_report_bericht(struct wk_report *r, struct wk_err *e)
{
	struct wk_map area = WK_MAP_INIT;
	struct wk_doc *d = wk_report_page(r, "bericht", wk_report_get(r, "bericht.titel"),
	    wk_lang_day(&r->arena, r->lang, r->today));
	const char **code, *day = wk_lang_day(&r->arena, r->lang, r->today);
	struct wk_str s;
	size_t i;

	(void)e;
	d->plain = true;
	d->stamp = NULL;	/* what is on offer is public */
	if (r->area != NULL) {
		s = wk_region_code(wk_str_of(r->area));
		wk_map_add(&area, s.p, s.len);
	}
	for (i = 0; r->area == NULL && i < r->offers->n; i++) {
		s = wk_region_code(wk_str_of(r->offers->o[i].f[WK_OFFER_BUURT]));
		if (s.len > 0)
			wk_map_add(&area, s.p, s.len);
	}
	code = wk_calloc(area.n + 1, sizeof(*code));
	for (i = 0; i < area.n; i++)
		code[i] = wk_map_key(&area, (uint32_t)i);
	qsort(code, area.n, sizeof(*code), by_text);
	for (i = 0; i < area.n; i++) {
		if (i > 0)
			wk_doc_break(d);
		message(r, d, code[i], wk_report_say(r, "bericht.kop",
		    wk_report_place(r, code[i]), day));
	}
	if (area.n == 0)
		message(r, d, "", wk_report_say(r, "bericht.overal", day));
	free(code);
	wk_map_free(&area);
	return 0;
}

static void
leaflet_item(struct wk_report *r, struct wk_doc *d, const struct wk_offer *o)
{
	static const struct { enum wk_offer_field f; const char *key; } line[] = {
		{ WK_OFFER_WHEN, "kolom.wanneer" }, { WK_OFFER_WHERE, "kolom.waar" },
		{ WK_OFFER_FOR, "kolom.doelgroep" }, { WK_OFFER_COST, "kolom.kosten" },
		{ WK_OFFER_LANGUAGE, "kolom.taal" }, { WK_OFFER_BY, "kolom.organisatie" },
		{ WK_OFFER_CONTACT, "kolom.contact" }
	};
	size_t i;

	wk_doc_heading(d, 3, o->f[WK_OFFER_NAME]);
	if (o->f[WK_OFFER_TEXT][0] != '\0')
		wk_doc_para(d, o->f[WK_OFFER_TEXT]);
	for (i = 0; i < sizeof(line) / sizeof(line[0]); i++)
		if (o->f[line[i].f][0] != '\0')
			wk_doc_item(d, wk_report_say(r, "folder.regel",
			    wk_report_get(r, line[i].key), line[i].f == WK_OFFER_COST ?
			    wk_offer_cost(r, o) : o->f[line[i].f]), NULL);
}

/* A leaflet never carries the name of a taboo theme. */
int
wk_report_folder(struct wk_report *r, struct wk_err *e)
{
	const char *area = r->area != NULL ? r->area : "";
	struct wk_doc *d = wk_report_page(r, "folder", wk_report_get(r, "folder.titel"),
	    wk_lang_day(&r->arena, r->lang, r->today));
	const struct wk_theme *t;
	const struct wk_offer *o;
	size_t i, k, n, themes = 0;

	(void)e;
	d->stamp = NULL;	/* what is on offer is public */
	for (i = 0; i < r->themes->n; i++) {
		t = &r->themes->theme[i];
		for (n = k = 0; k < r->offers->n && t->weight != WK_ZWAAR; k++) {
			o = &r->offers->o[k];
			if (o->theme != t || !wk_offer_open(o, r->today) ||
			    !wk_offer_reaches(o, area))
				continue;
			if (n++ == 0) {
				if (themes++ > 0)
					wk_doc_break(d);
				wk_doc_heading(d, 2, t->label);
				wk_doc_para(d, wk_report_get(r, "folder.uitleg"));
			}
			leaflet_item(r, d, o);
		}
	}
	if (themes == 0)
		wk_doc_para(d, wk_report_get(r, "kaart.leeg"));
	return 0;
}
