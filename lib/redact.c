/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/lexicon.h"
#include "lib/redact_int.h"
#include "lib/token.h"

static const char *const names[WK_PII_KINDS] = {
	"NAAM", "BSN", "IBAN", "TEL", "EMAIL", "ADRES", "POSTCODE", "GEBDATUM",
	"KENMERK"
};

const char *
wk_pii_name(enum wk_pii kind)
{
	return names[kind];
}

struct wk_redact *
wk_redact_load(struct wk_err *e)
{
	struct wk_redact *r = wk_calloc(1, sizeof(*r));

	r->stemmer = wk_stemmer_new();
	if (redact_lists(r, e) < 0 || (r->lexicon = wk_lexicon_load(e)) == NULL) {
		wk_redact_free(r);
		return NULL;
	}
	return r;
}

void
wk_redact_free(struct wk_redact *r)
{
	if (r == NULL)
		return;
	wk_map_free(&r->word);
	wk_map_free(&r->phrase);
	wk_map_free(&r->opening);
	wk_map_free(&r->family);
	wk_buf_free(&r->fold);
	wk_lexicon_free(r->lexicon);
	wk_stemmer_free(r->stemmer);
	free(r->list);
	free(r->tok);
	free(r->span);
	free(r);
}

void
redact_take(struct wk_redact *r, size_t first, size_t off, size_t end,
    enum wk_pii kind)
{
	struct wk_pii_span *s;

	r->span = wk_grow(r->span, &r->capspan, r->nspan + 1, sizeof(*r->span));
	s = &r->span[r->nspan++];
	s->off = (uint32_t)off;
	s->len = (uint32_t)(end - off);
	s->kind = kind;
	for (; first < r->ntok && r->tok[first].off < end; first++) {
		r->tok[first].taken = true;
		r->tok[first].pii = (uint8_t)(kind + 1);
	}
}

static int
by_offset(const void *a, const void *b)
{
	const struct wk_pii_span *x = a, *y = b;

	return (x->off > y->off) - (x->off < y->off);
}

/* In order, and what overlaps becomes one span of the first kind. */
static void
merge(struct wk_redact *r)
{
	size_t i, n = 0;
	uint32_t end, last;

	if (r->nspan > 1)
		qsort(r->span, r->nspan, sizeof(*r->span), by_offset);
	for (i = 0; i < r->nspan; i++) {
		if (n > 0) {
			last = r->span[n - 1].off + r->span[n - 1].len;
			end = r->span[i].off + r->span[i].len;
			if (r->span[i].off < last) {
				if (end > last)
					r->span[n - 1].len += end - last;
				continue;
			}
		}
		r->span[n++] = r->span[i];
	}
	r->nspan = n;
}

const struct wk_pii_span *
wk_redact_find(struct wk_redact *r, const char *p, size_t len, size_t *n)
{
	r->p = p;
	r->n = len;
	r->nspan = 0;
	redact_tokens(r);
	redact_numbers(r);
	redact_addresses(r);
	redact_names(r);
	redact_near(r);
	merge(r);
	*n = r->nspan;
	return r->span;
}

size_t
wk_redact_text(struct wk_redact *r, const char *p, size_t len, struct wk_buf *out,
    unsigned long count[WK_PII_KINDS])
{
	const struct wk_pii_span *s;
	size_t i, n, at = 0;

	s = wk_redact_find(r, p, len, &n);
	for (i = 0; i < n; i++) {
		wk_buf_add(out, p + at, s[i].off - at);
		wk_buf_addc(out, '[');
		wk_buf_adds(out, names[s[i].kind]);
		wk_buf_addc(out, ']');
		at = s[i].off + s[i].len;
		count[s[i].kind]++;
	}
	wk_buf_add(out, p + at, len - at);
	return n;
}
