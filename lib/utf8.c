/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <utf8proc.h>

#include "lib/mem.h"
#include "lib/utf8.h"

/* Windows-1252 0x80..0x9F; 0 where undefined. */
static const uint16_t cp1252[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178
};

static const struct { const char *key; enum wk_encoding enc; } names[] = {
	{ "utf8", WK_ENC_UTF8 }, { "utf8bom", WK_ENC_UTF8 },
	{ "utf8sig", WK_ENC_UTF8 }, { "ascii", WK_ENC_UTF8 },
	{ "windows1252", WK_ENC_CP1252 }, { "cp1252", WK_ENC_CP1252 },
	{ "ansi", WK_ENC_CP1252 }, { "iso88591", WK_ENC_CP1252 },
	{ "latin1", WK_ENC_CP1252 },
	{ "iso885915", WK_ENC_LATIN9 }, { "latin9", WK_ENC_LATIN9 },
	{ "utf16", WK_ENC_UTF16LE }, { "utf16le", WK_ENC_UTF16LE },
	{ "utf16be", WK_ENC_UTF16BE }
};

enum wk_encoding
wk_encoding_of(const char *name)
{
	enum wk_encoding enc = WK_ENC_UNKNOWN;
	struct wk_buf key = WK_BUF_INIT;
	size_t i;

	wk_utf8_key(&key, name, strlen(name));
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(wk_buf_str(&key), names[i].key) == 0)
			enc = names[i].enc;
	wk_buf_free(&key);
	return enc;
}

const char *
wk_encoding_name(enum wk_encoding enc)
{
	static const char *const name[] = {
		"utf-8", "windows-1252", "iso-8859-15", "utf-16le", "utf-16be", "unknown"
	};

	return name[enc];
}

/* Bytes of ASCII at p, eight at a time. */
static size_t
ascii_run(const char *p, size_t n)
{
	size_t i = 0;
	uint64_t w;

	for (; i + 8 <= n; i += 8) {
		memcpy(&w, p + i, 8);
		if (w & 0x8080808080808080ULL)
			break;
	}
	while (i < n && (unsigned char)p[i] < 0x80)
		i++;
	return i;
}

/* Length of the valid sequence at p, 0 when invalid (RFC 3629 table 3-7). */
static size_t
sequence(const unsigned char *p, size_t n)
{
	unsigned char lo = 0x80, hi = 0xBF;
	size_t len, i;

	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xC2 || p[0] > 0xF4)
		return 0;
	len = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	if (len > n)
		return 0;
	if (p[0] == 0xE0)
		lo = 0xA0;
	else if (p[0] == 0xED)
		hi = 0x9F;
	else if (p[0] == 0xF0)
		lo = 0x90;
	else if (p[0] == 0xF4)
		hi = 0x8F;
	if (p[1] < lo || p[1] > hi)
		return 0;
	for (i = 2; i < len; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return len;
}

size_t
wk_utf8_check(const char *p, size_t n)
{
	size_t i = 0, k;

	for (;;) {
		i += ascii_run(p + i, n - i);
		if (i == n)
			return n;
		if ((k = sequence((const unsigned char *)p + i, n - i)) == 0)
			return i;
		i += k;
	}
}

