/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libstemmer.h>
#include <stdint.h>
#include <stdlib.h>

#include "lib/mem.h"
#include "lib/token.h"
#include "lib/utf8.h"

enum class { OTHER, LETTER, DIGIT };

/* Class of the character at p and its length. */
static enum class
class_of(const char *p, size_t n, size_t *len)
{
	unsigned char c = (unsigned char)p[0];
	uint32_t cp;

	*len = 1;
	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
		return LETTER;
	if (c >= '0' && c <= '9')
		return DIGIT;
	if (c < 0x80)
		return OTHER;
	*len = wk_utf8_get(p, n, &cp);
	/* Latin-1 signs, general punctuation, symbols, emoji: no letters */
	if (cp < 0xC0 || cp == 0xD7 || cp == 0xF7 || (cp >= 0x2000 && cp < 0x2C00) ||
	    (cp >= 0x3000 && cp < 0x3040) || cp == 0xFFFD ||
	    (cp >= 0xFE00 && cp < 0xFE10) || cp >= 0x1F000)
		return OTHER;
	return LETTER;
}

/* An apostrophe at p inside a word: its length, else 0. */
static size_t
apostrophe(const char *p, size_t n)
{
	if (n > 0 && p[0] == '\'')
		return 1;
	return n > 2 && memcmp(p, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

static bool
letter_at(const char *p, size_t n, size_t i)
{
	size_t len;

	return i < n && class_of(p + i, n - i, &len) == LETTER;
}

/* "i.v.m." or "m.b.t": single letters with points; the end, or 0. */
static size_t
dotted(const char *p, size_t n, size_t i)
{
	size_t len, k = i, letters = 0;

	while (letter_at(p, n, k)) {
		class_of(p + k, n - k, &len);
		if (k + len >= n || p[k + len] != '.')
			break;
		k += len + 1;
		letters++;
	}
	if (letters < 2 && !(letters == 1 && letter_at(p, n, k)))
		return 0;
	if (letter_at(p, n, k)) {
		class_of(p + k, n - k, &len);
		if (letter_at(p, n, k + len))	/* "p.s.dat": not a row of letters */
			return letters >= 2 ? k : 0;
		k += len;
	}
	return k;
}

static size_t
word_end(const char *p, size_t n, size_t i)
{
	size_t len, k = dotted(p, n, i);

	if (k > 0)
		return k;
	for (k = i; k < n;) {
		if (class_of(p + k, n - k, &len) != OTHER) {
			k += len;
			continue;
		}
		len = apostrophe(p + k, n - k);
		if (len == 0 || k == i || !letter_at(p, n, k + len))
			break;
		k += len;
	}
	return k;
}

static size_t
number_end(const char *p, size_t n, size_t i)
{
	while (i < n && ((p[i] >= '0' && p[i] <= '9') ||
	    ((p[i] == '.' || p[i] == ',') && i + 1 < n && p[i + 1] >= '0' && p[i + 1] <= '9')))
		i++;
	return i;
}

/* "[NAAM]": a mark that redaction left. */
static size_t
hidden_end(const char *p, size_t n, size_t i)
{
	size_t k = i + 1;

	while (k < n && k - i < 20 && p[k] >= 'A' && p[k] <= 'Z')
		k++;
	return k > i + 1 && k < n && p[k] == ']' ? k + 1 : 0;
}

bool
wk_token_next(const char *p, size_t n, size_t *pos, struct wk_token *t)
{
	size_t i = *pos, len = 1, k;
	enum class c;

	for (; i < n; i += len) {
		c = class_of(p + i, n - i, &len);
		t->from = i;
		if (c == LETTER) {
			t->kind = WK_TOKEN_WORD;
			t->to = word_end(p, n, i);
		} else if (c == DIGIT) {
			t->to = number_end(p, n, i);
			t->kind = WK_TOKEN_NUMBER;
			if (letter_at(p, n, t->to)) {	/* "4wk", "1ste" */
				t->kind = WK_TOKEN_WORD;
				t->to = word_end(p, n, i);
			}
		} else if (strchr(".!?;:,\n", p[i]) != NULL && p[i] != '\0') {
			t->kind = WK_TOKEN_STOP;
			t->to = i + 1;
		} else if (p[i] == '-' && i > 0 && letter_at(p, n, i + 1) &&
		    i == *pos) {
			t->kind = WK_TOKEN_HYPHEN;
			t->to = i + 1;
		} else if (len == 3 && memcmp(p + i, "\xE2\x82\xAC", 3) == 0) {
			t->kind = WK_TOKEN_EURO;
			t->to = i + 3;
		} else if (p[i] == '[' && (k = hidden_end(p, n, i)) > 0) {
			t->kind = WK_TOKEN_HIDDEN;
			t->to = k;
		} else {
			continue;
		}
		*pos = t->to;
		return true;
	}
	*pos = n;
	return false;
}

void
wk_token_fold(const char *p, size_t n, struct wk_buf *out)
{
	size_t start = out->len, i, to, a;

	wk_utf8_fold(out, p, n);
	for (i = to = start; i < out->len; i++) {
		if (out->p[i] == '.')
			continue;
		if ((a = apostrophe(out->p + i, out->len - i)) > 0) {
			/* "foto's", "auto's": the plural s goes too */
			if (i + a + 1 == out->len && out->p[i + a] == 's')
				break;
			i += a - 1;
			continue;
		}
		out->p[to++] = out->p[i];
	}
	out->len = to;
	wk_buf_str(out);
}

struct wk_stemmer {
	struct sb_stemmer *sb;
};

struct wk_stemmer *
wk_stemmer_new(void)
{
	struct wk_stemmer *s = wk_calloc(1, sizeof(*s));

	s->sb = sb_stemmer_new("dutch", NULL);
	if (s->sb == NULL)
		abort();	/* libstemmer without Dutch does not exist */
	return s;
}

void
wk_stemmer_free(struct wk_stemmer *s)
{
	if (s == NULL)
		return;
	sb_stemmer_delete(s->sb);
	free(s);
}

struct wk_str
wk_stem(struct wk_stemmer *s, const char *p, size_t n)
{
	struct wk_str r = { p, n };

	if (n < 3 || n > 200)
		return r;
	r.p = (const char *)sb_stemmer_stem(s->sb, (const sb_symbol *)p, (int)n);
	r.len = (size_t)sb_stemmer_length(s->sb);
	return r;
}
