/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/hide.h"

static size_t
input(const struct wk_intake *in, const char *name)
{
	size_t i;

	for (i = 0; i < in->schema->ninput; i++)
		if (strcmp(in->schema->input[i].name, name) == 0)
			return in->mapping->input[i].n > 0 ? i : WK_NOCOL;
	return WK_NOCOL;
}

static struct wk_str
value(const struct wk_intake *in, size_t i)
{
	return i == WK_NOCOL ? WK_STR("") : in->input[i];
}

bool
wk_hide_derives(const struct wk_intake *in, const char *column)
{
	if (in->o.key == NULL)
		return false;
	if (strcmp(column, "persoon") == 0)
		return input(in, "bsn") != WK_NOCOL || input(in, "clientnummer") != WK_NOCOL;
	return strcmp(column, "huishouden") == 0 && input(in, "postcode") != WK_NOCOL &&
	    input(in, "huisnummer") != WK_NOCOL;
}

void
wk_hide_find(struct wk_intake *in)
{
	struct wk_hide *h = &in->hide;

	h->person = wk_header_find(&in->header, "persoon");
	h->household = wk_header_find(&in->header, "huishouden");
	h->bsn = input(in, "bsn");
	h->client = input(in, "clientnummer");
	h->postcode = input(in, "postcode");
	h->number = input(in, "huisnummer");
	h->letter = input(in, "huisletter");
	h->addition = input(in, "huisnummertoevoeging");
}

static bool
is_pseudonym(struct wk_str s)
{
	size_t i;

	if (s.len != WK_PSEUDONYM_LEN)
		return false;
	for (i = 0; i < s.len; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '2' && s.p[i] <= '7')))
			return false;
	return true;
}

static void
put(struct wk_intake *in, size_t col, const char *p, size_t n)
{
	struct wk_buf *b = &in->column[col].buf;

	wk_buf_clear(b);
	wk_buf_add(b, p, n);
	in->field[col].p = wk_buf_str(b);
	in->field[col].len = n;
}

static void
hide_person(struct wk_intake *in)
{
	const struct wk_hide *h = &in->hide;
	char out[WK_PSEUDONYM_LEN + 1] = "";
	const struct wk_key *k = in->o.key;

	if (h->person == WK_NOCOL)
		return;
	if (k != NULL && !wk_pseudonym(k, WK_PSEUDONYM_PERSON, value(in, h->bsn), out) &&
	    !wk_pseudonym(k, WK_PSEUDONYM_PERSON, value(in, h->client), out) &&
	    !is_pseudonym(in->field[h->person]))
		wk_pseudonym(k, WK_PSEUDONYM_PERSON, in->field[h->person], out);
	if (out[0] != '\0' || !is_pseudonym(in->field[h->person])) {
		in->count.dropped += out[0] == '\0' && in->field[h->person].len > 0;
		put(in, h->person, out, strlen(out));
	}
}

static void
hide_household(struct wk_intake *in)
{
	struct wk_hide *h = &in->hide;
	struct wk_str part = value(in, h->letter), addition;
	char out[WK_PSEUDONYM_LEN + 1] = "";

	if (h->household == WK_NOCOL)
		return;
	if (in->o.key != NULL) {
		wk_buf_clear(&h->buf);
		wk_buf_add(&h->buf, part.p, part.len);
		part = value(in, h->addition);
		wk_buf_add(&h->buf, part.p, part.len);
		addition.p = wk_buf_str(&h->buf);
		addition.len = h->buf.len;
		if (!wk_pseudonym_household(in->o.key, value(in, h->postcode),
		    value(in, h->number), addition, out) &&
		    !is_pseudonym(in->field[h->household]))
			wk_pseudonym(in->o.key, WK_PSEUDONYM_HOUSEHOLD,
			    in->field[h->household], out);
	}
	if (out[0] != '\0' || !is_pseudonym(in->field[h->household])) {
		in->count.dropped += out[0] == '\0' && in->field[h->household].len > 0;
		put(in, h->household, out, strlen(out));
	}
}

/* Who knows what an unknown column of a record about people holds? */
static bool
free_text(const struct wk_intake *in, const struct wk_intake_column *c)
{
	if (c->schema == NULL)
		return wk_schema_personal(in->schema);
	return strcmp(c->name, "onderwerp") == 0 ||
	    (c->schema->privacy != NULL && strcmp(c->schema->privacy, "vrije tekst") == 0);
}

void
wk_hide_row(struct wk_intake *in)
{
	struct wk_hide *h = &in->hide;
	size_t i;

	hide_person(in);
	hide_household(in);
	for (i = 0; in->o.redact != NULL && i < in->ncolumn; i++) {
		if (in->field[i].len == 0 || !free_text(in, &in->column[i]))
			continue;
		wk_buf_clear(&h->buf);
		if (wk_redact_text(in->o.redact, in->field[i].p, in->field[i].len, &h->buf,
		    in->count.hidden) > 0)
			put(in, i, wk_buf_str(&h->buf), h->buf.len);
	}
}
