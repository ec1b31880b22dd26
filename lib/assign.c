/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/assign.h"
#include "lib/flow.h"
#include "lib/mem.h"

/*
 * Nodes: the end, requests, items, and one per person and item that more of
 * the person's requests wish. Each request sends one unit to the end, through
 * a wish or straight (then it gets nothing). Costs are most - gain, so never
 * negative, where gain counts score before waiting.
 */
struct plan {
	const struct wk_assign_in *in;
	struct wk_flow *f;
	uint32_t       *gate;		/* by wish: node of person and item, or 0 */
	size_t		ngate;
	size_t	       *arc;		/* by wish */
	int64_t		score_weight, most;
};

struct key {
	uint32_t person, item, wish;
};

static int
by_person_item(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	return (x->wish > y->wish) - (x->wish < y->wish);
}

/* Number the gates: persons with several requests for the same item. */
static void
find_gates(struct plan *p)
{
	const struct wk_assign_in *in = p->in;
	struct key *k = wk_calloc(in->nwish, sizeof(*k));
	size_t i, j, end;

	for (i = 0; i < in->nwish; i++)
		k[i] = (struct key){ in->person[in->wish[i].request], in->wish[i].item,
		    (uint32_t)i };
	if (in->nwish > 0)
		qsort(k, in->nwish, sizeof(*k), by_person_item);
	for (i = 0; i < in->nwish; i = end) {
		for (end = i + 1; end < in->nwish && k[end].person == k[i].person &&
		    k[end].item == k[i].item; end++)
			;
		if (end - i < 2)
			continue;
		p->ngate++;
		for (j = i; j < end; j++)
			p->gate[k[j].wish] = (uint32_t)(in->nrequest + in->nitem + p->ngate);
	}
	free(k);
}

static int64_t
gain(const struct plan *p, const struct wk_wish *w)
{
	return w->score * p->score_weight + p->in->waited[w->request];
}

static void
build(struct plan *p)
{
	const struct wk_assign_in *in = p->in;
	const struct wk_wish *w;
	unsigned char *open;
	size_t i, item;
	uint32_t gate;

	p->f = wk_flow_new(1 + in->nrequest + in->nitem + p->ngate);
	open = wk_calloc(p->ngate + 1, 1);
	for (i = 0; i < in->nrequest; i++)
		wk_flow_arc(p->f, 1 + i, 0, 1, p->most);
	for (i = 0; i < in->nitem; i++)
		wk_flow_arc(p->f, 1 + in->nrequest + i, 0,
		    in->room[i] < 0 ? (long)in->nrequest : in->room[i], 0);
	for (i = 0; i < in->nwish; i++) {
		w = &in->wish[i];
		item = 1 + in->nrequest + w->item;
		gate = p->gate[i];
		if (gate != 0 && !open[gate - in->nrequest - in->nitem]) {
			open[gate - in->nrequest - in->nitem] = 1;
			wk_flow_arc(p->f, gate, item, 1, 0);
		}
		p->arc[i] = wk_flow_arc(p->f, 1 + w->request, gate != 0 ? gate : item, 1,
		    p->most - gain(p, w));
	}
	free(open);
}

void
wk_assign(const struct wk_assign_in *in, uint32_t *given, wk_assign_progress *progress)
{
	struct plan p = { .in = in };
	size_t i;

	p.score_weight = (int64_t)WK_WAIT_MOST * (int64_t)in->nrequest + 1;
	p.gate = wk_calloc(in->nwish, sizeof(*p.gate));
	p.arc = wk_calloc(in->nwish, sizeof(*p.arc));
	find_gates(&p);
	for (i = 0; i < in->nwish; i++)
		if (gain(&p, &in->wish[i]) > p.most)
			p.most = gain(&p, &in->wish[i]);
	build(&p);
	for (i = 0; i < in->nrequest; i++) {
		given[i] = WK_UNASSIGNED;
		wk_flow_push(p.f, 1 + i, 0);	/* there is always a way: straight */
		if (progress != NULL && (i & 255) == 0)
			progress(i, in->nrequest);
	}
	for (i = 0; i < in->nwish; i++)
		if (wk_flow_used(p.f, p.arc[i]) > 0)
			given[in->wish[i].request] = (uint32_t)i;
	wk_flow_free(p.f);
	free(p.gate);
	free(p.arc);
}
