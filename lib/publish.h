/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_PUBLISH_H
#define WK_PUBLISH_H

/*
 * publish: the one gate between a count and a page. A report hands its
 * tables in and prints only what comes back; rates, percentages, lengths and
 * order are made from what came back.
 *
 * Primary rule: a count below the minimum (zeros too) is hidden, the others
 * are rounded to a multiple of the base (CBS and ONS publish like this). Then
 * an audit hides more where a small count follows from the table's margins.
 */

#include <stdbool.h>
#include <stddef.h>

#include "lib/printed.h"

#define WK_PUB_ROOT	((size_t)-1)
#define WK_PUB_DIMS	3

struct wk_pub_rule {
	long	min;		/* smallest count that may be shown, >= base */
	long	base;		/* rounded to multiples of this */
	bool	intern;		/* exact and complete: never leaves the team */
	struct wk_printed *printed;	/* all numbers of the report, or NULL */
};

#define WK_PUB_RULE_INIT	{ 10, 5, false, NULL }

/* A dimension: a tree of nodes. Leaves are nodes that are no parent. */
struct wk_pub_dim {
	size_t	 n;
	size_t	*parent;	/* per node; WK_PUB_ROOT: none above it */
};

struct wk_pub_table {
	const char	 *name;		/* the same for the same table each month */
	size_t		  ndim;		/* 1..WK_PUB_DIMS */
	struct wk_pub_dim dim[WK_PUB_DIMS];
	size_t		  ncell;	/* product of the dim[].n */
	long		 *count;	/* in: persons per cell, leaves and margins */
	bool		 *barred;	/* in: must stay hidden whatever the count */
	long		 *shown;	/* out: rounded count or WK_PUB_HIDDEN */
	struct wk_key	  key;		/* what it counts; kind NULL: not kept */
	/* what cell pos[ndim] counts more precisely, into k; with ctx */
	void		(*key_of)(const void *ctx, const size_t *pos, struct wk_key *k);
	const void	 *ctx;
	struct wk_printed *printed;	/* set by wk_publish */
};

/*
 * An empty table with n[i] nodes in dimension i and no parents. name must
 * live as long as the table.
 */
void	wk_pub_init(struct wk_pub_table *t, const char *name, size_t ndim,
	    const size_t *n);
void	wk_pub_clear(struct wk_pub_table *t);

/* Where the cell of nodes i, j, k stands (unused dimensions: 0). */
size_t	wk_pub_cell(const struct wk_pub_table *t, size_t i, size_t j, size_t k);

/*
 * Decide every cell; what rule->printed knows of it holds. 0, or -1 and e
 * (WK_EX_DATA) when the table cannot be published safely.
 */
int	wk_publish(struct wk_pub_table *t, const struct wk_pub_rule *rule,
	    struct wk_err *e) WK_MUST_CHECK;

/* The decision for a cell that goes onto a page: kept in rule->printed. */
long	wk_pub_print(const struct wk_pub_table *t, size_t cell);

/* The rule for one number that stands alone. */
long	wk_pub_value(const struct wk_pub_rule *rule, long count);
/* The same for a number on a page, kept in rule->printed. */
long	wk_pub_single(const struct wk_pub_rule *rule, const struct wk_key *k, long count);

/*
 * 100 * part / whole, both as shown; -1 when either is hidden or whole is 0.
 * All of a group, or all but a few, tells something about each of its members:
 * when the rule protects and fewer than the minimum are left, a share over 90
 * comes back as 90 and *most is true ("at least 90%"). None of a group is
 * hidden already.
 */
double	wk_pub_share(const struct wk_pub_rule *rule, long part, long whole, bool *most);

#endif
