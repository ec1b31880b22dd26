/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "lib/cli.h"
#include "lib/sandbox.h"
#include "lib/num.h"

#define MAXOPT	48
#define MAXKIND	64
#define MAXWARN	10

static const char *program = "wk", *synopsis = "";
static const struct wk_option *table;
static struct option longopts[MAXOPT + 1];
static char shortopts[3 * MAXOPT + 2];
static bool quiet, verbose, progress;

/*
 * A closed standard stream would give its number to the next file opened, and
 * records would go there. Hold the number with something that cannot be read
 * (stdin) or written (stdout), so that using it is an error.
 */
static void
hold(int fd, int flags)
{
	if (fcntl(fd, F_GETFD) < 0 && errno == EBADF && open("/dev/null", flags) != fd)
		exit(WK_EX_SYS);
}

void
wk_init(const char *name, const char *syn, const struct wk_option *options)
{
	size_t i, n = 0;

	program = name;
	synopsis = syn;
	table = options;
	hold(STDIN_FILENO, O_WRONLY);
	hold(STDOUT_FILENO, O_RDONLY);
	hold(STDERR_FILENO, O_WRONLY);
	signal(SIGPIPE, SIG_DFL);
	umask(077);
	wk_sandbox();
	setlocale(LC_CTYPE, "C.UTF-8");
	shortopts[n++] = ':';
	for (i = 0; i < MAXOPT && options[i].name != NULL; i++) {
		longopts[i].name = options[i].name;
		longopts[i].has_arg = options[i].arg != NULL ?
		    required_argument : no_argument;
		longopts[i].val = options[i].letter;
		if (options[i].letter < 256) {
			shortopts[n++] = (char)options[i].letter;
			if (options[i].arg != NULL)
				shortopts[n++] = ':';
		}
	}
}

static void
help(void)
{
	const struct wk_option *o;
	char left[80];

	printf("usage: %s %s\n\n", program, synopsis);
	for (o = table; o->name != NULL; o++) {
		snprintf(left, sizeof(left), "%s%c%s--%s%s%s",
		    o->letter < 256 ? "-" : " ", o->letter < 256 ? o->letter : ' ',
		    o->letter < 256 ? ", " : "  ", o->name,
		    o->arg != NULL ? " " : "", o->arg != NULL ? o->arg : "");
		printf("  %-28s %s\n", left, o->help);
	}
	printf("\nSee %s(1) and wk(7).\n", program);
}

static void
finish(void)
{
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fprintf(stderr, "%s: <stdout>: cannot write\n", program);
		exit(WK_EX_SYS);
	}
	exit(WK_EX_OK);
}

void
wk_usage(const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s: ", program);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fprintf(stderr, "\nusage: %s %s\n", program, synopsis);
	exit(WK_EX_USAGE);
}

/* The option as the user typed it: an unknown letter or a long name. */
static void
wrong(char *argv[], const char *what)
{
	if (optopt > 0 && optopt < 256)
		wk_usage("-%c: %s", optopt, what);
	wk_usage("%s: %s", argv[optind - 1], what);
}

/* Does the program have an -f of its own instead of WK_OPT_FORMAT? */
static bool
own_format(void)
{
	const struct wk_option *o;

	for (o = table; o->name != NULL; o++)
		if (o->letter == 'f')
			return strcmp(o->arg, "csv|jsonl") != 0;
	return true;
}

