/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>

#include "lib/cli.h"
#include "lib/detect.h"
#include "lib/foreign.h"
#include "lib/intake.h"
#include "lib/path.h"

static const char synopsis[] = "[-hqVvx] [-b bron] [--detect] [-f csv|jsonl] "
    "[--force] [-g file] [-K keyfile] [--keep-text] [--new-key file] [--no-themes] [-o file] "
    "[-p profile] [-R file] [-S kind] [--themes file] [file ...]";

enum { DETECT = WK_LONG_OWN, KEEP_TEXT, NEW_KEY, NO_THEMES, THEMES };

static const struct wk_option options[] = {
	WK_OPT_BASE,
	{ 'b', "source", "name", "source of rows that name none" },
	{ DETECT, "detect", NULL, "print what was found as a profile and exit" },
	WK_OPT_FORMAT,
	{ 'g', "postcodes", "file", "CBS postcode table: find the buurt of an address" },
	{ 'K', "key", "keyfile", "make pseudonyms of persons and households" },
	{ KEEP_TEXT, "keep-text", NULL, "leave personal data in free text" },
	{ NEW_KEY, "new-key", "file", "make a key file and exit" },
	{ NO_THEMES, "no-themes", NULL, "leave thema as it is" },
	WK_OPT_FORCE,
	WK_OPT_OUTPUT,
	{ 'p', "profile", "profile", "how the export is written and what its columns mean" },
	WK_OPT_REJECTS,
	{ 'S', "kind", "kind", "kind of record: hulpvraag, activiteit, talent ..." },
	{ THEMES, "themes", "file", "the sources' own words for themes: bron,waarde,thema" },
	{ 'x', "explain", NULL, "explain in Dutch the themes of the one text on stdin" },
	WK_OPT_END
};

struct job {
	struct wk_common	 c;
	struct wk_intake_options o;
	const char		*profile, *kind, *area;
	bool			 explain, detect, nothemes, keeptext;
	const char		*keyfile, *newkey;
	const char		*themes;
	int			 nfiles;
	char *const		*files;
	struct wk_buf		 head;		/* of stdin, while detecting */
	struct wk_buf		 foreign;	/* an HSDS folder or calendar as one table */
	bool			 isforeign;
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
		case 'K': j->keyfile = arg; break;
		case KEEP_TEXT: j->keeptext = true; break;
		case NEW_KEY: j->newkey = arg; break;
		case DETECT: j->detect = true; break;
		case NO_THEMES: j->nothemes = true; break;
		case THEMES: j->themes = arg; break;
		case 'x': j->explain = true; break;
		case 'f': wk_usage("-f: csv or jsonl is needed");
		}
	if (j->detect && j->profile != NULL)
		wk_usage("--detect and -p exclude each other");
	j->nfiles = argc - optind;
	j->files = argv + optind;
}

/* Of more files, all must be written in one way. */
static struct wk_profile *
detect(struct job *j, const struct wk_schema *schema, struct wk_err *e)
{
	struct wk_profile *p, *other;
	struct wk_buf line = WK_BUF_INIT;
	int i;

	if ((p = wk_detect(j->nfiles > 0 ? j->files[0] : NULL, schema, &j->head, e)) == NULL)
		return NULL;
	for (i = 1; i < j->nfiles; i++) {
		if ((other = wk_detect(j->files[i], schema, &j->head, e)) == NULL)
			return NULL;
		if (!wk_detect_merge(p, other)) {
			wk_err_set(e, WK_EX_DATA, j->files[i], 0, NULL, "is written in "
			    "another way than the first file: read it apart, or give -p");
			return NULL;
		}
		wk_profile_free(other);
	}
	wk_detect_line(p, &line);
	if (!j->detect)
		wk_say("found: %s", line.p);
	wk_buf_free(&line);
	return p;
}

