/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_LEXICON_FILE_H
#define WK_LEXICON_FILE_H

/*
 * The form of share/wk/lexicon, shared by lexicon.c (reads) and
 * lexicon_build.c (writes): head, hash slots, repair slots, words.
 */

#include <stdint.h>

#include "lib/lexicon.h"

#define LEX_MAGIC	"wk lexicon 1\n\0\0"
#define LEX_FLAGS	((uint64_t)0x3FF)	/* low bits of a slot */
#define LEX_REPAIR_MIN	4			/* shorter words are not repaired to */
#define LEX_REPAIR_MAX	24

struct lex_head {
	char		magic[16];
	uint64_t	nslot;		/* power of two */
	uint64_t	nrepair;	/* power of two */
	uint64_t	ntext;
};

/* One way to lose a letter of a taught word, or the word itself. */
struct lex_repair {
	uint32_t	hash;		/* wk_hash of what is left */
	uint32_t	at;		/* the word: offset in the text */
	uint16_t	len;		/* 0: empty slot */
	uint16_t	count;		/* how often taught, saturating */
};

static inline uint64_t
lex_key(enum wk_lex_kind kind, uint64_t hash)
{
	hash = (hash ^ (uint64_t)kind << 56) * 0x9fb21c651e98df25ULL;
	return (hash ^ hash >> 31) & ~LEX_FLAGS;
}

#endif
