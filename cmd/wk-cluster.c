/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/bundle_table.h"
#include "lib/cli.h"
#include "lib/date.h"
#include "lib/duplicate.h"
#include "lib/explain.h"
#include "lib/num.h"

#define THEME_WEIGHT	0.5
#define THREADS		2

static const char synopsis[] = "[-hqVvx] [-B file] [-e yyyy-mm] [-f csv|jsonl] "
    "[--force] [-G column] [--intern] [-m number] [-o file] [-P file] [--progress] "
    "[-R file] [-r number] [-s yyyy-mm] [file ...]";

enum { INTERN = WK_LONG_OWN };

static const struct wk_option options[] = {
	WK_OPT_BASE,
	{ 'B', "bundels", "file", "write one row per bundle here" },
	{ 'e', "end", "yyyy-mm", "bundle requests up to this month" },
	WK_OPT_FORCE,
	WK_OPT_FORMAT,
	{ 'G', "group", "column", "bundle within the values of this column" },
	{ INTERN, "intern", NULL, "words in the labels of sensitive bundles too" },
	{ 'm', "min", "number", "persons a bundle has at least (3)" },
	WK_OPT_OUTPUT,
	{ 'P', "previous", "file", "earlier output: bundles keep their id" },
	WK_OPT_PROGRESS,
	WK_OPT_REJECTS,
	{ 'r', "resolution", "number", "higher: more and smaller bundles (9)" },
	{ 's', "start", "yyyy-mm", "bundle requests from this month" },
	{ 'x', "explain", NULL, "say in Dutch why a request is in its bundle" },
	WK_OPT_END
};

enum { ID, LABEL, SIZE, NEAR, STAND, DOUBLE, EXPLAIN, NADDED };

static const char *const added[NADDED] = {
	"bundel", "bundel_label", "bundel_omvang", "bundel_nabijheid", "bundel_stand",
	"dubbel_van", "bundel_uitleg"
};

struct job {
	struct wk_common	c;
	struct wk_bundle_param	param;
	const char	       *previous, *table, *group;
	int			from, to;	/* months, WK_NOMONTH: open */
	bool			intern, explain;
	struct wk_dataset	set;
	struct wk_past		past;
	struct wk_rec	      **rec;		/* of now, then of the past */
	size_t			nrec;
	bool		       *skip;
	uint32_t	       *person, *dup;
	struct wk_bundle_in	in;
	struct wk_vectors	vectors;
	struct wk_sparse	joint;
	struct wk_bundling	bundles;
	struct wk_label	       *label;
	struct wk_identity     *identity;
	struct wk_text	       *text;
	struct wk_themes       *themes;
	struct wk_lexicon      *lexicon;
	struct wk_model	       *model;
};

static int
month(const char *option, const char *arg)
{
	int m = wk_month_parse(arg, strlen(arg));

	if (m == WK_NOMONTH)
		wk_usage("%s: a month as yyyy-mm is needed", option);
	return m;
}

static void
read_options(struct job *j, int argc, char *argv[])
{
	const char *arg;
	int ch;

	while ((ch = wk_next_option(argc, argv, &j->c, &arg)) != -1)
		switch (ch) {
		case 'B': j->table = arg; break;
		case 'e': j->to = month("-e", arg); break;
		case 'f': wk_usage("-f: csv or jsonl is needed");
		case 'G': j->group = arg; break;
		case INTERN: j->intern = true; break;
		case 'm': j->param.min = (unsigned)wk_opt_int("-m", arg, 3, 100000); break;
		case 'P': j->previous = arg; break;
		case 'r': j->param.resolution = wk_opt_num("-r", arg, 0.01, 1000); break;
		case 's': j->from = month("-s", arg); break;
		case 'x': j->explain = true; break;
		}
	if (j->table != NULL && strcmp(j->table, "-") == 0)
		wk_usage("-B needs a file of its own");
	if (j->from != WK_NOMONTH && j->to != WK_NOMONTH && j->from > j->to)
		wk_usage("-s is later than -e");
}

static void
progress_read(unsigned long done, unsigned long total)
{
	wk_progress("reading", done, total);
}

static void
progress_text(unsigned long done, unsigned long total)
{
	wk_progress("texts", done, total);
}

static void
progress_index(unsigned long done, unsigned long total)
{
	wk_progress("neighbours", done, total);
}

