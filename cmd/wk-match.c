/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdlib.h>

#include "lib/cli.h"
#include "lib/date.h"
#include "lib/hsds.h"
#include "lib/match_assign.h"
#include "lib/match_out.h"
#include "lib/regions.h"

#define THREADS		2

enum { HSDS = WK_LONG_OWN };

static const char synopsis[] = "[-ChqVvx] [-a file] [--date yyyy-mm-dd] [-f csv|jsonl] "
    "[--force] [--hsds dir] [-n number] [-o file] [--progress] [-R file] [-t file] "
    "[-w code] [file ...]";

static const struct wk_option options[] = {
	WK_OPT_BASE,
	{ 'a', "activities", "file", "activities of the neighbourhood" },
	{ 'C', "capacity", NULL, "divide the places there are over all requests" },
	WK_OPT_DATE,
	WK_OPT_FORCE,
	WK_OPT_FORMAT,
	{ HSDS, "hsds", "dir", "write the activities as Open Referral HSDS here" },
	{ 'n', "candidates", "number", "one row per candidate, so many of each kind" },
	WK_OPT_OUTPUT,
	WK_OPT_PROGRESS,
	WK_OPT_REJECTS,
	{ 't', "talents", "file", "talents of residents" },
	{ 'w', "area", "code", "match only requests from this area" },
	{ 'x', "explain", NULL, "say in Dutch how the score came about" },
	WK_OPT_END
};

struct job {
	struct wk_common	c;
	const char	       *activities, *talents, *hsds;
	struct wk_str		area;
	unsigned		each;		/* 0: best match as columns */
	bool			explain, capacity;
	struct wk_supply_how	how;
	struct wk_supply       *supply;
	struct wk_dataset	set;
	struct wk_themes_of	of;
	struct wk_matcher	matcher;
	struct wk_matches	found;
	bool		       *skip, *shared;
	unsigned char	       *choice;		/* with -C, by record */
	bool			bundled;	/* there is a column bundel */
	struct wk_bundle_matches bundles;
};

static void
read_options(struct job *j, int argc, char *argv[])
{
	const char *arg;
	int ch;

	while ((ch = wk_next_option(argc, argv, &j->c, &arg)) != -1)
		switch (ch) {
		case 'a': j->activities = arg; break;
		case 'C': j->capacity = true; break;
		case 'f': wk_usage("-f: csv or jsonl is needed");
		case 'n':
			j->each = (unsigned)wk_opt_int("-n", arg, 1, WK_MAXCANDIDATES);
			break;
		case HSDS: j->hsds = arg; break;
		case 't': j->talents = arg; break;
		case 'w': j->area = wk_region_code(wk_str_of(arg)); break;
		case 'x': j->explain = true; break;
		}
	if (j->activities == NULL && j->talents == NULL)
		wk_usage("activities (-a) or talents (-t) are needed");
	if (j->hsds != NULL && j->activities == NULL)
		wk_usage("--hsds needs activities (-a)");
	if (j->capacity && j->each > 0)
		wk_usage("-C and -n exclude each other");
	if (j->area.p != NULL && j->area.len != 4 && j->area.len != 6 && j->area.len != 8)
		wk_usage("-w: a code of 4, 6 or 8 characters is needed");
}

static void
progress_read(unsigned long done, unsigned long total)
{
	wk_progress("reading", done, total);
}

static void
progress_match(unsigned long done, unsigned long total)
{
	wk_progress("matching", done, total);
}

static int
load(struct job *j, struct wk_err *e)
{
	struct wk_supply_how *h = &j->how;
	struct wk_themes *themes;

	if (wk_today(j->c.date, &h->today, e) < 0 ||
	    (h->themes = themes = wk_themes_load(e)) == NULL ||
	    (h->rules = wk_match_rules_load(themes, e)) == NULL ||
	    (h->model = wk_model_load(NULL, e)) == NULL ||
	    (h->text = wk_text_load(e)) == NULL)
		return -1;
	return 0;
}

static int
read_supply(struct job *j, struct wk_rejects *rj, struct wk_err *e)
{
	j->supply = wk_supply_new();
	if ((j->activities != NULL && wk_supply_read(j->supply, WK_ACTIVITY,
	    j->activities, &j->how, rj, e) < 0) ||
	    (j->talents != NULL && wk_supply_read(j->supply, WK_TALENT,
	    j->talents, &j->how, rj, e) < 0))
		return -1;
	wk_supply_form(j->supply, &j->how);
	if (j->activities != NULL && j->supply->count[WK_ACTIVITY] == 0)
		wk_warn("there are no activities in the list");
	if (j->talents != NULL && j->supply->count[WK_TALENT] == 0)
		wk_warn("there are no talents with consent in the list");
	if (j->supply->unwilling > 0)
		wk_note("%zu talents without toestemming=ja take no part",
		    j->supply->unwilling);
	if (j->supply->unchecked > 0)
		wk_note("%zu activities were never checked, or nobody wrote when",
		    j->supply->unchecked);
	if (j->supply->old > 0)
		wk_warn("checked longer than a year ago: %zu of the activities",
		    j->supply->old);
	return 0;
}

