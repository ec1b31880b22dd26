/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/mem.h"
#include "lib/publish.h"
#include "lib/publish_audit.h"

void
wk_pub_init(struct wk_pub_table *t, const char *name, size_t ndim, const size_t *n)
{
	size_t i, k;

	memset(t, 0, sizeof(*t));
	t->name = name;
	t->ndim = ndim;
	t->ncell = 1;
	for (i = 0; i < ndim; i++) {
		t->dim[i].n = n[i];
		t->dim[i].parent = wk_calloc(n[i] + 1, sizeof(size_t));
		for (k = 0; k < n[i]; k++)
			t->dim[i].parent[k] = WK_PUB_ROOT;
		t->ncell *= n[i];
	}
	t->count = wk_calloc(t->ncell + 1, sizeof(*t->count));
	t->barred = wk_calloc(t->ncell + 1, sizeof(*t->barred));
	t->shown = wk_calloc(t->ncell + 1, sizeof(*t->shown));
}

void
wk_pub_clear(struct wk_pub_table *t)
{
	size_t i;

	for (i = 0; i < t->ndim; i++)
		free(t->dim[i].parent);
	free(t->count);
	free(t->barred);
	free(t->shown);
	memset(t, 0, sizeof(*t));
}

size_t
wk_pub_cell(const struct wk_pub_table *t, size_t i, size_t j, size_t k)
{
	size_t at = i;

	if (t->ndim > 1)
		at = at * t->dim[1].n + j;
	if (t->ndim > 2)
		at = at * t->dim[2].n + k;
	return at;
}

long
wk_pub_value(const struct wk_pub_rule *rule, long count)
{
	if (rule->intern)
		return count;
	if (count < rule->min)
		return WK_PUB_HIDDEN;
	return rule->base * ((count + rule->base / 2) / rule->base);
}

int
wk_publish(struct wk_pub_table *t, const struct wk_pub_rule *rule, struct wk_err *e)
{
	size_t i;

	if (!rule->intern && (rule->base < 1 || rule->min < rule->base))
		return wk_err_set(e, WK_EX_USAGE, NULL, 0, NULL,
		    "the minimum must be at least the rounding base");
	for (i = 0; i < t->ncell; i++)
		t->shown[i] = t->barred[i] && !rule->intern ? WK_PUB_HIDDEN :
		    wk_pub_value(rule, t->count[i]);
	return rule->intern ? 0 : wk_pub_audit(t, rule, e);
}

double
wk_pub_share(const struct wk_pub_rule *rule, long part, long whole, bool *most)
{
	double share;

	*most = false;
	if (part < 0 || whole <= 0)
		return -1;
	share = 100.0 * (double)part / (double)whole;
	if (rule->intern)
		return share;
	*most = share > 90 && whole - part < rule->min;
	return *most ? 90 : share;
}
