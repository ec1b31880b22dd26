/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdbool.h>

#include "lib/pack.h"

#define CLOSE	1e-6	/* touching is no overlap */

static bool
free_at(const struct wk_disc *d, size_t n, double x, double y, double r, double gap)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (hypot(d[i].x - x, d[i].y - y) < d[i].r + r + gap - CLOSE)
			return false;
	return true;
}

/* Where r touches a and b: one of two spots, by side (-1 or 1). */
static bool
touch(const struct wk_disc *a, const struct wk_disc *b, double r, double gap, int side,
    double *x, double *y)
{
	double dx = b->x - a->x, dy = b->y - a->y, c = hypot(dx, dy);
	double la = a->r + r + gap, lb = b->r + r + gap, along, up;

	if (c > la + lb)
		return false;
	along = (la * la - lb * lb + c * c) / (2 * c);
	up = la * la - along * along;
	up = side * sqrt(up > 0 ? up : 0);
	*x = a->x + (dx * along - dy * up) / c;
	*y = a->y + (dy * along + dx * up) / c;
	return true;
}

/* The free spot for d[n] nearest the middle; the earliest of equal ones. */
static void
place(struct wk_disc *d, size_t n, double gap)
{
	double x, y, best = HUGE_VAL, right = 0, r = d[n].r;
	size_t i, k;
	int side;

	for (i = 0; i < n; i++)
		right = fmax(right, d[i].x + d[i].r);
	d[n].x = right + gap + r;	/* always free */
	d[n].y = 0;
	for (i = 0; i < n; i++)
		for (k = i + 1; k < n; k++)
			for (side = -1; side <= 1; side += 2)
				if (touch(&d[i], &d[k], r, gap, side, &x, &y) &&
				    hypot(x, y) < best - CLOSE &&
				    free_at(d, n, x, y, r, gap)) {
					best = hypot(x, y);
					d[n].x = x;
					d[n].y = y;
				}
}

void
wk_pack(struct wk_disc *d, size_t n, double gap, double *w, double *h)
{
	double x0 = HUGE_VAL, y0 = HUGE_VAL, x1 = -HUGE_VAL, y1 = -HUGE_VAL;
	size_t i;

	*w = *h = 0;
	for (i = 0; i < n; i++) {
		if (i == 0)
			d[i].x = d[i].y = 0;
		else
			place(d, i, gap);
		x0 = fmin(x0, d[i].x - d[i].r);
		y0 = fmin(y0, d[i].y - d[i].r);
		x1 = fmax(x1, d[i].x + d[i].r);
		y1 = fmax(y1, d[i].y + d[i].r);
	}
	if (n == 0)
		return;
	for (i = 0; i < n; i++) {
		d[i].x -= x0;
		d[i].y -= y0;
	}
	*w = x1 - x0;
	*h = y1 - y0;
}
