/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/area.h"
#include "lib/mem.h"
#include "lib/num.h"
#include "lib/reader.h"

/* An address: 16 bytes, sorted by postcode and number. */
struct entry {
	uint32_t	pc;		/* 4 digits and 2 letters as one number */
	uint32_t	number;
	char		buurt[8];
};

struct wk_area {
	struct entry	*entry;
	size_t		 n, cap;
};

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

const char *
wk_area_code(struct wk_str s, size_t width, char out[9])
{
	static const char prefix[] = "BUWKGM";
	size_t i, full = 0, zeros;

	s = wk_str_trim(s);
	for (i = 0; i < 6 && s.len > 2; i += 2)
		if (upper(s.p[0]) == prefix[i] && upper(s.p[1]) == prefix[i + 1]) {
			full = 8 - i;
			s.p += 2;
			s.len -= 2;
			break;
		}
	if (full == 0 && width == 0) {
		full = s.len <= 4 ? 4 : s.len <= 6 ? 6 : 8;
		if (wk_str_is(s, "NL00")) {
			memcpy(out, "NL00", 5);
			return NULL;
		}
	}
	width = width > 0 ? width : full;
	/* without prefix: a length of 7, 5 or 3 lost the zero of its gemeente */
	if (full == 0)
		full = s.len <= 4 && width == 4 ? 4 : s.len <= 6 && width <= 6 ? 6 : 8;
	if (s.len == 0 || s.len > full || full < width || full - s.len > 3)
		return "not a CBS code of this kind of area";
	zeros = full - s.len;
	for (i = 0; i < full; i++) {
		char c = i < zeros ? '0' : upper(s.p[i - zeros]);

		if (!digit(c) && (i < 4 || !(c >= 'A' && c <= 'Z')))
			return "not a CBS code";
		if (i < width)
			out[i] = c;
	}
	out[width] = '\0';
	return NULL;
}

bool
wk_postcode(struct wk_str s, char out[7])
{
	size_t i, n = 0;

	for (i = 0; i < s.len; i++) {
		if (s.p[i] == ' ' || s.p[i] == '\t')
			continue;
		if (n == 6)
			return false;
		out[n++] = upper(s.p[i]);
	}
	out[6] = '\0';
	return n == 6 && out[0] != '0' && digit(out[0]) && digit(out[1]) &&
	    digit(out[2]) && digit(out[3]) && out[4] >= 'A' && out[4] <= 'Z' &&
	    out[5] >= 'A' && out[5] <= 'Z';
}

static uint32_t
pack(const char *pc)
{
	uint32_t v = 0;
	int i;

	for (i = 0; i < 4; i++)
		v = v * 10 + (uint32_t)(pc[i] - '0');
	return (v * 26 + (uint32_t)(pc[4] - 'A')) * 26 + (uint32_t)(pc[5] - 'A');
}

static int
by_address(const void *va, const void *vb)
{
	const struct entry *a = va, *b = vb;

	if (a->pc != b->pc)
		return a->pc < b->pc ? -1 : 1;
	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return memcmp(a->buurt, b->buurt, 8);
}

/* A column whose name begins so, whatever the year behind it. */
static size_t
column(const struct wk_header *h, const char *name)
{
	struct wk_buf key = WK_BUF_INIT;
	size_t i, found = WK_NOCOL, n = strlen(name);

	for (i = wk_header_count(h); i-- > 0;) {
		const char *s = wk_header_name(h, i);

		wk_buf_clear(&key);
		wk_utf8_key(&key, s, strlen(s));
		if (strncmp(key.p, name, n) == 0 &&
		    strspn(key.p + n, "0123456789") == strlen(key.p + n))
			found = i;
	}
	wk_buf_free(&key);
	return found;
}

static int
add(struct wk_area *a, const struct wk_rec *rec, const size_t col[3],
    struct wk_err *e)
{
	struct entry en;
	char pc[7], buurt[9];
	long number;

	if (!wk_postcode(wk_rec_get(rec, col[0]), pc))
		return wk_err_set(e, WK_EX_DATA, rec->source, rec->line, "PC6",
		    "not a postcode");
	if (wk_num_int(rec->field[col[1]].p, rec->field[col[1]].len, &number) != NULL ||
	    number < 0 || number > 99999)
		return wk_err_set(e, WK_EX_DATA, rec->source, rec->line,
		    "Huisnummer", "not a house number");
	if (wk_area_code(wk_rec_get(rec, col[2]), 8, buurt) != NULL)
		return wk_err_set(e, WK_EX_DATA, rec->source, rec->line, "Buurt",
		    "not a CBS code");
	en.pc = pack(pc);
	en.number = (uint32_t)number;
	memcpy(en.buurt, buurt, 8);
	a->entry = wk_grow(a->entry, &a->cap, a->n + 1, sizeof(*a->entry));
	a->entry[a->n++] = en;
	return 0;
}

