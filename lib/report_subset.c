/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_subset: which observations the numbers of a report count. */
#include <string.h>

#include "lib/report.h"

static const struct wk_count *
count_of(const struct wk_subset *s)
{
	return ((const struct wk_report *)s->ctx)->count;
}

static bool
heavy(const struct wk_subset *s, const struct wk_obs *o)
{
	const struct wk_topics *t = &((const struct wk_report *)s->ctx)->topics;

	if (o->theme == WK_NOTHEME || t->themes->theme[o->theme].weight != WK_ZWAAR)
		return false;
	return s->value == 0 || t->node[o->theme] == s->value ||
	    t->parent[t->node[o->theme]] == s->value;
}

static bool
bundle(const struct wk_subset *s, const struct wk_obs *o)
{
	return o->by[WK_BY_BUNDLE] == s->value;
}

static bool
bundled(const struct wk_subset *s, const struct wk_obs *o)
{
	(void)s;
	return o->by[WK_BY_BUNDLE] != WK_NONE;
}

static bool
without(const struct wk_subset *s, const struct wk_obs *o)
{
	const struct wk_topics *t = &((const struct wk_report *)s->ctx)->topics;

	return o->theme != WK_NOTHEME && t->node[o->theme] == s->value &&
	    o->by[WK_BY_MATCH] == WK_NONE;
}

static bool
talent(const struct wk_subset *s, const struct wk_obs *o)
{
	(void)s;
	return o->talent;
}

static bool
match_talent(const struct wk_subset *s, const struct wk_obs *o)
{
	return strcmp(wk_obs_name(count_of(s), o, WK_BY_MATCH_KIND), "talent") == 0;
}

static bool
match_activity(const struct wk_subset *s, const struct wk_obs *o)
{
	return strcmp(wk_obs_name(count_of(s), o, WK_BY_MATCH_KIND), "activiteit") == 0;
}

static bool
form(const struct wk_subset *s, const struct wk_obs *o)
{
	return wk_report_form(count_of(s), o) == s->value;
}

static bool
quadrant(const struct wk_subset *s, const struct wk_obs *o)
{
	return wk_report_quadrant(s->ctx, o, s->name);
}

/* What the topic of a key stands for. */
enum topic { NOTHING, TOPIC, BUNDLE, FORM };

static const struct {
	const char	*kind;
	bool		(*in)(const struct wk_subset *s, const struct wk_obs *o);
	enum topic	 topic;
} known[] = {
	{ "personen.zwaar", heavy, TOPIC },
	{ "personen.bundel", bundle, BUNDLE },
	{ "personen.gebundeld", bundled, NOTHING },
	{ "personen.zonder_match", without, TOPIC },
	{ "personen.talent", talent, NOTHING },
	{ "personen.match_talent", match_talent, NOTHING },
	{ "personen.match_activiteit", match_activity, NOTHING },
	{ "personen.trajectvorm", form, FORM },
	{ "personen.kwadrant", quadrant, NOTHING }
};

/* False: of this topic the records have nothing. */
static bool
value_of(const struct wk_report *r, enum topic what, const char *topic, size_t *value)
{
	uint32_t at;

	switch (what) {
	case NOTHING:
		break;
	case TOPIC:
		for (*value = 0; *value < r->topics.n; ++*value)
			if (strcmp(wk_topic_code(&r->topics, *value), topic) == 0)
				return true;
		return false;
	case BUNDLE:
		at = wk_map_get(&r->count->by[WK_BY_BUNDLE], topic, strlen(topic));
		*value = at;
		return at != WK_MAP_NONE;
	case FORM:
		*value = wk_report_form_find(topic);
		break;
	}
	return true;
}

bool
wk_report_subset(const void *ctx, const struct wk_key *k, struct wk_subset *s)
{
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].kind, k->kind) == 0) {
			*s = (struct wk_subset){ k->topic, known[i].in, ctx, 0 };
			return value_of(ctx, known[i].topic, k->topic, &s->value);
		}
	return false;
}
