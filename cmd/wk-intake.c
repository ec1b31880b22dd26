/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>

#include "lib/cli.h"
#include "lib/intake.h"

static const char synopsis[] = "[-hqVvx] [-b bron] [-f csv|jsonl] [-g file] "
    "[-o file] [-p profile] [-R file] [-S kind] [file ...]";

static const struct wk_option options[] = {
	WK_OPT_BASE,
	{ 'b', "bron", "name", "source of rows that name none" },
	WK_OPT_FORMAT,
	{ 'g', "gebied", "file", "CBS postcode table: find the buurt of an address" },
	WK_OPT_OUTPUT,
	{ 'p', "profile", "profile", "how the export is written and what its columns mean" },
	WK_OPT_REJECTS,
	{ 'S', "soort", "kind", "kind of record: hulpvraag, activiteit, talent ..." },
	{ 'x', "explain", NULL, "say in Dutch what becomes of each column" },
	WK_OPT_END
};

struct job {
	struct wk_common	 c;
	struct wk_intake_options o;
	const char		*profile, *kind, *area;
	bool			 explain;
};

static void
read_options(struct job *j, int argc, char *argv[])
{
	const char *arg;
	int ch;

	while ((ch = wk_next_option(argc, argv, &j->c, &arg)) != -1)
		switch (ch) {
		case 'b': j->o.bron = arg; break;
		case 'g': j->area = arg; break;
		case 'p': j->profile = arg; break;
		case 'S': j->kind = arg; break;
		case 'x': j->explain = true; break;
		case 'f': wk_usage("-f: csv or jsonl is needed");
		}
}

static void
explain(const struct wk_intake *in, const struct wk_header *header)
{
	struct wk_buf line = WK_BUF_INIT;
	size_t i;

	for (i = 0; i < wk_header_count(header); i++) {
		wk_buf_clear(&line);
		wk_intake_explain(in, header, i, &line);
		wk_say("%s", line.p);
	}
	wk_buf_free(&line);
}

/* Read to the end. 0, or -1 and e. */
static int
convert(struct wk_reader *r, struct wk_intake *in, struct wk_writer *w,
    struct wk_rejects *rj, struct wk_err *e)
{
	struct wk_rec rec = WK_REC_INIT;
	int rc;

	while ((rc = wk_reader_next(r, &rec, e)) > 0) {
		if (wk_intake_row(in, &rec, e) == 0)
			wk_writer_put(w, in->field, in->ncolumn);
		else if (wk_refuse(rj, e, &rec) < 0)
			return -1;
		if (wk_reader_count(r) % 65536 == 0)
			wk_progress("rows", wk_reader_count(r), 0);
	}
	return rc;
}

static void
report(const struct wk_intake *in, unsigned long aside)
{
	const struct wk_intake_counts *n = &in->count;

	wk_note("%lu read = %lu written + %lu set aside", n->rows + aside, n->rows, aside);
	if (in->datum != WK_NOCOL)
		wk_note("%lu with a date, %lu without", n->dated, n->rows - n->dated);
	if (in->o.area != NULL)
		wk_note("%lu placed in a buurt (%lu by postcode alone), "
		    "%lu with a postcode that fits no buurt", n->placed,
		    n->placed_pc, n->unplaced);
	if (n->noage > 0)
		wk_warn("%lu birth dates are no dates: no age class", n->noage);
	if (n->repeated > 0)
		wk_warn("%lu rows have the bron and identificatie of an earlier row; "
		    "all are kept", n->repeated);
}

int
main(int argc, char *argv[])
{
	struct job j = { WK_COMMON_INIT, { NULL, NULL }, "csv", NULL, NULL, false };
	struct wk_err e = WK_ERR_INIT;
	struct wk_rejects *rj = NULL;
	struct wk_profile *profile;
	struct wk_area *area = NULL;
	struct wk_schema *schema;
	struct wk_reader *r;
	struct wk_intake *in;
	struct wk_writer *w;
	unsigned long aside;

	wk_init("wk-intake", synopsis, options);
	read_options(&j, argc, argv);
	if ((profile = wk_profile_load(j.profile, &e)) == NULL)
		return wk_fail(&e);
	if (j.kind == NULL)
		j.kind = profile->kind != NULL ? profile->kind : "hulpvraag";
	if ((schema = wk_schema_load(j.kind, &e)) == NULL ||
	    (j.area != NULL && (area = wk_area_load(j.area, &e)) == NULL) ||
	    (r = wk_reader_open(argc - optind, argv + optind, &profile->dialect, &e)) == NULL)
		return wk_fail(&e);
	j.o.area = area;
	in = wk_intake_new(schema, profile, wk_reader_header(r),
	    argc > optind ? argv[optind] : "<stdin>", &j.o, &e);
	if (in == NULL)
		return wk_fail(&e);
	if (j.explain)
		explain(in, wk_reader_header(r));
	if ((j.c.rejects != NULL && (rj = wk_rejects_open(j.c.rejects, &e)) == NULL))
		return wk_fail(&e);
	wk_reader_rejects(r, rj);
	if ((w = wk_writer_open(j.c.outfile, j.c.format, &in->header, &e)) == NULL ||
	    convert(r, in, w, rj, &e) < 0) {
		wk_writer_abort(w);
		wk_rejects_abort(rj);
		return wk_fail(&e);
	}
	aside = wk_rejects_count(rj);
	report(in, aside);
	if (wk_writer_commit(w, &e) < 0 || wk_rejects_commit(rj, &e) < 0)
		return wk_fail(&e);
	return aside > 0 ? WK_EX_NO : WK_EX_OK;
}
