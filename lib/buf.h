/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_BUF_H
#define WK_BUF_H

/*
 * buf: a growable byte buffer. Length-counted; p is always followed by a
 * NUL (also when empty, after the first add or wk_buf_str), so it can be
 * handed to printf. Reuse it with wk_buf_clear; the memory stays.
 */

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "lib/err.h"

/* A string that is not ours: bytes and length, NUL only by luck. */
struct wk_str {
	const char	*p;
	size_t		 len;
};

#define WK_STR(s)	((struct wk_str){ (s), sizeof(s) - 1 })

static inline struct wk_str
wk_str_of(const char *s)
{
	struct wk_str r = { s, strlen(s) };

	return r;
}

static inline bool
wk_str_is(struct wk_str a, const char *s)
{
	return strlen(s) == a.len && memcmp(a.p, s, a.len) == 0;
}

/* Without the blanks and tabs at both ends. */
static inline struct wk_str
wk_str_trim(struct wk_str s)
{
	while (s.len > 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
		s.p++, s.len--;
	while (s.len > 0 && (s.p[s.len - 1] == ' ' || s.p[s.len - 1] == '\t'))
		s.len--;
	return s;
}

struct wk_buf {
	char	*p;
	size_t	 len;
	size_t	 cap;
};

#define WK_BUF_INIT	{ NULL, 0, 0 }

void	 wk_buf_add(struct wk_buf *b, const void *p, size_t n);
void	 wk_buf_addc(struct wk_buf *b, char c);
void	 wk_buf_adds(struct wk_buf *b, const char *s);
void	 wk_buf_addf(struct wk_buf *b, const char *fmt, ...) WK_PRINTF(2, 3);
void	 wk_buf_addv(struct wk_buf *b, const char *fmt, va_list ap) WK_PRINTF(2, 0);
void	 wk_buf_clear(struct wk_buf *b);
void	 wk_buf_free(struct wk_buf *b);
char	*wk_buf_str(struct wk_buf *b);		/* never NULL */

/*
 * Make room for n more bytes and return where they go; the caller writes
 * there and adds what it wrote to b->len.
 */
char	*wk_buf_room(struct wk_buf *b, size_t n);

#endif
