/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <strings.h>

#include "lib/sample.h"

#define RECORDS		200	/* that count for the separator */
#define HEADERS		10	/* records among which the header is */

static const char separators[] = ",;\t|#";

/* One field; false when the sample ends inside its quotes. */
static bool
scan_field(struct wk_sample *s, size_t *i)
{
	size_t from = *i, end;

	if (*i < s->n && s->p[*i] == '"') {
		for (from = ++*i; *i < s->n; ++*i)
			if (s->p[*i] == '\n')
				s->line++;
			else if (s->p[*i] == '"' && (*i + 1 == s->n || s->p[*i + 1] != '"'))
				break;
			else if (s->p[*i] == '"')
				++*i;
		if (*i == s->n)
			return false;
		end = (*i)++;
	} else {
		end = s->n;
	}
	while (*i < s->n && s->p[*i] != s->sep && s->p[*i] != '\n' && s->p[*i] != '\r')
		++*i;
	if (end == s->n)
		end = *i;
	if (s->nfield < WK_SAMPLE_FIELDS) {
		s->field[s->nfield].p = s->p + from;
		s->field[s->nfield++].len = end - from;
	}
	return true;
}

bool
wk_sample_record(struct wk_sample *s)
{
	size_t i;

	while (s->at < s->n && (s->p[s->at] == '\n' || s->p[s->at] == '\r'))
		s->line += s->p[s->at++] == '\n';
	s->nfield = 0;
	for (i = s->at; i < s->n; i++) {
		if (!scan_field(s, &i))
			return false;
		if (i == s->n || s->p[i] != s->sep)
			break;
	}
	if (i >= s->n && !s->whole)
		return false;		/* perhaps cut */
	s->at = i;
	return s->nfield > 0;
}

static bool
known_name(const struct wk_schema *s, struct wk_str name, struct wk_buf *key)
{
	const struct wk_column *list[2] = { s->column, s->input };
	size_t n[2] = { s->ncolumn, s->ninput }, k, i, a;

	wk_buf_clear(key);
	wk_utf8_key(key, name.p, name.len);
	for (k = 0; k < 2; k++)
		for (i = 0; i < n[k]; i++) {
			for (a = 0; a < list[k][i].nalias; a++)
				if (strcmp(list[k][i].alias[a], key->p) == 0)
					return true;
			if (wk_str_is(name, list[k][i].name))
				return true;
		}
	return false;
}

/* What one separator makes of the sample. */
struct shape {
	size_t		 usual;		/* most frequent number of fields */
	double		 share;		/* of records that have it */
	unsigned	 skip;		/* lines before the header */
	size_t		 known;		/* names in the header that we know */
};

static struct shape
shape_of(struct wk_sample s, const struct wk_schema *schema, char sep)
{
	size_t count[WK_SAMPLE_FIELDS + 1] = { 0 }, n, i, known, best = 0;
	struct { unsigned line; size_t known, fields; } head[HEADERS];
	struct wk_buf key = WK_BUF_INIT;
	struct shape r = { 0, 0, 0, 0 };
	unsigned before;

	s.sep = sep;
	for (n = 0; n < RECORDS; n++) {
		while (s.at < s.n && (s.p[s.at] == '\n' || s.p[s.at] == '\r'))
			s.line += s.p[s.at++] == '\n';
		before = s.line;
		if (!wk_sample_record(&s))
			break;
		count[s.nfield]++;
		if (n >= HEADERS)
			continue;
		for (known = i = 0; i < s.nfield; i++)
			known += known_name(schema, s.field[i], &key);
		head[n].line = before;
		head[n].known = known;
		head[n].fields = s.nfield;
	}
	wk_buf_free(&key);
	for (i = 1; i <= WK_SAMPLE_FIELDS; i++)
		if (count[i] > count[r.usual])
			r.usual = i;
	if (n == 0)
		return r;
	r.share = (double)count[r.usual] / (double)n;
	for (i = 0; i < n && i < HEADERS; i++) {
		if (head[i].fields != r.usual)
			continue;
		if (best == 0 || head[i].known > r.known) {
			best = i + 1;
			r.known = head[i].known;
			r.skip = head[i].line;
		}
	}
	return r;
}

/* Excel's first line "sep=;". */
static char
sep_line(const struct wk_sample *s)
{
	const char *p = s->p;

	if (s->n >= 6 && p[0] == '"')
		p++;
	return s->n >= 6 && strncasecmp(p, "sep=", 4) == 0 && p[4] != '\n' &&
	    strchr("\r\n\"", p[5]) != NULL ? p[4] : '\0';
}

void
wk_sample_shape(struct wk_sample *s, const struct wk_schema *schema, struct wk_dialect *d)
{
	struct shape shape, best = { 0, 0, 0, 0 };
	double score, high = -1;
	size_t i;
	char sep = sep_line(s);

	if (sep != '\0') {
		const char *nl = memchr(s->p, '\n', s->n);

		s->at = nl != NULL ? (size_t)(nl - s->p) + 1 : s->n;
		s->line = 1;
	}
	d->sep = sep != '\0' ? sep : ',';
	for (i = 0; separators[i] != '\0'; i++) {
		if (sep != '\0' && separators[i] != sep)
			continue;
		shape = shape_of(*s, schema, separators[i]);
		score = shape.share + 0.2 * (double)(shape.known < 5 ? shape.known : 5) +
		    (shape.usual > 1 ? 1 : 0);
		if (score > high) {
			high = score;
			best = shape;
			d->sep = separators[i];
		}
	}
	d->skip = best.skip;
	s->sep = d->sep;
	while (s->line < best.skip && s->at < s->n)
		s->line += s->p[s->at++] == '\n';
}
