/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wk-report: summarise into reports that may be shared. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/cli.h"
#include "lib/date.h"
#include "lib/folder.h"
#include "lib/num.h"
#include "lib/path.h"
#include "lib/report.h"

static const char synopsis[] = "kind [-hqVv] [-a file] [--cbs] [--css file] "
    "[--date yyyy-mm-dd] [-e yyyy-mm] [-f text|md|html|csv|json|xlsx|svg|ics] "
    "[--force] [-I file] [--intern] [--kaart file] [-l nl|en] [--ledger file] [-m n] "
    "[-o file | -d folder] [-R file] [-s yyyy-mm] [-w code] [file ...]";

enum { OPT_CBS = WK_LONG_OWN, OPT_INTERN, OPT_CSS, OPT_MAP, OPT_LEDGER };

static const struct wk_option options[] = {
	WK_OPT_BASE,
	{ 'f', "format", "form", "text (default), md, html, csv, json, xlsx, svg or ics" },
	WK_OPT_OUTPUT,
	{ 'd', "directory", "folder", "write the pages here, the whole folder or nothing" },
	{ 's', "start", "yyyy-mm", "first month (default: 11 months before the last)" },
	{ 'e', "end", "yyyy-mm", "month of the report (default: the last with records)" },
	{ 'w', "area", "code", "only this gemeente, wijk or buurt" },
	{ 'm', "minimum", "n", "smallest count to print, 5 or more (default 10)" },
	{ 'I', "inhabitants", "file", "CBS kerncijfers: names and inhabitants" },
	{ 'a', "activities", "file", "activities" },
	WK_OPT_REJECTS,
	{ 'l', "language", "nl|en", "language of the report (default nl)" },
	{ OPT_CBS, "cbs", NULL, "minimum 8, as CBS does" },
	{ OPT_INTERN, "intern", NULL, "exact numbers, stamped: not to be shared" },
	{ OPT_CSS, "css", "file", "style sheet of the municipality, put into the page" },
	{ OPT_MAP, "kaart", "file", "GeoJSON with the borders of the areas" },
	{ OPT_LEDGER, "ledger", "file", "what was printed before: frozen, and added to" },
	WK_OPT_DATE,
	WK_OPT_FORCE,
	WK_OPT_END
};

enum form { TEXT, MD, HTML, CSV, JSON, XLSX, SVG, ICS, NFORM };

static const char *const form_name[NFORM] = {
	"text", "md", "html", "csv", "json", "xlsx", "svg", "ics"
};
static const char *const extension[NFORM] = {
	"txt", "md", "html", "csv", "json", "xlsx", "svg", "ics"
};

struct job {
	struct wk_common	 common;
	struct wk_report	 r;
	const struct wk_report_kind *kind;
	struct wk_count_opt	 count;
	enum form		 form;
	const char		*folder, *ledger, *figures, *activities, *lang;
	struct wk_buf		 css, theme, map;
	struct wk_regions	 places;	/* when there are no requests */
	const char		*css_file, *map_file;
};

static enum form
form_of(const char *name)
{
	size_t i;

	for (i = 0; i < NFORM; i++)
		if (strcmp(name, form_name[i]) == 0)
			return (enum form)i;
	wk_usage("-f: text, md, html, csv, json, xlsx, svg or ics is needed");
}

static int
month_option(const char *option, const char *arg)
{
	int m = wk_month_parse(arg, strlen(arg));

	if (m == WK_NOMONTH)
		wk_usage("%s: a month (yyyy-mm) is needed", option);
	return m;
}

/* The code without BU, WK or GM. */
static const char *
area_option(const char *arg)
{
	struct wk_str s = wk_region_code(wk_str_of(arg));

	if (s.len != strlen(s.p) || (s.len != 4 && s.len != 6 && s.len != 8))
		wk_usage("-w: a code of 4, 6 or 8 characters is needed");
	return s.p;
}

