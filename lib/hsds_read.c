/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/hsds.h"
#include "lib/reader.h"
#include "lib/writer.h"

/* A file of the folder: rows, found by id or by a key that several share. */
struct table {
	struct wk_header h;
	struct wk_rec  **rec;
	size_t		 n, cap;
	struct wk_map	 key;
	uint32_t	*first, *next;	/* rows of a key, by number and by row */
	struct wk_arena	 arena;
};

#define NONE	UINT32_MAX

enum { ORGANIZATIONS, SERVICES, LOCATIONS, AT_LOCATION, ADDRESSES, SCHEDULES, COSTS, AREAS,
    LANGUAGES, PHONES, TERMS, ATTRIBUTES, NTABLE };

static const struct {
	const char *file, *key;
} file[NTABLE] = {
	{ "organizations", "id" }, { "services", "id" }, { "locations", "id" },
	{ "service_at_location", "service_id" }, { "addresses", "location_id" },
	{ "schedules", "service_id" }, { "cost_options", "service_id" },
	{ "service_areas", "service_id" }, { "languages", "service_id" },
	{ "phones", "service_id" }, { "taxonomy_terms", "id" }, { "attributes", "link_id" }
};

enum column { ID, NAME, ABOUT, BY, THEME, FOR, AGE_MIN, AGE_MAX, LANGUAGE, COST, WHEN, WHERE,
    POSTCODE, BUURT, REACH, STATE, FROM, UNTIL, CONTACT, CHECKED, WORDS, NCOLUMN };

static const char *const column[NCOLUMN] = {
	"identificatie", "naam", "omschrijving", "organisatie", "thema", "doelgroep",
	"leeftijd_min", "leeftijd_max", "taal", "kosten", "wanneer", "locatie", "postcode",
	"buurtcode", "bereik", "status", "geldig_van", "geldig_tot", "contact",
	"gecontroleerd_op", "trefwoorden"
};

struct reading {
	struct table	t[NTABLE];
	struct wk_header more;		/* columns of ours in attributes */
	struct wk_buf	cell[NCOLUMN];
	struct wk_buf	*extra;		/* by column in more */
};

static void
add_row(struct table *t, const struct wk_rec *rec, size_t key, size_t *firstcap,
    size_t *nextcap)
{
	struct wk_str k = wk_rec_get(rec, key);
	uint32_t id, at, keys = (uint32_t)t->key.n;

	t->rec = wk_grow(t->rec, &t->cap, t->n + 1, sizeof(struct wk_rec *));
	t->next = wk_grow(t->next, nextcap, t->n + 1, sizeof(*t->next));
	t->rec[t->n] = wk_rec_dup(&t->arena, rec);
	t->next[t->n] = NONE;
	id = wk_map_add(&t->key, k.p, k.len);
	t->first = wk_grow(t->first, firstcap, id + 1, sizeof(*t->first));
	if (id >= keys)
		t->first[id] = (uint32_t)t->n;
	else {
		for (at = t->first[id]; t->next[at] != NONE; at = t->next[at])
			;
		t->next[at] = (uint32_t)t->n;
	}
	t->n++;
}

static int
load(struct table *t, const char *dir, int which, struct wk_err *e)
{
	size_t key, firstcap = 0, nextcap = 0;
	struct wk_buf path = WK_BUF_INIT;
	struct wk_rec rec = WK_REC_INIT;
	struct wk_reader *in;
	int r = -1;

	wk_buf_addf(&path, "%s/%s.csv", dir, file[which].file);
	if (which != SERVICES && access(path.p, F_OK) < 0) {
		wk_buf_free(&path);
		return 0;
	}
	if ((in = wk_reader_open1(path.p, NULL, e)) != NULL &&
	    wk_reader_need(in, file[which].key, e) == 0) {
		wk_header_copy(&t->h, wk_reader_header(in));
		key = wk_header_find(&t->h, file[which].key);
		while ((r = wk_reader_next(in, &rec, e)) > 0)
			add_row(t, &rec, key, &firstcap, &nextcap);
	}
	wk_reader_close(in);
	wk_buf_free(&path);
	return r;
}

/* The first row of a key, NONE without. */
static uint32_t
find(const struct table *t, struct wk_str key)
{
	uint32_t id = key.len > 0 ? wk_map_get(&t->key, key.p, key.len) : WK_MAP_NONE;

	return id == WK_MAP_NONE ? NONE : t->first[id];
}

static struct wk_str
get(const struct table *t, uint32_t row, const char *name)
{
	return row == NONE ? WK_STR("") : wk_rec_get(t->rec[row], wk_header_find(&t->h, name));
}

/* Add a value to a cell that may hold some already; the same one only once. */
static void
add(struct wk_buf *b, struct wk_str s, const char *between)
{
	if (s.len == 0 || (b->len == s.len && memcmp(b->p, s.p, s.len) == 0))
		return;
	if (b->len > 0)
		wk_buf_adds(b, between);
	wk_buf_add(b, s.p, s.len);
}

