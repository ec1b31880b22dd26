/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/lexicon.h"
#include "lib/compound.h"
#include "lib/map.h"
#include "lib/path.h"
#include "lib/reader.h"
#include "lib/text.h"
#include "lib/token.h"

#define NCACHE		((size_t)1 << 14)
#define MAXFORM		8
#define MAXWORD		40	/* longer words are analysed but not kept */
#define MAXPHRASE	5	/* words */
#define NEGATED		3	/* words that a negation reaches */

enum word_class { CLASS_WORD, CLASS_STOP, CLASS_NEGATION };

struct form {
	uint64_t	hash;
	uint16_t	at, len;	/* in data */
	uint8_t		kind;
};

/* What one folded word becomes; kept, for most words come again. */
struct entry {
	uint64_t	hash;		/* of the word; with len 0 the slot is free */
	uint8_t		len, nform, class;
	bool		begins;		/* a phrase of the knowledge */
	uint16_t	ndata;
	struct form	key;		/* stem of the word as written: for phrases */
	struct form	form[MAXFORM];
	char		word[MAXWORD];
	char		data[4 * MAXWORD];
};

struct tables {
	struct wk_lexicon *lexicon;
	struct wk_map	   stop;
	struct wk_map	   shorthand;	/* abbreviation to written out */
	struct wk_str	  *written;	/* by shorthand number */
	struct wk_arena	   arena;
	unsigned	   users;
};

struct wk_text {
	struct tables	  *tab;
	struct wk_stemmer *stemmer;
	struct entry	  *cache;
	struct entry	   large;	/* for a word that is not kept */
	struct wk_buf	   split;		/* words written out */
};

/* ---- loading ---- */

static int
load_list(struct tables *tab, const char *name, const char *key, const char *value,
    struct wk_err *e)
{
	struct wk_buf path = WK_BUF_INIT, word = WK_BUF_INIT;
	struct wk_rec rec = WK_REC_INIT;
	struct wk_reader *in;
	size_t k, v, cap = 0;
	uint32_t id;
	int r = -1;

	in = wk_reader_open1(wk_share(&path, name), NULL, e);
	if (in == NULL || wk_reader_need(in, key, e) < 0 ||
	    (value != NULL && wk_reader_need(in, value, e) < 0))
		goto out;
	k = wk_header_find(wk_reader_header(in), key);
	v = value != NULL ? wk_header_find(wk_reader_header(in), value) : WK_NOCOL;
	while ((r = wk_reader_next(in, &rec, e)) > 0) {
		struct wk_str s = wk_rec_get(&rec, k), t = wk_rec_get(&rec, v);

		wk_buf_clear(&word);
		wk_token_fold(s.p, s.len, &word);
		id = wk_map_add(value != NULL ? &tab->shorthand : &tab->stop,
		    word.p, word.len);
		if (value == NULL)
			continue;
		tab->written = wk_grow(tab->written, &cap, id + 1, sizeof(*tab->written));
		tab->written[id].p = wk_arena_strndup(&tab->arena, t.p, t.len);
		tab->written[id].len = t.len;
	}
out:
	wk_reader_close(in);
	wk_buf_free(&path);
	wk_buf_free(&word);
	return r;
}

static void
tables_free(struct tables *tab)
{
	if (tab == NULL || --tab->users > 0)
		return;
	wk_lexicon_free(tab->lexicon);
	wk_map_free(&tab->stop);
	wk_map_free(&tab->shorthand);
	wk_arena_free(&tab->arena);
	free(tab->written);
	free(tab);
}

static struct wk_text *
text_new(struct tables *tab)
{
	struct wk_text *t = wk_calloc(1, sizeof(*t));

	t->tab = tab;
	tab->users++;
	t->stemmer = wk_stemmer_new();
	t->cache = wk_calloc(NCACHE, sizeof(*t->cache));
	return t;
}

