/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/mem.h"
#include "lib/out.h"

#define BLOCK	((size_t)256 * 1024)

struct wk_out {
	int		 fd;
	int		 error;		/* errno of the first failed write */
	char		*path;		/* NULL: stdout */
	char		*temp;
	struct wk_buf	 buf;
};

struct wk_out *
wk_out_open(const char *path, struct wk_err *e)
{
	struct wk_out *o = wk_calloc(1, sizeof(*o));
	struct wk_buf temp = WK_BUF_INIT;
	struct stat st;

	if (path == NULL || strcmp(path, "-") == 0) {
		o->fd = STDOUT_FILENO;
		return o;
	}
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		wk_err_set(e, WK_EX_SYS, path, 0, NULL, "is a directory");
		free(o);
		return NULL;
	}
	o->path = wk_strdup(path);
	/* a device or pipe cannot be renamed onto: write it straight */
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		o->fd = open(path, O_WRONLY | O_CLOEXEC);
	} else {
		wk_buf_addf(&temp, "%s.XXXXXX", path);
		o->temp = wk_strdup(wk_buf_str(&temp));
		o->fd = mkostemp(o->temp, O_CLOEXEC);	/* mode 0600 */
		wk_buf_free(&temp);
	}
	if (o->fd < 0) {
		wk_err_sys(e, path, "cannot write");
		free(o->temp);
		free(o->path);
		free(o);
		return NULL;
	}
	return o;
}

static void
flush(struct wk_out *o)
{
	size_t done = 0;
	ssize_t n;

	while (done < o->buf.len && o->error == 0) {
		n = write(o->fd, o->buf.p + done, o->buf.len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			o->error = errno;
		else
			done += (size_t)n;
	}
	wk_buf_clear(&o->buf);
}

void
wk_out_write(struct wk_out *o, const void *p, size_t n)
{
	wk_buf_add(&o->buf, p, n);
	if (o->buf.len >= BLOCK)
		flush(o);
}

void
wk_out_puts(struct wk_out *o, const char *s)
{
	wk_out_write(o, s, strlen(s));
}

void
wk_out_printf(struct wk_out *o, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	wk_buf_addv(&o->buf, fmt, ap);
	va_end(ap);
	if (o->buf.len >= BLOCK)
		flush(o);
}

static void
out_free(struct wk_out *o)
{
	wk_buf_free(&o->buf);
	free(o->temp);
	free(o->path);
	free(o);
}

int
wk_out_commit(struct wk_out *o, struct wk_err *e)
{
	const char *source = o->path != NULL ? o->path : "<stdout>";
	int r = 0;

	flush(o);
	errno = o->error;
	if (o->error != 0)
		r = wk_err_sys(e, source, "cannot write");
	else if (o->temp != NULL && fsync(o->fd) < 0)
		r = wk_err_sys(e, source, "cannot write");
	/* closing stdout too: a full network disk tells only then */
	if (close(o->fd) < 0 && r == 0)
		r = wk_err_sys(e, source, "cannot write");
	if (o->temp != NULL && r == 0 && rename(o->temp, o->path) < 0)
		r = wk_err_sys(e, source, "cannot rename into place");
	if (r < 0 && o->temp != NULL)
		unlink(o->temp);
	out_free(o);
	return r;
}

void
wk_out_abort(struct wk_out *o)
{
	if (o == NULL)
		return;
	if (o->path != NULL)
		close(o->fd);
	if (o->temp != NULL)
		unlink(o->temp);
	out_free(o);
}