static int
read_all(struct job *j, int nfiles, char *const *files, struct wk_rejects *rj,
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
	if (((j->from != WK_NOMONTH || j->to != WK_NOMONTH) &&
	    wk_reader_need(in, "datum_aanmaak", e) < 0) ||
	    (j->group != NULL && wk_reader_need(in, j->group, e) < 0) ||
	    wk_dataset_read(&j->set, in, rj, progress_read, e) < 0)
		return -1;
	wk_reader_close(in);
	if (j->previous != NULL &&
	    wk_past_read(&j->past, j->previous, &j->set.header, e) < 0)
		return -1;
	return 0;
}

/* Rows outside the period or without a group take no part. */
static void
choose_rows(struct job *j)
{
	size_t date = wk_header_find(&j->set.header, "datum_aanmaak"), i, left = 0;
	size_t group = j->group != NULL ? wk_header_find(&j->set.header, j->group) : 0;
	struct wk_str s;
	int m;

	for (i = 0; i < j->set.n; i++) {
		s = wk_rec_get(j->set.rec[i], date);
		m = wk_month_parse(s.p, s.len);
		j->skip[i] = (j->from != WK_NOMONTH && m < j->from) ||
		    (j->to != WK_NOMONTH && (m == WK_NOMONTH || m > j->to)) ||
		    (j->group != NULL && wk_rec_get(j->set.rec[i], group).len == 0);
		left += j->skip[i];
	}
	for (; i < j->nrec; i++)
		j->skip[i] = true;
	if (left > 0)
		wk_note("%zu records outside the period or without %s", left,
		    j->group != NULL ? j->group : "a date");
}

static void
number_rows(struct job *j)
{
	size_t person = wk_header_find(&j->set.header, "persoon"), i;
	uint32_t n, *group = NULL;

	j->nrec = j->set.n + j->past.set.n;
	j->rec = wk_malloc((j->nrec + 1) * sizeof(struct wk_rec *));
	for (i = 0; i < j->nrec; i++)
		j->rec[i] = i < j->set.n ? j->set.rec[i] : j->past.set.rec[i - j->set.n];
	j->skip = wk_calloc(j->nrec + 1, sizeof(*j->skip));
	j->person = wk_dataset_number(&j->set, person, true, &n);
	if (j->group != NULL) {
		group = wk_dataset_number(&j->set,
		    wk_header_find(&j->set.header, j->group), false, &j->in.ngroup);
		group = wk_realloc(group, j->nrec + 1, sizeof(*group));
		j->in.group = group;
	}
	choose_rows(j);
	j->in.vector = &j->joint;
	j->in.person = j->person;
	j->in.skip = j->skip;
}

static int
load(struct job *j, struct wk_err *e)
{
	bool text = wk_header_find(&j->set.header, "tekst") != WK_NOCOL;

	if ((j->text = wk_text_load(e)) == NULL ||
	    (j->themes = wk_themes_load(e)) == NULL ||
	    (j->lexicon = wk_lexicon_load(e)) == NULL ||
	    (text && (j->model = wk_model_load(NULL, e)) == NULL))
		return -1;
	return 0;
}

static void
work(struct job *j)
{
	struct wk_themes_of how;
	struct wk_label_in in = { 0 };

	number_rows(j);
	wk_themes_of_init(&how, j->themes, j->model, &j->set.header);
	wk_vectors_of(&how, j->text, j->rec, j->nrec, j->set.n, THREADS, progress_text,
	    &j->vectors);
	wk_themes_of_free(&how);
	wk_vectors_join(&j->vectors, THEME_WEIGHT, &j->joint);
	j->param.progress = progress_index;
	wk_bundling_find(&j->in, &j->param, &j->bundles);
	j->dup = wk_malloc((j->set.n + 1) * sizeof(*j->dup));
	wk_duplicates(&j->set, &j->vectors.words, j->dup);
	in.bundles = &j->bundles;
	in.vectors = &j->vectors;
	in.themes = j->themes;
	in.lexicon = j->lexicon;
	in.text = j->text;
	in.rec = j->rec;
	in.column = wk_header_find(&j->set.header, "tekst");
	in.person = j->person;
	in.intern = j->intern;
	j->label = wk_bundle_labels(&in);
	j->identity = wk_identities(&j->bundles, &j->set, &j->joint,
	    j->previous != NULL ? &j->past : NULL, j->group != NULL ?
	    wk_header_find(&j->set.header, j->group) : WK_NOCOL);
}

