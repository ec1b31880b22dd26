/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/reader.h"
#include "tests/unit/check_files.h"
#include "tests/unit/check_wk.h"

static struct wk_err e;

/* All rows as text: fields by '|', rows by '/'; "!reason" at an error. */
static const char *
read_all(struct wk_buf *out, const char *path, const struct wk_dialect *d)
{
	struct wk_rec rec = WK_REC_INIT;
	struct wk_reader *r;
	size_t i;
	int rc = -1;

	wk_err_clear(&e);
	wk_buf_clear(out);
	if ((r = wk_reader_open1(path, d, &e)) != NULL) {
		while ((rc = wk_reader_next(r, &rec, &e)) > 0) {
			wk_buf_addf(out, "%lu:", rec.line);
			for (i = 0; i < rec.nfield; i++)
				wk_buf_addf(out, "%s|", rec.field[i].p);
			wk_buf_addc(out, '/');
		}
		wk_reader_close(r);
	}
	if (rc < 0)
		wk_buf_addf(out, "!%lu", e.line);
	check_file_done();
	return wk_buf_str(out);
}

START_TEST(reads_the_ordinary)
{
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(read_all(&b, CHECK_FILE("a,b\n1,2\n3,\"x,\"\"y\"\n"), NULL),
	    "2:1|2|/3:3|x,\"y|/");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("a,b\r\n1,2\r\n3,4"), NULL),
	    "2:1|2|/3:3|4|/");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("\xEF\xBB\xBF" "a,b\n\n1,2\n\n\n3,4\n"), NULL),
	    "3:1|2|/6:3|4|/");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("a,b\n"), NULL), "");
	wk_buf_free(&b);
}
END_TEST

START_TEST(counts_lines_through_quoted_newlines)
{
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(read_all(&b, CHECK_FILE("a,b\n\"1\n\n\",2\n3,4\n"), NULL),
	    "2:1\n\n|2|/5:3|4|/");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("a,b\r\n\"1\r\n\",2\r\n3,4\r\n"), NULL),
	    "2:1\r\n|2|/4:3|4|/");
	wk_buf_free(&b);
}
END_TEST

START_TEST(refuses_with_the_line)
{
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(read_all(&b, CHECK_FILE("a,b\n1,2\n3\n"), NULL), "2:1|2|/!3");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("a,b\n1,2\n3,4,5\n"), NULL), "2:1|2|/!3");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("a,b\n1,\xE9\n"), NULL), "!2");
	ck_assert_str_eq(e.field, "b");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("a,b\n1,x\0y\n"), NULL), "!2");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("a,b\n1,x\"y\n"), NULL), "!2");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("a,b\n1,2\n3,\"y\n"), NULL), "2:1|2|/!3");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("a,a\n1,2\n"), NULL), "!1");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("a,\n1,2\n"), NULL), "!1");
	ck_assert_str_eq(read_all(&b, CHECK_FILE(""), NULL), "!0");
	ck_assert_int_eq(e.code, WK_EX_DATA);
	ck_assert_str_eq(read_all(&b, "/nosuch/file", NULL), "!0");
	ck_assert_int_eq(e.code, WK_EX_SYS);
	wk_buf_free(&b);
}
END_TEST

START_TEST(reads_json_lines)
{
	struct wk_buf b = WK_BUF_INIT;

	ck_assert_str_eq(read_all(&b, CHECK_FILE("{\"a\":1,\"b\":\"x\\ny\"}\n\n"
	    "{\"b\":null,\"a\":true}\n{\"c\":{\"d\":2.5},\"a\":[\"p\",\"q\"]}"), NULL),
	    "1:1|x\ny||/3:ja|||/4:p|q||2.5|/");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("{\"a\":1}\n{\"a\":\n"), NULL), "1:1|/!2");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("{\"a\":1}\n{\"a\":1,\"a\":2}\n"), NULL),
	    "1:1|/!2");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("{\"a\":1}\n{\"a\":\"x"), NULL), "!2");
	wk_buf_free(&b);
}
END_TEST

