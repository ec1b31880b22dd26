/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/compound.h"

#define MINPART	3

/* Beginnings that make a derived word, not a compound. */
static const char *const prefix[] = {
	"aan", "achter", "achteruit", "af", "be", "beneden", "bij", "binnen", "boven",
	"buiten", "door", "er", "ge", "her", "in", "mee", "mis", "na", "neer", "niet",
	"om", "onder", "ont", "op", "open", "over", "rond", "samen", "tegen", "terug",
	"toe", "tussen", "uit", "van", "ver", "vol", "voor", "voort", "vooruit", "wan",
	"weg", "zonder", "alle", "een", "twee", "drie", "vier", "hier", "daar", "waar",
	"hoe", "mede", "niets", "heen", "vast", "eens", "elk", "iet", "des", "den", "ten"
};

/* Endings that make a derived word. */
static const char *const suffix[] = {
	"achtig", "achtige", "baar", "bare", "heid", "heden", "lijk", "lijke", "lijks",
	"loos", "loze", "rijk", "rijke", "schap", "schappen", "zaam", "zame", "matig",
	"matige", "waarts", "ster", "sters", "aar", "ing", "ingen", "erij", "tie",
	"ties", "isch", "ische", "eren", "eerd", "eren", "eur", "iek", "teit", "ten",
	"ste", "sten", "der", "ders", "den", "ling", "lingen", "gewijs", "wijs",
	"dom", "aard", "end", "ende", "jes", "tje", "tjes", "pje", "etje", "ette",
	"vol", "volle", "vrij", "vrije", "loosheid", "willig", "willige", "kundig", "waardig", "waardige", "are", "age", "ren", "len"
};

static bool
among(const char *const *list, size_t k, const char *p, size_t n)
{
	size_t i;

	for (i = 0; i < k; i++)
		if (n > 0 && list[i][0] == p[0] && strlen(list[i]) == n &&
		    memcmp(list[i], p, n) == 0)
			return true;
	return false;
}

static bool
is_prefix(const char *p, size_t n)
{
	return among(prefix, sizeof(prefix) / sizeof(prefix[0]), p, n);
}

static bool
is_suffix(const char *p, size_t n)
{
	return among(suffix, sizeof(suffix) / sizeof(suffix[0]), p, n);
}

bool
wk_compound_known(const struct wk_lexicon *lx, struct wk_stemmer *s, const char *p,
    size_t n)
{
	struct wk_str stem;

	if (wk_lexicon_get(lx, WK_LEX_WORD, p, n) & (WK_LEX_KNOWN | WK_LEX_TAUGHT))
		return true;
	stem = wk_stem(s, p, n);
	return wk_lexicon_get(lx, WK_LEX_STEM, stem.p, stem.len) != 0;
}

static unsigned
flags_of(const struct wk_lexicon *lx, const char *p, size_t n)
{
	return n >= MINPART ? wk_lexicon_get(lx, WK_LEX_WORD, p, n) : 0;
}

/* A short word is a part only when people use it: "foon" and "nis" are words. */
static bool
is_part(const struct wk_lexicon *lx, const char *p, size_t n, unsigned wanted)
{
	unsigned f = flags_of(lx, p, n);

	return (f & wanted) != 0 && (n >= 5 || (f & WK_LEX_TAUGHT) != 0);
}

/* May p end a compound? As it is, or as the form of a word that may. */
static bool
may_end(const struct wk_lexicon *lx, struct wk_stemmer *s, const char *p, size_t n)
{
	unsigned f = flags_of(lx, p, n);
	struct wk_str stem;

	if (n < MINPART || is_suffix(p, n) || is_prefix(p, n))
		return false;
	/* "deling", "ving": what a derived word leaves behind */
	if (n < 8 && n > 3 && memcmp(p + n - 3, "ing", 3) == 0 &&
	    !((f & WK_LEX_TAUGHT) && n >= 6))
		return false;
	if (is_part(lx, p, n, WK_LEX_LAST) || ((f & WK_LEX_TAUGHT) && n >= 5) ||
	    ((f & WK_LEX_KNOWN) && !(f & WK_LEX_NAME) && n >= 6))
		return true;
	if (n < 6)
		return false;
	stem = wk_stem(s, p, n);
	return stem.len >= MINPART + 1 &&
	    (wk_lexicon_get(lx, WK_LEX_STEM, stem.p, stem.len) & WK_LEX_LAST) != 0;
}

