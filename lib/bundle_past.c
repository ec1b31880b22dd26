/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/bundle_past.h"
#include "lib/mem.h"
#include "lib/num.h"

#define SAME		0.4	/* likeness from which a bundle goes on */
#define CHANGE		0.1	/* of its size: less is "gelijk" */
#define NOBODY		UINT32_MAX

/* ---- reading ---- */

static uint32_t
size_of(struct wk_str s)
{
	long v;

	return wk_num_int(s.p, s.len, &v) == NULL && v > 0 && v < INT32_MAX ?
	    (uint32_t)v : 0;
}

/* A row of the file with the columns of the current header only. */
static void
keep_row(struct wk_past *p, const struct wk_header *own, const struct wk_rec *rec,
    struct wk_rec *row, size_t *cap)
{
	size_t i, n = wk_header_count(&p->set.header);

	for (i = 0; i < n; i++)
		row->field[i] = wk_rec_get(rec, wk_header_find(own,
		    wk_header_name(&p->set.header, i)));
	row->source = rec->source;
	row->line = rec->line;
	p->set.rec = wk_grow(p->set.rec, cap, p->set.n + 1, sizeof(struct wk_rec *));
	p->set.rec[p->set.n++] = wk_rec_dup(&p->set.arena, row);
}

/* Rows with a bundel, in sorted order so that the file's order is nothing. */
static void
keep_rows(struct wk_past *p, const struct wk_dataset *file)
{
	size_t bundle = wk_header_find(&file->header, "bundel");
	size_t size = wk_header_find(&file->header, "bundel_omvang");
	size_t i, cap = 0, ncap = 0, scap = 0, had;
	struct wk_rec row = WK_REC_INIT;
	struct wk_str s;
	uint32_t number;

	row.nfield = wk_header_count(&p->set.header);
	row.field = wk_calloc(row.nfield, sizeof(*row.field));
	for (i = 0; i < file->n; i++) {
		s = wk_rec_get(file->rec[i], bundle);
		if (s.len == 0)
			continue;
		had = p->id.n;
		number = wk_map_add(&p->id, s.p, s.len);
		p->persons = wk_grow(p->persons, &scap, p->id.n, sizeof(*p->persons));
		if (p->id.n > had)
			p->persons[number] = size_of(wk_rec_get(file->rec[i], size));
		p->of = wk_grow(p->of, &ncap, p->set.n + 1, sizeof(*p->of));
		p->of[p->set.n] = number;
		keep_row(p, &file->header, file->rec[i], &row, &cap);
	}
	free(row.field);
}

int
wk_past_read(struct wk_past *p, const char *path, const struct wk_header *h,
    struct wk_err *e)
{
	struct wk_reader *in = wk_reader_open1(path, NULL, e);
	struct wk_dataset file = WK_DATASET_INIT;
	int r = -1;

	if (in != NULL && wk_reader_need(in, "bundel", e) == 0 &&
	    (r = wk_dataset_read(&file, in, NULL, NULL, e)) == 0) {
		wk_header_copy(&p->set.header, h);
		keep_rows(p, &file);
	}
	wk_dataset_free(&file);
	wk_reader_close(in);
	return r;
}

void
wk_past_free(struct wk_past *p)
{
	wk_dataset_free(&p->set);
	wk_map_free(&p->id);
	free(p->of);
	free(p->persons);
	memset(p, 0, sizeof(*p));
}

/* ---- who goes on from whom ---- */

struct link {
	uint32_t now, then;
	double	 score;
	bool	 close;		/* near enough to be the same thing */
};

static int
by_score(const void *a, const void *b, void *arg)
{
	const struct link *x = a, *y = b;
	const struct wk_past *past = arg;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->then != y->then)		/* numbers depend on the order of the file */
		return strcmp(wk_map_key(&past->id, x->then),
		    wk_map_key(&past->id, y->then));
	return (x->now > y->now) - (x->now < y->now);
}

/* Centres of the earlier bundles, in the space of today. */
static void
past_centres(const struct wk_past *past, const struct wk_sparse *vector, size_t offset,
    struct wk_sparse *out)
{
	size_t *start = wk_calloc(past->id.n + 2, sizeof(*start)), i, *at = start + 1;
	uint32_t *row = wk_malloc((past->set.n + 1) * sizeof(*row));
	struct wk_sum sum;

