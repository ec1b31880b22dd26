/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_MEM_H
#define WK_MEM_H

/*
 * mem: allocation that cannot fail. When memory is exhausted the program
 * says so on stderr and exits with WK_EX_SYS; nothing else in lib/ exits.
 */

#include <stddef.h>

void	*wk_malloc(size_t n);
void	*wk_calloc(size_t n, size_t size);		/* zeroed, overflow checked */
void	*wk_realloc(void *p, size_t n, size_t size);	/* n elements of size */
char	*wk_strdup(const char *s);
char	*wk_strndup(const char *s, size_t n);		/* NUL-terminated copy */

/*
 * Make room for at least need elements in array p that has *cap elements;
 * grows by doubling and updates *cap. Returns the (moved) array.
 */
void	*wk_grow(void *p, size_t *cap, size_t need, size_t size);

/*
 * An arena: many small pieces with one lifetime, released at once.
 * Pieces are aligned for any type and never move.
 */
struct wk_arena {
	struct wk_chunk	*head;
	size_t		 used;		/* bytes handed out, for statistics */
};

#define WK_ARENA_INIT	{ NULL, 0 }

void	*wk_arena_alloc(struct wk_arena *a, size_t n);	/* not zeroed */
char	*wk_arena_strndup(struct wk_arena *a, const char *s, size_t n);
void	 wk_arena_free(struct wk_arena *a);		/* usable again after */

#endif
