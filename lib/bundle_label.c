/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "lib/bundle_label.h"
#include "lib/compound.h"
#include "lib/mem.h"
#include "lib/utf8.h"

#define LOOK		120	/* members whose texts are read for a label */
#define IN_LABEL	3	/* words that stand in the label itself */
#define STANDS_OUT	0.25f	/* mean probability of a theme that names a bundle */
#define CROSSES		0.6f	/* second theme against the first */
#define CHANCE		1e-3	/* a telling word: rarer than this by chance, */
#define HALF		0.5	/* or used by half of the bundle, */
#define LIFT		2.0	/* so much more often than in all records */

/* A word as one person wrote it in this bundle. */
struct use {
	uint32_t stem, form, person;
};

/* How a form is written: DigiD and UWV are not digid and uwv. */
struct spelling {
	uint32_t special, all;		/* times with capitals past the first letter */
	char	*first;			/* the first of those, or NULL */
};

/* What one bundle says. */
struct said {
	struct use    *use;
	size_t	       n, cap;
	struct wk_map  stem, form;
	uint32_t      *df;		/* by stem: records everywhere */
	size_t	       dfcap;
	struct spelling *spelling;	/* by form */
	size_t	       nspelling;
	struct wk_arena arena;
};

struct scored {
	double	 score;
	uint32_t stem, form;
};

/* ---- which words may be shown ---- */

static bool
letters_only(struct wk_str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (isdigit((unsigned char)s.p[i]))
			return false;
	return s.len > 2;
}

/*
 * Not a name: a word of the dictionary or the knowledge, or made of those.
 * An abbreviation (UWV, DigiD) stands in the dictionary as a name; it may pass
 * when the knowledge has it and it is written as one.
 */
static bool
may_show(const struct wk_lexicon *lx, struct wk_stemmer *stemmer, struct wk_str w,
    bool inner)
{
	unsigned flags = wk_lexicon_get(lx, WK_LEX_WORD, w.p, w.len);

	if (!letters_only(w))
		return false;
	if ((flags & WK_LEX_NAME) != 0)
		return inner && (flags & WK_LEX_TAUGHT) != 0 &&
		    (flags & (WK_LEX_FIRST | WK_LEX_LAST)) == 0;
	/* shorthand ("corp", "mnd") may be taught, but is no word for a label */
	return (flags & WK_LEX_KNOWN) != 0 ||
	    (w.len > 4 && wk_compound_known(lx, stemmer, w.p, w.len));
}

static bool
upper(const char *p, size_t n)
{
	uint32_t cp;

	wk_utf8_get(p, n, &cp);
	return utf8proc_isupper((utf8proc_int32_t)cp) != 0;
}

/* A capital past the first letter: UWV, DigiD, but not Petra. */
static bool
inner_upper(const char *p, size_t n)
{
	size_t i, k;
	uint32_t cp;

	for (i = wk_utf8_get(p, n, &cp); i < n; i += k) {
		k = wk_utf8_get(p + i, n - i, &cp);
		if (utf8proc_isupper((utf8proc_int32_t)cp) != 0)
			return true;
	}
	return false;
}

/* Does a sentence begin at byte at? */
static bool
sentence_start(const char *p, size_t at)
{
	while (at > 0 && (p[at - 1] == ' ' || p[at - 1] == '"' || p[at - 1] == '\''))
		at--;
	return at == 0 || strchr(".!?:\n-", p[at - 1]) != NULL;
}

static void
lower(const char *p, size_t n, struct wk_buf *out)
{
	size_t i, k;
	uint32_t cp;

	wk_buf_clear(out);
	for (i = 0; i < n; i += k) {
		k = wk_utf8_get(p + i, n - i, &cp);
		wk_utf8_put(out, (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp));
	}
}

/* ---- reading a bundle's texts ---- */

static void
note(struct said *s, const struct wk_vectors *v, const struct wk_term *t,
    const char *text, struct wk_buf *form, uint32_t person)
{
	const char *p = text + t->from;
	size_t n = t->to - t->from;
	struct spelling *how;
	struct use *u;

	lower(p, n, form);
	s->use = wk_grow(s->use, &s->cap, s->n + 1, sizeof(*s->use));
	u = &s->use[s->n++];
	u->stem = wk_map_add(&s->stem, t->s.p, t->s.len);
	u->form = wk_map_add(&s->form, form->p, form->len);
	u->person = person;
	s->df = wk_grow(s->df, &s->dfcap, s->stem.n, sizeof(*s->df));
	s->df[u->stem] = wk_vectors_df(v, t);
	if (s->nspelling < s->form.n) {
		size_t old = s->nspelling;

		s->spelling = wk_grow(s->spelling, &s->nspelling, s->form.n,
		    sizeof(*s->spelling));
		memset(s->spelling + old, 0, (s->nspelling - old) * sizeof(*s->spelling));
	}
	how = &s->spelling[u->form];
	how->all++;
	if (inner_upper(p, n)) {
		how->special++;
		if (how->first == NULL)
			how->first = wk_arena_strndup(&s->arena, p, n);
	}
}

