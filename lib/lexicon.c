/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/lexicon.h"
#include "lib/lexicon_file.h"
#include "lib/map.h"
#include "lib/path.h"

struct wk_lexicon {
	void			*map;
	size_t			 size;
	const struct lex_head	*head;
	const uint64_t		*slot;		/* hash with flags in the low bits */
	const struct lex_repair	*repair;
	const char		*text;		/* taught words for repair */
};

static int
map_file(struct wk_lexicon *lx, const char *path, struct wk_err *e)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return wk_err_sys(e, path, "cannot open");
	if (fstat(fd, &st) < 0 || st.st_size < (off_t)sizeof(*lx->head)) {
		close(fd);
		return wk_err_set(e, WK_EX_DATA, path, 0, NULL, "not a lexicon");
	}
	lx->size = (size_t)st.st_size;
	lx->map = mmap(NULL, lx->size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (lx->map == MAP_FAILED) {
		lx->map = NULL;
		return wk_err_sys(e, path, "cannot map");
	}
	return 0;
}

struct wk_lexicon *
wk_lexicon_load(struct wk_err *e)
{
	struct wk_lexicon *lx = wk_calloc(1, sizeof(*lx));
	struct wk_buf path = WK_BUF_INIT;
	const struct lex_head *h;

	if (map_file(lx, wk_share(&path, "lexicon"), e) < 0)
		goto fail;
	h = lx->head = lx->map;
	if (memcmp(h->magic, LEX_MAGIC, sizeof(h->magic)) != 0 ||
	    (h->nslot & (h->nslot - 1)) != 0 || h->nslot == 0 ||
	    (h->nrepair & (h->nrepair - 1)) != 0 || h->nrepair == 0 ||
	    sizeof(*h) + h->nslot * sizeof(uint64_t) +
	    h->nrepair * sizeof(struct lex_repair) + h->ntext != lx->size) {
		wk_err_set(e, WK_EX_DATA, path.p, 0, NULL,
		    "not a lexicon of this version of wk");
		goto fail;
	}
	lx->slot = (const uint64_t *)(h + 1);
	lx->repair = (const struct lex_repair *)(lx->slot + h->nslot);
	lx->text = (const char *)(lx->repair + h->nrepair);
	wk_buf_free(&path);
	return lx;
fail:
	wk_buf_free(&path);
	wk_lexicon_free(lx);
	return NULL;
}

void
wk_lexicon_free(struct wk_lexicon *lx)
{
	if (lx == NULL)
		return;
	if (lx->map != NULL)
		munmap(lx->map, lx->size);
	free(lx);
}

unsigned
wk_lexicon_get(const struct wk_lexicon *lx, enum wk_lex_kind kind, const char *p,
    size_t n)
{
	uint64_t h = lex_key(kind, wk_hash64(p, n)), mask = lx->head->nslot - 1;
	uint64_t j;

	for (j = h >> 20 & mask; lx->slot[j] != 0; j = (j + 1) & mask)
		if ((lx->slot[j] & ~LEX_FLAGS) == h)
			return (unsigned)(lx->slot[j] & LEX_FLAGS);
	return 0;
}

/* ---- repair ---- */

/* One edit apart (insert, delete, change, swap)? a and b differ. */
static bool
one_edit(const char *a, size_t n, const char *b, size_t m)
{
	size_t i = 0, ea = n, eb = m;

	while (i < n && i < m && a[i] == b[i])
		i++;
	while (ea > i && eb > i && a[ea - 1] == b[eb - 1])
		ea--, eb--;
	if (ea - i <= 1 && eb - i <= 1)
		return true;
	return ea - i == 2 && eb - i == 2 && a[i] == b[i + 1] && a[i + 1] == b[i];
}

struct hit {
	const char	*p;
	size_t		 n;
	unsigned	 count;
	bool		 tie;
};

static void
probe(const struct wk_lexicon *lx, const char *key, size_t klen, const char *p,
    size_t n, struct hit *best)
{
	uint64_t mask = lx->head->nrepair - 1;
	uint32_t h = wk_hash(key, klen), j;
	const struct lex_repair *r;

	for (j = h & (uint32_t)mask; lx->repair[j].len != 0; j = (j + 1) & (uint32_t)mask) {
		r = &lx->repair[j];
		if (r->hash != h || !one_edit(p, n, lx->text + r->at, r->len))
			continue;
		if (best->p == lx->text + r->at || r->count < best->count)
			continue;
		best->tie = best->p != NULL && r->count == best->count;
		best->p = lx->text + r->at;
		best->n = r->len;
		best->count = r->count;
	}
}

struct wk_str
wk_lexicon_repair(const struct wk_lexicon *lx, const char *p, size_t n)
{
	struct hit best = { NULL, 0, 0, false };
	char key[LEX_REPAIR_MAX + 2];
	size_t i;

	if (n <= LEX_REPAIR_MIN || n > LEX_REPAIR_MAX)
		return (struct wk_str){ NULL, 0 };
	probe(lx, p, n, p, n, &best);
	for (i = 0; i < n; i++) {
		memcpy(key, p, i);
		memcpy(key + i, p + i + 1, n - i - 1);
		probe(lx, key, n - 1, p, n, &best);
	}
	if (best.p == NULL || best.tie)
		return (struct wk_str){ NULL, 0 };
	return (struct wk_str){ best.p, best.n };
}
