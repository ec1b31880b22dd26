/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_NUM_H
#define WK_NUM_H

/*
 * num: strict integers and decimals, locale-free. Each parser returns NULL
 * when the whole text is a value, else a fixed reason ("not a number").
 */

#include <stddef.h>

const char	*wk_num_int(const char *p, size_t n, long *out);
/* mark: the decimal mark, '.' or ','; with ',' a '.' groups thousands */
const char	*wk_num_dec(const char *p, size_t n, char mark, double *out);
/* "0.731": fixed decimals with '.', no locale; out needs 32 bytes */
void		 wk_num_format(char *out, double v, int decimals);

#endif
