/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/stat.h>

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "lib/pseudonym.h"
#include "lib/utf8.h"

#define KEY_MIN		32
#define KEY_MAX		4096
#define NEW_BYTES	32

struct wk_key {
	unsigned char	secret[crypto_generichash_blake2b_KEYBYTES_MAX];
};

/* One string per domain, so that equal texts of two domains never meet. */
static const unsigned char personal[][crypto_generichash_blake2b_PERSONALBYTES] = {
	[WK_PSEUDONYM_PERSON] = "wk persoon v1",
	[WK_PSEUDONYM_HOUSEHOLD] = "wk huishouden 1",
	[WK_PSEUDONYM_STREET] = "wk straat v1"
};

static int
refuse(struct wk_err *e, const char *path, const char *reason)
{
	return wk_err_set(e, WK_EX_DATA, path, 0, NULL, "key file: %s", reason);
}

static int
write_all(int fd, const char *p, size_t n)
{
	ssize_t r;

	for (; n > 0; p += r, n -= (size_t)r)
		if ((r = write(fd, p, n)) < 0) {
			if (errno != EINTR)
				return -1;
			r = 0;
		}
	return 0;
}

int
wk_key_new(const char *path, struct wk_err *e)
{
	unsigned char raw[NEW_BYTES];
	char hex[2 * NEW_BYTES + 1];
	int fd, r;

	if (sodium_init() < 0)
		return wk_err_set(e, WK_EX_SYS, NULL, 0, NULL, "libsodium cannot start");
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0 && errno == EEXIST)
		return refuse(e, path, "exists already, not touched");
	if (fd < 0)
		return wk_err_sys(e, path, "cannot make key file");
	randombytes_buf(raw, sizeof(raw));
	sodium_bin2hex(hex, sizeof(hex), raw, sizeof(raw));
	hex[2 * NEW_BYTES] = '\n';
	r = write_all(fd, hex, sizeof(hex)) < 0 || fsync(fd) < 0;
	sodium_memzero(raw, sizeof(raw));
	sodium_memzero(hex, sizeof(hex));
	if (close(fd) < 0 || r) {
		wk_err_sys(e, path, "cannot write key file");
		unlink(path);
		return -1;
	}
	return 0;
}

static int
check_file(int fd, const char *path, struct wk_err *e)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return wk_err_sys(e, path, "cannot look at key file");
	if (!S_ISREG(st.st_mode))
		return refuse(e, path, "not a regular file");
	if (st.st_uid != geteuid())
		return refuse(e, path, "owned by another user");
	if ((st.st_mode & 077) != 0)
		return refuse(e, path, "open to others, chmod 600 it first");
	return 0;
}

/* Read at most KEY_MAX + 1 bytes into p; the length without white space at the end. */
static int
read_key(int fd, char *p, size_t *n)
{
	ssize_t r;

	for (*n = 0; *n <= KEY_MAX; *n += (size_t)r)
		if ((r = read(fd, p + *n, KEY_MAX + 1 - *n)) < 0) {
			if (errno != EINTR)
				return -1;
			r = 0;
		} else if (r == 0)
			break;
	if (*n <= KEY_MAX)
		while (*n > 0 && isspace((unsigned char)p[*n - 1]))
			(*n)--;
	return 0;
}

static struct wk_key *
key_of(int fd, const char *path, char *text, struct wk_err *e)
{
	struct wk_key *k;
	size_t n;

	if (read_key(fd, text, &n) < 0) {
		wk_err_sys(e, path, "cannot read key file");
		return NULL;
	}
	if (n < KEY_MIN || n > KEY_MAX) {
		refuse(e, path, n < KEY_MIN ? "shorter than 32 bytes" :
		    "longer than 4096 bytes");
		return NULL;
	}
	if ((k = sodium_malloc(sizeof(*k))) == NULL) {
		wk_err_sys(e, path, "cannot lock memory for the key");
		return NULL;
	}
	crypto_generichash_blake2b(k->secret, sizeof(k->secret),
	    (unsigned char *)text, n, NULL, 0);
	sodium_mprotect_readonly(k);
	return k;
}

