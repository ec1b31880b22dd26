/* SPDX-License-Identifier: GPL-3.0-or-later */
/* redact FILE N: redact the lines of FILE over and over, N in all; lines a second. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib/path.h"
#include "lib/redact.h"

int
main(int argc, char *argv[])
{
	struct wk_buf file = WK_BUF_INIT, out = WK_BUF_INIT;
	struct wk_err e = WK_ERR_INIT;
	struct wk_redact *r = wk_redact_load(&e);
	unsigned long count[WK_PII_KINDS] = { 0 }, n = 0, want, hits = 0;
	const char *p, *q;
	clock_t start;
	double s;

	if (argc != 3 || r == NULL || wk_slurp(argv[1], &file, &e) < 0 || file.len == 0) {
		fprintf(stderr, "redact: %s\n", argc != 3 ? "usage: redact file n" : e.text);
		return 2;
	}
	want = strtoul(argv[2], NULL, 10);
	start = clock();
	for (p = wk_buf_str(&file); n < want; n++) {
		q = strchrnul(p, '\n');
		wk_buf_clear(&out);
		hits += wk_redact_text(r, p, (size_t)(q - p), &out, count);
		p = q[0] == '\0' || q[1] == '\0' ? wk_buf_str(&file) : q + 1;
	}
	s = (double)(clock() - start) / CLOCKS_PER_SEC;
	printf("  %lu texts, %lu spans, %.2f s, %.0f texts/s\n", n, hits, s, (double)n / s);
	wk_redact_free(r);
	wk_buf_free(&file);
	wk_buf_free(&out);
	return 0;
}
