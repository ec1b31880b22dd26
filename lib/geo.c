/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/geo.h"
#include "lib/regions.h"

struct box { double x0, y0, x1, y1; };

/* How a point becomes one of the map: north is up. */
struct view {
	struct box	box;
	double		kx, k;		/* degrees east are shorter than north */
};

static const char *
property(const json_t *feature, const char *const *name, size_t n)
{
	const json_t *p = json_object_get(feature, "properties"), *v;
	size_t i;

	for (i = 0; i < n; i++)
		if (json_is_string(v = json_object_get(p, name[i])))
			return json_string_value(v);
	return "";
}

static bool
point(const json_t *p, double *x, double *y)
{
	const json_t *a = json_array_get(p, 0), *b = json_array_get(p, 1);

	if (!json_is_number(a) || !json_is_number(b))
		return false;
	*x = json_number_value(a);
	*y = json_number_value(b);
	return isfinite(*x) && isfinite(*y);
}

/* Call f for every ring of a Polygon or MultiPolygon. */
static void
rings(const json_t *feature, void (*f)(const json_t *ring, void *ctx), void *ctx)
{
	const json_t *g = json_object_get(feature, "geometry"), *poly;
	const json_t *c = json_object_get(g, "coordinates");
	const char *type = json_string_value(json_object_get(g, "type"));
	size_t i, k;

	if (type != NULL && strcmp(type, "Polygon") == 0) {
		for (i = 0; i < json_array_size(c); i++)
			f(json_array_get(c, i), ctx);
	} else if (type != NULL && strcmp(type, "MultiPolygon") == 0) {
		for (k = 0; k < json_array_size(c); k++) {
			poly = json_array_get(c, k);
			for (i = 0; i < json_array_size(poly); i++)
				f(json_array_get(poly, i), ctx);
		}
	}
}

static void
grow_box(const json_t *ring, void *ctx)
{
	struct box *b = ctx;
	double x, y;
	size_t i;

	for (i = 0; i < json_array_size(ring); i++)
		if (point(json_array_get(ring, i), &x, &y)) {
			b->x0 = fmin(b->x0, x);
			b->x1 = fmax(b->x1, x);
			b->y0 = fmin(b->y0, y);
			b->y1 = fmax(b->y1, y);
		}
}

struct spot {
	double	x, y;
};

struct drawing {
	const struct view	*v;
	struct wk_buf		 path;
	struct spot		*at;		/* points of the ring at hand */
	size_t			 n, cap;
	double			 size;		/* of the largest ring, and in it: */
	double			 x, y, room;
};

