/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_ERR_H
#define WK_ERR_H

/*
 * err: what went wrong and where, without printing anything.
 *
 * The caller owns a struct wk_err (on its stack, WK_ERR_INIT) and hands it
 * down. The first error wins; later ones are ignored until wk_err_clear.
 * Nothing here ever holds the contents of a cell: reasons are fixed texts.
 */

#include <stdarg.h>

#define WK_MUST_CHECK	__attribute__((warn_unused_result))
#define WK_PRINTF(a, b)	__attribute__((format(printf, a, b)))

/* Exit status of every program; the same lines stand in each man page. */
enum wk_exit {
	WK_EX_OK = 0,		/* all read, all written; may be empty */
	WK_EX_NO = 1,		/* done, but rows were set aside or the answer is no */
	WK_EX_USAGE = 2,	/* wrong option or operand */
	WK_EX_DATA = 3,		/* unacceptable input */
	WK_EX_SYS = 4		/* open, read, write, memory */
};

struct wk_err {
	enum wk_exit	code;		/* WK_EX_OK: no error */
	unsigned long	line;		/* first line of the record, 0: none */
	char		source[256];	/* file name or <stdin>, "" : none */
	char		field[80];	/* column name, "": none */
	char		text[256];	/* reason */
};

#define WK_ERR_INIT	{ WK_EX_OK, 0, "", "", "" }

/*
 * Record an error. source and field may be NULL, line 0. Always returns -1,
 * so that `return wk_err_set(...)` reads well.
 */
int	wk_err_set(struct wk_err *e, enum wk_exit code, const char *source,
	    unsigned long line, const char *field, const char *fmt, ...)
	    WK_PRINTF(6, 7);

/* The same with strerror(errno) added and code WK_EX_SYS. Returns -1. */
int	wk_err_sys(struct wk_err *e, const char *source, const char *doing);

void	wk_err_clear(struct wk_err *e);

/*
 * One line without newline: "export.csv:412: datum_aanmaak: reason".
 * Writes at most n bytes including NUL into out.
 */
void	wk_err_format(const struct wk_err *e, char *out, unsigned long n);

#endif
