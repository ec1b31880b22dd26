/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/path.h"

#ifndef WK_SHARE
#define WK_SHARE "/usr/local/share/wk"
#endif

/* The folder beside the program, so that a build tree and a moved tree work. */
static const char *
beside(void)
{
	static char dir[PATH_MAX + 32];
	char exe[PATH_MAX], *slash;
	ssize_t n;
	int up;

	if (dir[0] != '\0')
		return dir;
	if ((n = readlink("/proc/self/exe", exe, sizeof(exe) - 1)) <= 0)
		return NULL;
	exe[n] = '\0';
	for (up = 0; up < 3; up++) {
		if ((slash = strrchr(exe, '/')) == NULL)
			return NULL;
		*slash = '\0';
		snprintf(dir, sizeof(dir), "%s/share/wk", exe);
		if (access(dir, X_OK) == 0)
			return dir;
	}
	dir[0] = '\0';
	return NULL;
}

const char *
wk_share(struct wk_buf *out, const char *name)
{
	const char *dir = getenv("WK_SHARE");

	if (dir == NULL || dir[0] == '\0')
		dir = beside();
	if (dir == NULL)
		dir = WK_SHARE;
	wk_buf_clear(out);
	wk_buf_addf(out, "%s/%s", dir, name);
	return wk_buf_str(out);
}

int
wk_slurp(const char *path, struct wk_buf *out, struct wk_err *e)
{
	bool in = strcmp(path, "-") == 0;
	const char *source = in ? "<stdin>" : path;
	int fd = in ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return wk_err_sys(e, source, "cannot open");
	wk_buf_clear(out);
	while ((n = read(fd, wk_buf_room(out, 65536), 65536)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			wk_err_sys(e, source, "cannot read");
			break;
		}
		out->len += (size_t)n;
	}
	wk_buf_str(out);
	if (!in)
		close(fd);
	return n < 0 ? -1 : 0;
}