/* The added fields of row i; number holds the text of figures. */
static void
fill(const struct job *j, size_t i, char number[2][32], struct wk_buf *why,
    struct wk_str add[NADDED])
{
	size_t id = wk_header_find(&j->set.header, "identificatie");
	uint32_t b = j->bundles.of[i];
	int k;

	for (k = 0; k < NADDED; k++)
		add[k] = WK_STR("");
	if (j->dup[i] != UINT32_MAX)
		add[DOUBLE] = wk_rec_get(j->set.rec[j->dup[i]], id);
	if (j->explain) {
		wk_explain_bundle(&(struct wk_explain_in){ &j->set, &j->bundles, j->label,
		    &j->vectors, j->themes, j->text, j->intern }, i, why);
		add[EXPLAIN] = (struct wk_str){ wk_buf_str(why), why->len };
	}
	if (b == WK_NOBUNDLE)
		return;
	snprintf(number[0], sizeof(number[0]), "%u", j->bundles.persons[b]);
	wk_num_format(number[1], (double)j->bundles.near[i], 2);
	add[ID] = wk_str_of(j->identity[b].id);
	add[LABEL] = wk_str_of(j->label[b].text);
	add[SIZE] = wk_str_of(number[0]);
	add[NEAR] = wk_str_of(number[1]);
	add[STAND] = wk_str_of(j->identity[b].stand);
}

/* Rows in the order of the input, with their bundle. */
static int
write_all(struct job *j, struct wk_err *e)
{
	size_t col[NADDED], n, i, k, nadd = j->explain ? NADDED : EXPLAIN;
	uint32_t *at = wk_malloc((j->set.n + 1) * sizeof(*at));
	struct wk_header h = WK_HEADER_INIT;
	struct wk_buf why = WK_BUF_INIT;
	struct wk_str *field, add[NADDED];
	struct wk_writer *w;
	char number[2][32];

	wk_header_copy(&h, &j->set.header);
	for (k = 0; k < nadd; k++)
		col[k] = wk_header_add(&h, added[k]);
	n = wk_header_count(&h);
	field = wk_calloc(n, sizeof(*field));
	for (i = 0; i < j->set.n; i++)
		at[j->set.place[i]] = (uint32_t)i;
	if ((w = wk_writer_open(j->c.outfile, j->c.format, &h, e)) == NULL)
		return -1;
	for (i = 0; i < j->set.n; i++) {
		for (k = 0; k < n; k++)
			field[k] = wk_rec_get(j->set.rec[at[i]], k);
		fill(j, at[i], number, &why, add);
		for (k = 0; k < nadd; k++)
			field[col[k]] = add[k];
		wk_writer_put(w, field, n);
		if ((i & 4095) == 0)
			wk_progress("writing", i, j->set.n);
	}
	return wk_writer_commit(w, e);
}

static void
report(const struct job *j)
{
	size_t i, in = 0, dup = 0;

	for (i = 0; i < j->set.n; i++) {
		in += j->bundles.of[i] != WK_NOBUNDLE;
		dup += j->dup[i] != UINT32_MAX;
	}
	wk_note("%zu records, %zu in %zu bundles, %zu marked as double", j->set.n, in,
	    j->bundles.n, dup);
}

int
main(int argc, char *argv[])
{
	struct job j = { .c = WK_COMMON_INIT, .param = WK_BUNDLE_PARAM,
	    .from = WK_NOMONTH, .to = WK_NOMONTH, .vectors = WK_VECTORS_INIT };
	struct wk_bundle_table table;
	struct wk_err e = WK_ERR_INIT;
	struct wk_rejects *rj = NULL;
	unsigned long aside;

	wk_init("wk-cluster", synopsis, options);
	read_options(&j, argc, argv);
	if (j.c.rejects != NULL && (rj = wk_rejects_open(j.c.rejects, &e)) == NULL)
		return wk_fail(&e);
	if (read_all(&j, argc - optind, argv + optind, rj, &e) < 0 || load(&j, &e) < 0) {
		wk_rejects_abort(rj);
		return wk_fail(&e);
	}
	work(&j);
	report(&j);
	table = (struct wk_bundle_table){ &j.set, &j.bundles, j.label, j.identity, j.themes };
	aside = wk_rejects_count(rj);
	if ((j.table != NULL && wk_bundle_table_write(&table, j.table, &e) < 0) ||
	    wk_private_output(&j.c, &e) < 0 || wk_rejects_commit(rj, &e) < 0 ||
	    write_all(&j, &e) < 0)
		return wk_fail(&e);
	return aside > 0 ? WK_EX_NO : WK_EX_OK;
}
