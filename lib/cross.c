/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/cross.h"
#include "lib/mem.h"

static const char *
domain_code(struct wk_topics *t, const char *domain)
{
	struct wk_buf b = WK_BUF_INIT;
	const char *s;

	wk_buf_addf(&b, "domein.%s", domain);
	s = wk_arena_strndup(&t->arena, b.p, b.len);
	wk_buf_free(&b);
	return s;
}

void
wk_topics_init(struct wk_topics *t, const struct wk_themes *themes)
{
	struct wk_map domain = WK_MAP_INIT;
	const struct wk_theme *x;
	size_t i, d, max = themes->n * 2 + 1;

	memset(t, 0, sizeof(*t));
	t->themes = themes;
	t->parent = wk_calloc(max, sizeof(*t->parent));
	t->theme = wk_calloc(max, sizeof(*t->theme));
	t->node = wk_calloc(themes->n + 1, sizeof(*t->node));
	t->domain = wk_calloc(themes->n + 2, sizeof(*t->domain));
	t->parent[0] = WK_PUB_ROOT;
	for (i = 0; i < themes->n; i++) {
		x = &themes->theme[i];
		d = wk_map_add(&domain, x->domain, strlen(x->domain)) + 1;
		if (d > t->ndomain) {
			t->ndomain = d;
			t->theme[d] = i;
			t->domain[d] = domain_code(t, x->domain);
		}
	}
	t->n = 1 + t->ndomain;
	for (i = 0; i < themes->n; i++) {
		x = &themes->theme[i];
		d = wk_map_get(&domain, x->domain, strlen(x->domain)) + 1;
		t->parent[t->n] = d;
		t->theme[t->n] = i;
		t->node[i] = t->n++;
	}
	wk_map_free(&domain);
}

void
wk_topics_clear(struct wk_topics *t)
{
	free(t->parent);
	free(t->theme);
	free(t->node);
	free(t->domain);
	wk_arena_free(&t->arena);
	memset(t, 0, sizeof(*t));
}

const char *
wk_topic_label(const struct wk_topics *t, size_t node)
{
	const struct wk_theme *x = &t->themes->theme[t->theme[node]];

	return node == 0 ? "" : node <= t->ndomain ? x->domain_label : x->label;
}

const char *
wk_topic_code(const struct wk_topics *t, size_t node)
{
	const struct wk_theme *x = &t->themes->theme[t->theme[node]];

	return node == 0 ? "" : node <= t->ndomain ? t->domain[node] : x->code;
}

bool
wk_topic_heavy(const struct wk_topics *t, size_t node)
{
	size_t i;

	if (node > t->ndomain)
		return t->themes->theme[t->theme[node]].weight == WK_ZWAAR;
	for (i = t->ndomain + 1; i < t->n; i++)
		if (t->parent[i] == node && !wk_topic_heavy(t, i))
			return false;
	return node > 0;
}

/* An observation counts at its area and all above, per level of topic. */
static size_t
place(const struct wk_count *c, const struct wk_obs *o, const void *ctx, size_t *cell)
{
	const struct wk_cross *x = ctx;
	const struct wk_topics *t = x->topics;
	size_t topic[3], nt = 0, n = 0, a = o->area, i;
	bool heavy;

	if (o->month < x->from || o->month > x->to || o->month < 0)
		return 0;
	heavy = o->theme != WK_NOTHEME &&
	    t->themes->theme[o->theme].weight == WK_ZWAAR;
	if (x->heavy && !heavy)
		return 0;
	topic[nt++] = 0;
	if (o->theme != WK_NOTHEME && heavy == x->heavy) {
		topic[nt++] = t->node[o->theme];
		topic[nt++] = t->parent[t->node[o->theme]];
	}
	for (;;) {
		for (i = 0; i < nt; i++)
			cell[n++] = a * t->n + topic[i];
		if (a == 0)
			break;
		a = c->areas.node[a].parent;
	}
	return n;
}

static void
key_of(const void *ctx, const size_t *pos, struct wk_key *k)
{
	const struct wk_cross *x = ctx;

	k->area = x->c->areas.node[pos[0]].code;
	k->topic = wk_topic_code(x->topics, pos[1]);
}

int
wk_cross_make(struct wk_cross *x, const struct wk_count *c, const struct wk_topics *t,
    int from, int to, bool heavy, const char *name, const struct wk_pub_rule *rule,
    struct wk_err *e)
{
	size_t n[2] = { c->areas.n, t->n }, i, k;