static int
read_table(struct wk_area *a, struct wk_reader *r, const char *path,
    struct wk_err *e)
{
	static const char *const name[] = { "pc6", "huisnummer", "buurt" };
	struct wk_rec rec = WK_REC_INIT;
	size_t col[3], i;
	int rc;

	for (i = 0; i < 3; i++)
		if ((col[i] = column(wk_reader_header(r), name[i])) == WK_NOCOL)
			return wk_err_set(e, WK_EX_DATA, path, 1, name[i],
			    "no such column in the postcode table");
	while ((rc = wk_reader_next(r, &rec, e)) > 0)
		if (add(a, &rec, col, e) < 0)
			return -1;
	if (rc < 0)
		return -1;
	for (i = 1; i < a->n && by_address(&a->entry[i - 1], &a->entry[i]) <= 0; i++)
		continue;
	if (i < a->n)		/* CBS' own order needs no sorting */
		qsort(a->entry, a->n, sizeof(*a->entry), by_address);
	return 0;
}

/* CBS wrote ';' in most years and ',' in some: the first line tells. */
static int
separator(const char *path, char *sep, struct wk_err *e)
{
	char line[256];
	FILE *f = fopen(path, "re");

	if (f == NULL)
		return wk_err_sys(e, path, "cannot open");
	*sep = fgets(line, sizeof(line), f) != NULL && strchr(line, ';') == NULL ?
	    ',' : ';';
	fclose(f);
	return 0;
}

struct wk_area *
wk_area_load(const char *path, struct wk_err *e)
{
	struct wk_dialect d = wk_dialect_canonical;
	struct wk_reader *r;
	struct wk_area *a;
	int rc;

	d.trim = true;
	if (separator(path, &d.sep, e) < 0 || (r = wk_reader_open1(path, &d, e)) == NULL)
		return NULL;
	a = wk_calloc(1, sizeof(*a));
	rc = read_table(a, r, path, e);
	wk_reader_close(r);
	if (rc == 0)
		return a;
	wk_area_free(a);
	return NULL;
}

void
wk_area_free(struct wk_area *a)
{
	if (a == NULL)
		return;
	free(a->entry);
	free(a);
}

size_t
wk_area_count(const struct wk_area *a)
{
	return a->n;
}

/* The first entry that is not before pc and number. */
static size_t
lower(const struct wk_area *a, uint32_t pc, uint32_t number)
{
	size_t lo = 0, hi = a->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (a->entry[mid].pc < pc || (a->entry[mid].pc == pc &&
		    a->entry[mid].number < number))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/*
 * The entry of the most frequent buurt from from on in one postcode; of equals
 * the first in order of code. A postcode lies in one to three buurten.
 */
static size_t
most_frequent(const struct wk_area *a, size_t from)
{
	struct { size_t first, n; } seen[16] = { { from, 0 } };
	size_t i, k, n = 0, best = 0;
	int order;

	for (i = from; i < a->n && a->entry[i].pc == a->entry[from].pc; i++) {
		for (k = 0; k < n && memcmp(a->entry[seen[k].first].buurt,
		    a->entry[i].buurt, 8) != 0; k++)
			continue;
		if (k == n && n < sizeof(seen) / sizeof(seen[0])) {
			seen[n].first = i;
			seen[n++].n = 0;
		}
		if (k < n)
			seen[k].n++;
	}
	for (k = 1; k < n; k++) {
		order = memcmp(a->entry[seen[k].first].buurt,
		    a->entry[seen[best].first].buurt, 8);
		if (seen[k].n > seen[best].n || (seen[k].n == seen[best].n && order < 0))
			best = k;
	}
	return seen[best].first;
}

bool
wk_area_find(const struct wk_area *a, const char *postcode, long number,
    char out[9], bool *exact)
{
	uint32_t pc = pack(postcode);
	size_t i, from = lower(a, pc, 0);

	if (from == a->n || a->entry[from].pc != pc)
		return false;
	i = number > 0 ? lower(a, pc, (uint32_t)number) : a->n;
	*exact = i < a->n && a->entry[i].pc == pc &&
	    a->entry[i].number == (uint32_t)number;
	memcpy(out, a->entry[*exact ? i : most_frequent(a, from)].buurt, 8);
	out[8] = '\0';
	return true;
}
