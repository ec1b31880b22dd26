/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_REGIONS_H
#define WK_REGIONS_H

/*
 * regions: the tree of areas a report is about: everything > gemeente > wijk >
 * buurt, by CBS code (4, 6 and 8 characters, may hold letters). Node 0 is
 * everything. After wk_regions_sort the nodes stand in order of code, so that
 * the order of the input does not matter.
 */

#include "lib/err.h"
#include "lib/map.h"
#include "lib/record.h"

enum wk_region_level { WK_REGION_ALL, WK_REGION_GEMEENTE, WK_REGION_WIJK, WK_REGION_BUURT };

struct wk_region {
	const char	  *code;	/* without BU, WK, GM; "" for everything */
	const char	  *name;	/* the code while the name is unknown */
	enum wk_region_level level;
	size_t		   parent;	/* node; node 0 is its own parent */
	long		   people;	/* inhabitants, -1 unknown */
};

struct wk_regions {
	struct wk_region	*node;
	size_t		 n, cap;
	struct wk_map	 code;
	struct wk_arena	 arena;
};

void	wk_regions_init(struct wk_regions *a);	/* with node 0 */
void	wk_regions_clear(struct wk_regions *a);

/* "BU03920301" or "03920301": the code without prefix; s may be longer. */
struct wk_str	wk_region_code(struct wk_str s);

/*
 * The node of a code, added with its parents when new. Codes of another
 * length than 4, 6 or 8 give 0.
 */
size_t	wk_regions_add(struct wk_regions *a, struct wk_str code);
/* The node of a code, 0 when it is not there. */
size_t	wk_regions_find(const struct wk_regions *a, struct wk_str code);

/*
 * Order the nodes by code. *moved: new number by old number, to be freed by
 * the caller.
 */
void	wk_regions_sort(struct wk_regions *a, size_t **moved);

/*
 * Names and inhabitants of nodes that are there from CBS kerncijfers
 * (gwb_code_8 or gwb_code, regio, a_inw; by name; comma or semicolon).
 * *unknown: how many buurten and wijken of a had no row.
 */
int	wk_regions_figures(struct wk_regions *a, const char *path, size_t *unknown,
	    struct wk_err *e) WK_MUST_CHECK;

/* A name for a node that has only its code; of two names the first by bytes. */
void	wk_regions_name(struct wk_regions *a, size_t node, struct wk_str name);

#endif