static int
by_value(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* The widest stretch of a ring at height y. */
static void
widest(struct drawing *d, double y)
{
	double *x = wk_calloc(d->n + 1, sizeof(*x));
	const struct spot *a, *b;
	size_t i, n = 0;

	for (i = 0; i < d->n; i++) {
		a = &d->at[i];
		b = &d->at[(i + 1) % d->n];
		if ((a->y <= y) != (b->y <= y))
			x[n++] = a->x + (b->x - a->x) * (y - a->y) / (b->y - a->y);
	}
	qsort(x, n, sizeof(*x), by_value);
	d->y = y;
	d->room = 0;
	for (i = 0; i + 1 < n; i += 2)
		if (x[i + 1] - x[i] > d->room) {
			d->room = x[i + 1] - x[i];
			d->x = (x[i] + x[i + 1]) / 2;
		}
	free(x);
}

/* A label goes into the largest ring, at the height of its centre of gravity. */
static void
find_label(struct drawing *d)
{
	double size = 0, y = 0, cross;
	const struct spot *a, *b;
	size_t i;

	for (i = 0; i < d->n; i++) {
		a = &d->at[i];
		b = &d->at[(i + 1) % d->n];
		cross = a->x * b->y - b->x * a->y;
		size += cross / 2;
		y += (a->y + b->y) * cross;
	}
	if (fabs(size) <= d->size)
		return;
	d->size = fabs(size);
	widest(d, y / (6 * size));
}

static void
draw_ring(const json_t *ring, void *ctx)
{
	struct drawing *d = ctx;
	const struct view *v = d->v;
	double x, y, lastx = 0, lasty = 0;
	size_t i, n = 0, start = d->path.len;

	d->n = 0;
	for (i = 0; i < json_array_size(ring); i++) {
		if (!point(json_array_get(ring, i), &x, &y))
			continue;
		x = (x - v->box.x0) * v->kx * v->k;
		y = (v->box.y1 - y) * v->k;
		if (n > 0 && hypot(x - lastx, y - lasty) < 0.5)
			continue;
		wk_buf_addf(&d->path, "%s%.1f %.1f", n++ == 0 ? "M" : "L", x, y);
		lastx = x;
		lasty = y;
		d->at = wk_grow(d->at, &d->cap, d->n + 1, sizeof(*d->at));
		d->at[d->n++] = (struct spot){ x, y };
	}
	if (n < 3) {
		d->path.len = start;	/* too small to see */
		return;
	}
	wk_buf_addc(&d->path, 'Z');
	find_label(d);
}

static bool
is_water(const json_t *feature)
{
	static const char *const name[] = { "water", "H2O" };

	return strcmp(property(feature, name, 2), "JA") == 0;
}

static void
add_area(struct wk_geo *g, const json_t *feature, const struct view *v)
{
	static const char *const code[] = { "buurtcode", "statcode", "BU_CODE",
		"gwb_code", "wijkcode", "WK_CODE" };
	static const char *const name[] = { "buurtnaam", "statnaam", "BU_NAAM",
		"wijknaam", "WK_NAAM" };
	struct wk_str c = wk_region_code(wk_str_of(property(feature, code, 6)));
	const char *n = property(feature, name, 5);
	struct drawing d;

	memset(&d, 0, sizeof(d));
	d.v = v;
	rings(feature, draw_ring, &d);
	if (c.len > 0 && d.path.len > 0) {
		g->area = wk_grow(g->area, &g->cap, g->n + 1, sizeof(*g->area));
		g->area[g->n].code = wk_arena_strndup(&g->arena, c.p, c.len);
		g->area[g->n].name = wk_arena_strndup(&g->arena, n, strlen(n));
		g->area[g->n].x = d.x;
		g->area[g->n].y = d.y;
		g->area[g->n].room = d.room;
		g->area[g->n++].path = wk_arena_strndup(&g->arena, wk_buf_str(&d.path),
		    d.path.len);
	}
	wk_buf_free(&d.path);
	free(d.at);
}

static int
by_code(const void *x, const void *y)
{
	const struct wk_geo_area *a = x, *b = y;

	return strcmp(a->code, b->code);
}

static void
read_features(struct wk_geo *g, const json_t *features, double width)
{
	struct view v = { { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL }, 1, 1 };
	const json_t *f;
	size_t i;

	for (i = 0; i < json_array_size(features); i++) {
		f = json_array_get(features, i);
		if (!is_water(f))
			rings(f, grow_box, &v.box);
	}
	if (v.box.x1 <= v.box.x0 || v.box.y1 <= v.box.y0)
		return;
	if (fabs(v.box.y1) <= 90)	/* degrees; RD is in metres */
		v.kx = cos((v.box.y0 + v.box.y1) / 2 * acos(-1.0) / 180);
	v.k = width / ((v.box.x1 - v.box.x0) * v.kx);
	g->width = width;
	g->height = (v.box.y1 - v.box.y0) * v.k;
	for (i = 0; i < json_array_size(features); i++) {
		f = json_array_get(features, i);
		if (!is_water(f))
			add_area(g, f, &v);
	}
	if (g->n > 0)
		qsort(g->area, g->n, sizeof(*g->area), by_code);
}

struct wk_geo *
wk_geo_read(const char *text, const char *file, double width, struct wk_err *e)
{
	struct wk_geo *g = wk_calloc(1, sizeof(*g));
	json_error_t je;
	json_t *top = json_loads(text, 0, &je);

	if (top != NULL)
		read_features(g, json_object_get(top, "features"), width);
	if (g->n == 0) {
		wk_err_set(e, WK_EX_DATA, file, top == NULL && je.line > 0 ?
		    (unsigned long)je.line : 0, NULL, top == NULL ? "not valid JSON" :
		    "no areas with a code and a border in this GeoJSON");
		wk_geo_free(g);
		g = NULL;
	}
	json_decref(top);
	return g;
}

void
wk_geo_free(struct wk_geo *g)
{
	if (g == NULL)
		return;
	free(g->area);
	wk_arena_free(&g->arena);
	free(g);
}
