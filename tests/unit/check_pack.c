/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "lib/pack.h"
#include "tests/unit/check_wk.h"

#define N	40

static void
fill(struct wk_disc *d, size_t n)
{
	size_t i;

	memset(d, 0, n * sizeof(*d));
	for (i = 0; i < n; i++)
		d[i].r = sqrt(10.0 + 5.0 * (double)((n - i) / 3));
}

START_TEST(never_overlap_and_fill_the_box)
{
	struct wk_disc d[N];
	double w, h, area = 0, gap;
	size_t i, k;

	fill(d, N);
	wk_pack(d, N, 1, &w, &h);
	for (i = 0; i < N; i++) {
		area += acos(-1.0) * d[i].r * d[i].r;
		ck_assert(d[i].x - d[i].r > -1e-9 && d[i].x + d[i].r < w + 1e-9);
		ck_assert(d[i].y - d[i].r > -1e-9 && d[i].y + d[i].r < h + 1e-9);
		for (k = 0; k < i; k++) {
			gap = hypot(d[i].x - d[k].x, d[i].y - d[k].y) - d[i].r - d[k].r;
			ck_assert(gap > 1 - 1e-5);
		}
	}
	ck_assert_msg(area > 0.5 * w * h, "%.2f", area / (w * h));
}
END_TEST

START_TEST(always_the_same_way)
{
	struct wk_disc a[N], b[N];
	double w[2], h[2];

	fill(a, N);
	fill(b, N);
	wk_pack(a, N, 2, &w[0], &h[0]);
	wk_pack(b, N, 2, &w[1], &h[1]);
	ck_assert_int_eq(memcmp(a, b, sizeof(a)), 0);
	ck_assert(w[0] == w[1] && h[0] == h[1]);
}
END_TEST

START_TEST(few_of_them)
{
	struct wk_disc d[2] = { { 0, 0, 5 }, { 0, 0, 3 } };
	double w, h;

	wk_pack(d, 0, 1, &w, &h);
	ck_assert(w == 0 && h == 0);
	wk_pack(d, 1, 1, &w, &h);
	ck_assert(w == 10 && h == 10 && d[0].x == 5 && d[0].y == 5);
	wk_pack(d, 2, 1, &w, &h);
	ck_assert(fabs(w - 17) < 1e-9 && fabs(d[1].x - 14) < 1e-9);
}
END_TEST

CHECK_MAIN("pack", never_overlap_and_fill_the_box, always_the_same_way, few_of_them)
