/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "lib/err.h"

static void
put(char *to, size_t n, const char *from)
{
	snprintf(to, n, "%s", from != NULL ? from : "");
}

int
wk_err_set(struct wk_err *e, enum wk_exit code, const char *source,
    unsigned long line, const char *field, const char *fmt, ...)
{
	va_list ap;

	if (e->code != WK_EX_OK)
		return -1;
	e->code = code;
	e->line = line;
	put(e->source, sizeof(e->source), source);
	put(e->field, sizeof(e->field), field);
	va_start(ap, fmt);
	vsnprintf(e->text, sizeof(e->text), fmt, ap);
	va_end(ap);
	return -1;
}

int
wk_err_sys(struct wk_err *e, const char *source, const char *doing)
{
	int saved = errno;

	return wk_err_set(e, WK_EX_SYS, source, 0, NULL, "%s: %s", doing,
	    strerror(saved));
}

void
wk_err_clear(struct wk_err *e)
{
	memset(e, 0, sizeof(*e));
}

void
wk_err_format(const struct wk_err *e, char *out, unsigned long n)
{
	char line[32] = "";

	if (e->line > 0)
		snprintf(line, sizeof(line), "%lu", e->line);
	snprintf(out, n, "%s%s%s%s%s%s%s", e->source,
	    e->source[0] != '\0' && line[0] != '\0' ? ":" : "", line,
	    e->source[0] != '\0' || line[0] != '\0' ? ": " : "",
	    e->field, e->field[0] != '\0' ? ": " : "", e->text);
}
