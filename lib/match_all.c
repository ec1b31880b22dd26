/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pthread.h>
#include <stdlib.h>

#include "lib/match_all.h"
#include "lib/mem.h"

#define MAXTHREAD	16

struct share {
	const struct wk_match_job *job;
	struct wk_matches	  *out;
	struct wk_text		  *text;
	size_t			   from, to;
	bool			   tells;	/* this thread shows progress */
	unsigned long		   out_of[WK_FILTERS];
};

/* Two lists, each best first, to one; equal scores: the lower item first. */
static size_t
merge(const struct wk_candidate *a, size_t na, const struct wk_candidate *b, size_t nb,
    struct wk_candidate *out)
{
	size_t i = 0, k = 0;

	while (i < na || k < nb)
		if (k == nb || (i < na && a[i].s >= b[k].s)) {
			out[i + k] = a[i];
			i++;
		} else {
			out[i + k] = b[k];
			k++;
		}
	return na + nb;
}

static void
match_one(struct share *s, struct wk_match_scratch *x, const struct wk_ask_columns *col,
    size_t i)
{
	struct wk_candidate list[2][WK_MAXCANDIDATES];
	const struct wk_match_job *j = s->job;
	const struct wk_matcher *m = j->matcher;
	struct wk_asked *asked = &s->out->asked[i];
	unsigned long *out_of = j->count ? s->out_of : NULL;
	size_t n[2] = { 0, 0 };
	int k;

	wk_themes_of(j->themes_of, s->text, j->set->rec[i], &x->ask.terms, x->ask.prob);
	wk_ask_fill(&x->ask, col, j->set->rec[i], m->themes, m->rules);
	asked->theme = (uint16_t)x->ask.theme;
	asked->weight = (unsigned char)x->ask.weight;
	if (j->skip != NULL && j->skip[i])
		return;
	wk_match_score(m, x);
	for (k = WK_ACTIVITY; k <= WK_TALENT; k++)
		n[k] = wk_match_top(m, x, (enum wk_kind)k, j->each, list[k], out_of);
	asked->count = (unsigned char)merge(list[0], n[0], list[1], n[1],
	    s->out->best + i * s->out->width);
}

static void *
work(void *arg)
{
	struct share *s = arg;
	struct wk_match_scratch x;
	struct wk_ask_columns col;
	size_t i, total = s->job->set->n;

	wk_ask_columns(&col, &s->job->set->header);
	wk_match_scratch_init(&x, s->job->matcher);
	for (i = s->from; i < s->to; i++) {
		match_one(s, &x, &col, i);
		if (s->tells && (i & 255) == 0)
			s->job->progress((i - s->from) * total / (s->to - s->from), total);
	}
	wk_match_scratch_free(&x);
	return NULL;
}

void
wk_match_all(const struct wk_match_job *j, struct wk_matches *out)
{
	size_t n = j->set->n, i, nt = j->threads < MAXTHREAD ? j->threads : MAXTHREAD;
	struct share s[MAXTHREAD];
	pthread_t thread[MAXTHREAD];
	bool started[MAXTHREAD];
	int f;

	if (nt < 1 || n < 64)
		nt = 1;
	memset(out, 0, sizeof(*out));
	out->n = n;
	out->width = j->each * ((j->matcher->supply->count[0] > 0) +
	    (size_t)(j->matcher->supply->count[1] > 0));
	out->best = wk_calloc(n * out->width, sizeof(*out->best));
	out->asked = wk_calloc(n, sizeof(*out->asked));
	for (i = 0; i < nt; i++) {
		s[i] = (struct share){ j, out, wk_text_clone(j->text), n * i / nt,
		    n * (i + 1) / nt, i == 0 && j->progress != NULL, { 0 } };
		started[i] = i > 0 && pthread_create(&thread[i], NULL, work, &s[i]) == 0;
	}
	for (i = 0; i < nt; i++)	/* what could not start runs here */
		if (!started[i])
			work(&s[i]);
	for (i = 0; i < nt; i++) {
		if (started[i])
			pthread_join(thread[i], NULL);
		for (f = 0; f < WK_FILTERS; f++)
			out->out_of[f] += s[i].out_of[f];
		wk_text_free(s[i].text);
	}
}

void
wk_matches_free(struct wk_matches *m)
{
	free(m->best);
	free(m->asked);
	memset(m, 0, sizeof(*m));
}
