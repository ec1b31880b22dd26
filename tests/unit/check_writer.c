/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/stat.h>

#include "lib/path.h"
#include "lib/writer.h"
#include "tests/unit/check_files.h"
#include "tests/unit/check_wk.h"

static const char *
written(struct wk_buf *out, enum wk_format f, const struct wk_str *field, size_t n)
{
	struct wk_header h = WK_HEADER_INIT;
	struct wk_err e = WK_ERR_INIT;
	const char *path = CHECK_FILE("");
	struct wk_writer *w;

	wk_header_add(&h, "a");
	wk_header_add(&h, "b\"");
	ck_assert_ptr_nonnull(w = wk_writer_open(path, f, &h, &e));
	wk_writer_put(w, field, n);
	ck_assert_uint_eq(wk_writer_count(w), 1);
	ck_assert_int_eq(wk_writer_commit(w, &e), 0);
	ck_assert_int_eq(wk_slurp(path, out, &e), 0);
	wk_header_free(&h);
	check_file_done();
	return wk_buf_str(out);
}

START_TEST(quotes_only_where_needed)
{
	struct wk_str f[2] = { { "plain", 5 }, { "x,\"y\"\nz", 7 } };
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(written(&b, WK_FORMAT_CSV, f, 2),
	    "a,\"b\"\"\"\nplain,\"x,\"\"y\"\"\nz\"\n");
	ck_assert_str_eq(written(&b, WK_FORMAT_CSV, f, 1), "a,\"b\"\"\"\nplain,\n");
	wk_buf_free(&b);
}
END_TEST

START_TEST(escapes_json)
{
	struct wk_str f[2] = { { "a\t\"\\\x01", 5 }, { "\xC3\xA9", 2 } };
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(written(&b, WK_FORMAT_JSONL, f, 2),
	    "{\"a\":\"a\\t\\\"\\\\\\u0001\",\"b\\\"\":\"\xC3\xA9\"}\n");
	wk_buf_free(&b);
}
END_TEST

START_TEST(appears_whole_or_not_at_all)
{
	struct wk_header h = WK_HEADER_INIT;
	struct wk_err e = WK_ERR_INIT;
	const char *path = CHECK_FILE("old");
	struct wk_buf b = WK_BUF_INIT;
	struct wk_writer *w;
	struct stat st;

	wk_header_add(&h, "a");
	ck_assert_ptr_nonnull(w = wk_writer_open(path, WK_FORMAT_CSV, &h, &e));
	wk_writer_abort(w);
	ck_assert_int_eq(wk_slurp(path, &b, &e), 0);
	ck_assert_str_eq(b.p, "old");
	ck_assert_ptr_nonnull(w = wk_writer_open(path, WK_FORMAT_CSV, &h, &e));
	ck_assert_int_eq(wk_writer_commit(w, &e), 0);
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 0777, 0600);
	ck_assert_ptr_null(wk_writer_open("/nosuch/file", WK_FORMAT_CSV, &h, &e));
	ck_assert_int_eq(e.code, WK_EX_SYS);
	wk_header_free(&h);
	wk_buf_free(&b);
	check_file_done();
}
END_TEST

CHECK_MAIN("writer", quotes_only_where_needed, escapes_json,
    appears_whole_or_not_at_all)