int
wk_next_option(int argc, char *argv[], struct wk_common *c, const char **arg)
{
	int ch;

	if (optind == 1) {
		c->progress = isatty(STDERR_FILENO) == 1;
		progress = c->progress;
	}
	while ((ch = getopt_long(argc, argv, shortopts, longopts, NULL)) != -1) {
		*arg = optarg;
		switch (ch) {
		case 'h': help(); finish(); break;
		case 'V': printf("%s (wk) %s\n", program, WK_VERSION); finish(); break;
		case 'q': c->quiet = quiet = true; break;
		case 'v': c->verbose = verbose = true; break;
		case 'o': c->outfile = optarg; break;
		case 'R': c->rejects = optarg; break;
		case WK_LONG_DATE: c->date = optarg; break;
		case WK_LONG_FORCE: c->force = true; break;
		case WK_LONG_PROGRESS: c->progress = progress = true; break;
		case ':': wrong(argv, "needs an argument"); break;
		case '?': wrong(argv, "no such option"); break;
		case 'f':
			if (own_format())
				return ch;
			if (strcmp(optarg, "csv") == 0)
				c->format = WK_FORMAT_CSV;
			else if (strcmp(optarg, "jsonl") == 0)
				c->format = WK_FORMAT_JSONL;
			else
				return ch;	/* the program knows, or refuses */
			break;
		default:
			return ch;
		}
	}
	return -1;
}

int
wk_fail(const struct wk_err *e)
{
	char line[700];

	wk_err_format(e, line, sizeof(line));
	fprintf(stderr, "%s: %s\n", program, line);
	return (int)e->code;
}

void
wk_warn(const char *fmt, ...)
{
	static struct { const char *fmt; int n; } kind[MAXKIND];
	va_list ap;
	int i;

	if (quiet)
		return;
	for (i = 0; i < MAXKIND - 1 && kind[i].fmt != NULL && kind[i].fmt != fmt; i++)
		continue;
	kind[i].fmt = fmt;
	if (++kind[i].n > MAXWARN) {
		if (kind[i].n == MAXWARN + 1)
			fprintf(stderr, "%s: warning: more of these are not shown\n", program);
		return;
	}
	fprintf(stderr, "%s: warning: ", program);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
}

static void	say(const char *fmt, va_list ap) WK_PRINTF(1, 0);

static void
say(const char *fmt, va_list ap)
{
	fprintf(stderr, "%s: ", program);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
}

void
wk_say(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	if (!quiet)
		say(fmt, ap);
	va_end(ap);
}

int
wk_private_output(const struct wk_common *c, struct wk_err *e)
{
	struct stat st;

	if (c->force || (c->outfile != NULL && strcmp(c->outfile, "-") != 0) ||
	    fstat(STDOUT_FILENO, &st) < 0 || !S_ISREG(st.st_mode) || (st.st_mode & 044) == 0)
		return 0;
	if (fchmod(STDOUT_FILENO, st.st_mode & 0700) < 0)
		return wk_err_set(e, WK_EX_SYS, "<stdout>", 0, NULL,
		    "others may read this file: use -o, or --force");
	wk_note("standard output: the file is now the owner's alone");
	return 0;
}

void
wk_note(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	if (verbose)
		say(fmt, ap);
	va_end(ap);
}

void
wk_progress(const char *what, unsigned long done, unsigned long total)
{
	static struct timespec last;
	struct timespec now;
	double since;

	if (!progress || quiet)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	since = (double)(now.tv_sec - last.tv_sec) +
	    (double)(now.tv_nsec - last.tv_nsec) / 1e9;
	if (since < 0.2 && (total == 0 || done < total))
		return;
	last = now;
	if (total > 0)
		fprintf(stderr, "\r%s: %s %lu/%lu%s", program, what, done, total,
		    done >= total ? "\n" : "");
	else
		fprintf(stderr, "\r%s: %s %lu", program, what, done);
}

long
wk_opt_int(const char *option, const char *arg, long lo, long hi)
{
	long v;

	if (wk_num_int(arg, strlen(arg), &v) != NULL || v < lo || v > hi)
		wk_usage("%s: a whole number from %ld to %ld is needed", option, lo, hi);
	return v;
}

double
wk_opt_num(const char *option, const char *arg, double lo, double hi)
{
	double v;

	if (wk_num_dec(arg, strlen(arg), '.', &v) != NULL || v < lo || v > hi)
		wk_usage("%s: a number from %g to %g is needed", option, lo, hi);
	return v;
}
