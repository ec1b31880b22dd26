/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "lib/mapping.h"
#include "lib/mem.h"

enum strength { BY_PROFILE = 0, BY_NAME = 100, BY_KEY = 101, BY_ALIAS = 102, BY_PART = 1000 };

struct build {
	const struct wk_schema	*s;
	const struct wk_profile	*p;
	const struct wk_header	*h;
	struct wk_mapping	*m;
	struct wk_buf		 key;	/* of the column being placed */
	struct wk_buf		 other;
};

static size_t
find_column(const struct wk_column *column, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(column[i].name, name) == 0)
			return i;
	return WK_NOCOL;
}

static bool
in_list(const char *const *list, size_t n, const char *key, size_t *at)
{
	for (*at = 0; *at < n; (*at)++)
		if (strcmp(list[*at], key) == 0)
			return true;
	return false;
}

/* Place by one of our names, for a column or an input column. */
static bool
place(struct build *b, struct wk_mapped *to, const char *ours, unsigned strength)
{
	size_t t;

	to->strength = strength;
	if ((t = find_column(b->s->column, b->s->ncolumn, ours)) != WK_NOCOL)
		to->fate = WK_FATE_COLUMN;
	else if ((t = find_column(b->s->input, b->s->ninput, ours)) != WK_NOCOL)
		to->fate = WK_FATE_INPUT;
	to->target = t;
	return t != WK_NOCOL;
}

static bool
by_profile(struct build *b, struct wk_mapped *to)
{
	const struct wk_profile *p = b->p;
	size_t i, at;

	if (in_list(p->drop, p->ndrop, b->key.p, &at)) {
		to->fate = WK_FATE_DROP;
		return true;
	}
	for (i = 0; i < p->ncombine; i++)
		if (in_list(p->combine[i].key, p->combine[i].n, b->key.p, &at))
			return place(b, to, p->combine[i].column,
			    BY_PROFILE + (unsigned)at);
	for (i = 0; i < p->nrename; i++)
		if (in_list(p->rename[i].key, p->rename[i].n, b->key.p, &at))
			return place(b, to, p->rename[i].column,
			    BY_PROFILE + (unsigned)at);
	return false;
}

/* The same name, apart from case, accents, '_', '-' and blanks. */
static bool
by_name(struct build *b, struct wk_mapped *to, const char *name,
    const struct wk_column *column, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		wk_buf_clear(&b->other);
		wk_utf8_key(&b->other, column[i].name, strlen(column[i].name));
		if (strcmp(b->other.p, b->key.p) == 0)
			return place(b, to, column[i].name,
			    strcmp(column[i].name, name) == 0 ? BY_NAME : BY_KEY);
	}
	return false;
}

static bool
by_alias(struct build *b, struct wk_mapped *to, const struct wk_column *column,
    size_t n)
{
	size_t i, at;

	for (i = 0; i < n; i++)
		if (in_list(column[i].alias, column[i].nalias, b->key.p, &at))
			return place(b, to, column[i].name, BY_ALIAS + (unsigned)at);
	return false;
}

/* A name that tells of personal data, such as "Telefoon partner". */
static bool
by_part(struct build *b, struct wk_mapped *to)
{
	size_t i, k;

	for (i = 0; i < b->s->ninput; i++)
		for (k = 0; k < b->s->input[i].npart; k++)
			if (strstr(b->key.p, b->s->input[i].part[k]) != NULL)
				return place(b, to, b->s->input[i].name, BY_PART);
	return false;
}

static void
place_column(struct build *b, size_t col)
{
	const char *name = wk_header_name(b->h, col);
	struct wk_mapped *to = &b->m->mapped[col];
	const struct wk_schema *s = b->s;

	to->fate = WK_FATE_UNKNOWN;
	wk_buf_clear(&b->key);
	wk_utf8_key(&b->key, name, strlen(name));
	if (by_profile(b, to))
		return;
	if (b->p->aliases ? by_name(b, to, name, s->column, s->ncolumn) :
	    find_column(s->column, s->ncolumn, name) != WK_NOCOL &&
	    place(b, to, name, BY_NAME))
		return;
	if (by_name(b, to, name, s->input, s->ninput) ||
	    (b->p->aliases && by_alias(b, to, s->column, s->ncolumn)))
		return;
	if (!by_alias(b, to, s->input, s->ninput))
		by_part(b, to);
}

/* Insert col into the sources of a target, strongest first. */
static void
add_source(struct wk_mapping *m, struct wk_sources *src, size_t col)
{
	size_t i = src->n++;

	while (i > 0 && m->mapped[src->col[i - 1]].strength > m->mapped[col].strength) {
		src->col[i] = src->col[i - 1];
		i--;
	}
	src->col[i] = col;
}

static const struct wk_combine *
combined(const struct wk_profile *p, const char *column)
{
	size_t i;

	for (i = 0; i < p->ncombine; i++)
		if (strcmp(p->combine[i].column, column) == 0)
			return &p->combine[i];
	return NULL;
}

/*
 * More columns for one of ours: free text and what the profile combines are
 * joined; of the rest the strongest stays. The others pass, or are gone when
 * they are input (an address passes under no name).
 */