static void
read_texts(const struct wk_label_in *in, size_t b, struct wk_stemmer *stemmer,
    struct wk_terms *terms, struct said *s)
{
	size_t from = in->bundles->start[b], n = in->bundles->start[b + 1] - from, i, j;
	struct wk_buf form = WK_BUF_INIT;
	const struct wk_term *t;
	struct wk_str text;
	const char *p;
	uint32_t row;
	bool inner;

	for (i = 0; i < n && i < LOOK; i++) {
		/* spread over the members when there are many */
		row = in->bundles->member[from + (n > LOOK ? i * n / LOOK : i)];
		text = wk_rec_get(in->rec[row], in->column);
		wk_text_terms(in->text, text.p, text.len, terms);
		for (j = 0; j < terms->n; j++) {
			t = &terms->t[j];
			if (t->kind != WK_TERM_STEM || t->word.len == 0 || t->negated)
				continue;
			p = text.p + t->from;
			inner = inner_upper(p, t->to - t->from);
			if (upper(p, t->to - t->from) && !inner &&
			    !sentence_start(text.p, t->from))
				continue;
			if (may_show(in->lexicon, stemmer, t->word, inner))
				note(s, in->vectors, t, text.p, &form, in->person[row]);
		}
	}
	wk_buf_free(&form);
}

/* ---- choosing ---- */

static int
by_use(const void *a, const void *b)
{
	const struct use *x = a, *y = b;

	if (x->stem != y->stem)
		return x->stem < y->stem ? -1 : 1;
	if (x->form != y->form)
		return x->form < y->form ? -1 : 1;
	return (x->person > y->person) - (x->person < y->person);
}

static int
by_person(const void *a, const void *b)
{
	const struct use *x = a, *y = b;

	return (x->person > y->person) - (x->person < y->person);
}

static int
by_score(const void *a, const void *b)
{
	const struct scored *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return (x->stem > y->stem) - (x->stem < y->stem);
}

/* The form of a stem that most persons wrote; 0 persons: none by enough. */
static uint32_t
best_form(const struct said *s, size_t from, size_t to, uint32_t *form)
{
	uint32_t most = 0, persons = 0;
	size_t i;

	for (i = from; i < to; i++) {
		if (i == from || s->use[i].form != s->use[i - 1].form)
			persons = 0;
		persons += i == from || by_use(&s->use[i - 1], &s->use[i]) != 0;
		if (persons > most || (persons == most && strcmp(wk_map_key(&s->form,
		    s->use[i].form), wk_map_key(&s->form, *form)) < 0)) {
			most = persons;
			*form = s->use[i].form;
		}
	}
	return most >= WK_LABEL_PERSONS ? most : 0;
}

static uint32_t
persons_of(struct use *use, size_t n)
{
	uint32_t persons = 0;
	size_t i;

	qsort(use, n, sizeof(*use), by_person);
	for (i = 0; i < n; i++)
		persons += i == 0 || use[i].person != use[i - 1].person;
	return persons;
}

/* Chance of k or more where mean are expected (Poisson). */
static double
by_chance(uint32_t k, double mean)
{
	double term = exp(-mean), below = 0;
	uint32_t i;

	for (i = 0; i < k; i++) {
		below += term;
		term *= mean / (i + 1);
	}
	return 1 - below;
}

static bool
telling(uint32_t persons, double members, double elsewhere)
{
	double share = persons / members;

	return share >= LIFT * elsewhere &&
	    (share >= HALF || by_chance(persons, members * elsewhere) < CHANCE);
}

/* Stems with their score, best first; returns how many. */
static size_t
rank(const struct wk_label_in *in, size_t b, struct said *s, struct scored *out)
{
	double members = (double)(in->bundles->start[b + 1] - in->bundles->start[b]);
	double all = (double)in->bundles->nrow, elsewhere;
	uint32_t form, persons;
	size_t i, j, n = 0;

	members = members < LOOK ? members : LOOK;
	if (s->n > 0)
		qsort(s->use, s->n, sizeof(*s->use), by_use);
	for (i = 0; i < s->n; i = j) {
		for (j = i; j < s->n && s->use[j].stem == s->use[i].stem;)
			j++;
		form = s->use[i].form;
		if (best_form(s, i, j, &form) == 0)
			continue;
		persons = persons_of(s->use + i, j - i);
		elsewhere = s->df[s->use[i].stem] / all;
		if (in->bundles->n > 1 && !telling(persons, members, elsewhere))
			continue;
		out[n].score = persons / members *
		    log(1 + 1 / (elsewhere > 0 ? elsewhere : 1));
		out[n].stem = s->use[i].stem;
		out[n++].form = form;
	}
	if (n > 0)
		qsort(out, n, sizeof(*out), by_score);
	return n;
}

static void
choose_words(const struct wk_label_in *in, size_t b, struct wk_stemmer *stemmer,
    struct wk_terms *terms, struct wk_label *label)
{
	struct said s = { 0 };
	struct scored *scored;
	const struct spelling *how;
	size_t n, i;

