/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_MATCH_RULES_H
#define WK_MATCH_RULES_H

/*
 * match_rules: what matching goes by, from tables in share/wk/match that a
 * reader can check and change: gewichten.csv (numbers), regels.csv (sensitive
 * themes), namen.csv (words that give a theme away), verwant.csv (related
 * themes), talen.csv (names of languages). Described in wk-match(1).
 */

#include "lib/knowledge.h"

enum wk_setting {
	WK_SET_SHARPNESS, WK_SET_NORM, WK_SET_NAME_SHARE, WK_SET_RELATED,
	WK_SET_WORDS, WK_SET_TITLE, WK_SET_HALF, WK_SET_FLOOR, WK_SET_FLOOR_LIST,
	WK_SET_BUURT, WK_SET_WIJK, WK_SET_INFORMAL, WK_SET_COLLECTIVE, WK_SET_LANGUAGE,
	WK_SET_ROOM, WK_SET_FULL, WK_SET_OLD, WK_SET_HEAVY, WK_SET_SENSITIVE,
	WK_SETTINGS
};

enum wk_kind { WK_ACTIVITY, WK_TALENT };

/* Of an activity: how it stands to a sensitive request; bits. */
enum wk_relation {
	WK_REL_NAME = 1,	/* its name gives the sensitive theme away */
	WK_REL_THEME = 2,	/* its first theme is that theme */
	WK_REL_LIGHT = 4	/* its first theme is light */
};

struct wk_rule {
	enum wk_weight	 weight;	/* of the request: gevoelig or zwaar */
	int		 kind;		/* enum wk_kind; -1 any */
	int		 formal;	/* 1 formeel, 0 informeel, -1 any */
	int		 collective;	/* 1 collectief, 0 individueel, -1 any */
	int		 relation;	/* one bit of wk_relation; -1 any */
	float		 factor;	/* on the score; 0: never */
	const char	*reason;	/* "", professional, discreet, open */
};

struct wk_giveaway {		/* a word that names a theme */
	size_t		 theme;
	const char	*word;
};

struct wk_match_rules {
	double		    set[WK_SETTINGS];
	struct wk_rule	   *rule;	/* in order of the file */
	size_t		    nrule, rulecap;
	struct wk_giveaway *giveaway;
	size_t		    ngiveaway, giveawaycap;
	float		   *related;	/* themes x themes */
	struct wk_map	    language;	/* every known name (folded) */
	unsigned char	   *language_id;	/* by number in language */
	struct wk_arena	    arena;
};

#define WK_NOLANGUAGE	255
#define WK_MAXLANGUAGE	63

/* From share/wk/match. NULL and e on error. */
struct wk_match_rules	*wk_match_rules_load(const struct wk_themes *t,
			    struct wk_err *e) WK_MUST_CHECK;
void			 wk_match_rules_free(struct wk_match_rules *r);

/* Name of a number in gewichten.csv. */
const char		*wk_setting_name(enum wk_setting s);
/*
 * The first rule for something of this kind, for a request of this weight;
 * NULL when none applies. formal, collective: 1, 0 or -1 unknown (an unknown
 * meets only rules for any). relation: bits of wk_relation.
 */
const struct wk_rule	*wk_match_rule(const struct wk_match_rules *r,
			    enum wk_weight weight, enum wk_kind kind, int formal,
			    int collective, int relation);
/*
 * 0..WK_MAXLANGUAGE-1, or WK_NOLANGUAGE when the name is not in talen.csv.
 * 0 is the first language of the file: Dutch.
 */
unsigned		 wk_match_language(const struct wk_match_rules *r,
			    struct wk_str name);

#endif