static int
write_hsds(const struct job *j, struct wk_err *e)
{
	size_t i, n = j->supply->count[WK_ACTIVITY];
	const struct wk_rec **rec = wk_malloc((n + 1) * sizeof(const struct wk_rec *));
	int r;

	for (i = 0; i < n; i++)
		rec[i] = j->supply->item[i].rec;
	r = wk_hsds_write(j->hsds, &j->supply->header[WK_ACTIVITY], rec, n, e);
	free(rec);
	return r;
}

static int
read_requests(struct job *j, int nfiles, char *const *files, struct wk_rejects *rj,
    struct wk_err *e)
{
	struct wk_reader *in = wk_reader_open(nfiles, files, NULL, e);
	const struct wk_header *h;

	if (in == NULL)
		return -1;
	wk_reader_rejects(in, rj);
	h = wk_reader_header(in);
	if (wk_header_find(h, "tekst") == WK_NOCOL && wk_header_find(h, "thema") == WK_NOCOL)
		return wk_err_set(e, WK_EX_DATA, NULL, 0, "tekst or thema", "no such column");
	if (wk_dataset_read(&j->set, in, rj, progress_read, e) < 0)
		return -1;
	wk_reader_close(in);
	return 0;
}

/* With -w, requests from elsewhere take no part. */
static void
choose(struct job *j)
{
	struct wk_place area = wk_place_of(j->area, 8);
	struct wk_ask_columns col;
	struct wk_str s;
	size_t i, n = 0;

	if (j->area.p == NULL)
		return;
	wk_ask_columns(&col, &j->set.header);
	j->skip = wk_calloc(j->set.n, sizeof(*j->skip));
	for (i = 0; i < j->set.n; i++) {
		s = wk_ask_area(&col, j->set.rec[i]);
		n += j->skip[i] = !wk_place_meets(wk_place_of(s, 8), area);
	}
	wk_note("%zu requests from elsewhere are not matched", n);
}

static void
progress_assign(unsigned long done, unsigned long total)
{
	wk_progress("dividing places", done, total);
}

static void
work(struct job *j)
{
	struct wk_match_job m = { &j->matcher, &j->of, j->how.text, &j->set, NULL,
	    j->each > 0 ? j->each : j->capacity ? WK_CHOICES : 1, THREADS, j->c.verbose,
	    progress_match };

	wk_themes_of_init(&j->of, j->how.themes, j->how.model, &j->set.header);
	wk_matcher_init(&j->matcher, j->supply, j->how.rules, j->how.themes, j->how.today,
	    j->each > 0 ? WK_SET_FLOOR_LIST : WK_SET_FLOOR);
	choose(j);
	m.skip = j->skip;
	j->bundled = j->each == 0 && wk_header_find(&j->set.header, "bundel") != WK_NOCOL;
	if (j->bundled && m.each < WK_BUNDLE_CHOICES)
		m.each = WK_BUNDLE_CHOICES;
	wk_match_all(&m, &j->found);
	j->shared = wk_advice_shared(&j->set, &j->found);
	if (j->bundled)
		wk_bundle_match(&j->matcher, &j->set, &j->found, j->shared, &j->bundles);
	if (j->capacity)
		j->choice = wk_match_assign(&j->matcher, &j->set, &j->found, progress_assign);
}

static void
report(const struct job *j)
{
	size_t i, n = 0;
	int f;

	for (i = 0; i < j->set.n; i++)
		n += j->found.asked[i].count > 0;
	wk_note("%zu records, %zu with a match; %zu activities, %zu talents", j->set.n, n,
	    j->supply->count[WK_ACTIVITY], j->supply->count[WK_TALENT]);
	for (f = WK_FILTER_NONE + 1; f < WK_FILTERS; f++)
		if (j->found.out_of[f] > 0)
			wk_note("%lu suggestions kept away by %s", j->found.out_of[f],
			    wk_filter_name((enum wk_filter)f));
}

/* What is written beside the records, or per candidate. */
static int
write_all(const struct job *j, struct wk_err *e)
{
	const struct wk_match_out out = { &j->matcher, &j->set, &j->found, j->skip,
	    j->shared, j->choice, j->bundled ? &j->bundles : NULL, &j->of, j->how.text,
	    j->each > 0, j->explain };

	return wk_match_write(&out, j->c.outfile, j->c.format, e);
}

int
main(int argc, char *argv[])
{
	struct job j = { .c = WK_COMMON_INIT, .set = WK_DATASET_INIT };
	struct wk_err e = WK_ERR_INIT;
	struct wk_rejects *rj = NULL;
	unsigned long aside;

	wk_init("wk-match", synopsis, options);
	read_options(&j, argc, argv);
	if (load(&j, &e) < 0 ||
	    (j.c.rejects != NULL && (rj = wk_rejects_open(j.c.rejects, &e)) == NULL))
		return wk_fail(&e);
	if (read_supply(&j, rj, &e) < 0 ||
	    read_requests(&j, argc - optind, argv + optind, rj, &e) < 0) {
		wk_rejects_abort(rj);
		return wk_fail(&e);
	}
	work(&j);
	report(&j);
	aside = wk_rejects_count(rj);
	if ((j.hsds != NULL && write_hsds(&j, &e) < 0) ||
	    wk_private_output(&j.c, &e) < 0 || wk_rejects_commit(rj, &e) < 0 ||
	    write_all(&j, &e) < 0)
		return wk_fail(&e);
	return aside > 0 ? WK_EX_NO : WK_EX_OK;
}
