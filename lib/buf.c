/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/buf.h"
#include "lib/mem.h"

char *
wk_buf_room(struct wk_buf *b, size_t n)
{
	if (b->cap - b->len <= n)
		b->p = wk_grow(b->p, &b->cap, b->len + n + 1, 1);
	return b->p + b->len;
}

void
wk_buf_add(struct wk_buf *b, const void *p, size_t n)
{
	char *to = wk_buf_room(b, n);

	if (n > 0)
		memcpy(to, p, n);
	b->len += n;
	b->p[b->len] = '\0';
}

void
wk_buf_addc(struct wk_buf *b, char c)
{
	char *to = wk_buf_room(b, 1);

	to[0] = c;
	to[1] = '\0';
	b->len++;
}

void
wk_buf_adds(struct wk_buf *b, const char *s)
{
	wk_buf_add(b, s, strlen(s));
}

void
wk_buf_addv(struct wk_buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		return;
	vsnprintf(wk_buf_room(b, (size_t)n), (size_t)n + 1, fmt, ap);
	b->len += (size_t)n;
}

void
wk_buf_addf(struct wk_buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	wk_buf_addv(b, fmt, ap);
	va_end(ap);
}

void
wk_buf_clear(struct wk_buf *b)
{
	b->len = 0;
	if (b->p != NULL)
		b->p[0] = '\0';
}

void
wk_buf_free(struct wk_buf *b)
{
	free(b->p);
	b->p = NULL;
	b->len = b->cap = 0;
}

char *
wk_buf_str(struct wk_buf *b)
{
	wk_buf_room(b, 0)[0] = '\0';
	return b->p;
}
