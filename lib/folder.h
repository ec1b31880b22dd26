/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_FOLDER_H
#define WK_FOLDER_H

/*
 * folder: a folder that appears whole or not at all. It is built beside its
 * place and exchanged by rename; an older folder of the same name stays until
 * then. It is replaced only when it is empty or was made here, which the file
 * .wk-report in it tells: nobody's own files are ever removed.
 */

#include <stddef.h>

#include "lib/err.h"

struct wk_folder;

/* NULL and e on error. */
struct wk_folder *wk_folder_open(const char *path, struct wk_err *e) WK_MUST_CHECK;
/* One file; name holds no '/'. */
int		  wk_folder_put(struct wk_folder *f, const char *name,
		    const void *p, size_t n, struct wk_err *e) WK_MUST_CHECK;
/* Put it in place; frees. On -1 the older folder is still there. */
int		  wk_folder_commit(struct wk_folder *f, struct wk_err *e)
		    WK_MUST_CHECK;
/* Give up and remove what was built; frees. NULL is fine. */
void		  wk_folder_abort(struct wk_folder *f);

#endif
