/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/cli.h"
#include "lib/lexicon.h"
#include "lib/path.h"
#include "lib/reader.h"
#include "lib/train.h"

#define OWN_WEIGHT	3	/* a row that the user checked counts so often */

enum { LONG_LEXICON = WK_LONG_OWN, LONG_CHECK, LONG_FOLDS };

static const char synopsis[] =
    "[-hqvV] [-e file] [-o file] [--check] [--folds n] [--lexicon file]";
static const struct wk_option options[] = {
	{ 'e', "examples", "file", "records with a checked theme; may be repeated" },
	WK_OPT_OUTPUT,
	{ LONG_CHECK, "check", NULL, "cross-validate and print how well it reads" },
	{ LONG_FOLDS, "folds", "n", "with --check: n random parts, not one writer at a time" },
	{ LONG_LEXICON, "lexicon", "file", "make the lexicon from a hunspell dictionary" },
	WK_OPT_BASE, WK_OPT_END
};

/*
 * Records with gecontroleerd=ja, a text and a theme. One that nobody checked
 * is no example: then nothing is learnt. 0, or -1 and e.
 */
static int
add_checked(struct wk_train *t, const struct wk_themes *themes, struct wk_text *text,
    const char *file, unsigned long *added, struct wk_err *e)
{
	struct wk_rec rec = WK_REC_INIT;
	const struct wk_header *h;
	const struct wk_theme *theme;
	struct wk_reader *in;
	struct wk_str code, s;
	const char *bar;
	size_t checked, col_theme, col_text;
	int r;

	if ((in = wk_reader_open1(file, NULL, e)) == NULL ||
	    wk_reader_need(in, "gecontroleerd", e) < 0 ||
	    wk_reader_need(in, "thema", e) < 0 || wk_reader_need(in, "tekst", e) < 0)
		return -1;
	h = wk_reader_header(in);
	checked = wk_header_find(h, "gecontroleerd");
	col_theme = wk_header_find(h, "thema");
	col_text = wk_header_find(h, "tekst");
	while ((r = wk_reader_next(in, &rec, e)) > 0) {
		if (!wk_str_is(wk_rec_get(&rec, checked), "ja"))
			return wk_err_set(e, WK_EX_DATA, rec.source, rec.line,
			    "gecontroleerd", "not ja: only checked rows teach");
		code = wk_rec_get(&rec, col_theme);
		if ((bar = memchr(code.p, '|', code.len)) != NULL)
			code.len = (size_t)(bar - code.p);
		if ((theme = wk_themes_find(themes, code.p, code.len)) == NULL)
			return wk_err_set(e, WK_EX_DATA, rec.source, rec.line, "thema",
			    "not in themas.csv");
		s = wk_rec_get(&rec, col_text);
		wk_train_add(t, text, s.p, s.len, (size_t)(theme - themes->theme),
		    OWN_WEIGHT, 0);
		++*added;
	}
	wk_reader_close(in);
	return r;
}

/* The themes that a theme is most often taken for. */
static void
print_confused(const struct wk_cv *cv, const struct wk_themes *themes, size_t i)
{
	size_t shown, k, best;
	unsigned *row = cv->confusion + i * cv->ntheme;

	row[i] = 0;
	for (shown = 0; shown < 3; shown++) {
		for (best = k = 0; k < cv->ntheme; k++)
			if (row[k] > row[best])
				best = k;
		if (row[best] * 50 < cv->total[i])
			return;
		printf(" %s %.2f", themes->theme[best].code,
		    (double)row[best] / cv->total[i]);
		row[best] = 0;
	}
}

static void
print_check(const struct wk_cv *cv, const struct wk_themes *themes)
{
	unsigned total = 0, right = 0, top3 = 0;
	size_t i;

	printf("thema aantal goed in_eerste_drie verward_met\n");
	for (i = 0; i < cv->ntheme; i++) {
		if (cv->total[i] == 0)
			continue;
		total += cv->total[i];
		right += cv->right[i];
		top3 += cv->top3[i];
		printf("%s %u %.2f %.2f", themes->theme[i].code, cv->total[i],
		    (double)cv->right[i] / cv->total[i], (double)cv->top3[i] / cv->total[i]);
		print_confused(cv, themes, i);
		putchar('\n');
	}
	if (total > 0)
		printf("Totaal %u %.4f %.4f\nlog_loss %.4f\ntemperatuur %.2f\n", total,
		    (double)right / total, (double)top3 / total, cv->log_loss,
		    (double)cv->temperature);
}

static int
learn(const struct wk_common *c, char **example, size_t nexample, bool check,
    unsigned folds, struct wk_err *e)
{
	struct wk_buf path = WK_BUF_INIT;
	struct wk_themes *themes;
	struct wk_text *text;
	struct wk_train *t;
	struct wk_cv *cv;
	unsigned long added = 0;
	size_t i;

	if ((themes = wk_themes_load(e)) == NULL || (text = wk_text_load(e)) == NULL)
		return -1;
	t = wk_train_new(themes);
	if (wk_train_knowledge(t, text, e) < 0)
		return -1;
	wk_note("%zu words and examples of the knowledge", wk_train_count(t));
	for (i = 0; i < nexample; i++)
		if (add_checked(t, themes, text, example[i], &added, e) < 0)
			return -1;
	wk_note("%lu checked rows added", added);
	if (check) {
		cv = wk_train_validate(t, folds);
		print_check(cv, themes);
		wk_cv_free(cv);
		return 0;
	}
	return wk_train_write(t, c->outfile != NULL ? c->outfile :
	    wk_share(&path, "model"), e);
}

int
main(int argc, char *argv[])
{
	struct wk_common common = WK_COMMON_INIT;
	struct wk_err e = WK_ERR_INIT;
	struct wk_buf path = WK_BUF_INIT;
	const char *arg, *lexicon = NULL;
	char **example = wk_calloc((size_t)argc, sizeof(*example));
	size_t nexample = 0;
	unsigned folds = 0;
	bool check = false;
	int ch;

	wk_init("wk-learn", synopsis, options);
	while ((ch = wk_next_option(argc, argv, &common, &arg)) != -1)
		switch (ch) {
		case 'e': example[nexample++] = (char *)arg; break;
		case LONG_CHECK: check = true; break;
		case LONG_FOLDS: folds = (unsigned)wk_opt_int("--folds", arg, 2, 100); break;
		case LONG_LEXICON: lexicon = arg; break;
		}
	if (optind < argc)
		wk_usage("no operands; records with checked themes go with -e");
	if (lexicon != NULL) {
		if (wk_lexicon_build(lexicon, common.outfile != NULL ? common.outfile :
		    wk_share(&path, "lexicon"), &e) < 0)
			return wk_fail(&e);
		return WK_EX_OK;
	}
	if (learn(&common, example, nexample, check, folds, &e) < 0)
		return wk_fail(&e);
	if (fflush(stdout) != 0) {
		wk_err_sys(&e, "<stdout>", "cannot write");
		return wk_fail(&e);
	}
	return WK_EX_OK;
}