struct wk_text *
wk_text_load(struct wk_err *e)
{
	struct tables *tab = wk_calloc(1, sizeof(*tab));

	if ((tab->lexicon = wk_lexicon_load(e)) == NULL ||
	    load_list(tab, "kennis/stopwoorden.csv", "woord", NULL, e) < 0 ||
	    load_list(tab, "kennis/afkortingen.csv", "afkorting", "voluit", e) < 0) {
		tab->users = 1;
		tables_free(tab);
		return NULL;
	}
	return text_new(tab);
}

struct wk_text *
wk_text_clone(const struct wk_text *t)
{
	return text_new(t->tab);
}

void
wk_text_free(struct wk_text *t)
{
	if (t == NULL)
		return;
	tables_free(t->tab);
	wk_stemmer_free(t->stemmer);
	free(t->cache);
	wk_buf_free(&t->split);
	free(t);
}

/* ---- one word ---- */

static enum word_class
class_of(const struct tables *tab, const char *p, size_t n)
{
	static const char *const negation[] = {
		"geen", "niet", "nooit", "zonder", "niks", "niets", "nergens", "niemand"
	};
	size_t i;

	for (i = 0; i < sizeof(negation) / sizeof(negation[0]); i++)
		if (strlen(negation[i]) == n && memcmp(negation[i], p, n) == 0)
			return CLASS_NEGATION;
	if (n < 2 || wk_map_get(&tab->stop, p, n) != WK_MAP_NONE)
		return CLASS_STOP;
	return CLASS_WORD;
}

static struct form
store(struct entry *x, enum wk_term_kind kind, const char *p, size_t n)
{
	struct form f = { 0, 0, 0, (uint8_t)kind };

	if (x->ndata + n > sizeof(x->data))
		return f;
	memcpy(x->data + x->ndata, p, n);
	f.at = x->ndata;
	f.len = (uint16_t)n;
	f.hash = wk_hash64(p, n);
	x->ndata = (uint16_t)(x->ndata + n);
	return f;
}

static void
add_form(struct entry *x, enum wk_term_kind kind, const char *p, size_t n)
{
	if (x->nform < MAXFORM && n > 0) {
		x->form[x->nform] = store(x, kind, p, n);
		x->nform += x->form[x->nform].len > 0;
	}
}

/* Word in full: repaired when misspelt, its stem and its compound parts. */
static void
analyse_word(struct wk_text *t, struct entry *x, const char *p, size_t n)
{
	struct wk_part part[WK_COMPOUND_MAX];
	struct wk_str stem, fixed;
	size_t k, i;

	k = wk_compound_split(t->tab->lexicon, t->stemmer, p, n, part);
	if (k == 0 && !wk_compound_known(t->tab->lexicon, t->stemmer, p, n)) {
		fixed = wk_lexicon_repair(t->tab->lexicon, p, n);
		if (fixed.p != NULL) {
			p = fixed.p;
			n = fixed.len;
			k = wk_compound_split(t->tab->lexicon, t->stemmer, p, n, part);
		}
	}
	stem = wk_stem(t->stemmer, p, n);
	add_form(x, WK_TERM_STEM, stem.p, stem.len);
	for (i = 0; i < k; i++) {
		stem = wk_stem(t->stemmer, p + part[i].at, part[i].len);
		add_form(x, WK_TERM_PART, stem.p, stem.len);
	}
}

/* An abbreviation stands for several words, some of them stopwords. */
static void
analyse_written(struct wk_text *t, struct entry *x, struct wk_str s)
{
	struct wk_token tok;
	size_t pos = 0;

	while (wk_token_next(s.p, s.len, &pos, &tok)) {
		wk_buf_clear(&t->split);
		wk_token_fold(s.p + tok.from, tok.to - tok.from, &t->split);
		if (class_of(t->tab, t->split.p, t->split.len) == CLASS_WORD)
			analyse_word(t, x, t->split.p, t->split.len);
	}
	if (x->nform == 0)
		x->class = CLASS_STOP;
}

