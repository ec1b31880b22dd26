/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lib/num.h"

const char *
wk_num_int(const char *p, size_t n, long *out)
{
	size_t i = 0;
	long v = 0;
	int negative = 0;

	if (n > 0 && (p[0] == '-' || p[0] == '+'))
		negative = p[i++] == '-';
	if (i == n)
		return "not a whole number";
	for (; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return "not a whole number";
		if (v > (LONG_MAX - 9) / 10)
			return "number out of range";
		v = v * 10 + (p[i] - '0');
	}
	*out = negative ? -v : v;
	return NULL;
}

/* "1.234.567": groups of three after the first point. */
static int
grouped(const char *p, size_t n)
{
	size_t i, run = 0;
	int seen = 0;

	for (i = 0; i < n && (p[i] == '.' || (p[i] >= '0' && p[i] <= '9')); i++) {
		if (p[i] != '.') {
			run++;
			continue;
		}
		if (run == 0 || run > 3 || (seen && run != 3))
			return 0;
		seen = 1;
		run = 0;
	}
	return !seen || run == 3;
}

const char *
wk_num_dec(const char *p, size_t n, char mark, double *out)
{
	double v = 0, scale = 1;
	size_t i = 0, digits = 0;
	int negative = 0, fraction = 0;

	if (n > 0 && (p[0] == '-' || p[0] == '+'))
		negative = p[i++] == '-';
	if (mark == ',' && !grouped(p + i, n - i))
		return "not a number";
	for (; i < n; i++) {
		if (p[i] >= '0' && p[i] <= '9') {
			v = v * 10 + (p[i] - '0');
			scale *= fraction ? 10 : 1;
			digits++;
		} else if (p[i] == mark && !fraction) {
			fraction = 1;
		} else if (mark == ',' && p[i] == '.' && !fraction) {
			continue;
		} else {
			return "not a number";
		}
	}
	if (digits == 0)
		return "not a number";
	if (digits > 15 || v > 1e15)
		return "number out of range";
	*out = (negative ? -v : v) / scale;
	return NULL;
}

void
wk_num_format(char *out, double v, int decimals)
{
	/* programs never call setlocale(LC_NUMERIC), so this prints '.' */
	if (!isfinite(v))
		strcpy(out, "0");
	else
		snprintf(out, 32, "%.*f", decimals, v);
}
