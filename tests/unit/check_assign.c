/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/assign.h"
#include "tests/unit/check_wk.h"

#define MAXR	7
#define MAXI	4
#define MAXW	(MAXR * MAXI)

static uint32_t seed = 7;

static unsigned
draw(unsigned n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

struct small {
	struct wk_assign_in in;
	struct wk_wish	wish[MAXW];
	long		room[MAXI], waited[MAXR];
	uint32_t	person[MAXR];
};

static void
invent(struct small *s)
{
	size_t i, k;

	memset(s, 0, sizeof(*s));
	s->in = (struct wk_assign_in){ 1 + draw(MAXR), 1 + draw(MAXI), s->wish, 0, s->room,
	    s->person, s->waited };
	for (i = 0; i < s->in.nitem; i++)
		s->room[i] = (long)draw(4) - 1;
	for (i = 0; i < s->in.nrequest; i++) {
		s->person[i] = draw(5);
		s->waited[i] = (long)draw(3) * 30;
		for (k = 0; k < s->in.nitem; k++)
			if (draw(3) > 0)
				s->wish[s->in.nwish++] = (struct wk_wish){ (uint32_t)i,
				    (uint32_t)k, 1 + (int)draw(6) };
	}
}

/* Score before waiting; -1 when the assignment breaks a rule. */
static long
worth(const struct small *s, const uint32_t *given)
{
	long total = 0, used[MAXI] = { 0 };
	const struct wk_wish *w;
	size_t i, k;

	for (i = 0; i < s->in.nrequest; i++) {
		if (given[i] == WK_UNASSIGNED)
			continue;
		w = &s->wish[given[i]];
		if (w->request != i)
			return -1;
		if (s->room[w->item] >= 0 && ++used[w->item] > s->room[w->item])
			return -1;
		for (k = 0; k < i; k++)
			if (given[k] != WK_UNASSIGNED && s->person[k] == s->person[i] &&
			    s->wish[given[k]].item == w->item)
				return -1;
		total += w->score * 1000000L + s->waited[i];
	}
	return total;
}

/* The best of all assignments, one by one. */
static long
best(const struct small *s, size_t i, uint32_t *given)
{
	long most, v;
	size_t k;

	if (i == s->in.nrequest)
		return worth(s, given);
	given[i] = WK_UNASSIGNED;
	most = best(s, i + 1, given);
	for (k = 0; k < s->in.nwish; k++)
		if (s->wish[k].request == i) {
			given[i] = (uint32_t)k;
			if ((v = best(s, i + 1, given)) > most)
				most = v;
		}
	return most;
}

START_TEST(is_as_good_as_trying_everything)
{
	uint32_t given[MAXR], all[MAXR];
	struct small s;
	int i;

	for (i = 0; i < 1500; i++) {
		invent(&s);
		wk_assign(&s.in, given, NULL);
		ck_assert_int_eq(worth(&s, given), best(&s, 0, all));
	}
}
END_TEST

START_TEST(gives_the_longest_waiting_the_last_place)
{
	struct wk_wish wish[] = { { 0, 0, 500 }, { 1, 0, 500 }, { 2, 0, 500 } };
	long room[] = { 1 }, waited[] = { 10, 200, 50 };
	uint32_t person[] = { 0, 1, 2 }, given[3];
	struct wk_assign_in in = { 3, 1, wish, 3, room, person, waited };

	wk_assign(&in, given, NULL);
	ck_assert_uint_eq(given[0], WK_UNASSIGNED);
	ck_assert_uint_eq(given[1], 1);
	ck_assert_uint_eq(given[2], WK_UNASSIGNED);
}
END_TEST

START_TEST(gives_a_person_an_item_once)
{
	struct wk_wish wish[] = { { 0, 0, 900 }, { 1, 0, 800 }, { 1, 1, 100 } };
	long room[] = { -1, -1 }, waited[] = { 0, 0 };
	uint32_t person[] = { 4, 4 }, given[2];
	struct wk_assign_in in = { 2, 2, wish, 3, room, person, waited };

	wk_assign(&in, given, NULL);
	ck_assert_uint_eq(given[0], 0);
	ck_assert_uint_eq(given[1], 2);
}
END_TEST

START_TEST(does_nothing_without_wishes)
{
	long waited[] = { 0, 0 };
	uint32_t person[] = { 0, 1 }, given[2];
	struct wk_assign_in in = { 2, 0, NULL, 0, NULL, person, waited };

	wk_assign(&in, given, NULL);
	ck_assert_uint_eq(given[0], WK_UNASSIGNED);
	ck_assert_uint_eq(given[1], WK_UNASSIGNED);
}
END_TEST

CHECK_MAIN("assign", is_as_good_as_trying_everything,
    gives_the_longest_waiting_the_last_place, gives_a_person_an_item_once,
    does_nothing_without_wishes)
