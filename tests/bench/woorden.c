/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * woorden: how far words alone bring a question to its answer. Reads a file
 * of tab separated lines id, subject, question, answer (with a header) and
 * prints for how many questions the answer comes first, and in the first five.
 * The subject is the title field of the answer.
 */
#include <stdio.h>
#include <stdlib.h>

#include "lib/bm25.h"
#include "lib/mem.h"

#define FIELDS	4
#define TITLE	2.0

struct line {
	struct wk_str field[FIELDS];
};

static size_t
split(char *s, size_t n, struct line *l)
{
	char *end = s + n, *tab;
	size_t k;

	for (k = 0; k < FIELDS && s <= end; k++, s = tab + 1) {
		tab = memchr(s, '\t', (size_t)(end - s));
		if (tab == NULL)
			tab = end;
		l->field[k] = (struct wk_str){ s, (size_t)(tab - s) };
	}
	return k;
}

static size_t
read_lines(const char *path, struct line **out)
{
	FILE *f = fopen(path, "r");
	struct line *l = NULL;
	size_t n = 0, cap = 0, size = 0;
	char *s = NULL;
	ssize_t len;

	if (f == NULL)
		return 0;
	while ((len = getline(&s, &size, f)) > 0) {
		l = wk_grow(l, &cap, n + 1, sizeof(*l));
		len -= s[len - 1] == '\n';
		if (split(wk_strndup(s, (size_t)len), (size_t)len, &l[n]) == FIELDS)
			n++;
	}
	free(s);
	fclose(f);
	*out = l;
	return n;
}

/* The place of answer i among all, 0 the first. */
static size_t
place(const float *score, size_t n, size_t i)
{
	size_t k, before = 0;

	for (k = 0; k < n; k++)
		before += score[k] > score[i] || (k < i && !(score[k] < score[i]));
	return before;
}

int
main(int argc, char *argv[])
{
	struct wk_terms terms = WK_TERMS_INIT;
	struct wk_err e = WK_ERR_INIT;
	struct wk_text *text = wk_text_load(&e);
	struct wk_bm25 *x = wk_bm25_new(WK_BM25_K1, WK_BM25_B);
	struct line *l = NULL;
	size_t n = argc == 2 ? read_lines(argv[1], &l) : 0, i, at, first = 0, five = 0;
	float *score;

	if (n < 2 || text == NULL) {
		fprintf(stderr, "usage: woorden questions.tsv (id, subject, question, answer)\n");
		return 2;
	}
	for (i = 1; i < n; i++) {
		wk_text_terms(text, l[i].field[1].p, l[i].field[1].len, &terms);
		wk_bm25_add(x, &terms, TITLE);
		wk_text_terms(text, l[i].field[3].p, l[i].field[3].len, &terms);
		wk_bm25_add(x, &terms, 1);
		wk_bm25_next(x);
	}
	wk_bm25_seal(x);
	score = wk_calloc(n, sizeof(*score));
	for (i = 1; i < n; i++) {
		memset(score, 0, n * sizeof(*score));
		wk_text_terms(text, l[i].field[2].p, l[i].field[2].len, &terms);
		wk_bm25_score(x, &terms, score);
		at = place(score, n - 1, i - 1);
		first += at == 0;
		five += at < 5;
	}
	printf("n %zu\nhit@1 %.4f\nhit@5 %.4f\n", n - 1, (double)first / (double)(n - 1),
	    (double)five / (double)(n - 1));
	return 0;
}
