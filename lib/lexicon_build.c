/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/lexicon_file.h"
#include "lib/map.h"
#include "lib/out.h"
#include "lib/path.h"
#include "lib/reader.h"
#include "lib/token.h"
#include "lib/utf8.h"

struct build {
	struct wk_map	   key;		/* kind byte + word */
	uint16_t	  *flags;	/* by key number */
	size_t		   cap;
	struct wk_map	   taught;	/* words of the knowledge */
	unsigned	  *count;	/* by taught number */
	size_t		   ntaught;
	struct wk_stemmer *stemmer;
	struct wk_buf	   scratch, folded;
};

static void
put(struct build *b, enum wk_lex_kind kind, const char *p, size_t n, unsigned flags)
{
	size_t old = b->cap;
	uint32_t id;

	wk_buf_clear(&b->scratch);
	wk_buf_addc(&b->scratch, (char)kind);
	wk_buf_add(&b->scratch, p, n);
	id = wk_map_add(&b->key, b->scratch.p, b->scratch.len);
	b->flags = wk_grow(b->flags, &b->cap, b->key.n, sizeof(*b->flags));
	memset(b->flags + old, 0, (b->cap - old) * sizeof(*b->flags));
	b->flags[id] |= (uint16_t)flags;
}

/*
 * hunspell-nl tells by two-letter flags how a word joins: C? general
 * compounding (C1..C5 only forbid vowels to meet), Ch/Cd take a linking s,
 * Cc/CC may end one, V? a verb stem, A? an adjective, PN a proper name,
 * Fw a form that is no word.
 */
static unsigned
dic_flags(const char *p, size_t n)
{
	unsigned f = WK_LEX_KNOWN;
	size_t i;

	for (i = 0; i + 1 < n; i += 2) {
		char a = p[i], c = p[i + 1];

		if (a == 'F' && c == 'w')
			return 0;
		if (a == 'P' && c == 'N')
			f |= WK_LEX_NAME;
		if (a == 'C' && strchr("aAeldw", c) != NULL)
			f |= WK_LEX_FIRST;
		if (a == 'C' && (c == 'h' || c == 'd'))
			f |= WK_LEX_LINK_S;
		if (a == 'C' && strchr("cCd", c) != NULL)
			f |= WK_LEX_LAST;
		if (a == 'Z')
			f |= WK_LEX_LAST | WK_LEX_FIRST;
		if (a == 'V' && c == '3')
			f |= WK_LEX_BASE;
	}
	return f;
}

static bool
all_letters(const char *p, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if ((unsigned char)p[i] < 0x80 && !(p[i] >= 'a' && p[i] <= 'z'))
			return false;
	return n > 0;
}

static void
dic_line(struct build *b, const char *p, size_t n)
{
	const char *slash = memchr(p, '/', n);
	size_t len = slash != NULL ? (size_t)(slash - p) : n;
	unsigned f = slash != NULL ? dic_flags(slash + 1, n - len - 1) : WK_LEX_KNOWN;
	struct wk_str stem;

	while (len > 0 && strchr(" \t\r", p[len - 1]) != NULL)
		len--;
	if (f == 0 || len < 2)
		return;
	/* a capital: a name, unless another entry says otherwise */
	if (p[0] >= 'A' && p[0] <= 'Z')
		f = (f | WK_LEX_NAME) & ~(unsigned)(WK_LEX_FIRST | WK_LEX_LAST | WK_LEX_LINK_S);
	wk_buf_clear(&b->folded);
	wk_token_fold(p, len, &b->folded);
	if (!all_letters(b->folded.p, b->folded.len))
		return;
	put(b, WK_LEX_WORD, b->folded.p, b->folded.len, f);
	if (f & WK_LEX_NAME)
		return;
	stem = wk_stem(b->stemmer, b->folded.p, b->folded.len);
	put(b, WK_LEX_STEM, stem.p, stem.len, WK_LEX_KNOWN | (f & WK_LEX_LAST));
}

static int
read_dic(struct build *b, const char *path, struct wk_err *e)
{
	struct wk_buf file = WK_BUF_INIT;
	const char *p, *nl, *end;

	if (wk_slurp(path, &file, e) < 0)
		return -1;
	if (wk_utf8_check(file.p, file.len) != file.len)
		return wk_err_set(e, WK_EX_DATA, path, 0, NULL, "not UTF-8");
	end = file.p + file.len;
	for (p = file.p; p < end; p = nl + 1) {
		if ((nl = memchr(p, '\n', (size_t)(end - p))) == NULL)
			nl = end;
		dic_line(b, p, (size_t)(nl - p));
	}
	wk_buf_free(&file);
	return 0;
}

static void
teach_word(struct build *b, const char *p, size_t n)
{
	size_t old = b->ntaught;
	uint32_t id;

	put(b, WK_LEX_WORD, p, n, WK_LEX_TAUGHT);
	if (n < LEX_REPAIR_MIN || n > LEX_REPAIR_MAX || !all_letters(p, n))
		return;
	id = wk_map_add(&b->taught, p, n);
	b->count = wk_grow(b->count, &b->ntaught, b->taught.n, sizeof(*b->count));
	memset(b->count + old, 0, (b->ntaught - old) * sizeof(*b->count));
	b->count[id]++;
}

