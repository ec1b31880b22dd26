/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/foreign.h"
#include "lib/hsds.h"
#include "lib/ical.h"
#include "lib/path.h"
#include "lib/utf8.h"

static bool
ends(const char *path, const char *end)
{
	size_t n = strlen(path), k = strlen(end);

	return n >= k && strcmp(path + n - k, end) == 0;
}

static bool
is_hsds(const char *path)
{
	struct wk_buf other = WK_BUF_INIT;
	const char *slash = strrchr(path, '/');
	struct stat st;
	bool yes;

	if (stat(path, &st) < 0)
		return false;
	if (S_ISDIR(st.st_mode)) {
		wk_buf_addf(&other, "%s/services.csv", path);
		yes = access(other.p, R_OK) == 0;
		wk_buf_free(&other);
		return yes;
	}
	if (strcmp(slash != NULL ? slash + 1 : path, "services.csv") != 0)
		return false;
	wk_buf_add(&other, path, slash != NULL ? (size_t)(slash + 1 - path) : 0);
	wk_buf_adds(&other, "organizations.csv");
	yes = access(other.p, R_OK) == 0;
	wk_buf_free(&other);
	return yes;
}

static int
read_calendar(const char *path, struct wk_buf *csv, struct wk_err *e)
{
	const char *source = strcmp(path, "-") == 0 ? "<stdin>" : path;
	struct wk_buf text = WK_BUF_INIT;
	int r = wk_slurp(path, &text, e);

	if (r == 0 && (wk_utf8_check(wk_buf_str(&text), text.len) != text.len ||
	    memchr(text.p, '\0', text.len) != NULL))
		r = wk_err_set(e, WK_EX_DATA, source, 0, NULL, "not valid UTF-8");
	if (r == 0)
		r = wk_ical_read(wk_buf_str(&text), source, csv, e);
	wk_buf_free(&text);
	return r < 0 ? -1 : 1;
}

int
wk_foreign_read(const char *path, const struct wk_profile *p, struct wk_buf *csv,
    struct wk_err *e)
{
	const char *name = p != NULL && p->name != NULL ? p->name : "";

	if (path == NULL)
		path = "-";
	if (strcmp(name, "ical") == 0 || (p == NULL && ends(path, ".ics")))
		return read_calendar(path, csv, e);
	if (strcmp(name, "hsds") == 0 && strcmp(path, "-") == 0)
		return wk_err_set(e, WK_EX_DATA, "<stdin>", 0, NULL,
		    "HSDS is a folder of files: name it");
	if (strcmp(name, "hsds") == 0 || (p == NULL && is_hsds(path)))
		return wk_hsds_read(path, csv, e) < 0 ? -1 : 1;
	return 0;
}
