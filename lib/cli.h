/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_CLI_H
#define WK_CLI_H

/*
 * cli: what every program does alike at start and end, and the only module
 * that prints messages. A program describes its options in one table; usage,
 * -h, getopt_long and the shell completion all come from that table.
 */

#include <stdbool.h>

#include "lib/err.h"
#include "lib/writer.h"

struct wk_option {
	int		 letter;	/* 'o'; >= 256: long name only */
	const char	*name;		/* "output" */
	const char	*arg;		/* "file", NULL: takes none */
	const char	*help;		/* one line, lower case, no period */
};

/* Values of the options that mean the same in every program. */
struct wk_common {
	const char	*outfile;	/* -o */
	enum wk_format	 format;	/* -f csv|jsonl (only with WK_OPT_FORMAT) */
	const char	*rejects;	/* -R */
	const char	*date;		/* --date */
	bool		 force;		/* --force */
	bool		 quiet;		/* -q */
	bool		 verbose;	/* -v */
	bool		 progress;	/* --progress, or stderr is a terminal */
};

#define WK_COMMON_INIT	{ NULL, WK_FORMAT_CSV, NULL, NULL, false, false, false, false }

/* Letters of options without one. Programs start their own at 300. */
enum { WK_LONG_PROGRESS = 256, WK_LONG_DATE, WK_LONG_FORCE, WK_LONG_OWN = 300 };

/* Rows for the table; every program has the first, the rest where it fits. */
#define WK_OPT_BASE							\
	{ 'h', "help", NULL, "show this help and exit" },		\
	{ 'V', "version", NULL, "show the version and exit" },		\
	{ 'q', "quiet", NULL, "no warnings" },				\
	{ 'v', "verbose", NULL, "counts and details on stderr" }
#define WK_OPT_OUTPUT	{ 'o', "output", "file", "write to file, whole or not at all" }
#define WK_OPT_FORMAT	{ 'f', "format", "csv|jsonl", "form of the output" }
#define WK_OPT_REJECTS	{ 'R', "rejects", "file", "set refused rows aside here and go on" }
#define WK_OPT_DATE	{ WK_LONG_DATE, "date", "yyyy-mm-dd", "take this day as today" }
#define WK_OPT_FORCE	{ WK_LONG_FORCE, "force", NULL, "leave standard output open to others" }
#define WK_OPT_PROGRESS	{ WK_LONG_PROGRESS, "progress", NULL, "show progress on stderr" }
#define WK_OPT_END	{ 0, NULL, NULL, NULL }

/*
 * Start: program name, SIGPIPE default, umask 077, wk_sandbox, LC_CTYPE
 * C.UTF-8. synopsis is what follows the name in the usage line and the man
 * page's SYNOPSIS.
 */
void	wk_init(const char *program, const char *synopsis,
	    const struct wk_option *options);

/*
 * The next option: its letter with *arg set, or -1 when operands begin (then
 * optind points at the first). Common options are stored in c and not
 * returned; -h and -V print and exit 0; a wrong option says so, shows the
 * usage line on stderr and exits WK_EX_USAGE.
 */
int	wk_next_option(int argc, char *argv[], struct wk_common *c,
	    const char **arg);

/* Say what is wrong with the command line and exit WK_EX_USAGE. */
void	wk_usage(const char *fmt, ...) WK_PRINTF(1, 2) __attribute__((noreturn));

/* Print the error as one line on stderr and return its code. */
int	wk_fail(const struct wk_err *e);

/* "program: warning: ..." unless -q; of a kind (same fmt) at most 10. */
void	wk_warn(const char *fmt, ...) WK_PRINTF(1, 2);
/* "program: ..." unless -q. */
void	wk_say(const char *fmt, ...) WK_PRINTF(1, 2);
/*
 * Personal records go to stdout: when that is a file that others may read, it
 * is made the owner's alone; -1 and e (WK_EX_SYS) when that cannot be. Does
 * nothing with -o (such files are) or with --force.
 */
int	wk_private_output(const struct wk_common *c, struct wk_err *e) WK_MUST_CHECK;
/* "program: ..." only with -v. */
void	wk_note(const char *fmt, ...) WK_PRINTF(1, 2);
/* Rewrites one line on stderr at most every 0.2 s, when progress is on. */
void	wk_progress(const char *what, unsigned long done, unsigned long total);

/* A whole number option: v between lo and hi, else usage error and exit. */
long	wk_opt_int(const char *option, const char *arg, long lo, long hi);
double	wk_opt_num(const char *option, const char *arg, double lo, double hi);

#endif
