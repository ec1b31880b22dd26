/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lib/date.h"
#include "lib/match_reason.h"
#include "lib/num.h"

#define WORDS	4	/* words named at most */

const char *
wk_match_name(const struct wk_matcher *m, const struct wk_item *x)
{
	if (x->kind == WK_ACTIVITY)
		return x->name;
	return x->theme == WK_NOTHEME ? "Talent van een bewoner" :
	    m->themes->theme[x->theme].label;
}

/* Why it fits, without the rest. */
static void
add_why(const struct wk_matcher *m, enum wk_weight weight, const struct wk_candidate *c,
    struct wk_buf *out)
{
	const struct wk_item *x = &m->supply->item[c->item];
	const char *kind = c->rule != NULL ? c->rule->reason : "";

	if (strcmp(kind, "professional") == 0)
		wk_buf_adds(out, "Beroepskracht die hier vertrouwelijk bij helpt");
	else if (strcmp(kind, "open") == 0)
		wk_buf_adds(out, "Open voor iedereen, een laagdrempelige eerste stap");
	else if (strcmp(kind, "discreet") == 0 || weight >= WK_GEVOELIG ||
	    c->theme == WK_NOTHEME)
		wk_buf_adds(out, x->kind == WK_TALENT ? "Een bewoner die hierbij kan helpen" :
		    "Sluit aan bij deze vraag, ook zonder het onderwerp te noemen");
	else
		wk_buf_addf(out, "%s %s", x->kind == WK_TALENT ?
		    "Een bewoner kan helpen bij" :
		    x->theme == c->theme ? "Past bij" : "Raakt aan", m->themes->theme[c->theme].label);
}

void
wk_match_reason(const struct wk_matcher *m, enum wk_weight weight,
    const struct wk_candidate *c, struct wk_buf *out)
{
	const struct wk_item *x = &m->supply->item[c->item];

	wk_buf_clear(out);
	add_why(m, weight, c, out);
	if (c->by & WK_BY_BUURT)
		wk_buf_adds(out, "; in dezelfde buurt");
	if (c->by & WK_BY_WIJK)
		wk_buf_adds(out, "; in dezelfde wijk");
	if (c->by & WK_BY_LANGUAGE)
		wk_buf_adds(out, "; in de eigen taal");
	if (x->room == 0)
		wk_buf_adds(out, "; vol, er is een wachtlijst");
	else if (x->room > 0)
		wk_buf_addf(out, "; nog %ld plaats%s", x->room, x->room > 1 ? "en" : "");
	if (x->checked != WK_NODAY && m->today - x->checked > 365)
		wk_buf_adds(out, "; langer dan een jaar niet nagekeken");
	wk_buf_addc(out, '.');
}

static void
add_number(struct wk_buf *out, const char *text, double v)
{
	char number[32];

	wk_num_format(number, v, 2);
	wk_buf_addf(out, "%s%s", text, number);
}

static void
explain_themes(const struct wk_matcher *m, const struct wk_ask *a, uint32_t item,
    struct wk_buf *out)
{
	const struct wk_sparse *t = &m->supply->themes;
	size_t k, n = 0;
	float part;

	for (k = t->start[item]; k < t->start[item + 1]; k++) {
		part = a->prob[t->dim[k]] * t->value[k];
		if (part < 0.005f)
			continue;
		wk_buf_addf(out, "%s%s", n++ == 0 ? "Thema's: " : ", ",
		    m->themes->theme[t->dim[k]].label);
		add_number(out, " (kans ", (double)a->prob[t->dim[k]]);
		add_number(out, " x aansluiting ", (double)t->value[k]);
		wk_buf_addc(out, ')');
	}
	if (n > 0)
		wk_buf_adds(out, ". ");
}

/* Words of the activity, not of the request: they hold nothing personal. */
static void
explain_words(const struct wk_matcher *m, const struct wk_ask *a, uint32_t item,
    struct wk_buf *out)
{
	const struct wk_term *t;
	size_t i, n = 0;

	if (m->supply->item[item].kind == WK_TALENT)
		return;
	for (i = 0; i < a->terms.n && n < WORDS; i++) {
		t = &a->terms.t[i];
		if (t->kind != WK_TERM_STEM || wk_bm25_term(m->supply->words, t, item) <= 0)
			continue;
		wk_buf_addf(out, "%s%.*s", n++ == 0 ? "Gedeelde woorden: " : ", ",
		    (int)t->s.len, t->s.p);
	}
	if (n > 0)
		wk_buf_adds(out, ". ");
}

void
wk_match_explain(const struct wk_matcher *m, const struct wk_ask *a,
    const struct wk_candidate *c, struct wk_buf *out)
{
	const struct wk_item *x = &m->supply->item[c->item];

	wk_buf_clear(out);
	explain_themes(m, a, c->item, out);
	explain_words(m, a, c->item, out);
	add_number(out, "Eigenschappen x", (double)x->boost);
	if (c->by & WK_BY_BUURT)
		add_number(out, ", buurt x", m->rules->set[WK_SET_BUURT]);
	if (c->by & WK_BY_WIJK)
		add_number(out, ", wijk x", m->rules->set[WK_SET_WIJK]);
	if (c->by & WK_BY_LANGUAGE)
		add_number(out, ", taal x", m->rules->set[WK_SET_LANGUAGE]);
	if (c->rule != NULL)
		add_number(out, ", regel voor gevoelige thema's x", (double)c->rule->factor);
	add_number(out, ". Samen ", (double)c->s);
	add_number(out, ", score ", wk_match_unit(m, c->s));
	wk_buf_addc(out, '.');
}
