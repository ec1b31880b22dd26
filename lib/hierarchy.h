/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_HIERARCHY_H
#define WK_HIERARCHY_H

/*
 * hierarchy: one dimension of a table of counts: its codes, which code is
 * part of which (buurt < wijk < gemeente; a child may have two parents), and
 * for every code the set of leaves it stands for. "Totaal" is the whole.
 *
 * Use: wk_dim_new, wk_dim_read / wk_dim_edge / wk_dim_code, wk_dim_finish;
 * then the fields below may be read. Leaves of earlier releases may be added
 * after that with wk_dim_set; they are no part of "Totaal".
 */

#include <stdbool.h>
#include <stdint.h>

#include "lib/err.h"
#include "lib/map.h"

#define WK_TOTAL	"Totaal"

struct wk_leafset {
	uint32_t	*leaf;		/* ascending */
	size_t		 n;
};

struct wk_dim {
	char			*name;
	struct wk_map		 code;		/* every code of this release */
	struct wk_dim_code	*info;		/* by code */
	struct wk_dim_edge	*edge;
	size_t			 ninfo, nedge, edge_cap;
	bool			 given;		/* a hierarchy was read */

	/* from here on valid after wk_dim_finish */
	struct wk_map		 leaf;		/* leaf number to code */
	size_t			 nown;		/* leaves of this release: 0..nown-1 */
	struct wk_map		 setkey;	/* bytes of the leaf list to set */
	struct wk_leafset	*set;		/* distinct sets of leaves */
	size_t			 nset, set_cap;
	uint32_t		*label;		/* codes in order of printing */
	size_t			 nlabel;	/* the last one is Totaal */
	uint32_t		*set_of;	/* by code */
	struct wk_leafset	*above;		/* by leaf: the sets that hold it */
	size_t			 nabove;
};

/* name is copied. Free with wk_dim_free (NULL is fine). */
struct wk_dim	*wk_dim_new(const char *name);
void		 wk_dim_free(struct wk_dim *d);

/*
 * A code that occurs in the table, on this line of source (for messages;
 * source must stay alive, may be NULL). Returns its number in d->code.
 */
uint32_t	 wk_dim_code(struct wk_dim *d, const char *p, size_t n,
		    const char *source, unsigned long line);

/*
 * child is part of parent. Both are NUL-terminated and copied; parent
 * "Totaal" only says that child exists. -1 and e (WK_EX_DATA) when one is
 * empty, child is "Totaal" or both are the same.
 */
int		 wk_dim_edge(struct wk_dim *d, const char *child,
		    const char *parent, const char *source, unsigned long line,
		    struct wk_err *e) WK_MUST_CHECK;

/* A CSV file of two columns, child first, whatever their names. */
int		 wk_dim_read(struct wk_dim *d, const char *file, struct wk_err *e)
		    WK_MUST_CHECK;

/*
 * All codes are known: find the leaves (codes without children, in byte
 * order), the set of every code and Totaal. -1 and e (WK_EX_DATA) on a
 * cycle and on a code of the table that the hierarchy does not have (orphan).
 * Without any code only Totaal is left, an empty set.
 */
int		 wk_dim_finish(struct wk_dim *d, struct wk_err *e) WK_MUST_CHECK;

/*
 * The number of the set of these leaves (numbers in d->leaf, any order, no
 * doubles), added when new. After the last one call wk_dim_index.
 */
uint32_t	 wk_dim_set(struct wk_dim *d, const uint32_t *leaf, size_t n);
void		 wk_dim_index(struct wk_dim *d);

/* Is this code a leaf; is this set made of leaves of this release alone. */
bool		 wk_dim_is_leaf(const struct wk_dim *d, uint32_t code);
bool		 wk_dim_is_own(const struct wk_dim *d, uint32_t set);

/* The set of one leaf of this release. */
uint32_t	 wk_dim_leaf_set(const struct wk_dim *d, uint32_t leaf);

#endif