	x->c = c;
	x->topics = t;
	x->from = from;
	x->to = to;
	x->heavy = heavy;
	wk_pub_init(&x->pub, name, 2, n);
	for (i = 1; i < n[0]; i++)
		x->pub.dim[0].parent[i] = c->areas.node[i].parent;
	memcpy(x->pub.dim[1].parent, t->parent, n[1] * sizeof(*t->parent));
	wk_count_persons(c, place, x, x->pub.ncell, x->pub.count);
	if (heavy)
		for (i = 1; i < n[0]; i++)
			for (k = 1; k < n[1]; k++)
				if (c->areas.node[i].level > WK_REGION_WIJK)
					x->pub.barred[wk_pub_cell(&x->pub, i, k, 0)] = true;
	x->pub.key = (struct wk_key){ heavy ? "personen.zwaar" : "personen", "", "", from, to };
	x->pub.key_of = key_of;
	x->pub.ctx = x;
	return wk_publish(&x->pub, rule, e);
}

void
wk_cross_clear(struct wk_cross *x)
{
	wk_pub_clear(&x->pub);
}

long
wk_cross_shown(const struct wk_cross *x, size_t area, size_t topic)
{
	return x->pub.shown[wk_pub_cell(&x->pub, area, topic, 0)];
}

long
wk_cross_print(const struct wk_cross *x, size_t area, size_t topic)
{
	return wk_pub_print(&x->pub, wk_pub_cell(&x->pub, area, topic, 0));
}

bool
wk_region_under(const struct wk_regions *areas, size_t a, size_t root)
{
	while (a != root && a != 0)
		a = areas->node[a].parent;
	return a == root;
}

void
wk_cross_select(const struct wk_cross *x, size_t root, const struct wk_detail *d,
    size_t **area, size_t *narea, size_t **topic, size_t *ntopic)
{
	const struct wk_regions *areas = &x->c->areas;
	const struct wk_topics *t = x->topics;
	size_t i, k, seen, from = d->themes ? t->ndomain + 1 : 1;
	size_t to = d->themes ? t->n : t->ndomain + 1;

	*area = wk_calloc(areas->n + 1, sizeof(**area));
	*topic = wk_calloc(t->n + 1, sizeof(**topic));
	*narea = *ntopic = 0;
	for (i = 0; i < areas->n; i++)
		if (areas->node[i].level == d->area && wk_region_under(areas, i, root) &&
		    wk_cross_shown(x, i, 0) > 0)
			(*area)[(*narea)++] = i;
	for (i = from; i < to; i++) {
		for (k = seen = 0; k < *narea; k++)
			seen += wk_cross_shown(x, (*area)[k], i) > 0;
		if (seen > 0 && 2 * seen >= *narea)
			(*topic)[(*ntopic)++] = i;
	}
}

/* Share of the persons of the areas that the table of a detail shows. */
static double
coverage(const struct wk_cross *x, size_t root, size_t max, const struct wk_detail *d)
{
	size_t *area, *topic, na, nt, i, k;
	double all = 0, shown = 0;
	long v;

	wk_cross_select(x, root, d, &area, &na, &topic, &nt);
	for (i = 0; i < na; i++) {
		all += (double)wk_cross_shown(x, area[i], 0);
		for (k = 0; k < nt; k++)
			if ((v = wk_cross_shown(x, area[i], topic[k])) > 0)
				shown += (double)v;
	}
	free(area);
	free(topic);
	return na == 0 || na > max || nt < 2 ? 0 : shown / all;
}

bool
wk_cross_climb(const struct wk_cross *x, size_t root, size_t max, struct wk_detail *d)
{
	static const struct wk_detail step[] = {
		{ WK_REGION_BUURT, true }, { WK_REGION_BUURT, false },
		{ WK_REGION_WIJK, true }, { WK_REGION_WIJK, false },
		{ WK_REGION_GEMEENTE, true }, { WK_REGION_GEMEENTE, false }
	};
	double best = 1.0 / 7, c;
	bool found = false;
	size_t i;

	for (i = 0; i < sizeof(step) / sizeof(step[0]); i++) {
		if (step[i].area <= x->c->areas.node[root].level)
			continue;
		c = coverage(x, root, max, &step[i]);
		if (c <= best)
			continue;
		best = c;
		*d = step[i];
		found = true;
		if (c >= 0.4)
			break;
	}
	return found;
}