static void
settle(struct build *b, const struct wk_column *column, struct wk_sources *src,
    bool input)
{
	const struct wk_combine *c = combined(b->p, column->name);
	size_t i;

	src->separator = c != NULL ? c->separator : ". ";
	if (c != NULL || (strcmp(column->privacy, "vrije tekst") == 0 && !input))
		return;
	for (i = 1; i < src->n && !input; i++)
		b->m->mapped[src->col[i]].fate = WK_FATE_UNKNOWN;
	if (src->n > 1)
		src->n = 1;
}

static struct wk_sources *
sources(struct build *b, const struct wk_column *column, size_t n, bool input)
{
	struct wk_sources *src = wk_arena_alloc(&b->m->arena, n * sizeof(*src));
	size_t i, col;

	for (i = 0; i < n; i++) {
		src[i].n = 0;
		src[i].col = wk_arena_alloc(&b->m->arena, b->m->n * sizeof(size_t));
		for (col = 0; col < b->m->n; col++)
			if (b->m->mapped[col].target == i && b->m->mapped[col].fate ==
			    (input ? WK_FATE_INPUT : WK_FATE_COLUMN))
				add_source(b->m, &src[i], col);
		settle(b, &column[i], &src[i], input);
	}
	return src;
}

/* Every column of ours that the profile names must be one of the schema. */
static int
check_profile(const struct build *b, struct wk_err *e)
{
	const struct wk_profile *p = b->p;
	const char *name = NULL;
	size_t i;

	for (i = 0; i < p->nrename + p->ncombine + p->nvalues + p->nconstant; i++) {
		if (i < p->nrename)
			name = p->rename[i].column;
		else if (i < p->nrename + p->ncombine)
			name = p->combine[i - p->nrename].column;
		else if (i < p->nrename + p->ncombine + p->nvalues)
			name = p->values[i - p->nrename - p->ncombine].column;
		else
			name = p->constant[i - p->nrename - p->ncombine - p->nvalues].column;
		if (find_column(b->s->column, b->s->ncolumn, name) == WK_NOCOL &&
		    find_column(b->s->input, b->s->ninput, name) == WK_NOCOL)
			return wk_err_set(e, WK_EX_DATA, p->name, 0, name,
			    "the profile names a column that a %s does not have",
			    b->s->kind);
	}
	return 0;
}

/* An unknown column that bears the name of one of ours in use. */
static int
check_names(const struct build *b, const char *source, struct wk_err *e)
{
	size_t col, t;

	for (col = 0; col < b->m->n; col++) {
		const char *name = wk_header_name(b->h, col);

		if (b->m->mapped[col].fate != WK_FATE_UNKNOWN || b->p->known_only)
			continue;
		t = find_column(b->s->column, b->s->ncolumn, name);
		if (t != WK_NOCOL && b->m->column[t].n > 0)
			return wk_err_set(e, WK_EX_DATA, source, 0, name,
			    "the profile puts another column here; drop or combine this one");
	}
	return 0;
}

struct wk_mapping *
wk_mapping_new(const struct wk_schema *s, const struct wk_profile *p,
    const struct wk_header *header, const char *source, struct wk_err *e)
{
	struct wk_mapping *m = wk_calloc(1, sizeof(*m));
	struct build b = { s, p, header, m, WK_BUF_INIT, WK_BUF_INIT };
	size_t i;
	int r;

	m->n = wk_header_count(header);
	m->mapped = wk_arena_alloc(&m->arena, m->n * sizeof(*m->mapped));
	if ((r = check_profile(&b, e)) == 0) {
		for (i = 0; i < m->n; i++)
			place_column(&b, i);
		m->column = sources(&b, s->column, s->ncolumn, false);
		m->input = sources(&b, s->input, s->ninput, true);
		r = check_names(&b, source, e);
	}
	wk_buf_free(&b.key);
	wk_buf_free(&b.other);
	if (r == 0)
		return m;
	wk_mapping_free(m);
	return NULL;
}

void
wk_mapping_explain(const struct wk_mapping *m, const struct wk_schema *s,
    const struct wk_profile *p, const struct wk_header *header, size_t col,
    struct wk_buf *out)
{
	size_t target = m->mapped[col].target;

	wk_buf_addf(out, "%s: ", wk_header_name(header, col));
	switch (m->mapped[col].fate) {
	case WK_FATE_COLUMN:
		wk_buf_addf(out, "becomes %s%s", s->column[target].name,
		    m->column[target].n > 1 ? ", joined" : "");
		break;
	case WK_FATE_INPUT:
		wk_buf_addf(out, "does not pass (%s)", s->input[target].name);
		break;
	case WK_FATE_DROP:
		wk_buf_adds(out, "does not pass (dropped by the profile)");
		break;
	default:
		wk_buf_adds(out, p->known_only ? "does not pass (unknown)" :
		    wk_schema_personal(s) ? "passes, redacted (unknown)" :
		    "passes unchanged (unknown)");
	}
}

void
wk_mapping_free(struct wk_mapping *m)
{
	if (m == NULL)
		return;
	wk_arena_free(&m->arena);
	free(m);
}
