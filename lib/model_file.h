/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_MODEL_FILE_H
#define WK_MODEL_FILE_H

/*
 * The form of share/wk/model, shared by model.c (reads) and train.c
 * (writes): head, theme codes (NUL-separated), hash slots, then one row of
 * weights per feature: one signed byte per theme and at the end of the row
 * their scale, so that a feature of up to 60 themes is one cache line.
 */

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define MODEL_MAGIC	"wk model 2\n\0\0\0\0\0"

struct model_head {
	char		magic[16];
	uint32_t	ntheme;
	uint32_t	stride;		/* bytes of a row */
	uint64_t	nslot;		/* power of two */
	uint64_t	nrow;
	uint64_t	codes;		/* bytes of the theme codes, multiple of 64 */
	float		temperature;	/* of the softmax over scores */
	uint32_t	examples;	/* it was trained on */
	float		idf_unknown;	/* of a feature that is not here */
	char		pad[4];
};

struct model_slot {
	uint64_t	hash;		/* 0: empty */
	uint32_t	row;
	float		idf;		/* see wk_feature_idf */
};

/* Kinds of features; the number goes into the hash. */
enum feature_kind {
	FEATURE_BIAS,
	FEATURE_STEM,
	FEATURE_PHRASE,
	FEATURE_GRAM,
	FEATURE_NEGATED,
	FEATURE_PAIR,
	FEATURE_LIST		/* a word list of a theme: woorden.csv */
};

/* The scale of a row of stride bytes. */
static inline float
model_scale(const char *row, size_t stride)
{
	float scale;

	memcpy(&scale, row + stride - sizeof(scale), sizeof(scale));
	return scale;
}

#endif