struct wk_key *
wk_key_load(const char *path, struct wk_err *e)
{
	struct wk_key *k = NULL;
	char *text;
	int fd;

	if (sodium_init() < 0) {
		wk_err_set(e, WK_EX_SYS, NULL, 0, NULL, "libsodium cannot start");
		return NULL;
	}
	if ((fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)) < 0) {
		refuse(e, path, strerror(errno));
		return NULL;
	}
	if (check_file(fd, path, e) == 0) {
		if ((text = sodium_malloc(KEY_MAX + 1)) == NULL)
			wk_err_sys(e, path, "cannot lock memory for the key");
		else
			k = key_of(fd, path, text, e);
		sodium_free(text);	/* wipes */
	}
	close(fd);
	return k;
}

void
wk_key_free(struct wk_key *k)
{
	sodium_free(k);
}

/* Append s folded with only letters and digits left. */
static void
add_letters(struct wk_buf *b, struct wk_str s)
{
	size_t i, j, from = b->len;

	wk_utf8_fold(b, s.p, s.len);
	for (i = j = from; i < b->len; i++)
		if ((unsigned char)b->p[i] >= 0x80 || isalnum((unsigned char)b->p[i]))
			b->p[j++] = b->p[i];
	b->len = j;
}

static bool
all_digits(struct wk_str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (!isdigit((unsigned char)s.p[i]))
			return false;
	return true;
}

static void
encode(const struct wk_key *k, enum wk_pseudonym_domain d, struct wk_str s,
    char out[WK_PSEUDONYM_LEN + 1])
{
	static const char digit[] = "abcdefghijklmnopqrstuvwxyz234567";
	static const unsigned char salt[crypto_generichash_blake2b_SALTBYTES];
	unsigned char hash[crypto_generichash_blake2b_BYTES];
	unsigned bits = 0, have = 0;
	size_t i, j = 0;

	crypto_generichash_blake2b_salt_personal(hash, sizeof(hash),
	    (const unsigned char *)s.p, s.len, k->secret, sizeof(k->secret),
	    salt, personal[d]);
	for (i = 0; i < WK_PSEUDONYM_LEN; i++) {
		if (have < 5) {
			bits = bits << 8 | hash[j++];
			have += 8;
		}
		have -= 5;
		out[i] = digit[bits >> have & 31];
	}
	out[i] = '\0';
}

static void
wipe(struct wk_buf *b)
{
	if (b->p != NULL)
		sodium_memzero(b->p, b->cap);
	wk_buf_free(b);
}

bool
wk_pseudonym(const struct wk_key *k, enum wk_pseudonym_domain d,
    struct wk_str s, char out[WK_PSEUDONYM_LEN + 1])
{
	struct wk_buf b = WK_BUF_INIT;
	struct wk_str t;

	add_letters(&b, s);
	t.p = wk_buf_str(&b);
	t.len = b.len;
	if (all_digits(t))
		for (; t.len > 0 && *t.p == '0'; t.p++)
			t.len--;
	out[0] = '\0';
	if (t.len > 0)
		encode(k, d, t, out);
	wipe(&b);
	return out[0] != '\0';
}

bool
wk_pseudonym_household(const struct wk_key *k, struct wk_str postcode,
    struct wk_str number, struct wk_str addition, char out[WK_PSEUDONYM_LEN + 1])
{
	struct wk_buf b = WK_BUF_INIT;
	struct wk_str tail;
	size_t n = 0, from;

	out[0] = '\0';
	for (; number.len > 0 && !isdigit((unsigned char)*number.p); number.p++)
		number.len--;
	while (n < number.len && isdigit((unsigned char)number.p[n]))
		n++;
	add_letters(&b, postcode);
	if (b.len > 0 && n > 0) {
		wk_buf_addc(&b, '\n');
		for (from = 0; from + 1 < n && number.p[from] == '0';)
			from++;
		wk_buf_add(&b, number.p + from, n - from);
		wk_buf_addc(&b, '\n');
		tail.p = number.p + n;
		tail.len = number.len - n;
		add_letters(&b, tail);
		add_letters(&b, addition);
		tail.p = b.p;
		tail.len = b.len;
		encode(k, WK_PSEUDONYM_HOUSEHOLD, tail, out);
	}
	wipe(&b);
	return out[0] != '\0';
}