/* The profile, and the schema of the kind that it or -S says. */
static int
choose(struct job *j, struct wk_profile **p, struct wk_schema **s, struct wk_err *e)
{
	int rc;

	*p = NULL;
	if (j->profile != NULL && (*p = wk_profile_load(j->profile, e)) == NULL)
		return -1;
	if (j->nfiles <= 1 && (j->kind == NULL || strcmp(j->kind, "activiteit") == 0)) {
		rc = wk_foreign_read(j->nfiles > 0 ? j->files[0] : NULL, *p, &j->foreign, e);
		if (rc < 0 || (rc > 0 && *p == NULL && (*p = wk_profile_load("csv", e)) == NULL))
			return -1;
		j->isforeign = rc > 0;
		j->kind = rc > 0 ? "activiteit" : j->kind;
	}
	if (j->kind == NULL)
		j->kind = *p != NULL && (*p)->kind != NULL ? (*p)->kind : "hulpvraag";
	if ((*s = wk_schema_load(j->kind, e)) == NULL)
		return -1;
	if (*p == NULL && (*p = detect(j, *s, e)) == NULL)
		return -1;
	return 0;
}

static struct wk_reader *
open_input(const struct job *j, const struct wk_profile *p, struct wk_err *e)
{
	if (!j->isforeign)
		return wk_reader_open(j->nfiles, j->files, &p->dialect, e);
	return wk_reader_open_bytes(j->nfiles > 0 ? j->files[0] : "<stdin>",
	    (struct wk_str){ j->foreign.p, j->foreign.len }, e);
}

static int
print_profile(const struct wk_profile *p, const struct wk_schema *s,
    const struct wk_header *h, const struct job *j, struct wk_err *e)
{
	struct wk_buf text = WK_BUF_INIT;
	struct wk_mapping *m = wk_mapping_new(s, p, h, "<stdin>", e);
	struct wk_out *out;

	if (m == NULL || (out = wk_out_open(j->c.outfile, e)) == NULL)
		return -1;
	wk_detect_print(p, s, h, m, &text);
	wk_out_write(out, text.p, text.len);
	return wk_out_commit(out, e);
}

/* The text on stdin and why it has its themes. */
static int
explain(struct wk_err *e)
{
	struct wk_buf text = WK_BUF_INIT, out = WK_BUF_INIT;
	struct wk_labeller *l;
	struct wk_out *o;

	if (wk_slurp("-", &text, e) < 0 || (l = wk_labeller_new(e)) == NULL ||
	    (o = wk_out_open(NULL, e)) == NULL)
		return -1;
	if (wk_utf8_check(text.p, text.len) != text.len)
		return wk_err_set(e, WK_EX_DATA, "<stdin>", 0, NULL, "not valid UTF-8");
	wk_labeller_explain(l, (struct wk_str){ text.p, text.len }, &out);
	wk_out_write(o, out.p, out.len);
	return wk_out_commit(o, e);
}

/* The theme model, unless nobody wants it. */
static int
load_themes(struct job *j, struct wk_err *e)
{
	if (j->nothemes)
		return 0;
	if ((j->o.labeller = wk_labeller_new(e)) == NULL)
		return -1;
	if (j->themes != NULL && (j->o.map = wk_theme_map_load(j->themes,
	    j->o.labeller->themes, e)) == NULL)
		return -1;
	return 0;
}

/* With -v: what becomes of each column; nothing goes without a word. */
static void
note_columns(const struct wk_intake *in, const struct wk_header *header)
{
	struct wk_buf line = WK_BUF_INIT;
	size_t i;

	for (i = 0; i < wk_header_count(header); i++) {
		wk_buf_clear(&line);
		wk_mapping_explain(in->mapping, in->schema, in->profile, header,
		    i, &line);
		wk_note("%s", line.p);
	}
	wk_buf_free(&line);
}

