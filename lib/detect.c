/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/convert.h"
#include "lib/date.h"
#include "lib/detect.h"
#include "lib/mem.h"
#include "lib/num.h"
#include "lib/sample.h"

#define SAMPLE		((size_t)1024 * 1024)
#define VALUES		2000	/* records that count for dates and numbers */

/* Forms of a date, the likelier first; month first only as first choice. */
static const char *const forms[] = {
	"iso", "d-m-jjjj", "d/m/jjjj", "d.m.jjjj", "jjjj/m/d", "jjjjmmdd", "d-m-jj",
	"d/m/jj", "d maand jjjj", "d-maand-jjjj", "d-maand-jj", "m/d/jjjj", "excel"
};
#define NFORMS		(sizeof(forms) / sizeof(forms[0]))
#define MONTH_FIRST	11

/* ---- the bytes ---- */

static int
read_some(int fd, struct wk_buf *b, size_t max, const char *source, struct wk_err *e)
{
	ssize_t n;

	while (b->len < max) {
		n = read(fd, wk_buf_room(b, max - b->len), max - b->len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return wk_err_sys(e, source, "cannot read");
		if (n == 0)
			break;
		b->len += (size_t)n;
	}
	wk_buf_str(b);
	return 0;
}

/* Valid UTF-8 but for a character that the end may cut. */
static size_t
valid(const char *p, size_t n)
{
	size_t k = wk_utf8_check(p, n), i = k + 1;

	while (i < n && ((unsigned char)p[i] & 0xC0) == 0x80)
		i++;
	return k < n && i == n && n - k < 4 && (unsigned char)p[k] >= 0xC2 ? n : k;
}

/* UTF-16 without a mark: every second byte of European text is 0. */
static bool
zeros_at(const struct wk_buf *b, size_t from)
{
	size_t i, n = 0, look = b->len < 1000 ? b->len : 1000;

	for (i = from; i < look; i += 2)
		n += b->p[i] == '\0';
	return look >= 8 && n * 3 > look;
}

static enum wk_encoding
encoding_of(const struct wk_buf *b)
{
	if (b->len >= 3 && memcmp(b->p, "\xEF\xBB\xBF", 3) == 0)
		return WK_ENC_UTF8;
	if (b->len >= 2 && memcmp(b->p, "\xFF\xFE", 2) == 0)
		return WK_ENC_UTF16LE;
	if (b->len >= 2 && memcmp(b->p, "\xFE\xFF", 2) == 0)
		return WK_ENC_UTF16BE;
	if (zeros_at(b, 1))
		return WK_ENC_UTF16LE;
	if (zeros_at(b, 0))
		return WK_ENC_UTF16BE;
	return valid(b->p, b->len) == b->len ? WK_ENC_UTF8 : WK_ENC_CP1252;
}

/* A file whose first megabyte is UTF-8: is the rest? */
static int
check_rest(int fd, const struct wk_buf *sample, enum wk_encoding *enc,
    const char *source, struct wk_err *e)
{
	struct wk_buf b = WK_BUF_INIT;
	size_t k, left, before;
	int r = 0;

	k = wk_utf8_check(sample->p, sample->len);
	wk_buf_add(&b, sample->p + k, sample->len - k);
	do {
		before = b.len;
		r = read_some(fd, &b, SAMPLE, source, e);
		if (r < 0 || b.len == before)
			break;
		if (valid(b.p, b.len) != b.len)
			*enc = WK_ENC_CP1252;
		k = wk_utf8_check(b.p, b.len);
		left = b.len - k;
		memmove(b.p, b.p + k, left);
		b.len = left;
	} while (*enc == WK_ENC_UTF8);
	if (r == 0 && b.len > 0 && *enc == WK_ENC_UTF8)
		*enc = WK_ENC_CP1252;
	wk_buf_free(&b);
	return r;
}

/* ---- the values ---- */

static bool
edge_blank(struct wk_str v)
{
	return v.len > 0 && (v.p[0] == ' ' || v.p[v.len - 1] == ' ');
}

struct values {
	size_t		 dates;			/* values of date columns */
	uint32_t	*reads;			/* by value: which forms read it */
	size_t		 cap;
	size_t		 point, comma;		/* numbers that only one mark reads */
};

static void
look_at_date(struct values *v, struct wk_str s)
{
	uint32_t mask = 0;
	long day;
	size_t f;

	for (f = 0; f < NFORMS; f++)
		if (wk_date_parse(s.p, s.len, forms[f], &day) == NULL)
			mask |= 1u << f;
	v->reads = wk_grow(v->reads, &v->cap, v->dates + 1, sizeof(*v->reads));
	v->reads[v->dates++] = mask;
}

static void
look_at_number(struct values *v, struct wk_str s)
{
	double number;
	bool point, comma;

	s = wk_convert_amount(s);
	point = wk_num_dec(s.p, s.len, '.', &number) == NULL;
	comma = wk_num_dec(s.p, s.len, ',', &number) == NULL;
	v->point += point && !comma;
	v->comma += comma && !point;
}

/* Of the values not read yet, the form that reads most; NFORMS: none. */
static size_t
best_form(const struct values *v, bool first)
{
	size_t f, i, n, most = 0, best = NFORMS;

	for (f = 0; f < NFORMS; f++) {
		if (f == MONTH_FIRST && !first)
			continue;
		for (n = i = 0; i < v->dates; i++)
			n += v->reads[i] >> f & 1;
		if (n > most) {
			most = n;
			best = f;
		}
	}
	return best;
}

static void
choose_dates(struct values *v, struct wk_profile *p)
{
	bool iso = false;
	size_t f, i;

	for (p->ndate = 0; p->ndate < WK_MAXDATES - 1; ) {
		if ((f = best_form(v, p->ndate == 0)) == NFORMS)
			break;
		p->date[p->ndate++] = forms[f];
		iso |= f == 0;
		for (i = 0; i < v->dates; i++)
			if (v->reads[i] >> f & 1)
				v->reads[i] = 0;
	}
	if (!iso)
		p->date[p->ndate++] = "iso";
}

/* Is the column's content a date: of the record or the birth date? */
static bool
dated(const struct wk_schema *s, const struct wk_mapped *m)
{
	if (m->fate == WK_FATE_COLUMN)
		return s->column[m->target].type == WK_TYPE_DATE;
	return m->fate == WK_FATE_INPUT &&
	    strcmp(s->input[m->target].name, "geboortedatum") == 0;
}

static void
look_at_values(struct wk_sample *s, const struct wk_schema *schema,
    const struct wk_mapping *m, struct wk_profile *p)
{
	struct values v = { 0, NULL, 0, 0, 0 };
	size_t n, i;

	for (n = 0; n < VALUES && wk_sample_record(s); n++)
		for (i = 0; i < s->nfield && i < m->n; i++) {
			const struct wk_mapped *c = &m->mapped[i];

			p->dialect.trim |= edge_blank(s->field[i]);
			if (s->field[i].len == 0)
				continue;
			if (dated(schema, c))
				look_at_date(&v, s->field[i]);
			else if (c->fate == WK_FATE_COLUMN &&
			    schema->column[c->target].type == WK_TYPE_NUMBER)
				look_at_number(&v, s->field[i]);
		}
	choose_dates(&v, p);
	p->decimal = v.comma > v.point ? ',' : '.';
	free(v.reads);
}

/* ---- together ---- */

static void
read_names(struct wk_sample *s, struct wk_header *h, bool *unnamed)
{
	struct wk_buf name = WK_BUF_INIT;
	size_t i;

	if (!wk_sample_record(s))
		return;
	for (i = 0; i < s->nfield; i++) {
		wk_buf_clear(&name);
		wk_buf_add(&name, s->field[i].p, s->field[i].len);
		*unnamed |= name.len == 0;
		/* an empty or double name: still one column, one place */
		if (name.len == 0 || wk_header_find(h, name.p) != WK_NOCOL)
			wk_buf_addf(&name, "kolom %zu", i + 1);
		wk_header_add(h, name.p);
	}
	wk_buf_free(&name);
}

static bool
identified(const struct wk_schema *s, const struct wk_mapping *m)
{
	size_t i;

	for (i = 0; i < s->ncolumn; i++)
		if (strcmp(s->column[i].name, "identificatie") == 0)
			return m->column[i].n > 0;
	return true;
}

static int
look_at_csv(struct wk_profile *p, const struct wk_schema *s,
    const struct wk_buf *text, bool whole, const char *source, struct wk_err *e)
{
	struct wk_sample *sample = wk_calloc(1, sizeof(*sample));
	struct wk_header h = WK_HEADER_INIT;
	struct wk_mapping *m;
	size_t bom = text->len >= 3 && memcmp(text->p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

	sample->p = text->p + bom;
	sample->n = text->len - bom;
	sample->whole = whole;
	wk_sample_shape(sample, s, &p->dialect);
	read_names(sample, &h, &p->dialect.unnamed);
	if ((m = wk_mapping_new(s, p, &h, source, e)) != NULL) {
		look_at_values(sample, s, m, p);
		p->number = !identified(s, m);
	}
	wk_mapping_free(m);
	wk_header_free(&h);
	free(sample);
	return m != NULL ? 0 : -1;
}

/* JSON has numbers of its own; its dates are mostly ISO. */
static void
look_at_json(struct wk_profile *p)
{
	p->dialect.json = true;
	p->date[0] = "iso";
	p->date[1] = "d-m-jjjj";
	p->date[2] = "d/m/jjjj";
	p->ndate = 3;
}

static int
look(struct wk_profile *p, const struct wk_schema *s, const struct wk_buf *head,
    const char *source, struct wk_err *e)
{
	struct wk_buf text = WK_BUF_INIT;
	size_t i = 0;
	int r = 0;

	wk_utf8_convert(&text, p->dialect.encoding, head->p, head->len);
	wk_buf_str(&text);
	if (text.len >= 3 && memcmp(text.p, "\xEF\xBB\xBF", 3) == 0)
		i = 3;
	while (i < text.len && strchr(" \t\r\n", text.p[i]) != NULL)
		i++;
	if (i < text.len && text.p[i] == '{')
		look_at_json(p);
	else if (i + 1 < text.len && text.p[i] == '[' &&
	    strchr("{ \t\r\n", text.p[i + 1]) != NULL)
		r = wk_err_set(e, WK_EX_DATA, source, 1, NULL, "a JSON list: "
		    "one object per line is needed (jq -c '.[]')");
	else
		r = look_at_csv(p, s, &text, head->len < SAMPLE, source, e);
	wk_buf_free(&text);
	return r;
}

/* The sample, and whether the whole of a regular file is UTF-8. */
static int
read_head(const char *file, struct wk_buf *head, enum wk_encoding *enc,
    const char *source, struct wk_err *e)
{
	bool in = file == NULL || strcmp(file, "-") == 0;
	int r, fd = in ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	struct stat st;

	if (fd < 0)
		return wk_err_sys(e, source, "cannot open");
	if (!in && fstat(fd, &st) == 0 && (S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode))) {
		close(fd);
		return wk_err_set(e, WK_EX_DATA, source, 0, NULL,
		    "cannot look ahead in a pipe: give a profile (-p) or use stdin");
	}
	if ((r = read_some(fd, head, SAMPLE, source, e)) == 0) {
		*enc = encoding_of(head);
		if (!in && *enc == WK_ENC_UTF8 && head->len == SAMPLE)
			r = check_rest(fd, head, enc, source, e);
	}
	if (!in)
		close(fd);
	return r;
}

struct wk_profile *
wk_detect(const char *file, const struct wk_schema *s, struct wk_buf *head,
    struct wk_err *e)
{
	bool in = file == NULL || strcmp(file, "-") == 0;
	struct wk_profile *p = wk_profile_new("detected");
	struct wk_buf own = WK_BUF_INIT, *b = in ? head : &own;
	const char *source = in ? "<stdin>" : file;
	int r;

	p->description = "found by wk-intake --detect";
	p->kind = s->kind;
	if ((r = read_head(file, b, &p->dialect.encoding, source, e)) == 0 &&
	    b->len == 0)
		r = wk_err_set(e, WK_EX_DATA, source, 0, NULL,
		    "no header: the file is empty");
	if (r == 0)
		r = look(p, s, b, source, e);
	if (in)
		p->dialect.head = (struct wk_str){ b->p, b->len };
	wk_buf_free(&own);
	if (r == 0)
		return p;
	wk_profile_free(p);
	return NULL;
}

static bool
has_form(const struct wk_profile *p, const char *form)
{
	size_t i;

	for (i = 0; i < p->ndate; i++)
		if (strcmp(p->date[i], form) == 0)
			return true;
	return false;
}

bool
wk_detect_merge(struct wk_profile *a, const struct wk_profile *b)
{
	const struct wk_dialect *x = &a->dialect, *y = &b->dialect;
	size_t i;

	if (x->encoding != y->encoding || x->json != y->json || x->sep != y->sep ||
	    x->skip != y->skip || a->decimal != b->decimal || a->number != b->number ||
	    has_form(a, forms[MONTH_FIRST]) != has_form(b, forms[MONTH_FIRST]))
		return false;
	for (i = 0; i < b->ndate && a->ndate < WK_MAXDATES; i++)
		if (!has_form(a, b->date[i]))
			a->date[a->ndate++] = b->date[i];
	a->dialect.trim |= y->trim;
	a->dialect.unnamed |= y->unnamed;
	if (y->head.len > 0)
		a->dialect.head = y->head;
	return true;
}

void
wk_detect_line(const struct wk_profile *p, struct wk_buf *out)
{
	size_t i;

	wk_buf_adds(out, wk_encoding_name(p->dialect.encoding));
	if (p->dialect.json)
		wk_buf_adds(out, ", JSON Lines");
	else if (p->dialect.sep == '\t')
		wk_buf_adds(out, ", tab");
	else
		wk_buf_addf(out, ", '%c'", p->dialect.sep);
	if (p->dialect.skip > 0)
		wk_buf_addf(out, ", header on line %u", p->dialect.skip + 1);
	for (i = 0; i < p->ndate; i++)
		wk_buf_addf(out, "%s%s", i == 0 ? ", dates " : " or ", p->date[i]);
	if (p->decimal == ',')
		wk_buf_adds(out, ", decimal comma");
	if (p->number)
		wk_buf_adds(out, ", no identificatie: rows are numbered");
}

static void
print_char(json_t *o, const char *key, char c)
{
	char s[2] = { c, '\0' };

	json_object_set_new(o, key, json_string(s));
}

static json_t *
names_of(const struct wk_sources *src, const struct wk_header *h)
{
	json_t *a = json_array();
	size_t i;

	for (i = 0; i < src->n; i++)
		json_array_append_new(a, json_string(wk_header_name(h, src->col[i])));
	return a;
}

static void
print_columns(json_t *o, const struct wk_column *column, size_t n,
    const struct wk_sources *src, const struct wk_header *h)
{
	json_t *columns = json_object_get(o, "columns"), *part;
	size_t i;

	for (i = 0; i < n; i++) {
		if (src[i].n == 1)
			json_object_set_new(columns, column[i].name,
			    names_of(&src[i], h));
		if (src[i].n < 2)
			continue;
		if (json_object_get(o, "combine") == NULL)
			json_object_set_new(o, "combine", json_object());
		part = json_object();
		json_object_set_new(part, "from", names_of(&src[i], h));
		json_object_set_new(part, "separator", json_string(src[i].separator));
		json_object_set_new(json_object_get(o, "combine"), column[i].name, part);
	}
}

void
wk_detect_print(const struct wk_profile *p, const struct wk_schema *s,
    const struct wk_header *header, const struct wk_mapping *m, struct wk_buf *out)
{
	json_t *o = json_object(), *dates = json_array();
	char *text;
	size_t i;

	json_object_set_new(o, "description", json_string(p->description));
	json_object_set_new(o, "kind", json_string(s->kind));
	json_object_set_new(o, "encoding",
	    json_string(wk_encoding_name(p->dialect.encoding)));
	if (p->dialect.json) {
		json_object_set_new(o, "json", json_true());
	} else {
		print_char(o, "separator", p->dialect.sep);
		print_char(o, "quote", p->dialect.quote);
		json_object_set_new(o, "skip", json_integer(p->dialect.skip));
	}
	json_object_set_new(o, "trim", json_boolean(p->dialect.trim));
	json_object_set_new(o, "unnamed", json_boolean(p->dialect.unnamed));
	for (i = 0; i < p->ndate; i++)
		json_array_append_new(dates, json_string(p->date[i]));
	json_object_set_new(o, "dates", dates);
	print_char(o, "decimal", p->decimal);
	json_object_set_new(o, "number", json_boolean(p->number));
	json_object_set_new(o, "columns", json_object());
	print_columns(o, s->column, s->ncolumn, m->column, header);
	print_columns(o, s->input, s->ninput, m->input, header);
	if ((text = json_dumps(o, JSON_INDENT(2))) == NULL)
		abort();	/* all its texts are valid UTF-8 */
	wk_buf_adds(out, text);
	wk_buf_addc(out, '\n');
	free(text);
	json_decref(o);
}
