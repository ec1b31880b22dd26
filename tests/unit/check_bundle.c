/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "lib/bundle.h"
#include "lib/bundle_past.h"
#include "lib/mem.h"
#include "tests/unit/check_wk.h"

#define TOPICS	12
#define EACH	9
#define ROWS	(TOPICS * EACH)

static uint64_t state;

static uint32_t
draw(uint32_t n)
{
	state = state * 6364136223846793005ULL + 1442695040888963407ULL;
	return (uint32_t)(state >> 33) % n;
}

/* Row of a topic: its own dim, some dims of the topic, one of chance. */
static void
add_row(struct wk_sparse *m, uint32_t topic)
{
	uint32_t dim[4] = { 20 * topic, 20 * topic + 1 + draw(5),
	    20 * topic + 6 + draw(5), 20 * TOPICS + draw(500) };
	const float value[4] = { 1, 1, 1, 1 };

	wk_sparse_add(m, dim, value, 4);
	m->ndim = 20 * TOPICS + 500;
	wk_sparse_scale(m, m->n - 1, 0.5);
}

struct fixture {
	struct wk_sparse    m;
	uint32_t	    person[4 * ROWS], topic[4 * ROWS];
	struct wk_bundle_in in;
	struct wk_bundling  out;
};

static void
make(struct fixture *f)
{
	size_t i;

	memset(f, 0, sizeof(*f));
	state = 11;
	for (i = 0; i < ROWS; i++) {
		f->topic[i] = (uint32_t)(i % TOPICS);
		f->person[i] = (uint32_t)i;
		add_row(&f->m, f->topic[i]);
	}
	f->in.vector = &f->m;
	f->in.person = f->person;
}

static void
find(struct fixture *f)
{
	struct wk_bundle_param p = WK_BUNDLE_PARAM;

	wk_bundling_find(&f->in, &p, &f->out);
}

static void
done(struct fixture *f)
{
	wk_bundling_free(&f->out);
	wk_sparse_free(&f->m);
}

START_TEST(finds_what_belongs_together)
{
	struct fixture f;
	size_t i, j;

	make(&f);
	find(&f);
	ck_assert_uint_eq(f.out.n, TOPICS);
	for (i = 0; i < ROWS; i++) {
		ck_assert_uint_eq(f.out.of[i], f.out.of[i % TOPICS]);
		ck_assert(f.out.near[i] > 0.2f && f.out.near[i] <= 1);
		for (j = 0; j < WK_NEAREST; j++)
			ck_assert_uint_eq(f.topic[f.out.nearest[i * WK_NEAREST + j]],
			    f.topic[i]);
	}
	for (i = 0; i < f.out.n; i++)
		ck_assert_uint_eq(f.out.persons[i], EACH);
	done(&f);
}
END_TEST

START_TEST(one_person_is_no_bundle)
{
	struct fixture f;
	size_t i;

	make(&f);
	for (i = 0; i < ROWS; i++) {	/* topic 0: two persons, topic 1: three */
		if (f.topic[i] == 0)
			f.person[i] = 1000 + (uint32_t)(i / TOPICS) % 2;
		if (f.topic[i] == 1)
			f.person[i] = 2000 + (uint32_t)(i / TOPICS) % 3;
	}
	find(&f);
	ck_assert_uint_eq(f.out.n, TOPICS - 1);
	ck_assert_uint_eq(f.out.of[0], WK_NOBUNDLE);
	ck_assert_uint_ne(f.out.of[1], WK_NOBUNDLE);
	ck_assert_uint_eq(f.out.persons[f.out.of[1]], 3);
	ck_assert_uint_eq(f.out.of[1], f.out.n - 1);	/* the smallest comes last */
	done(&f);
}
END_TEST

START_TEST(strangers_and_empty_rows_stay_out)
{
	struct fixture f;
	uint32_t dim = 20 * TOPICS + 499;
	const float one = 1;
	bool skip[ROWS + 2] = { false };

	make(&f);
	wk_sparse_add(&f.m, NULL, NULL, 0);
	wk_sparse_add(&f.m, &dim, &one, 1);
	f.person[ROWS] = ROWS;
	f.person[ROWS + 1] = ROWS + 1;
	skip[5] = true;
	f.in.skip = skip;
	find(&f);
	ck_assert_uint_eq(f.out.of[ROWS], WK_NOBUNDLE);
	ck_assert_uint_eq(f.out.of[ROWS + 1], WK_NOBUNDLE);
	ck_assert_uint_eq(f.out.of[5], WK_NOBUNDLE);
	ck_assert_uint_eq(f.out.persons[f.out.of[5 + TOPICS]], EACH - 1);
	done(&f);
}
END_TEST