/* Which report, and do the options go with it? */
static void
choose_kind(struct job *j, int argc, char *argv[])
{
	if (optind >= argc)
		wk_usage("which report? give a kind");
	for (j->kind = wk_report_kinds; j->kind->name != NULL; j->kind++)
		if (strcmp(j->kind->name, argv[optind]) == 0)
			break;
	if (j->kind->name == NULL)
		wk_usage("no such kind of report");
	optind++;
	if (j->kind->offers && j->activities == NULL)
		wk_usage("this report needs activities: -a");
	if (j->kind->folder && j->folder == NULL)
		wk_usage("this report is a folder of pages: -d");
	if (j->folder != NULL && j->common.outfile != NULL)
		wk_usage("-o and -d exclude each other");
	if (j->form == SVG && strcmp(j->kind->name, "bundels") != 0)
		wk_usage("-f svg goes with the kind bundels only");
	if (j->form == ICS && strcmp(j->kind->name, "kaart") != 0)
		wk_usage("-f ics goes with the kind kaart only");
	if (j->ledger != NULL && j->common.outfile != NULL &&
	    strcmp(j->ledger, j->common.outfile) == 0)
		wk_usage("--ledger and -o are the same file");
	if (j->r.from != WK_NOMONTH && j->r.to != WK_NOMONTH && j->r.from > j->r.to)
		wk_usage("-s comes after -e");
	if (j->ledger != NULL && (j->r.rule.intern || !j->kind->requests))
		wk_usage("--ledger is for numbers that are shared");
	if (!j->kind->requests && optind < argc)
		wk_usage("this report reads no requests, only -a");
}

static void
parse(struct job *j, int argc, char *argv[])
{
	const char *arg;
	int ch;

	while ((ch = wk_next_option(argc, argv, &j->common, &arg)) != -1)
		switch (ch) {
		case 'f': j->form = form_of(arg); break;
		case 'd': j->folder = arg; break;
		case 's': j->r.from = month_option("-s", arg); break;
		case 'e': j->r.to = month_option("-e", arg); break;
		case 'w': j->r.area = j->count.area = area_option(arg); break;
		case 'm': j->r.rule.min = wk_opt_int("-m", arg, 5, 1000); break;
		case 'I': j->figures = arg; break;
		case 'a': j->activities = arg; break;
		case 'l': j->lang = arg; break;
		case OPT_CBS: j->r.rule.min = 8; break;
		case OPT_INTERN: j->r.rule.intern = true; break;
		case OPT_CSS: j->css_file = arg; break;
		case OPT_MAP: j->map_file = arg; break;
		case OPT_LEDGER: j->ledger = arg; break;
		}
	if (strcmp(j->lang, "nl") != 0 && strcmp(j->lang, "en") != 0)
		wk_usage("-l: nl or en is needed");
	choose_kind(j, argc, argv);
}

static int
read_requests(struct job *j, int argc, char *argv[], struct wk_err *e)
{
	struct wk_rejects *rj = NULL;

	if (j->common.rejects != NULL &&
	    (rj = wk_rejects_open(j->common.rejects, e)) == NULL)
		return -1;
	j->count.rejects = rj;
	j->count.details = j->kind->details;
	j->count.whole = j->ledger != NULL;	/* what an area and the rest tell of it */
	j->r.count = wk_count_read(argc - optind, argv + optind, j->r.themes, &j->count, e);
	if (j->r.count == NULL) {
		wk_rejects_abort(rj);
		return -1;
	}
	if (wk_rejects_commit(rj, e) < 0)
		return -1;
	wk_note("%lu records read, %lu set aside", j->r.count->rows, j->r.count->aside);
	return 0;
}

/* Names and inhabitants of the areas of the requests, else of the activities. */
static int
name_places(struct job *j, struct wk_err *e)
{
	struct wk_regions *a = j->r.count != NULL ? &j->r.count->areas : &j->places;
	size_t unknown = 0;

	if (j->r.count == NULL) {
		wk_regions_init(a);
		wk_offers_regions(j->r.offers, a);
	}
	j->r.places = a;
	if (j->figures == NULL)
		return 0;
	if (wk_regions_figures(a, j->figures, &unknown, e) < 0)
		return -1;
	j->r.figures = true;
	if (unknown > 0)
		wk_warn("%zu areas are not in the kerncijfers", unknown);
	return 0;
}

static int
load(struct job *j, int argc, char *argv[], struct wk_err *e)
{
	struct wk_buf path = WK_BUF_INIT;

	if (wk_today(j->common.date, &j->r.today, e) < 0 ||
	    (j->r.lang = wk_lang_load(j->lang, e)) == NULL ||
	    (j->r.themes = wk_themes_load(e)) == NULL ||
	    (j->activities != NULL &&
	    (j->r.offers = wk_offers_read(j->activities, j->r.themes, e)) == NULL) ||
	    (j->kind->requests && read_requests(j, argc, argv, e) < 0) ||
	    name_places(j, e) < 0)
		return -1;
	if (j->form == HTML && wk_slurp(wk_share(&path, "stijl/rapport.css"),
	    &j->css, e) < 0)
		return -1;
	if (j->css_file != NULL && wk_slurp(j->css_file, &j->theme, e) < 0)
		return -1;
	if (j->map_file != NULL && wk_slurp(j->map_file, &j->map, e) < 0)
		return -1;
	if (j->map_file != NULL) {
		j->r.map = wk_buf_str(&j->map);
		j->r.map_file = j->map_file;
	}
	wk_buf_free(&path);
	return 0;
}

