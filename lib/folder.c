/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/folder.h"
#include "lib/mem.h"
#include "lib/out.h"

struct wk_folder {
	char	*path;		/* where it goes, without a slash at the end */
	char	*temp;
};

#define MARK	".wk-report"	/* says that the folder is ours to replace */

/* Missing, empty, or made by an earlier run? */
static bool
replaceable(const char *path)
{
	DIR *d = opendir(path);
	struct dirent *x;
	bool empty = true, mark = false;

	if (d == NULL)
		return errno == ENOENT;
	while ((x = readdir(d)) != NULL) {
		if (strcmp(x->d_name, ".") == 0 || strcmp(x->d_name, "..") == 0)
			continue;
		empty = false;
		mark = mark || strcmp(x->d_name, MARK) == 0;
	}
	closedir(d);
	return empty || mark;
}

static void
remove_files(const char *path)
{
	DIR *d = opendir(path);
	struct dirent *x;

	if (d != NULL) {
		while ((x = readdir(d)) != NULL)
			if (strcmp(x->d_name, ".") != 0 && strcmp(x->d_name, "..") != 0)
				unlinkat(dirfd(d), x->d_name, 0);
		closedir(d);
	}
	rmdir(path);
}

static void
folder_free(struct wk_folder *f)
{
	free(f->path);
	free(f->temp);
	free(f);
}

struct wk_folder *
wk_folder_open(const char *path, struct wk_err *e)
{
	struct wk_folder *f = wk_calloc(1, sizeof(*f));
	struct wk_buf temp = WK_BUF_INIT;
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	f->path = wk_strndup(path, n);
	if (!replaceable(f->path)) {
		wk_err_set(e, WK_EX_SYS, path, 0, NULL,
		    "not a folder of reports, and not empty: not replaced");
		folder_free(f);
		return NULL;
	}
	wk_buf_addf(&temp, "%s.XXXXXX", f->path);
	f->temp = wk_strdup(wk_buf_str(&temp));
	wk_buf_free(&temp);
	if (mkdtemp(f->temp) == NULL) {
		wk_err_sys(e, path, "cannot make a folder beside it");
		folder_free(f);
		return NULL;
	}
	if (wk_folder_put(f, MARK, "", 0, e) < 0) {
		wk_folder_abort(f);
		return NULL;
	}
	return f;
}

int
wk_folder_put(struct wk_folder *f, const char *name, const void *p, size_t n,
    struct wk_err *e)
{
	struct wk_buf path = WK_BUF_INIT;
	struct wk_out *o;
	int r = -1;

	wk_buf_addf(&path, "%s/%s", f->temp, name);
	if ((o = wk_out_open(wk_buf_str(&path), e)) != NULL) {
		wk_out_write(o, p, n);
		r = wk_out_commit(o, e);
	}
	wk_buf_free(&path);
	return r;
}

int
wk_folder_commit(struct wk_folder *f, struct wk_err *e)
{
	struct stat st;
	int r = 0;

	if (stat(f->path, &st) == 0) {
		/* exchange at once; then the older one is what temp names */
		r = renameat2(AT_FDCWD, f->temp, AT_FDCWD, f->path, RENAME_EXCHANGE);
	} else {
		r = rename(f->temp, f->path);
	}
	if (r < 0)
		r = wk_err_sys(e, f->path, "cannot rename into place");
	remove_files(f->temp);
	folder_free(f);
	return r;
}

void
wk_folder_abort(struct wk_folder *f)
{
	if (f == NULL)
		return;
	remove_files(f->temp);
	folder_free(f);
}