START_TEST(groups_are_kept_apart)
{
	uint32_t group[ROWS];
	struct fixture f;
	size_t i;

	make(&f);
	for (i = 0; i < ROWS; i++)
		group[i] = (uint32_t)(i / TOPICS) % 2;	/* 5 and 4 of each topic */
	f.in.group = group;
	f.in.ngroup = 2;
	find(&f);
	ck_assert_uint_eq(f.out.n, 2 * TOPICS);
	for (i = TOPICS; i < ROWS; i++)
		ck_assert((f.out.of[i] == f.out.of[i % TOPICS]) == (group[i] == 0));
	done(&f);
}
END_TEST

START_TEST(identical_rows_are_one_bundle)
{
	struct fixture f;
	size_t i;

	make(&f);
	for (i = ROWS; i < 3 * ROWS; i++) {
		wk_sparse_copy(&f.m, &f.m, 7);
		f.person[i] = (uint32_t)i;
	}
	find(&f);
	ck_assert_uint_eq(f.out.of[7], 0);	/* the largest */
	ck_assert_uint_eq(f.out.persons[0], EACH + 2 * ROWS);
	for (i = ROWS; i < 3 * ROWS; i++)
		ck_assert_uint_eq(f.out.of[i], 0);
	done(&f);
}
END_TEST

/* ---- identity ---- */

/* A data set of rows with only identificatie: prefix and number. */
static void
name_rows(struct wk_dataset *d, const char *prefix, size_t from, size_t n)
{
	struct wk_str field;
	struct wk_rec rec = { &field, 1, "test", 1 };
	char id[32];
	size_t i;

	wk_header_add(&d->header, "identificatie");
	d->rec = wk_malloc((n + 1) * sizeof(struct wk_rec *));
	for (i = 0; i < n; i++) {
		snprintf(id, sizeof(id), "%s%06zu", prefix, from + i);
		field = wk_str_of(id);
		d->rec[i] = wk_rec_dup(&d->arena, &rec);
	}
	d->n = n;
}

/*
 * Now and then: then[i] names the earlier bundle of past row i, whose topic
 * is topic[i]. Rows of now come first in f->m; the past is added here.
 */
static struct wk_identity *
identify(struct fixture *f, struct wk_dataset *now, struct wk_past *past,
    const char *prefix, size_t n, const uint32_t *topic, const char *const *then)
{
	size_t i, cap = 0, had;
	uint32_t k;

	name_rows(&past->set, prefix, 0, n);
	past->of = wk_malloc(n * sizeof(*past->of));
	for (i = 0; i < n; i++) {
		had = past->id.n;
		k = wk_map_add(&past->id, then[topic[i]], strlen(then[topic[i]]));
		past->persons = wk_grow(past->persons, &cap, past->id.n,
		    sizeof(*past->persons));
		past->persons[k] = had < past->id.n ? 1 : past->persons[k] + 1;
		past->of[i] = k;
		add_row(&f->m, topic[i]);
	}
	return wk_identities(&f->out, now, &f->m, past, WK_NOCOL);
}

START_TEST(bundles_keep_their_id_without_shared_records)
{
	static const char *const name[TOPICS] = { "bold0", "bold1", "bold2", "bold3",
	    "bold4", "bold5", "bold6", "bold7", "bold8", "bold9" };
	struct wk_dataset now = WK_DATASET_INIT;
	struct wk_past past = WK_PAST_INIT;
	struct wk_identity *x;
	uint32_t topic[10 * 6];
	struct fixture f;
	size_t i;

	make(&f);
	find(&f);
	name_rows(&now, "N", 0, ROWS);
	for (i = 0; i < 60; i++)
		topic[i] = (uint32_t)(i % 10);		/* 10 and 11 are new */
	x = identify(&f, &now, &past, "P", 60, topic, name);
	for (i = 0; i < TOPICS; i++) {
		uint32_t b = f.out.of[i];

		if (i < 10) {
			ck_assert_str_eq(x[b].id, name[i]);
			ck_assert_str_eq(x[b].stand, "groeit");
			ck_assert_uint_eq(x[b].before, 6);
		} else {
			ck_assert_uint_eq(strlen(x[b].id), WK_BUNDLE_ID);
			ck_assert_str_eq(x[b].stand, "nieuw");
		}
		ck_assert_str_eq(x[b].from, "");
	}
	wk_identities_free(x, f.out.n);
	wk_past_free(&past);
	wk_dataset_free(&now);
	done(&f);
}
END_TEST

