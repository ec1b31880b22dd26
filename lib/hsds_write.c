/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "lib/hsds.h"
#include "lib/writer.h"

enum table { ORGANIZATIONS, SERVICES, LOCATIONS, AT_LOCATION, ADDRESSES, SCHEDULES, COSTS,
    AREAS, LANGUAGES, PHONES, TAXONOMIES, TERMS, ATTRIBUTES, NTABLE };

static const struct {
	const char *file, *header;
} table[NTABLE] = {
	{ "organizations", "id,name,description" },
	{ "services", "id,organization_id,name,description,url,email,status,"
	    "eligibility_description,minimum_age,maximum_age,assured_date" },
	{ "locations", "id,location_type,name,external_identifier,external_identifier_type" },
	{ "service_at_location", "id,service_id,location_id" },
	{ "addresses", "id,location_id,address_1,city,state_province,postal_code,country,"
	    "address_type" },
	{ "schedules", "id,service_id,valid_from,valid_to,description" },
	{ "cost_options", "id,service_id,currency,amount" },
	{ "service_areas", "id,service_id,name,extent,extent_type" },
	{ "languages", "id,service_id,name" },
	{ "phones", "id,service_id,number" },
	{ "taxonomies", "id,name,description" },
	{ "taxonomy_terms", "id,code,name,description,taxonomy,taxonomy_id" },
	{ "attributes", "id,link_id,taxonomy_term_id,link_type,link_entity,value" }
};

/* Columns that have a place of their own; others become attributes. */
static const char *const own[] = {
	"identificatie", "naam", "omschrijving", "organisatie", "thema", "doelgroep",
	"leeftijd_min", "leeftijd_max", "taal", "kosten", "wanneer", "locatie", "postcode",
	"buurtcode", "bereik", "status", "geldig_van", "geldig_tot", "contact",
	"gecontroleerd_op"
};

struct writing {
	const struct wk_header *h;
	const struct wk_rec    *rec;
	struct wk_str		id;
	struct wk_buf		csv[NTABLE], key;
	struct wk_map		organization, term;
};

static struct wk_str
cell(const struct writing *w, const char *column)
{
	return wk_rec_get(w->rec, wk_header_find(w->h, column));
}

/* One row: fields until NULL. */
static void
row(struct writing *w, enum table t, const struct wk_str *field, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (i > 0)
			wk_buf_addc(&w->csv[t], ',');
		wk_csv_field(&w->csv[t], field[i]);
	}
	wk_buf_addc(&w->csv[t], '\n');
}

#define ROW(w, t, ...) do {						\
	const struct wk_str f_[] = { __VA_ARGS__ };			\
	row(w, t, f_, sizeof(f_) / sizeof(f_[0]));			\
} while (0)

/* "loc-A1": an id made of the service's; valid until the next call. */
static struct wk_str
made(struct writing *w, const char *prefix, size_t number)
{
	wk_buf_clear(&w->key);
	wk_buf_addf(&w->key, "%s-%zu-", prefix, number);
	wk_buf_add(&w->key, w->id.p, w->id.len);
	return (struct wk_str){ w->key.p, w->key.len };
}

static const char *
status_of(struct wk_str s)
{
	return wk_str_is(s, "inactief") ? "inactive" : wk_str_is(s, "opgeheven") ? "defunct" :
	    wk_str_is(s, "tijdelijk gesloten") ? "temporarily closed" : "active";
}

static void
organization(struct writing *w, char id[32])
{
	struct wk_str name = cell(w, "organisatie");
	size_t before = w->organization.n;
	uint32_t n;

	if (name.len == 0)
		name = WK_STR("onbekend");
	n = wk_map_add(&w->organization, name.p, name.len);
	snprintf(id, 32, "org-%u", n + 1);
	if (w->organization.n > before)
		ROW(w, ORGANIZATIONS, wk_str_of(id), name, name);
}

/* The contact by its form: web address, e-mail address, else a number. */
static void
service(struct writing *w)
{
	struct wk_str none = WK_STR(""), c = cell(w, "contact"), url = none, mail = none;
	char org[32];

	if (c.len > 4 && memcmp(c.p, "http", 4) == 0 && memchr(c.p, ' ', c.len) == NULL)
		url = c;
	else if (memchr(c.p, '@', c.len) != NULL && memchr(c.p, ' ', c.len) == NULL)
		mail = c;
	else if (c.len > 0)
		ROW(w, PHONES, made(w, "phone", 1), w->id, c);
	organization(w, org);
	ROW(w, SERVICES, w->id, wk_str_of(org), cell(w, "naam"), cell(w, "omschrijving"), url,
	    mail, wk_str_of(status_of(cell(w, "status"))), cell(w, "doelgroep"),
	    cell(w, "leeftijd_min"), cell(w, "leeftijd_max"), cell(w, "gecontroleerd_op"));
}

static void
place(struct writing *w)
{
	struct wk_str name = cell(w, "locatie"), pc = cell(w, "postcode");
	struct wk_str buurt = cell(w, "buurtcode");
	struct wk_buf id = WK_BUF_INIT;
	struct wk_str loc;

	if (name.len == 0 && pc.len == 0 && buurt.len == 0)
		return;
	loc = made(w, "loc", 1);
	wk_buf_add(&id, loc.p, loc.len);
	loc = (struct wk_str){ id.p, id.len };
	ROW(w, LOCATIONS, loc, WK_STR("physical"), name, buurt,
	    buurt.len > 0 ? WK_STR("CBS buurtcode") : WK_STR(""));
	ROW(w, AT_LOCATION, made(w, "at", 1), w->id, loc);
	if (pc.len > 0)
		ROW(w, ADDRESSES, made(w, "adr", 1), loc,
		    name.len > 0 ? name : WK_STR("onbekend"), WK_STR("onbekend"),
		    WK_STR("onbekend"), pc, WK_STR("NL"), WK_STR("physical"));
	wk_buf_free(&id);
}

