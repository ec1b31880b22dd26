/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/stat.h>

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/pseudonym.h"
#include "tests/unit/check_wk.h"

static char dir[64], path[128];

static void
put(const char *text, mode_t mode)
{
	FILE *f = fopen(path, "w");

	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	ck_assert_int_eq(fclose(f), 0);
	ck_assert_int_eq(chmod(path, mode), 0);
}

static void
begin(void)
{
	strcpy(dir, "/tmp/wk-key-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/key", dir);
}

static void
end(void)
{
	unlink(path);
	ck_assert_int_eq(rmdir(dir), 0);
}

static struct wk_key *
key(const char *text)
{
	struct wk_err e = WK_ERR_INIT;
	struct wk_key *k;

	put(text, 0600);
	k = wk_key_load(path, &e);
	ck_assert_ptr_nonnull(k);
	return k;
}

static const char *
person(const struct wk_key *k, const char *s)
{
	static char out[4][WK_PSEUDONYM_LEN + 1];
	static int i;

	i = (i + 1) % 4;
	wk_pseudonym(k, WK_PSEUDONYM_PERSON, wk_str_of(s), out[i]);
	return out[i];
}

static const char *
house(const struct wk_key *k, const char *postcode, const char *nr, const char *add)
{
	static char out[4][WK_PSEUDONYM_LEN + 1];
	static int i;

	i = (i + 1) % 4;
	wk_pseudonym_household(k, wk_str_of(postcode), wk_str_of(nr), wk_str_of(add),
	    out[i]);
	return out[i];
}

static void
refused(const char *text, mode_t mode, const char *reason)
{
	struct wk_err e = WK_ERR_INIT;

	if (text != NULL)
		put(text, mode);
	ck_assert_ptr_null(wk_key_load(path, &e));
	ck_assert_int_eq(e.code, WK_EX_DATA);
	ck_assert_msg(strstr(e.text, reason) != NULL, "%s", e.text);
}

#define SECRET	"0123456789abcdef0123456789abcdef"

START_TEST(makes_a_key_once)
{
	struct wk_err e = WK_ERR_INIT;
	struct stat st;
	struct wk_key *k;

	begin();
	ck_assert_int_eq(wk_key_new(path, &e), 0);
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 0777, 0600);
	ck_assert_int_eq(st.st_size, 65);
	ck_assert_ptr_nonnull(k = wk_key_load(path, &e));
	wk_key_free(k);
	ck_assert_int_eq(wk_key_new(path, &e), -1);
	ck_assert_int_eq(e.code, WK_EX_DATA);
	end();
}
END_TEST

START_TEST(refuses_a_bad_key_file)
{
	static char big[5001];

	begin();
	refused(NULL, 0, "No such file");
	refused(SECRET, 0640, "open to others");
	refused(SECRET, 0604, "open to others");
	refused("0123456789abcdef0123456789abcde", 0600, "shorter");
	refused("short                                              \n", 0600, "shorter");
	memset(big, 'x', sizeof(big) - 1);
	refused(big, 0600, "longer");
	unlink(path);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	refused(NULL, 0, "regular");
	ck_assert_int_eq(rmdir(path), 0);
	end();
}
END_TEST

START_TEST(one_person_has_one_pseudonym)
{
	struct wk_key *k, *other;

	begin();
	k = key(SECRET);
	ck_assert_str_eq(person(k, "123456782"), person(k, "1234.56.782"));
	ck_assert_str_eq(person(k, "012345672"), person(k, "12345672"));
	ck_assert_str_eq(person(k, "C-00412"), person(k, " c00412 "));
	ck_assert_str_ne(person(k, "C-00412"), person(k, "C-412"));
	ck_assert_str_ne(person(k, "123456782"), person(k, "123456783"));
	ck_assert_uint_eq(strlen(person(k, "1")), WK_PSEUDONYM_LEN);
	ck_assert_str_eq(person(k, ""), "");
	ck_assert_str_eq(person(k, "000000000"), "");
	ck_assert_str_eq(person(k, " .- "), "");
	other = key(SECRET "\n");		/* a newline is no other key */
	ck_assert_str_eq(person(k, "123456782"), person(other, "123456782"));
	wk_key_free(other);
	other = key(SECRET "!");
	ck_assert_str_ne(person(k, "123456782"), person(other, "123456782"));
	wk_key_free(other);
	wk_key_free(k);
	end();
}
END_TEST

START_TEST(keeps_the_same_codes_over_versions)
{
	struct wk_key *k;

	begin();
	k = key(SECRET);
	ck_assert_str_eq(person(k, "123456782"), "gfcky33xn6aetcc5");
	ck_assert_str_eq(house(k, "2034 EL", "12", "a"), "dgtjmjxtmcuc7vvn");
	wk_key_free(k);
	end();
}
END_TEST

START_TEST(one_household_has_one_pseudonym)
{
	char street[WK_PSEUDONYM_LEN + 1];
	struct wk_key *k;

	begin();
	k = key(SECRET);
	ck_assert_str_eq(house(k, "2034EL", "12", "a"), house(k, "2034 el", "12A", ""));
	ck_assert_str_eq(house(k, "2034EL", "12", "a"), house(k, "2034 EL", "0012-a", ""));
	ck_assert_str_ne(house(k, "2034EL", "12", "1"), house(k, "2034EL", "121", ""));
	ck_assert_str_ne(house(k, "2034EL", "12", ""), house(k, "2034EK", "12", ""));
	ck_assert_str_eq(house(k, "", "12", ""), "");
	ck_assert_str_eq(house(k, "2034EL", "", "a"), "");
	ck_assert(wk_pseudonym(k, WK_PSEUDONYM_STREET, WK_STR("1"), street));
	ck_assert_str_ne(street, person(k, "1"));
	wk_key_free(k);
	end();
}
END_TEST

CHECK_MAIN("pseudonym", makes_a_key_once, refuses_a_bad_key_file,
    one_person_has_one_pseudonym, keeps_the_same_codes_over_versions,
    one_household_has_one_pseudonym)