/* The key, and the lists to redact with. */
static int
load_privacy(struct job *j, struct wk_key **key, struct wk_err *e)
{
	*key = NULL;
	if (j->keyfile != NULL && (*key = wk_key_load(j->keyfile, e)) == NULL)
		return -1;
	j->o.key = *key;
	if (j->keeptext)
		wk_warn("--keep-text: personal data in free text stays");
	else if (!j->detect && (j->o.redact = wk_redact_load(e)) == NULL)
		return -1;
	return 0;
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

/* Kinds and how often, never what. */
static void
report_privacy(const struct wk_intake *in)
{
	const struct wk_intake_counts *n = &in->count;
	struct wk_buf b = WK_BUF_INIT;
	int k;

	for (k = 0; k < WK_PII_KINDS; k++)
		if (n->hidden[k] > 0)
			wk_buf_addf(&b, " %s %lu", wk_pii_name((enum wk_pii)k), n->hidden[k]);
	if (b.len > 0)
		wk_note("taken out of free text:%s", wk_buf_str(&b));
	if (n->dropped > 0)
		wk_warn("%lu values of persoon or huishouden dropped: "
		    "pseudonyms need a key (-K)", n->dropped);
	wk_buf_free(&b);
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
	if (n->labelled > 0)
		wk_note("%lu with themes by the model, of which %lu overig (%.1f%%)",
		    n->labelled, n->overig, 100.0 * (double)n->overig / (double)n->labelled);
	if (in->o.map != NULL)
		wk_note("%lu with the theme of their source, %lu with a word that the map "
		    "does not have", n->translated, n->untranslated);
	report_privacy(in);
	if (n->noage > 0)
		wk_warn("%lu birth dates are no dates: no age class", n->noage);
	if (n->repeated > 0)
		wk_warn("%lu rows have the bron and identificatie of an earlier row; "
		    "all are kept", n->repeated);
}

int
main(int argc, char *argv[])
{
	struct job j = { .c = WK_COMMON_INIT };
	struct wk_err e = WK_ERR_INIT;
	struct wk_rejects *rj = NULL;
	struct wk_profile *profile;
	struct wk_area *area = NULL;
	struct wk_schema *schema;
	struct wk_key *key;
	struct wk_reader *r;
	struct wk_intake *in;
	struct wk_writer *w = NULL;
	unsigned long aside;

	wk_init("wk-intake", synopsis, options);
	read_options(&j, argc, argv);
	if (j.newkey != NULL)
		return wk_key_new(j.newkey, &e) < 0 ? wk_fail(&e) : WK_EX_OK;
	if (j.explain)
		return explain(&e) < 0 ? wk_fail(&e) : WK_EX_OK;
	if (load_privacy(&j, &key, &e) < 0 || load_themes(&j, &e) < 0 || choose(&j, &profile, &schema, &e) < 0 ||
	    (j.area != NULL && (area = wk_area_load(j.area, &e)) == NULL) ||
	    (r = open_input(&j, profile, &e)) == NULL)
		return wk_fail(&e);
	if (j.detect)
		return print_profile(profile, schema, wk_reader_header(r), &j, &e) < 0 ?
		    wk_fail(&e) : WK_EX_OK;
	j.o.area = area;
	in = wk_intake_new(schema, profile, wk_reader_header(r),
	    j.nfiles > 0 ? j.files[0] : "<stdin>", &j.o, &e);
	if (in == NULL)
		return wk_fail(&e);
	note_columns(in, wk_reader_header(r));
	if (j.c.rejects != NULL && (rj = wk_rejects_open(j.c.rejects, &e)) == NULL)
		return wk_fail(&e);
	wk_reader_rejects(r, rj);
	if ((strcmp(j.kind, "activiteit") != 0 && wk_private_output(&j.c, &e) < 0) ||
	    (w = wk_writer_open(j.c.outfile, j.c.format, &in->header, &e)) == NULL ||
	    convert(r, in, w, rj, &e) < 0) {
		wk_writer_abort(w);
		wk_rejects_abort(rj);
		return wk_fail(&e);
	}
	wk_key_free(key);
	aside = wk_rejects_count(rj);
	report(in, aside);
	if (wk_writer_commit(w, &e) < 0 || wk_rejects_commit(rj, &e) < 0)
		return wk_fail(&e);
	return aside > 0 ? WK_EX_NO : WK_EX_OK;
}