static void
particulars(struct writing *w)
{
	struct wk_str when = cell(w, "wanneer"), from = cell(w, "geldig_van");
	struct wk_str until = cell(w, "geldig_tot"), cost = cell(w, "kosten");
	struct wk_str reach = cell(w, "bereik"), at = cell(w, "buurtcode");
	size_t width = wk_str_is(reach, "gemeente") ? 4 : wk_str_is(reach, "wijk") ? 6 : 8;

	if (when.len > 0 || from.len > 0 || until.len > 0)
		ROW(w, SCHEDULES, made(w, "sch", 1), w->id, from, until, when);
	if (cost.len > 0)
		ROW(w, COSTS, made(w, "cost", 1), w->id, WK_STR("EUR"), cost);
	if (at.len > width)
		at.len = width;
	if (reach.len > 0)
		ROW(w, AREAS, made(w, "area", 1), w->id, reach, at,
		    at.len > 0 ? WK_STR("text") : WK_STR(""));
}

/* The next piece of a list, without blanks around it; false at its end. */
static bool
piece(struct wk_str *list, const char *marks, struct wk_str *out)
{
	size_t n = 0;

	if (list->len == 0)
		return false;
	while (n < list->len && strchr(marks, list->p[n]) == NULL)
		n++;
	*out = (struct wk_str){ list->p, n };
	n += n < list->len;
	list->p += n;
	list->len -= n;
	for (; out->len > 0 && out->p[0] == ' '; out->p++)
		out->len--;
	while (out->len > 0 && out->p[out->len - 1] == ' ')
		out->len--;
	return true;
}

/* An attribute: the term is written when it is new. */
static void
attribute(struct writing *w, struct wk_str code, const char *taxonomy, struct wk_str value,
    size_t number)
{
	size_t before = w->term.n;
	char term[32];
	uint32_t n;

	wk_buf_clear(&w->key);
	wk_buf_addf(&w->key, "%s\n", taxonomy);
	wk_buf_add(&w->key, code.p, code.len);
	n = wk_map_add(&w->term, w->key.p, w->key.len);
	snprintf(term, sizeof(term), "term-%u", n + 1);
	if (w->term.n > before)
		ROW(w, TERMS, wk_str_of(term), code, code, code, wk_str_of(taxonomy),
		    wk_str_of(taxonomy));
	ROW(w, ATTRIBUTES, made(w, "att", number), w->id, wk_str_of(term), WK_STR("wk"),
	    WK_STR("service"), value);
}

static void
lists(struct writing *w)
{
	struct wk_str list = cell(w, "taal"), x;
	size_t n = 0, i, k;

	while (piece(&list, ",;|/", &x))
		if (x.len > 0)
			ROW(w, LANGUAGES, made(w, "lang", ++n), w->id, x);
	list = cell(w, "thema");
	for (n = 0; piece(&list, "|", &x);)
		if (x.len > 0)
			attribute(w, x, WK_HSDS_THEMES, WK_STR(""), ++n);
	for (i = 0; i < wk_header_count(w->h); i++) {
		x = wk_str_of(wk_header_name(w->h, i));
		for (k = 0; k < sizeof(own) / sizeof(own[0]) && !wk_str_is(x, own[k]); k++)
			;
		if (k == sizeof(own) / sizeof(own[0]) && wk_rec_get(w->rec, i).len > 0)
			attribute(w, x, WK_HSDS_COLUMNS, wk_rec_get(w->rec, i), ++n);
	}
}

static int
write_file(const char *dir, enum table t, const struct wk_buf *csv, struct wk_err *e)
{
	struct wk_buf path = WK_BUF_INIT;
	struct wk_out *o;
	int r = -1;

	wk_buf_addf(&path, "%s/%s.csv", dir, table[t].file);
	if ((o = wk_out_open(path.p, e)) != NULL) {
		wk_out_puts(o, table[t].header);
		wk_out_puts(o, "\n");
		wk_out_write(o, csv->p, csv->len);
		r = wk_out_commit(o, e);
	}
	wk_buf_free(&path);
	return r;
}

int
wk_hsds_write(const char *dir, const struct wk_header *h, const struct wk_rec *const *rec,
    size_t n, struct wk_err *e)
{
	struct writing w = { .h = h, .organization = WK_MAP_INIT, .term = WK_MAP_INIT };
	size_t i;
	int t, r = 0;

	if (mkdir(dir, 0700) < 0 && errno != EEXIST)
		return wk_err_sys(e, dir, "cannot make the folder");
	ROW(&w, TAXONOMIES, WK_STR(WK_HSDS_THEMES), WK_STR(WK_HSDS_THEMES),
	    WK_STR("themes of wk"));
	ROW(&w, TAXONOMIES, WK_STR(WK_HSDS_COLUMNS), WK_STR(WK_HSDS_COLUMNS),
	    WK_STR("columns of wk that HSDS has no place for"));
	for (i = 0; i < n; i++) {
		w.rec = rec[i];
		w.id = cell(&w, "identificatie");
		service(&w);
		place(&w);
		particulars(&w);
		lists(&w);
	}
	for (t = 0; t < NTABLE; t++) {
		if (r == 0 && write_file(dir, (enum table)t, &w.csv[t], e) < 0)
			r = -1;
		wk_buf_free(&w.csv[t]);
	}
	wk_map_free(&w.organization);
	wk_map_free(&w.term);
	wk_buf_free(&w.key);
	return r;
}