START_TEST(reads_other_dialects)
{
	struct wk_dialect d = wk_dialect_canonical;
	struct wk_buf b = WK_BUF_INIT;

	d.sep = ';';
	d.encoding = WK_ENC_CP1252;
	d.trim = d.sepline = d.unnamed = true;
	ck_assert_str_eq(read_all(&b, CHECK_FILE("a;b;\n1; caf\xE9 ;\n"), &d),
	    "2:1|caf\xC3\xA9||/");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("sep=,\r\na,b\r\n1,2\r\n"), &d), "3:1|2|/");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("\xEF\xBB\xBF" "a;b\n1;\xC3\xA9\n"), &d),
	    "2:1|\xC3\xA9|/");
	d.skip = 2;
	ck_assert_str_eq(read_all(&b, CHECK_FILE("titel\n\na;b\n1;2\n"), &d), "4:1|2|/");
	d = wk_dialect_canonical;
	d.encoding = WK_ENC_UTF16LE;
	ck_assert_str_eq(read_all(&b, CHECK_FILE("\xFF\xFE" "a\0\n\0\xE9\0\n\0"), &d),
	    "2:\xC3\xA9|/");
	ck_assert_str_eq(read_all(&b, CHECK_FILE("\xFF\xFE" "a\0\n\0\xE9\0\n"), &d), "!2");
	wk_buf_free(&b);
}
END_TEST

START_TEST(sets_bad_rows_aside_and_counts)
{
	const char *path = CHECK_FILE("a,b\n1,2\n3\n4,\"5\"x\n6,7\n");
	char aside[] = "/tmp/wk-check-aside.XXXXXX";
	struct wk_rec rec = WK_REC_INIT;
	struct wk_rejects *rj;
	struct wk_reader *r;
	int n = 0;

	wk_err_clear(&e);
	close(mkstemp(aside));
	ck_assert_ptr_nonnull(rj = wk_rejects_open(aside, &e));
	ck_assert_ptr_nonnull(r = wk_reader_open1(path, NULL, &e));
	wk_reader_rejects(r, rj);
	while (wk_reader_next(r, &rec, &e) > 0)
		n++;
	ck_assert_int_eq(n, 2);
	ck_assert_uint_eq(wk_reader_count(r), 2);
	ck_assert_uint_eq(wk_rejects_count(rj), 2);
	ck_assert_int_eq(e.code, WK_EX_OK);
	wk_reader_close(r);
	ck_assert_int_eq(wk_rejects_commit(rj, &e), 0);
	unlink(aside);
	check_file_done();
}
END_TEST

/* Blocks are 64 KB: every position of a row relative to their edge. */
START_TEST(does_not_depend_on_block_edges)
{
	struct wk_buf text = WK_BUF_INIT;
	struct wk_rec rec = WK_REC_INIT;
	struct wk_reader *r;
	unsigned long i, rows = 20000;

	wk_buf_adds(&text, "a,b\r\n");
	for (i = 0; i < rows; i++)
		wk_buf_addf(&text, "%lu,\"x\"\"%.*s\r\n\xC3\xA9\"\r\n", i, (int)(i % 17),
		    "yyyyyyyyyyyyyyyyy");
	wk_err_clear(&e);
	r = wk_reader_open1(check_file(text.p, text.len), NULL, &e);
	ck_assert_ptr_nonnull(r);
	for (i = 0; i < rows; i++) {
		ck_assert_int_eq(wk_reader_next(r, &rec, &e), 1);
		ck_assert_uint_eq(strtoul(rec.field[0].p, NULL, 10), i);
		ck_assert_uint_eq(rec.field[1].len, 2 + i % 17 + 4);
		ck_assert_uint_eq(rec.line, 2 + 2 * i);
	}
	ck_assert_int_eq(wk_reader_next(r, &rec, &e), 0);
	wk_reader_close(r);
	wk_buf_free(&text);
	check_file_done();
}
END_TEST

CHECK_MAIN("reader", reads_the_ordinary, counts_lines_through_quoted_newlines,
    refuses_with_the_line, reads_json_lines, reads_other_dialects,
    sets_bad_rows_aside_and_counts, does_not_depend_on_block_edges)
