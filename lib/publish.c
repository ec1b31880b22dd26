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

long
wk_pub_single(const struct wk_pub_rule *rule, const struct wk_key *k, long count)
{
	long shown = wk_pub_value(rule, count), known = WK_PUB_OPEN;

	if (rule->intern || rule->printed == NULL)
		return shown;
	known = wk_printed_known(rule->printed, k);
	shown = known != WK_PUB_OPEN ? known : shown;
	if (shown >= 0)
		wk_printed_keep(rule->printed, k, shown);
	return shown;
}

static struct wk_key
key_of(const struct wk_pub_table *t, size_t cell)
{
	size_t pos[WK_PUB_DIMS] = { 0 }, d;
	struct wk_key k = t->key;

	for (d = t->ndim; d-- > 0; cell /= t->dim[d].n)
		pos[d] = cell % t->dim[d].n;
	t->key_of(t->ctx, pos, &k);
	return k;
}

/* What other tables had to hide; with frozen what was printed earlier. */
static void
hold(struct wk_pub_table *t, bool frozen)
{
	struct wk_key k;
	size_t i;
	long known;

	for (i = 0; i < t->ncell; i++) {
		if (!frozen && t->shown[i] == WK_PUB_HIDDEN)
			continue;
		k = key_of(t, i);
		known = wk_printed_known(t->printed, &k);
		if (known == WK_PUB_HIDDEN || (frozen && known >= 0))
			t->shown[i] = known;
	}
}

long
wk_pub_print(const struct wk_pub_table *t, size_t cell)
{
	struct wk_key k;

	if (t->printed != NULL && t->shown[cell] >= 0) {
		k = key_of(t, cell);
		wk_printed_keep(t->printed, &k, t->shown[cell]);
	}
	return t->shown[cell];
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
	if (rule->intern)
		return 0;
	t->printed = t->key.kind != NULL ? rule->printed : NULL;
	if (t->printed == NULL || t->printed->n == 0)
		return wk_pub_audit(t, rule, e);
	hold(t, false);
	if (wk_pub_audit(t, rule, e) < 0)
		return -1;
	hold(t, true);
	return 0;
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