	for (i = 0; i < past->set.n; i++)
		at[past->of[i] + 1]++;
	for (i = 0; i < past->id.n; i++)
		at[i + 1] += at[i];
	for (i = 0; i < past->set.n; i++)
		row[at[past->of[i]]++] = (uint32_t)(offset + i);
	wk_sum_init(&sum, vector->ndim);
	for (i = 0; i < past->id.n; i++) {
		wk_sum_add(&sum, vector, row + start[i], start[i + 1] - start[i]);
		wk_sum_to_row(&sum, WK_CENTRE, out);
		wk_sum_clear(&sum);
	}
	wk_sum_free(&sum);
	free(start);
	free(row);
}

/* Records of now that an earlier bundle held, and which: by row, or NOBODY. */
static uint32_t *
then_of(const struct wk_dataset *d, const struct wk_past *past)
{
	uint32_t *then = wk_malloc((d->n + 1) * sizeof(*then)), *first, k;
	size_t key = wk_header_find(&d->header, "identificatie");
	size_t source = wk_header_find(&d->header, "bron"), i;
	const struct wk_dataset *set[2] = { &past->set, d };
	struct wk_map map = WK_MAP_INIT;
	struct wk_buf b = WK_BUF_INIT;
	struct wk_str s;
	int w;

	first = wk_malloc((past->set.n + 1) * sizeof(*first));
	for (w = 0; w < 2; w++)
		for (i = 0; i < set[w]->n; i++) {
			wk_buf_clear(&b);
			s = wk_rec_get(set[w]->rec[i], key);
			wk_buf_add(&b, s.p, s.len);
			wk_buf_addc(&b, '\n');
			s = wk_rec_get(set[w]->rec[i], source);
			wk_buf_add(&b, s.p, s.len);
			if (w == 0) {
				k = wk_map_add(&map, b.p, b.len);
				first[k] = past->of[i];
				continue;
			}
			k = wk_map_get(&map, b.p, b.len);
			then[i] = k != WK_MAP_NONE ? first[k] : NOBODY;
		}
	wk_map_free(&map);
	wk_buf_free(&b);
	free(first);
	return then;
}

struct overlap {
	uint32_t *common;	/* by then: rows of one bundle that came from it */
	uint32_t *known;	/* by then: its rows that are still there */
	uint32_t *then;		/* by row */
	uint32_t *first;	/* by then: its first row of the past */
	size_t	  group;	/* column */
};

/* Is the earlier bundle of the same group as one with this row? */
static bool
same_group(const struct overlap *o, const struct wk_past *past, uint32_t then,
    const struct wk_rec *rec)
{
	struct wk_str a = wk_rec_get(rec, o->group);
	struct wk_str b = wk_rec_get(past->set.rec[o->first[then]], o->group);

	return a.len == b.len && memcmp(a.p, b.p, a.len) == 0;
}

/* How bundle b relates to each earlier one, as far as there is anything. */
static void
link_bundle(const struct wk_bundling *b, size_t i, const struct wk_dataset *d,
    const struct wk_past *past, const struct overlap *o, const struct wk_sum *centre,
    const struct wk_sparse *old, struct link **link, size_t *n, size_t *cap)
{
	uint32_t q, known = 0;
	double dice, like;
	size_t j;

	memset(o->common, 0, past->id.n * sizeof(*o->common));
	for (j = b->start[i]; j < b->start[i + 1]; j++)
		if ((q = o->then[b->member[j]]) != NOBODY) {
			o->common[q]++;
			known++;
		}
	for (q = 0; q < past->id.n; q++) {
		if (!same_group(o, past, q, d->rec[b->member[b->start[i]]]))
			continue;
		like = wk_sum_dot(centre, old, q);
		dice = known + o->known[q] == 0 ? like :
		    2.0 * o->common[q] / (known + o->known[q]);
		if ((like + dice) / 2 < SAME / 2)
			continue;
		*link = wk_grow(*link, cap, *n + 1, sizeof(**link));
		(*link)[(*n)++] = (struct link){ (uint32_t)i, q, (like + dice) / 2,
		    (like + dice) / 2 >= SAME || (known > 0 &&
		    2 * o->common[q] > known) || 2 * o->common[q] > o->known[q] };
	}
}