static void
first(struct wk_buf *b, struct wk_str s)
{
	if (b->len == 0)
		wk_buf_add(b, s.p, s.len);
}

static const char *
state_of(struct wk_str s)
{
	return wk_str_is(s, "active") ? "actief" : wk_str_is(s, "inactive") ? "inactief" :
	    wk_str_is(s, "defunct") ? "opgeheven" :
	    wk_str_is(s, "temporarily closed") ? "tijdelijk gesloten" : "";
}

static void
from_service(struct reading *r, uint32_t s)
{
	static const struct { enum column to; const char *from; } plain[] = {
		{ ID, "id" }, { NAME, "name" }, { ABOUT, "description" },
		{ FOR, "eligibility_description" }, { AGE_MIN, "minimum_age" },
		{ AGE_MAX, "maximum_age" }, { CHECKED, "assured_date" }
	};
	const struct table *t = &r->t[SERVICES];
	uint32_t org = find(&r->t[ORGANIZATIONS], get(t, s, "organization_id")), p;
	size_t i;

	for (i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		first(&r->cell[plain[i].to], get(t, s, plain[i].from));
	first(&r->cell[CHECKED], get(t, s, "last_modified"));
	wk_buf_adds(&r->cell[STATE], state_of(get(t, s, "status")));
	if (!wk_str_is(get(&r->t[ORGANIZATIONS], org, "name"), "onbekend"))
		first(&r->cell[BY], get(&r->t[ORGANIZATIONS], org, "name"));
	for (p = find(&r->t[PHONES], get(t, s, "id")); p != NONE; p = r->t[PHONES].next[p])
		add(&r->cell[CONTACT], get(&r->t[PHONES], p, "number"), "; ");
	add(&r->cell[CONTACT], get(t, s, "email"), "; ");
	add(&r->cell[CONTACT], get(t, s, "url"), "; ");
}

static void
from_places(struct reading *r, struct wk_str id)
{
	const struct table *at = &r->t[AT_LOCATION], *loc = &r->t[LOCATIONS];
	uint32_t i, l, a;

	for (i = find(at, id); i != NONE; i = at->next[i]) {
		l = find(loc, get(at, i, "location_id"));
		add(&r->cell[WHERE], get(loc, l, "name"), "; ");
		if (wk_str_is(get(loc, l, "external_identifier_type"), "CBS buurtcode"))
			first(&r->cell[BUURT], get(loc, l, "external_identifier"));
		a = find(&r->t[ADDRESSES], get(at, i, "location_id"));
		first(&r->cell[POSTCODE], get(&r->t[ADDRESSES], a, "postal_code"));
	}
}

/* "MO,TH 09:30-11:00" to "ma en do 09:30-11:00" when there is no description. */
static void
add_times(struct reading *r, uint32_t s)
{
	static const char *const theirs[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
	static const char *const ours[] = { "ma", "di", "wo", "do", "vr", "za", "zo" };
	struct wk_str day = get(&r->t[SCHEDULES], s, "byday");
	struct wk_str from = get(&r->t[SCHEDULES], s, "opens_at");
	struct wk_str to = get(&r->t[SCHEDULES], s, "closes_at");
	struct wk_buf b = WK_BUF_INIT;
	size_t i, k;

	for (i = 0; i + 2 <= day.len; i++)
		for (k = 0; k < 7; k++)
			if (memcmp(day.p + i, theirs[k], 2) == 0)
				wk_buf_addf(&b, "%s%s", b.len > 0 ? " en " : "", ours[k]);
	if (from.len >= 5)
		wk_buf_addf(&b, "%s%.5s", b.len > 0 ? " " : "", from.p);
	if (from.len >= 5 && to.len >= 5)
		wk_buf_addf(&b, "-%.5s", to.p);
	add(&r->cell[WHEN], (struct wk_str){ wk_buf_str(&b), b.len }, "; ");
	wk_buf_free(&b);
}

static void
from_lists(struct reading *r, struct wk_str id)
{
	const struct table *t = &r->t[SCHEDULES];
	uint32_t i;

	for (i = find(t, id); i != NONE; i = t->next[i]) {
		if (get(t, i, "description").len > 0)
			add(&r->cell[WHEN], get(t, i, "description"), "; ");
		else
			add_times(r, i);
		first(&r->cell[FROM], get(t, i, "valid_from"));
		first(&r->cell[UNTIL], get(t, i, "valid_to"));
	}
	first(&r->cell[COST], get(&r->t[COSTS], find(&r->t[COSTS], id), "amount"));
	t = &r->t[LANGUAGES];
	for (i = find(t, id); i != NONE; i = t->next[i])
		add(&r->cell[LANGUAGE], get(t, i, get(t, i, "name").len > 0 ? "name" : "code"),
		    ", ");
	t = &r->t[AREAS];
	for (i = find(t, id); i != NONE; i = t->next[i])
		if (wk_str_is(get(t, i, "name"), "buurt") ||
		    wk_str_is(get(t, i, "name"), "wijk") ||
		    wk_str_is(get(t, i, "name"), "gemeente"))
			first(&r->cell[REACH], get(t, i, "name"));
}

/* The cell of a column of ours; NULL for one that is not known. */
static struct wk_buf *
cell_of(struct reading *r, const char *name)
{
	size_t i;

	for (i = 0; i < NCOLUMN; i++)
		if (strcmp(name, column[i]) == 0)
			return &r->cell[i];
	i = wk_header_find(&r->more, name);
	return i == WK_NOCOL ? NULL : &r->extra[i];
}

static void
from_attributes(struct reading *r, struct wk_str id)
{
	const struct table *t = &r->t[ATTRIBUTES], *terms = &r->t[TERMS];
	struct wk_str code, taxonomy;
	struct wk_buf *b;
	uint32_t i, term;

	for (i = find(t, id); i != NONE; i = t->next[i]) {
		term = find(terms, get(t, i, "taxonomy_term_id"));
		taxonomy = get(terms, term, "taxonomy");
		code = get(terms, term, "code");
		if (wk_str_is(taxonomy, WK_HSDS_THEMES))
			add(&r->cell[THEME], code, "|");
		else if (wk_str_is(taxonomy, WK_HSDS_COLUMNS)) {
			if ((b = cell_of(r, code.p)) != NULL)
				first(b, get(t, i, "value"));
		} else
			add(&r->cell[WORDS], get(terms, term, "name"), "|");
	}
}

static void
write_row(struct reading *r, struct wk_buf *csv)
{
	size_t i, n = wk_header_count(&r->more);
	struct wk_buf *b;

	for (i = 0; i < NCOLUMN + n; i++) {
		b = i < NCOLUMN ? &r->cell[i] : &r->extra[i - NCOLUMN];
		if (i > 0)
			wk_buf_addc(csv, ',');
		wk_csv_field(csv, (struct wk_str){ wk_buf_str(b), b->len });
		wk_buf_clear(b);
	}
	wk_buf_addc(csv, '\n');
}

/* The columns of ours that attributes carry, in order of appearance. */
static void
find_more(struct reading *r)
{
	const struct table *t = &r->t[TERMS];
	struct wk_str code;
	size_t i;

	for (i = 0; i < t->n; i++) {
		code = get(t, (uint32_t)i, "code");
		if (wk_str_is(get(t, (uint32_t)i, "taxonomy"), WK_HSDS_COLUMNS) &&
		    code.len > 0 && cell_of(r, code.p) == NULL)
			wk_header_add(&r->more, code.p);
	}
	r->extra = wk_calloc(wk_header_count(&r->more), sizeof(*r->extra));
}

static void
write_all(struct reading *r, struct wk_buf *csv)
{
	struct wk_str id;
	size_t i;

	for (i = 0; i < NCOLUMN; i++)
		wk_buf_addf(csv, "%s%s", i > 0 ? "," : "", column[i]);
	for (i = 0; i < wk_header_count(&r->more); i++) {
		wk_buf_addc(csv, ',');
		wk_csv_field(csv, wk_str_of(wk_header_name(&r->more, i)));
	}
	wk_buf_addc(csv, '\n');
	for (i = 0; i < r->t[SERVICES].n; i++) {
		id = get(&r->t[SERVICES], (uint32_t)i, "id");
		from_service(r, (uint32_t)i);
		from_places(r, id);
		from_lists(r, id);
		from_attributes(r, id);
		write_row(r, csv);
	}
}

static void
clear(struct reading *r)
{
	size_t i;

	for (i = 0; i < NTABLE; i++) {
		wk_header_free(&r->t[i].h);
		wk_map_free(&r->t[i].key);
		wk_arena_free(&r->t[i].arena);
		free(r->t[i].rec);
		free(r->t[i].first);
		free(r->t[i].next);
	}
	for (i = 0; i < NCOLUMN; i++)
		wk_buf_free(&r->cell[i]);
	for (i = 0; i < wk_header_count(&r->more) && r->extra != NULL; i++)
		wk_buf_free(&r->extra[i]);
	free(r->extra);
	wk_header_free(&r->more);
}

int
wk_hsds_read(const char *path, struct wk_buf *csv, struct wk_err *e)
{
	const char *slash = strrchr(path, '/');
	struct wk_buf dir = WK_BUF_INIT;
	struct reading r;
	struct stat st;
	int i, rc = 0;

	memset(&r, 0, sizeof(r));
	if (stat(path, &st) < 0)
		return wk_err_sys(e, path, "cannot open");
	if (S_ISDIR(st.st_mode))
		wk_buf_adds(&dir, path);
	else if (slash != NULL)
		wk_buf_add(&dir, path, (size_t)(slash - path));
	else
		wk_buf_adds(&dir, ".");
	for (i = 0; i < NTABLE && rc == 0; i++)
		rc = load(&r.t[i], wk_buf_str(&dir), i, e);
	if (rc == 0) {
		find_more(&r);
		write_all(&r, csv);
	}
	clear(&r);
	wk_buf_free(&dir);
	return rc < 0 ? -1 : 0;
}
