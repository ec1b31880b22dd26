/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_DOC_H
#define WK_DOC_H

/*
 * doc: a report as a list of blocks. What it says is decided here, once; the
 * renderers (doc_*.c) decide only looks. A document owns all its memory:
 * texts handed to it are copied.
 *
 * A cell that may not be shown is one value, WK_CELL_HIDDEN: every renderer
 * has one way to show it and none can know the number.
 */

#include <stdbool.h>
#include <stddef.h>

#include "lib/buf.h"
#include "lib/err.h"
#include "lib/lang.h"
#include "lib/mem.h"

enum wk_cell_kind {
	WK_CELL_EMPTY,		/* does not apply */
	WK_CELL_TEXT,
	WK_CELL_CODE,		/* always text, also in a spreadsheet */
	WK_CELL_NUMBER,
	WK_CELL_PERCENT,	/* num is in percent: 12 is 12% */
	WK_CELL_HIDDEN		/* too small to show */
};

struct wk_cell {
	enum wk_cell_kind kind;
	int		  decimals;
	double		  num;
	const char	 *text;		/* TEXT and CODE */
	const char	 *href;		/* link to another page, or NULL */
};

struct wk_dcol {
	const char	*key;		/* for csv and json: "personen" */
	const char	*label;		/* for people */
	bool		 numeric;	/* right aligned */
	bool		 room;		/* stays empty: room to write on paper */
};

struct wk_dtable {
	const char	 *key;		/* for csv, json and the sheet name */
	const char	 *caption;
	struct wk_dcol	 *col;
	struct wk_cell	**row;		/* row[r][c]; row[r][0] is its header */
	size_t		  ncol, nrow, colcap, rowcap;
	bool		  heat;		/* colour the numbers by size */
	struct wk_doc	 *doc;
};

enum wk_chart { WK_CHART_BAR, WK_CHART_LINE };

/* One area of a map: an SVG path in the units of the map. */
struct wk_shape {
	const char	*path;
	const char	*name;
	const char	*href;		/* or NULL */
	const char	*value;		/* as printed, "" when none */
	int		 level;		/* 1..5 size class, 0 hidden, -1 no data */
	size_t		 number;	/* in the table; 0: none */
	double		 x, y, room;	/* middle and width of where it may stand */
};

struct wk_dmap {
	double		 width, height;
	struct wk_shape	*shape;
	size_t		 n;
	const char	*range[6];	/* legend of level 1..5; NULL: unused */
};

/* How a bundle goes, as a sign in a picture. */
enum wk_sign { WK_SIGN_NONE, WK_SIGN_NEW, WK_SIGN_UP, WK_SIGN_SAME, WK_SIGN_DOWN,
	WK_NSIGN };

/* One circle of a picture of bundles: its area follows value. */
struct wk_bubble {
	const char	*label;
	const char	*group;		/* those of one group stand together */
	const char	*state;		/* the sign in words, "" when none */
	enum wk_sign	 sign;
	double		 value;		/* as printed, > 0 */
};

struct wk_dbubbles {
	struct wk_bubble *b;
	size_t		  n;
};

enum wk_block_kind {
	WK_BLOCK_HEADING,	/* level 2..4 */
	WK_BLOCK_PARA,
	WK_BLOCK_ITEM,		/* neighbours form one list */
	WK_BLOCK_NOTE,
	WK_BLOCK_TABLE,
	WK_BLOCK_CHART,		/* column of the table before it */
	WK_BLOCK_MAP,
	WK_BLOCK_BUBBLES,
	WK_BLOCK_WRITE,		/* a question and lines to write on */
	WK_BLOCK_BREAK		/* new page on paper */
};

struct wk_block {
	enum wk_block_kind kind;
	int		   level;	/* heading level; lines to write on */
	const char	  *text;
	const char	  *href;	/* items: link, or NULL */
	struct wk_dtable  *table;
	size_t		   column;
	enum wk_chart	   chart;
	const struct wk_dmap *map;
	const struct wk_dbubbles *bubbles;
};

struct wk_doc {
	const char	  *title, *subtitle;
	const char	  *stamp;	/* on every page, or NULL */
	const char	  *hidden;	/* what a hidden cell says in words */
	bool		   plain;	/* a message: no title, no decoration */
	struct wk_block	  *block;
	size_t		   n, cap;
	const struct wk_lang *lang;	/* not owned */
	struct wk_arena	   arena;
};

struct wk_doc	*wk_doc_new(const struct wk_lang *l, const char *title,
		    const char *subtitle);
void		 wk_doc_free(struct wk_doc *d);