size_t
wk_utf8_get(const char *p, size_t n, uint32_t *cp)
{
	const unsigned char *s = (const unsigned char *)p;
	size_t len = sequence(s, n);

	switch (len) {
	case 1:
		*cp = s[0];
		return 1;
	case 2:
		*cp = (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
		return 2;
	case 3:
		*cp = (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
		return 3;
	case 4:
		*cp = (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 |
		    (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
		return 4;
	default:
		*cp = 0xFFFD;
		return 1;
	}
}

void
wk_utf8_put(struct wk_buf *b, uint32_t cp)
{
	unsigned char *to = (unsigned char *)wk_buf_room(b, 4);
	size_t n;

	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = 0xFFFD;
	if (cp < 0x80) {
		to[0] = (unsigned char)cp;
		n = 1;
	} else if (cp < 0x800) {
		to[0] = (unsigned char)(0xC0 | cp >> 6);
		to[1] = (unsigned char)(0x80 | (cp & 0x3F));
		n = 2;
	} else if (cp < 0x10000) {
		to[0] = (unsigned char)(0xE0 | cp >> 12);
		to[1] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
		to[2] = (unsigned char)(0x80 | (cp & 0x3F));
		n = 3;
	} else {
		to[0] = (unsigned char)(0xF0 | cp >> 18);
		to[1] = (unsigned char)(0x80 | (cp >> 12 & 0x3F));
		to[2] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
		to[3] = (unsigned char)(0x80 | (cp & 0x3F));
		n = 4;
	}
	to[n] = '\0';
	b->len += n;
}

static uint32_t
latin9(unsigned char c)
{
	switch (c) {
	case 0xA4: return 0x20AC;
	case 0xA6: return 0x0160;
	case 0xA8: return 0x0161;
	case 0xB4: return 0x017D;
	case 0xB8: return 0x017E;
	case 0xBC: return 0x0152;
	case 0xBD: return 0x0153;
	case 0xBE: return 0x0178;
	default:   return c;
	}
}

static size_t
convert16(struct wk_buf *out, bool big, const unsigned char *p, size_t n)
{
	size_t i;
	uint32_t a, b;

	for (i = 0; i + 2 <= n; i += 2) {
		a = big ? (uint32_t)p[i] << 8 | p[i + 1] : (uint32_t)p[i + 1] << 8 | p[i];
		if (a >= 0xD800 && a < 0xDC00) {
			if (i + 4 > n)
				break;
			b = big ? (uint32_t)p[i + 2] << 8 | p[i + 3] :
			    (uint32_t)p[i + 3] << 8 | p[i + 2];
			if (b >= 0xDC00 && b < 0xE000) {
				a = 0x10000 + ((a - 0xD800) << 10) + (b - 0xDC00);
				i += 2;
			}
		}
		wk_utf8_put(out, a);
	}
	return i;
}

size_t
wk_utf8_convert(struct wk_buf *out, enum wk_encoding enc, const char *p, size_t n)
{
	const unsigned char *s = (const unsigned char *)p;
	size_t i = 0, k;

	if (enc == WK_ENC_UTF16LE || enc == WK_ENC_UTF16BE)
		return convert16(out, enc == WK_ENC_UTF16BE, s, n);
	if (enc == WK_ENC_UTF8 || enc == WK_ENC_UNKNOWN) {
		wk_buf_add(out, p, n);
		return n;
	}
	while (i < n) {
		k = ascii_run(p + i, n - i);
		wk_buf_add(out, p + i, k);
		for (i += k; i < n && s[i] >= 0x80; i++) {
			if (enc == WK_ENC_LATIN9)
				wk_utf8_put(out, latin9(s[i]));
			else if (s[i] < 0xA0)
				wk_utf8_put(out, cp1252[s[i] - 0x80] != 0 ?
				    cp1252[s[i] - 0x80] : 0xFFFD);
			else
				wk_utf8_put(out, s[i]);
		}
	}
	return n;
}

static void
fold_ascii(struct wk_buf *out, const char *p, size_t n)
{
	char *to = wk_buf_room(out, n);
	size_t i;

	for (i = 0; i < n; i++)
		to[i] = p[i] >= 'A' && p[i] <= 'Z' ? (char)(p[i] | 0x20) : p[i];
	to[n] = '\0';
	out->len += n;
}

void
wk_utf8_fold(struct wk_buf *out, const char *p, size_t n)
{
	size_t k = ascii_run(p, n);
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t len;

	if (k == n) {
		fold_ascii(out, p, n);
		return;
	}
	len = utf8proc_map((const utf8proc_uint8_t *)p, (utf8proc_ssize_t)n,
	    &folded, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
	    UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
	if (len < 0)		/* not valid UTF-8: the caller was warned */
		fold_ascii(out, p, n);
	else
		wk_buf_add(out, folded, (size_t)len);
	free(folded);
}

void
wk_utf8_key(struct wk_buf *out, const char *p, size_t n)
{
	size_t start = out->len, i, to;

	wk_utf8_fold(out, p, n);
	for (i = to = start; i < out->len; i++)
		if (strchr("_- ./\t\r\n", out->p[i]) == NULL)
			out->p[to++] = out->p[i];
	out->len = to;
	wk_buf_str(out);
}

const char *
wk_utf8_keep_key(struct wk_arena *a, const char *text)
{
	struct wk_buf b = WK_BUF_INIT;
	const char *key;

	wk_utf8_key(&b, text, strlen(text));
	key = wk_arena_strndup(a, wk_buf_str(&b), b.len);
	wk_buf_free(&b);
	return key;
}

size_t
wk_utf8_width(const char *p, size_t n)
{
	size_t w = 0, i = 0;
	uint32_t cp;
	int c;

	while (i < n) {
		i += wk_utf8_get(p + i, n - i, &cp);
		c = utf8proc_charwidth((utf8proc_int32_t)cp);
		w += c > 0 ? (size_t)c : 0;
	}
	return w;
}

size_t
wk_utf8_clip(const char *p, size_t n, size_t max)
{
	if (n <= max)
		return n;
	while (max > 0 && ((unsigned char)p[max] & 0xC0) == 0x80)
		max--;
	return max;
}

size_t
wk_utf8_wrap(const char *s, size_t w, const char **next)
{
	size_t n = strlen(s), i = 0, used = 0, blank = 0, cp, cw;
	uint32_t c;

	while (i < n) {
		cp = wk_utf8_get(s + i, n - i, &c);
		cw = wk_utf8_width(s + i, cp);
		if (used + cw > w)
			break;
		used += cw;
		i += cp;
		if (i == n || s[i] == ' ')
			blank = i;
	}
	if (i < n && blank > 0)
		i = blank;
	*next = s + i;
	while (**next == ' ')
		(*next)++;
	return i;
}
