/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * leave_one_out FILE: how well text analysis and model work on labels and
 * words that are not ours. FILE has lines label TAB text; every line is left
 * out once, the model trained on the others. Prints the share that was right.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/train.h"

/* A list of themes with nothing but codes. */
static size_t
label_of(struct wk_themes *t, size_t *cap, const char *p, size_t n)
{
	uint32_t id = wk_map_add(&t->code, p, n);

	if (id == t->n) {
		t->theme = wk_grow(t->theme, cap, t->n + 1, sizeof(*t->theme));
		memset(&t->theme[t->n], 0, sizeof(*t->theme));
		t->theme[t->n++].code = wk_map_key(&t->code, id);
	}
	return id;
}

int
main(int argc, char *argv[])
{
	struct wk_themes *labels = wk_calloc(1, sizeof(*labels));
	struct wk_train *t = wk_train_new(labels);
	struct wk_err e = WK_ERR_INIT;
	struct wk_text *text = wk_text_load(&e);
	struct wk_cv *cv;
	FILE *f = argc == 2 ? fopen(argv[1], "r") : NULL;
	char *line = NULL, *tab;
	size_t size = 0, cap = 0, i;
	unsigned n = 0, right = 0, top3 = 0;
	ssize_t len;

	if (f == NULL || text == NULL) {
		fprintf(stderr, "leave_one_out: cannot read\n");
		return 4;
	}
	while ((len = getline(&line, &size, f)) > 0) {
		if ((tab = memchr(line, '\t', (size_t)len)) == NULL)
			continue;
		wk_train_add(t, text, tab + 1, (size_t)(line + len - tab - 1),
		    label_of(labels, &cap, line, (size_t)(tab - line)), 1, ++n);
	}
	cv = wk_train_validate(t, 0);
	for (n = 0, i = 0; i < cv->ntheme; i++) {
		n += cv->total[i];
		right += cv->right[i];
		top3 += cv->top3[i];
	}
	printf("n %u\nlabels %zu\ngoed %.4f\nin_top3 %.4f\n", n, cv->ntheme,
	    (double)right / n, (double)top3 / n);
	return 0;
}
