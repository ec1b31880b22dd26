/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHECK_FILES_H
#define CHECK_FILES_H

/* Small files for unit tests, in a scratch folder of their own. */

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char check_path[64];

/* Write n bytes to a new file; its name is valid until the next call. */
static inline const char *
check_file(const char *bytes, size_t n)
{
	FILE *f;
	int fd;

	snprintf(check_path, sizeof(check_path), "/tmp/wk-check.XXXXXX");
	ck_assert_int_ge(fd = mkstemp(check_path), 0);
	ck_assert_ptr_nonnull(f = fdopen(fd, "w"));
	ck_assert_uint_eq(fwrite(bytes, 1, n, f), n);
	ck_assert_int_eq(fclose(f), 0);
	return check_path;
}

#define CHECK_FILE(s)	check_file(s, sizeof(s) - 1)

static inline void
check_file_done(void)
{
	unlink(check_path);
}

#endif