START_TEST(says_what_was_merged_and_split)
{
	static const char *const name[] = { "bbig", "bbig", "bone", "btwo" };
	struct wk_dataset now = WK_DATASET_INIT;
	struct wk_past past = WK_PAST_INIT;
	struct wk_identity *x;
	uint32_t topic[ROWS], a, b, c;
	struct fixture f;
	size_t i, n = 0;

	make(&f);
	find(&f);
	name_rows(&now, "N", 0, ROWS);
	/* then: topics 0 and 1 were one bundle; topic 2 was two */
	for (i = 0; i < ROWS; i++)
		if (i % TOPICS < 2)
			topic[n++] = (uint32_t)(i % TOPICS);
	for (i = 0; i < 5; i++)
		topic[n++] = 2;
	x = identify(&f, &now, &past, "P", n, topic, name);
	a = f.out.of[0];
	b = f.out.of[1];
	c = f.out.of[2];
	ck_assert_int_eq(strcmp(x[a].id, "bbig") == 0, strcmp(x[b].id, "bbig") != 0);
	ck_assert_str_eq(x[strcmp(x[a].id, "bbig") == 0 ? b : a].from, "bbig");
	ck_assert_str_eq(x[strcmp(x[a].id, "bbig") == 0 ? b : a].stand, "nieuw");
	ck_assert_str_eq(x[strcmp(x[a].id, "bbig") == 0 ? a : b].stand, "krimpt");
	ck_assert_str_eq(x[c].id, "bone");
	wk_identities_free(x, f.out.n);
	wk_past_free(&past);

	/* and with two earlier bundles about topic 2: 4 rows and 6 */
	past = (struct wk_past)WK_PAST_INIT;
	f.m.n = ROWS;
	for (n = 0; n < 10; n++)
		topic[n] = n < 4 ? 3 : 2;
	wk_identities_free(identify(&f, &now, &past, "P", 10, topic, name), f.out.n);
	f.m.n = ROWS;
	for (n = 0; n < 10; n++)
		add_row(&f.m, 2);
	x = wk_identities(&f.out, &now, &f.m, &past, WK_NOCOL);
	ck_assert(strcmp(x[c].id, "bone") == 0 || strcmp(x[c].id, "btwo") == 0);
	ck_assert_str_eq(x[c].from, strcmp(x[c].id, "bone") == 0 ? "btwo" : "bone");
	wk_identities_free(x, f.out.n);
	wk_past_free(&past);
	wk_dataset_free(&now);
	done(&f);
}
END_TEST

START_TEST(ids_come_from_content_and_are_never_reused)
{
	struct wk_dataset d = WK_DATASET_INIT;
	struct wk_map taken = WK_MAP_INIT, none = WK_MAP_INIT;
	const uint32_t member[3] = { 1, 4, 5 };
	char a[WK_BUNDLE_ID + 1], b[WK_BUNDLE_ID + 1];

	name_rows(&d, "N", 0, 10);
	wk_bundle_id(&d, member, 3, &taken, a);
	wk_bundle_id(&d, member, 3, &none, b);
	ck_assert_str_eq(a, b);
	wk_bundle_id(&d, member, 3, &taken, b);
	ck_assert_str_ne(a, b);
	wk_bundle_id(&d, member, 2, &none, b);
	ck_assert_str_ne(a, b);
	wk_map_free(&taken);
	wk_map_free(&none);
	wk_dataset_free(&d);
}
END_TEST

CHECK_MAIN("bundle", finds_what_belongs_together, one_person_is_no_bundle,
    strangers_and_empty_rows_stay_out, groups_are_kept_apart,
    identical_rows_are_one_bundle, bundles_keep_their_id_without_shared_records,
    says_what_was_merged_and_split, ids_come_from_content_and_are_never_reused)