void		 wk_doc_heading(struct wk_doc *d, int level, const char *text);
void		 wk_doc_para(struct wk_doc *d, const char *text);
void		 wk_doc_item(struct wk_doc *d, const char *text, const char *href);
void		 wk_doc_note(struct wk_doc *d, const char *text);
void		 wk_doc_write(struct wk_doc *d, const char *question, int lines);
void		 wk_doc_break(struct wk_doc *d);
void		 wk_doc_map(struct wk_doc *d, const struct wk_dmap *map, const char *title);
/*
 * Circles by group; the groups stand in the order of their first bubble, a
 * group's own bubbles must follow each other, largest first.
 */
void		 wk_doc_bubbles(struct wk_doc *d, const struct wk_dbubbles *b,
		    const char *title);
/* Draw column of t; text says what it shows. Belongs right after the table. */
void		 wk_doc_chart(struct wk_doc *d, enum wk_chart kind,
		    struct wk_dtable *t, size_t column, const char *text);

/* Move the blocks from..end to before block at (a summary made last). */
void		 wk_doc_lift(struct wk_doc *d, size_t from, size_t at);

/* A table at the end of the document; columns first, then rows. */
struct wk_dtable *wk_doc_table(struct wk_doc *d, const char *key, const char *caption);
void		 wk_table_col(struct wk_dtable *t, const char *key,
		    const char *label, bool numeric);
/* A last column that stays empty, to write in. */
void		 wk_table_room(struct wk_dtable *t, const char *key, const char *label);
/* A new row of empty cells; returns it for wk_cell_*. */
struct wk_cell	*wk_table_row(struct wk_dtable *t);

void		 wk_cell_text(struct wk_dtable *t, struct wk_cell *c, const char *s);
void		 wk_cell_code(struct wk_dtable *t, struct wk_cell *c, const char *s);
void		 wk_cell_link(struct wk_dtable *t, struct wk_cell *c, const char *href);
void		 wk_cell_number(struct wk_cell *c, double v, int decimals);
void		 wk_cell_percent(struct wk_cell *c, double v, int decimals);
void		 wk_cell_hide(struct wk_cell *c);
/* A published count: hidden when v < 0. */
void		 wk_cell_count(struct wk_cell *c, long v);

/* Largest printed number of a column (WK_ALL_COLUMNS: of all); 0 when none. */
#define WK_ALL_COLUMNS	((size_t)-1)
double		 wk_table_max(const struct wk_dtable *t, size_t column);
/* Size class 1..5 of a cell among numbers up to max; 0 when not a number. */
int		 wk_cell_level(const struct wk_cell *c, double max);

/* A cell as people read it: notation of the language, "." when hidden. */
void		 wk_cell_print(const struct wk_cell *c, const struct wk_lang *l,
		    struct wk_buf *out);
/* A cell for programs: '.' decimals, no grouping, "." when hidden. */
void		 wk_cell_raw(const struct wk_cell *c, struct wk_buf *out);

/* Does the heading just before table block i already say its caption? */
bool		 wk_doc_captioned(const struct wk_doc *d, size_t i);

/* Renderers append the whole document to out. */
void	wk_doc_text(const struct wk_doc *d, size_t width, struct wk_buf *out);
void	wk_doc_md(const struct wk_doc *d, struct wk_buf *out);
/* One tidy table: tabel,regel,rij,kolom,waarde. */
void	wk_doc_csv(const struct wk_doc *d, struct wk_buf *out);
void	wk_doc_json(const struct wk_doc *d, struct wk_buf *out);
/* css: the style sheet put into the page; theme: after it, or NULL. */
void	wk_doc_html(const struct wk_doc *d, const char *css, const char *theme,
	    struct wk_buf *out);
/* Excel 2007 workbook; -1 and e when it cannot be made. */
int	wk_doc_xlsx(const struct wk_doc *d, struct wk_buf *out, struct wk_err *e)
	    WK_MUST_CHECK;

/* Used by doc_html: the drawing of a chart or map as inline SVG. */
void	wk_doc_svg_chart(const struct wk_doc *d, const struct wk_block *b,
	    size_t id, struct wk_buf *out);
void	wk_doc_svg_map(const struct wk_doc *d, const struct wk_block *b,
	    size_t id, struct wk_buf *out);
/* A group of bubbles as inline SVG: from bubble *at on, which moves to the next group. */
void	wk_doc_svg_bubbles(const struct wk_doc *d, const struct wk_block *b,
	    size_t id, size_t *at, struct wk_buf *out);
/* The first picture of bubbles as a file of its own; without one the words. */
void	wk_doc_svg(const struct wk_doc *d, struct wk_buf *out);
/* The character of a sign, "" for none. */
const char *wk_sign_text(enum wk_sign s);
/* Append s with & < > " ' made harmless. */
void	wk_html_escape(struct wk_buf *out, const char *s);

#endif