	read_texts(in, b, stemmer, terms, &s);
	scored = wk_calloc(s.stem.n + 1, sizeof(*scored));
	n = rank(in, b, &s, scored);
	for (i = 0; i < n && label->nword < WK_LABEL_WORDS; i++) {
		how = &s.spelling[scored[i].form];
		label->word[label->nword++] = wk_strdup(2 * how->special > how->all ?
		    how->first : wk_map_key(&s.form, scored[i].form));
	}
	free(scored);
	free(s.use);
	free(s.df);
	free(s.spelling);
	wk_arena_free(&s.arena);
	wk_map_free(&s.stem);
	wk_map_free(&s.form);
}

/* ---- themes ---- */

static void
choose_themes(const struct wk_label_in *in, size_t b, float *mean, struct wk_label *label)
{
	const struct wk_sparse *m = &in->vectors->themes;
	size_t i, j, k, n = in->themes->n, first = 0, second = 0;
	size_t from = in->bundles->start[b], to = in->bundles->start[b + 1];

	memset(mean, 0, n * sizeof(*mean));
	for (i = from; i < to; i++) {
		k = in->bundles->member[i];
		for (j = m->start[k]; j < m->start[k + 1]; j++)
			mean[m->dim[j]] += m->value[j] / (float)(to - from);
	}
	for (i = 1; i < n; i++)
		if (mean[i] > mean[first])
			first = i;
	second = first == 0 && n > 1;
	for (i = 0; i < n; i++)
		if (i != first && mean[i] > mean[second])
			second = i;
	if (mean[first] < STANDS_OUT)
		return;
	label->theme[0] = first;
	label->share[0] = mean[first];
	label->ntheme = 1;
	if (second != first && mean[second] >= CROSSES * mean[first]) {
		label->theme[1] = second;
		label->share[1] = mean[second];
		label->ntheme = 2;
	}
}

/* The heaviest theme that is more than an accident in this bundle. */
static void
weigh(const struct wk_label_in *in, const float *mean, struct wk_label *label)
{
	size_t i;

	label->weight = WK_LICHT;
	for (i = 0; i < label->ntheme; i++)
		label->structural |= in->themes->theme[label->theme[i]].structural;
	if (label->ntheme == 0)
		label->weight = WK_GEWOON;
	for (i = 0; i < in->themes->n; i++) {
		bool named = (label->ntheme > 0 && label->theme[0] == i) ||
		    (label->ntheme > 1 && label->theme[1] == i);

		if ((named || mean[i] >= STANDS_OUT) &&
		    in->themes->theme[i].weight > label->weight)
			label->weight = in->themes->theme[i].weight;
	}
}

static void
compose(const struct wk_label_in *in, struct wk_label *label)
{
	bool covered = label->weight == WK_ZWAAR && !in->intern;
	const struct wk_theme *a, *b;
	struct wk_buf out = WK_BUF_INIT;
	size_t i;

	if (covered)
		while (label->nword > 0)
			free(label->word[--label->nword]);
	a = label->ntheme > 0 ? &in->themes->theme[label->theme[0]] : NULL;
	b = label->ntheme > 1 ? &in->themes->theme[label->theme[1]] : NULL;
	if (a != NULL)
		wk_buf_adds(&out, covered ? a->domain_label : a->label);
	if (b != NULL && !(covered && strcmp(a->domain, b->domain) == 0)) {
		wk_buf_adds(&out, " / ");
		wk_buf_adds(&out, covered ? b->domain_label : b->label);
	}
	for (i = 0; i < label->nword && i < IN_LABEL; i++) {
		wk_buf_adds(&out, i > 0 ? ", " : out.len > 0 ? ": " : "");
		wk_buf_adds(&out, label->word[i]);
	}
	if (out.len == 0)
		wk_buf_adds(&out, "Overig");
	label->text = wk_strdup(wk_buf_str(&out));
	wk_buf_free(&out);
}

struct wk_label *
wk_bundle_labels(const struct wk_label_in *in)
{
	struct wk_label *label = wk_calloc(in->bundles->n + 1, sizeof(*label));
	float *mean = wk_calloc(in->themes->n + 1, sizeof(*mean));
	struct wk_stemmer *stemmer = wk_stemmer_new();
	struct wk_terms terms = WK_TERMS_INIT;
	size_t b;

	for (b = 0; b < in->bundles->n; b++) {
		choose_themes(in, b, mean, &label[b]);
		weigh(in, mean, &label[b]);
		if (in->column != WK_NOCOL)
			choose_words(in, b, stemmer, &terms, &label[b]);
		compose(in, &label[b]);
	}
	wk_terms_free(&terms);
	wk_stemmer_free(stemmer);
	free(mean);
	return label;
}

void
wk_bundle_labels_free(struct wk_label *label, size_t n)
{
	size_t b, i;

	for (b = 0; b < n; b++) {
		for (i = 0; i < label[b].nword; i++)
			free(label[b].word[i]);
		free(label[b].text);
	}
	free(label);
}