static int
render(struct job *j, const struct wk_doc *d, struct wk_buf *out, struct wk_err *e)
{
	const char *columns = getenv("COLUMNS");
	long width = 80;

	if (columns != NULL && (wk_num_int(columns, strlen(columns), &width) != NULL ||
	    width < 40 || width > 400))
		width = 80;
	switch (j->form) {
	case TEXT: wk_doc_text(d, (size_t)width, out); break;
	case MD: wk_doc_md(d, out); break;
	case HTML:
		wk_doc_html(d, wk_buf_str(&j->css),
		    j->css_file != NULL ? wk_buf_str(&j->theme) : NULL, out);
		break;
	case CSV: wk_doc_csv(d, out); break;
	case JSON: wk_doc_json(d, out); break;
	case SVG: wk_doc_svg(d, out); break;
	case XLSX: return wk_doc_xlsx(d, out, e);
	case ICS:
		wk_note("%zu activities without days and times are left out",
		    wk_offers_ics(j->r.offers, j->r.area != NULL ? j->r.area : "",
		    j->r.today, out));
		break;
	case NFORM: break;
	}
	return 0;
}

static int
write_folder(struct job *j, struct wk_err *e)
{
	struct wk_folder *f = wk_folder_open(j->folder, e);
	struct wk_buf b = WK_BUF_INIT, name = WK_BUF_INIT;
	size_t i;

	if (f == NULL)
		return -1;
	for (i = 0; i < j->r.npage; i++) {
		wk_buf_clear(&b);
		wk_buf_clear(&name);
		wk_buf_addf(&name, "%s.%s", j->r.page[i].name, extension[j->form]);
		if (render(j, j->r.page[i].doc, &b, e) < 0 ||
		    wk_folder_put(f, wk_buf_str(&name), b.p, b.len, e) < 0) {
			wk_folder_abort(f);
			return -1;
		}
	}
	wk_buf_free(&b);
	wk_buf_free(&name);
	return wk_folder_commit(f, e);
}

static int
write_one(struct job *j, struct wk_err *e)
{
	struct wk_buf b = WK_BUF_INIT;
	struct wk_out *o;

	if (render(j, j->r.page[0].doc, &b, e) < 0 ||
	    (o = wk_out_open(j->common.outfile, e)) == NULL)
		return -1;
	wk_out_write(o, b.p, b.len);
	wk_buf_free(&b);
	return wk_out_commit(o, e);
}

int
main(int argc, char *argv[])
{
	struct job j = { .common = WK_COMMON_INIT, .lang = "nl", .form = TEXT };
	struct wk_err e = WK_ERR_INIT;
	size_t n, hidden;
	int r;

	j.r.rule = (struct wk_pub_rule)WK_PUB_RULE_INIT;
	j.r.from = j.r.to = WK_NOMONTH;
	wk_init("wk-report", synopsis, options);
	parse(&j, argc, argv);
	if (load(&j, argc, argv, &e) < 0)
		return wk_fail(&e);
	j.r.over = j.ledger != NULL;
	if (j.r.over && j.r.to != WK_NOMONTH && j.r.to >= wk_month_of(j.r.today))
		wk_usage("-e: with --ledger only months that are over");
	wk_report_start(&j.r);
	if (j.r.over && j.r.undated) {
		wk_err_set(&e, WK_EX_DATA, NULL, 0, "datum_aanmaak",
		    "with --ledger the records need dates");
		return wk_fail(&e);
	}
	if ((j.r.rule.printed = wk_printed_new(j.ledger, j.r.rule.min, j.r.rule.base,
	    &e)) == NULL || wk_report_make(&j.r, j.kind, &e) < 0 ||
	    wk_printed_write(j.r.rule.printed, &e) < 0)	/* before anything is out */
		return wk_fail(&e);
	n = wk_printed_count(j.r.rule.printed, &hidden);
	if (n > 0)
		wk_note("%zu numbers printed, %zu hidden for the sake of others", n, hidden);
	if (j.r.rule.intern && j.folder == NULL && wk_private_output(&j.common, &e) < 0)
		return wk_fail(&e);
	r = j.folder != NULL ? write_folder(&j, &e) : write_one(&j, &e);
	if (r < 0)
		return wk_fail(&e);
	return j.r.count != NULL && j.r.count->aside > 0 ? WK_EX_NO : WK_EX_OK;
}