static struct link *
all_links(const struct wk_bundling *b, const struct wk_dataset *d,
    const struct wk_sparse *vector, const struct wk_past *past, size_t group, size_t *n)
{
	struct wk_sparse old = WK_SPARSE_INIT;
	struct overlap o;
	struct link *link = NULL;
	struct wk_sum centre;
	size_t i, cap = 0;
	uint32_t row = 0;

	o.group = group;
	o.then = then_of(d, past);
	o.first = wk_calloc(past->id.n + 1, sizeof(*o.first));
	for (i = past->set.n; i-- > 0;)
		o.first[past->of[i]] = (uint32_t)i;
	o.common = wk_calloc(past->id.n + 1, sizeof(*o.common));
	o.known = wk_calloc(past->id.n + 1, sizeof(*o.known));
	for (i = 0; i < d->n; i++)
		if (o.then[i] != NOBODY && b->of[i] != WK_NOBUNDLE)
			o.known[o.then[i]]++;
	past_centres(past, vector, d->n, &old);
	wk_sum_init(&centre, vector->ndim);
	for (*n = 0, i = 0; i < b->n; i++) {
		row = (uint32_t)i;
		wk_sum_add(&centre, &b->centre, &row, 1);
		link_bundle(b, i, d, past, &o, &centre, &old, &link, n, &cap);
		wk_sum_clear(&centre);
	}
	wk_sum_free(&centre);
	wk_sparse_free(&old);
	free(o.then);
	free(o.common);
	free(o.known);
	free(o.first);
	return link;
}

/* ---- the names ---- */

static const char *
stand(uint32_t now, uint32_t before)
{
	if (before == 0 || now > before * (1 + CHANGE))
		return "groeit";
	return now < before * (1 - CHANGE) ? "krimpt" : "gelijk";
}

static void
add_from(struct wk_identity *x, const char *id)
{
	struct wk_buf b = WK_BUF_INIT;

	if (x->from[0] != '\0') {
		wk_buf_adds(&b, x->from);
		wk_buf_addc(&b, '|');
	}
	wk_buf_adds(&b, id);
	free(x->from);
	x->from = wk_strdup(wk_buf_str(&b));
	wk_buf_free(&b);
}

/* Best pairs first; what is left over was split off or merged. */
static void
follow(const struct wk_past *past, const struct wk_bundling *b, const struct link *link,
    size_t n, struct wk_identity *x)
{
	bool *done = wk_calloc(past->id.n + 1, sizeof(*done));	/* then has a home */
	bool *split = wk_calloc(b->n + 1, sizeof(*split));
	const char *id;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!link[i].close || x[link[i].now].id[0] != '\0' || done[link[i].then])
			continue;
		id = wk_map_key(&past->id, link[i].then);
		if (strlen(id) > WK_BUNDLE_ID)
			continue;	/* no id of ours */
		strcpy(x[link[i].now].id, id);
		x[link[i].now].before = past->persons[link[i].then];
		x[link[i].now].stand = stand(b->persons[link[i].now],
		    past->persons[link[i].then]);
		done[link[i].then] = true;
	}
	for (i = 0; i < n; i++) {
		id = wk_map_key(&past->id, link[i].then);
		if (!link[i].close)
			continue;
		if (!done[link[i].then]) {	/* went into this one */
			add_from(&x[link[i].now], id);
			done[link[i].then] = true;
		} else if (x[link[i].now].id[0] == '\0' && !split[link[i].now]) {
			add_from(&x[link[i].now], id);
			split[link[i].now] = true;
		}
	}
	free(done);
	free(split);
}

struct wk_identity *
wk_identities(const struct wk_bundling *b, const struct wk_dataset *d,
    const struct wk_sparse *vector, const struct wk_past *past, size_t group)
{
	struct wk_identity *x = wk_calloc(b->n + 1, sizeof(*x));
	struct wk_map taken = WK_MAP_INIT;
	struct link *link;
	size_t i, n;

	for (i = 0; i < b->n; i++) {
		x[i].stand = past != NULL ? "nieuw" : "";
		x[i].from = wk_strdup("");
	}
	if (past != NULL) {
		for (i = 0; i < past->id.n; i++)
			wk_map_add(&taken, past->id.key[i].p, past->id.key[i].len);
		link = all_links(b, d, vector, past, group, &n);
		if (n > 0)
			qsort_r(link, n, sizeof(*link), by_score, (void *)(uintptr_t)past);
		follow(past, b, link, n, x);
		free(link);
	}
	for (i = 0; i < b->n; i++)
		if (x[i].id[0] == '\0')
			wk_bundle_id(d, b->member + b->start[i],
			    b->start[i + 1] - b->start[i], &taken, x[i].id);
	wk_map_free(&taken);
	return x;
}

void
wk_identities_free(struct wk_identity *x, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		free(x[i].from);
	free(x);
}
