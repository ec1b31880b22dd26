/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_SUPPLY_H
#define WK_SUPPLY_H

/*
 * supply: what requests can be matched to: activities and residents' talents,
 * checked, with their themes and words. Items stand in order of kind and
 * identificatie, whatever the order of the rows.
 */

#include "lib/bm25.h"
#include "lib/match_rules.h"
#include "lib/model.h"
#include "lib/place.h"
#include "lib/record.h"
#include "lib/rejects.h"
#include "lib/sparse.h"

#define WK_MAXGIVEN	4	/* themes that a name gives away */
#define WK_NOTHEME	UINT16_MAX

struct wk_item {
	/* what filters look at, together for speed */
	struct wk_place		 reach;		/* whom it is for */
	struct wk_place		 area;		/* where it is */
	uint64_t		 languages;	/* bits, 0 asks none */
	long			 from, until;	/* days, or WK_NODAY */
	short			 age_min, age_max;	/* years, -1 unknown */
	bool			 stopped;
	bool			 teaches;	/* the language itself */
	signed char		 formal, collective;	/* 1, 0, -1 unknown */
	struct wk_str		 person, household;
	enum wk_kind		 kind;
	uint16_t		 theme;		/* its first, or WK_NOTHEME */
	uint16_t		 given[WK_MAXGIVEN];	/* its name gives away */
	const struct wk_rec	*rec;		/* columns: header of its kind */
	const char		*id;
	const char		*name;		/* of a talent "": it is personal */
	long			 checked;	/* day, or WK_NODAY */
	long			 room;		/* free places, -1 unknown */
	float			 boost;		/* of its own properties */
};

struct wk_supply {
	struct wk_item	*item;
	size_t		 n, cap;
	size_t		 count[2];		/* by kind */
	struct wk_header header[2];
	struct wk_sparse themes;		/* a row per item, see match_score */
	struct wk_bm25	*words;			/* a document per item */
	struct wk_arena	 arena;
	struct wk_map	 id;			/* kind and identificatie */
	size_t		 unwilling;		/* talents without consent: not here */
	size_t		 old;			/* not checked for a year */
	size_t		 unchecked;		/* never checked, or not known when */
};

/* What reading and forming go by; all owned by the caller. */
struct wk_supply_how {
	const struct wk_themes		*themes;
	const struct wk_match_rules	*rules;
	const struct wk_model		*model;
	struct wk_text			*text;
	long				 today;
};

struct wk_supply	*wk_supply_new(void);
void			 wk_supply_free(struct wk_supply *s);
/*
 * Read a file of activities or talents. Each row is checked by the schema of
 * its kind, and: identificatie once, known themes, dates and ages in order,
 * no negative numbers. A row that fails is refused (wk_refuse). 0, or -1
 * and e.
 */
int			 wk_supply_read(struct wk_supply *s, enum wk_kind kind,
			    const char *path, const struct wk_supply_how *how,
			    struct wk_rejects *rj, struct wk_err *e) WK_MUST_CHECK;
/* After the last file: order the items, form their themes and words. */
void			 wk_supply_form(struct wk_supply *s,
			    const struct wk_supply_how *how);

#endif
