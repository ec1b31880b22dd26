/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/folder.h"
#include "tests/unit/check_wk.h"

static char root[64], path[128];

static bool
there(const char *name)
{
	char p[256];
	struct stat st;

	snprintf(p, sizeof(p), "%s/%s", path, name);
	return stat(p, &st) == 0;
}

static struct wk_folder *
start(void)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_folder *f;

	if (root[0] == '\0') {
		strcpy(root, "/tmp/check_folder.XXXXXX");
		ck_assert_ptr_nonnull(mkdtemp(root));
	}
	snprintf(path, sizeof(path), "%s/pages", root);
	f = wk_folder_open(path, &e);
	ck_assert_msg(f != NULL, "%s", e.text);
	return f;
}

START_TEST(replaces_only_its_own)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_folder *f = start();

	ck_assert_int_eq(wk_folder_put(f, "a", "x", 1, &e), 0);
	ck_assert(!there("a"));			/* not before commit */
	ck_assert_int_eq(wk_folder_commit(f, &e), 0);
	ck_assert(there("a"));
	f = start();
	ck_assert_int_eq(wk_folder_put(f, "b", "x", 1, &e), 0);
	wk_folder_abort(f);
	ck_assert(there("a") && !there("b"));
	f = start();
	ck_assert_int_eq(wk_folder_put(f, "b", "x", 1, &e), 0);
	ck_assert_int_eq(wk_folder_commit(f, &e), 0);
	ck_assert(!there("a") && there("b"));
	snprintf(path, sizeof(path), "%s", root);	/* holds pages/, not ours */
	ck_assert_ptr_null(wk_folder_open(path, &e));
	ck_assert(there("pages/b"));
	snprintf(path, sizeof(path), "rm -r %s", root);
	ck_assert_int_eq(system(path), 0);
}
END_TEST

CHECK_MAIN("folder", replaces_only_its_own)