/* Words of a text are taught; with phrase its stems make one phrase. */
static void
teach(struct build *b, struct wk_str s, bool phrase)
{
	struct wk_buf key = WK_BUF_INIT;
	struct wk_token t;
	struct wk_str stem;
	size_t pos = 0, words = 0;

	while (wk_token_next(s.p, s.len, &pos, &t)) {
		if (t.kind == WK_TOKEN_STOP)
			words = 9;	/* no phrases over a comma */
		if (t.kind != WK_TOKEN_WORD)
			continue;
		wk_buf_clear(&b->folded);
		wk_token_fold(s.p + t.from, t.to - t.from, &b->folded);
		teach_word(b, b->folded.p, b->folded.len);
		stem = wk_stem(b->stemmer, b->folded.p, b->folded.len);
		if (key.len > 0 && words <= 6) {
			put(b, WK_LEX_PHRASE, key.p, key.len, WK_LEX_PREFIX);
			wk_buf_addc(&key, '_');
		}
		wk_buf_add(&key, stem.p, stem.len);
		words++;
	}
	if (phrase && words >= 2 && words <= 6)
		put(b, WK_LEX_PHRASE, key.p, key.len, WK_LEX_WHOLE);
	wk_buf_free(&key);
}

static int
read_knowledge(struct build *b, const char *name, const char *column, bool phrases,
    struct wk_err *e)
{
	struct wk_buf path = WK_BUF_INIT;
	struct wk_rec rec = WK_REC_INIT;
	struct wk_reader *in;
	int r;

	in = wk_reader_open1(wk_share(&path, name), NULL, e);
	if (in == NULL || wk_reader_need(in, column, e) < 0)
		return -1;
	while ((r = wk_reader_next(in, &rec, e)) > 0)
		teach(b, wk_rec_get(&rec,
		    wk_header_find(wk_reader_header(in), column)), phrases);
	wk_reader_close(in);
	wk_buf_free(&path);
	return r;
}

static size_t
power_above(size_t n)
{
	size_t p = 1;

	while (p < n)
		p *= 2;
	return p;
}

static uint64_t *
make_slots(const struct build *b, size_t n)
{
	uint64_t *slot = wk_calloc(n, sizeof(*slot)), h, j;
	size_t i;

	for (i = 0; i < b->key.n; i++) {
		struct wk_str k = b->key.key[i];

		h = lex_key((enum wk_lex_kind)k.p[0], wk_hash64(k.p + 1, k.len - 1));
		for (j = h >> 20 & (n - 1); slot[j] != 0;)
			j = (j + 1) & (n - 1);
		slot[j] = h | b->flags[i];
	}
	return slot;
}

static void
put_repair(struct lex_repair *slot, size_t n, const char *key, size_t klen,
    struct lex_repair r)
{
	size_t j;

	r.hash = wk_hash(key, klen);
	for (j = r.hash & (n - 1); slot[j].len != 0; j = (j + 1) & (n - 1))
		if (slot[j].hash == r.hash && slot[j].at == r.at)
			return;
	slot[j] = r;
}

static struct lex_repair *
make_repairs(const struct build *b, size_t n, struct wk_buf *text)
{
	struct lex_repair *slot = wk_calloc(n, sizeof(*slot)), r = { 0, 0, 0, 0 };
	char key[LEX_REPAIR_MAX + 1];
	size_t i, k;

	for (i = 0; i < b->taught.n; i++) {
		struct wk_str w = b->taught.key[i];

		r.at = (uint32_t)text->len;
		r.len = (uint16_t)w.len;
		r.count = (uint16_t)(b->count[i] < 65535 ? b->count[i] : 65535);
		wk_buf_add(text, w.p, w.len);
		put_repair(slot, n, w.p, w.len, r);
		for (k = 0; k < w.len; k++) {
			memcpy(key, w.p, k);
			memcpy(key + k, w.p + k + 1, w.len - k - 1);
			put_repair(slot, n, key, w.len - 1, r);
		}
	}
	return slot;
}

static int
write_file(const struct build *b, const char *path, struct wk_err *e)
{
	struct wk_buf text = WK_BUF_INIT;
	struct lex_head h = { LEX_MAGIC, 0, 0, 0 };
	struct lex_repair *repair;
	struct wk_out *out;
	uint64_t *slot;
	size_t i, variants = 1;

	if ((out = wk_out_open(path, e)) == NULL)
		return -1;
	for (i = 0; i < b->taught.n; i++)
		variants += b->taught.key[i].len + 1;
	h.nslot = power_above(b->key.n * 2 + 1);
	h.nrepair = power_above(variants * 2);
	slot = make_slots(b, h.nslot);
	repair = make_repairs(b, h.nrepair, &text);
	h.ntext = text.len;
	wk_out_write(out, &h, sizeof(h));
	wk_out_write(out, slot, h.nslot * sizeof(*slot));
	wk_out_write(out, repair, h.nrepair * sizeof(*repair));
	wk_out_write(out, text.p, text.len);
	free(slot);
	free(repair);
	wk_buf_free(&text);
	return wk_out_commit(out, e);
}

int
wk_lexicon_build(const char *dic, const char *out, struct wk_err *e)
{
	struct build b;
	int r = -1;

	memset(&b, 0, sizeof(b));
	b.stemmer = wk_stemmer_new();
	if (read_dic(&b, dic, e) == 0 &&
	    read_knowledge(&b, "kennis/woorden.csv", "woord", true, e) == 0 &&
	    read_knowledge(&b, "kennis/voorbeelden.csv", "voorbeeld", false, e) == 0)
		r = write_file(&b, out, e);
	wk_map_free(&b.key);
	wk_map_free(&b.taught);
	free(b.flags);
	free(b.count);
	wk_stemmer_free(b.stemmer);
	wk_buf_free(&b.scratch);
	wk_buf_free(&b.folded);
	return r;
}
