/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_PATH_H
#define WK_PATH_H

/*
 * path: find the files of share/wk. $WK_SHARE when set, else ../share/wk
 * beside the program (build tree and installation look alike), else the
 * compiled-in folder.
 */

#include "lib/buf.h"

/* "schema/hulpvraag.json" to a full path in out; returns wk_buf_str(out). */
const char	*wk_share(struct wk_buf *out, const char *name);

/*
 * Read a whole file ("-": stdin) into out. 0, or -1 and e.
 */
int		 wk_slurp(const char *path, struct wk_buf *out, struct wk_err *e)
		    WK_MUST_CHECK;

#endif