static void
analyse(struct wk_text *t, struct entry *x, const char *p, size_t n)
{
	uint32_t id = wk_map_get(&t->tab->shorthand, p, n);
	struct wk_str stem;

	x->nform = 0;
	x->ndata = 0;
	x->class = (uint8_t)class_of(t->tab, p, n);
	stem = wk_stem(t->stemmer, p, n);
	x->key = store(x, WK_TERM_PHRASE, stem.p, stem.len);
	x->begins = (wk_lexicon_get(t->tab->lexicon, WK_LEX_PHRASE, stem.p, stem.len) &
	    WK_LEX_PREFIX) != 0;
	if (id != WK_MAP_NONE)
		analyse_written(t, x, t->tab->written[id]);
	else if (x->class == CLASS_WORD)
		analyse_word(t, x, p, n);
}

static const struct entry *
look_up(struct wk_text *t, const char *p, size_t n)
{
	uint64_t h = wk_hash64(p, n);
	struct entry *x = &t->cache[h & (NCACHE - 1)];

	if (n > MAXWORD) {
		analyse(t, &t->large, p, n < 250 ? n : 250);
		return &t->large;
	}
	if (x->hash == h && x->len == n && memcmp(x->word, p, n) == 0)
		return x;
	x->hash = h;
	x->len = (uint8_t)n;
	memcpy(x->word, p, n);
	analyse(t, x, p, n);
	return x;
}

/* ---- a text ---- */

static struct wk_term *
push(struct wk_terms *out, enum wk_term_kind kind, const char *p, size_t n,
    uint64_t hash, const struct wk_token *tok)
{
	struct wk_term *x;

	out->t = wk_grow(out->t, &out->cap, out->n + 1, sizeof(*out->t));
	x = &out->t[out->n++];
	/* the store may still move: offsets now, pointers at the end */
	x->s.p = (const char *)out->store.len;
	x->s.len = n;
	x->word.p = NULL;
	x->word.len = 0;
	x->hash = hash;
	x->kind = kind;
	x->negated = false;
	x->from = (uint32_t)tok->from;
	x->to = (uint32_t)tok->to;
	wk_buf_add(&out->store, p, n);
	return x;
}

/*
 * Phrases of the knowledge that the last words may be the beginning of, the
 * longest first. Few words begin one, so mostly there are none.
 */
struct window {
	struct {
		char	text[MAXPHRASE * (MAXWORD + 1)];
		size_t	len, from, words;
	} open[MAXPHRASE];
	size_t	n;
};

/* The open phrases with this word added: report one that ends, keep the rest. */
static void
extend_phrases(struct wk_text *t, struct window *w, const struct entry *x,
    const struct wk_token *tok, struct wk_terms *out)
{
	struct wk_token span = *tok;
	bool found = false;
	size_t i, k;
	unsigned f;

	for (i = k = 0; i < w->n; i++) {
		char *text = w->open[i].text;
		size_t len = w->open[i].len;

		text[len++] = '_';
		memcpy(text + len, x->data + x->key.at, x->key.len);
		len += x->key.len;
		f = wk_lexicon_get(t->tab->lexicon, WK_LEX_PHRASE, text, len);
		if ((f & WK_LEX_WHOLE) && !found) {
			span.from = w->open[i].from;
			push(out, WK_TERM_PHRASE, text, len, wk_hash64(text, len), &span);
			found = true;
		}
		if (!(f & WK_LEX_PREFIX) || w->open[i].words + 1 == MAXPHRASE)
			continue;
		if (k < i)
			w->open[k] = w->open[i];
		w->open[k].len = len;
		w->open[k++].words++;
	}
	w->n = k;
}