/*
 * May p[0..n) begin a compound, with a linking s, e, en or n at its end?
 * Returns the length without the link, 0 when not.
 */
static size_t
may_begin(const struct wk_lexicon *lx, const char *p, size_t n)
{
	unsigned f = flags_of(lx, p, n);

	if (n < MINPART || is_prefix(p, n))
		return 0;
	if (is_part(lx, p, n, WK_LEX_FIRST) || ((f & WK_LEX_BASE) && (f & WK_LEX_TAUGHT)))
		return n;
	if (n > MINPART && p[n - 1] == 's' && !is_prefix(p, n - 1) &&
	    is_part(lx, p, n - 1, WK_LEX_LINK_S | WK_LEX_FIRST))
		return n - 1;
	if (n > MINPART + 1 && memcmp(p + n - 2, "en", 2) == 0 &&
	    is_part(lx, p, n - 2, WK_LEX_LAST))
		return n - 2;
	/* "lessen-": a doubled consonant before en */
	if (n > MINPART + 2 && memcmp(p + n - 2, "en", 2) == 0 && p[n - 3] == p[n - 4] &&
	    is_part(lx, p, n - 3, WK_LEX_LAST))
		return n - 3;
	if (n > MINPART && (p[n - 1] == 'n' || p[n - 1] == 'e') &&
	    is_part(lx, p, n - 1, WK_LEX_LAST))
		return n - 1;
	/* any other word: "jongeren-", "leerplicht-" */
	if (((f & WK_LEX_TAUGHT) && n >= 5) ||
	    ((f & WK_LEX_KNOWN) && !(f & WK_LEX_NAME) && n >= 7))
		return n;
	return 0;
}

/* The best place to cut; 0 when there is none. *keep: first part, no link. */
static size_t
best_cut(const struct wk_lexicon *lx, struct wk_stemmer *s, const char *p, size_t n,
    size_t *keep)
{
	size_t i, k, best = 0, score, top = 0, stem = wk_stem(s, p, n).len;

	/* a last part that is hardly more than an ending of the word is none */
	for (i = MINPART; i + MINPART <= n && i + MINPART <= stem; i++) {
		if ((k = may_begin(lx, p, i)) == 0 || !may_end(lx, s, p + i, n - i))
			continue;
		/* even halves, no link, and words of the field make a better cut */
		score = 10 + (k < i - k ? 0 : 4) + (k == i ? 3 : 0) +
		    (k > 3 ? 3 : 0) + (n - i > 3 ? 3 : 0) +
		    (flags_of(lx, p, k) & WK_LEX_TAUGHT ? 4 : 0) +
		    (flags_of(lx, p + i, n - i) & WK_LEX_TAUGHT ? 4 : 0) +
		    (flags_of(lx, p + i, n - i) & WK_LEX_LAST ? 3 : 0) +
		    (n - i > i ? 1 : 0);
		if (score > top) {
			top = score;
			best = i;
			*keep = k;
		}
	}
	return best;
}

static void
split(const struct wk_lexicon *lx, struct wk_stemmer *s, const char *p, size_t at,
    size_t n, struct wk_part *part, size_t *count)
{
	size_t keep = 0, cut = 0;

	if (n >= 2 * MINPART + 1 && *count + 2 <= WK_COMPOUND_MAX)
		cut = best_cut(lx, s, p + at, n, &keep);
	if (cut == 0) {
		part[*count].at = at;
		part[(*count)++].len = n;
		return;
	}
	split(lx, s, p, at, keep, part, count);
	if (*count < WK_COMPOUND_MAX)
		split(lx, s, p, at + cut, n - cut, part, count);
}

size_t
wk_compound_split(const struct wk_lexicon *lx, struct wk_stemmer *s, const char *p,
    size_t n, struct wk_part part[WK_COMPOUND_MAX])
{
	size_t count = 0, i;

	if (n < 2 * MINPART || n > 60 || is_suffix(p, n))
		return 0;
	split(lx, s, p, 0, n, part, &count);
	/* a proper name ("Amsterdam") unless both halves are everyday words */
	if (count > 1 && (flags_of(lx, p, n) & WK_LEX_NAME))
		for (i = 0; i < count; i++)
			if (!(flags_of(lx, p + part[i].at, part[i].len) & WK_LEX_TAUGHT))
				return 0;
	return count > 1 ? count : 0;
}