static void
follow_phrases(struct wk_text *t, struct window *w, const struct entry *x,
    const struct wk_token *tok, struct wk_terms *out)
{
	if (x->key.len == 0 || x->key.len > MAXWORD) {
		w->n = 0;
		return;
	}
	extend_phrases(t, w, x, tok, out);
	if (!x->begins || w->n == MAXPHRASE)
		return;
	memcpy(w->open[w->n].text, x->data + x->key.at, x->key.len);
	w->open[w->n].len = x->key.len;
	w->open[w->n].from = tok->from;
	w->open[w->n++].words = 1;
}

static void
emit(const struct entry *x, const char *word, size_t n, const struct wk_token *tok,
    bool negated, struct wk_terms *out)
{
	size_t i;

	for (i = 0; i < x->nform; i++) {
		const struct form *f = &x->form[i];
		struct wk_term *term = push(out, (enum wk_term_kind)f->kind,
		    x->data + f->at, f->len, f->hash, tok);

		term->negated = negated;
		if (i == 0) {
			term->word.p = (const char *)out->store.len;
			term->word.len = n;
			wk_buf_add(&out->store, word, n);
		}
	}
}

/* "auto-aanpassing": also the word without its hyphen. */
static void
joined(struct wk_text *t, const char *p, size_t from, const struct wk_token *tok,
    struct wk_terms *out)
{
	struct wk_token span = { WK_TOKEN_WORD, from, tok->to };
	const struct entry *x;
	size_t i, k;

	wk_buf_clear(&out->fold);
	wk_token_fold(p + from, tok->to - from, &out->fold);
	for (i = k = 0; i < out->fold.len; i++)
		if (out->fold.p[i] != '-')
			out->fold.p[k++] = out->fold.p[i];
	x = look_up(t, out->fold.p, k);
	if (x->nform > 0)
		push(out, WK_TERM_STEM, x->data + x->form[0].at, x->form[0].len,
		    x->form[0].hash, &span);
}

void
wk_text_terms(struct wk_text *t, const char *p, size_t n, struct wk_terms *out)
{
	struct window w;
	struct wk_token tok;
	const struct entry *x;
	size_t pos = 0, i, chain = 0;
	int negated = 0;
	bool hyphen = false;

	w.n = 0;
	out->n = 0;
	wk_buf_clear(&out->store);
	while (wk_token_next(p, n, &pos, &tok)) {
		if (tok.kind == WK_TOKEN_STOP) {
			w.n = 0;
			negated = 0;
		}
		if (tok.kind == WK_TOKEN_HYPHEN)
			hyphen = true;
		if (tok.kind != WK_TOKEN_WORD)
			continue;
		wk_buf_clear(&out->fold);
		wk_token_fold(p + tok.from, tok.to - tok.from, &out->fold);
		if (out->fold.len == 0)
			continue;
		x = look_up(t, out->fold.p, out->fold.len);
		if (x->class == CLASS_NEGATION)
			negated = NEGATED + 1;
		emit(x, out->fold.p, out->fold.len, &tok, negated > 0, out);
		negated -= negated > 0 && x->class != CLASS_STOP;
		follow_phrases(t, &w, x, &tok, out);
		if (hyphen)
			joined(t, p, chain, &tok, out);
		else
			chain = tok.from;
		hyphen = false;
	}
	for (i = 0; i < out->n; i++) {
		out->t[i].s.p = out->store.p + (size_t)out->t[i].s.p;
		if (out->t[i].word.len > 0)
			out->t[i].word.p = out->store.p + (size_t)out->t[i].word.p;
	}
}

void
wk_terms_free(struct wk_terms *out)
{
	free(out->t);
	wk_buf_free(&out->store);
	wk_buf_free(&out->fold);
	out->t = NULL;
	out->n = out->cap = 0;
}

bool
wk_text_taught(const struct wk_text *t, const char *p, size_t n)
{
	return (wk_lexicon_get(t->tab->lexicon, WK_LEX_WORD, p, n) & WK_LEX_TAUGHT) != 0;
}
