/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libical/ical.h>
#include <strings.h>

#include "lib/date.h"
#include "lib/ical.h"
#include "lib/writer.h"

enum column { ID, NAME, ABOUT, BY, WHEN, WHERE, STATE, FROM, UNTIL, CONTACT, CHECKED, WORDS,
    NCOLUMN };

static const char *const column[NCOLUMN] = {
	"identificatie", "naam", "omschrijving", "organisatie", "wanneer", "locatie",
	"status", "geldig_van", "geldig_tot", "contact", "gecontroleerd_op", "trefwoorden"
};

static void
add_day(struct wk_buf *b, struct icaltimetype t)
{
	if (!icaltime_is_null_time(t))
		wk_buf_addf(b, "%04d-%02d-%02d", t.year, t.month, t.day);
}

static void
add_text(struct wk_buf *b, const char *s)
{
	if (s != NULL)
		wk_buf_adds(b, s);
}

/* The value of a property as text; b is left alone when there is none. */
static void
add_property(struct wk_buf *b, icalcomponent *event, icalproperty_kind kind)
{
	icalproperty *p = icalcomponent_get_first_property(event, kind);
	const char *s;

	for (; p != NULL; p = icalcomponent_get_next_property(event, kind)) {
		if ((s = icalproperty_get_value_as_string(p)) == NULL || *s == '\0')
			continue;
		if (b->len > 0)
			wk_buf_addc(b, '|');
		wk_buf_adds(b, s);
	}
}

static void
add_organizer(struct wk_buf *b, icalcomponent *event)
{
	icalproperty *p = icalcomponent_get_first_property(event, ICAL_ORGANIZER_PROPERTY);
	icalparameter *cn;

	if (p == NULL)
		return;
	cn = icalproperty_get_first_parameter(p, ICAL_CN_PARAMETER);
	if (cn != NULL)
		add_text(b, icalparameter_get_cn(cn));
}

/* "ma en do 9.30-11.00": the days of a weekly rule, else that of the start. */
static void
add_when(struct wk_buf *b, struct icaltimetype start, struct icaltimetype end,
    const struct icalrecurrencetype *rule)
{
	static const char *const day[] = { "zo", "ma", "di", "wo", "do", "vr", "za" };
	bool set[7] = { false };
	int i, n = 0;

	for (i = 0; rule != NULL && rule->freq == ICAL_WEEKLY_RECURRENCE &&
	    i < ICAL_BY_DAY_SIZE && rule->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
		set[icalrecurrencetype_day_day_of_week(rule->by_day[i]) - 1] = true;
	if (i == 0)
		set[icaltime_day_of_week(start) - 1] = true;
	for (i = 1; i <= 7; i++)	/* from Monday */
		if (set[i % 7])
			wk_buf_addf(b, "%s%s", n++ > 0 ? " en " : "", day[i % 7]);
	if (start.is_date)
		return;
	wk_buf_addf(b, " %d.%02d", start.hour, start.minute);
	if (!icaltime_is_null_time(end) && !end.is_date && icaltime_compare(start, end) < 0)
		wk_buf_addf(b, "-%d.%02d", end.hour, end.minute);
}

static void
fill_times(icalcomponent *event, struct wk_buf *cell)
{
	struct icaltimetype start = icalcomponent_get_dtstart(event);
	struct icaltimetype end = icalcomponent_get_dtend(event);
	icalproperty *p = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
	struct icalrecurrencetype rule;

	if (icaltime_is_null_time(start))
		return;
	add_day(&cell[FROM], start);
	if (p == NULL) {
		add_when(&cell[WHEN], start, end, NULL);
		add_day(&cell[UNTIL], start);
		return;
	}
	rule = icalproperty_get_rrule(p);
	add_when(&cell[WHEN], start, end, &rule);
	add_day(&cell[UNTIL], rule.until);
}

static void
add_event(icalcomponent *event, struct wk_buf *cell, struct wk_buf *csv)
{
	icalproperty *p;
	size_t i;

	for (i = 0; i < NCOLUMN; i++)
		wk_buf_clear(&cell[i]);
	add_text(&cell[ID], icalcomponent_get_uid(event));
	add_text(&cell[NAME], icalcomponent_get_summary(event));
	add_text(&cell[ABOUT], icalcomponent_get_description(event));
	add_text(&cell[WHERE], icalcomponent_get_location(event));
	add_organizer(&cell[BY], event);
	add_property(&cell[CONTACT], event, ICAL_URL_PROPERTY);
	add_property(&cell[WORDS], event, ICAL_CATEGORIES_PROPERTY);
	wk_buf_adds(&cell[STATE], icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED ?
	    "opgeheven" : "actief");
	fill_times(event, cell);
	p = icalcomponent_get_first_property(event, ICAL_LASTMODIFIED_PROPERTY);
	if (p != NULL)
		add_day(&cell[CHECKED], icalproperty_get_lastmodified(p));
	for (i = 0; i < NCOLUMN; i++) {
		if (i > 0)
			wk_buf_addc(csv, ',');
		wk_csv_field(csv, (struct wk_str){ wk_buf_str(&cell[i]), cell[i].len });
	}
	wk_buf_addc(csv, '\n');
}

/* Lines that are exactly this, in any case. */
static size_t
count_lines(const char *text, const char *line)
{
	size_t n = 0, len = strlen(line);
	const char *p;

	for (p = text; p != NULL; p = strchr(p, '\n')) {
		p += *p == '\n';
		n += strncasecmp(p, line, len) == 0 && strchr("\r\n", p[len]) != NULL;
		if (*p == '\0')
			break;
	}
	return n;
}

static void
add_events(icalcomponent *root, struct wk_buf *cell, struct wk_buf *csv)
{
	icalcomponent *c;

	if (icalcomponent_isa(root) == ICAL_VEVENT_COMPONENT) {
		if (icalcomponent_get_first_property(root, ICAL_RECURRENCEID_PROPERTY) == NULL)
			add_event(root, cell, csv);
		return;
	}
	for (c = icalcomponent_get_first_component(root, ICAL_ANY_COMPONENT); c != NULL;
	    c = icalcomponent_get_next_component(root, ICAL_ANY_COMPONENT))
		add_events(c, cell, csv);
}

int
wk_ical_read(const char *text, const char *source, struct wk_buf *csv, struct wk_err *e)
{
	struct wk_buf cell[NCOLUMN];
	icalcomponent *root;
	size_t i;

	if (count_lines(text, "BEGIN:VCALENDAR") == 0)
		return wk_err_set(e, WK_EX_DATA, source, 0, NULL, "not an iCalendar file");
	if (count_lines(text, "BEGIN:VCALENDAR") != count_lines(text, "END:VCALENDAR") ||
	    count_lines(text, "BEGIN:VEVENT") != count_lines(text, "END:VEVENT"))
		return wk_err_set(e, WK_EX_DATA, source, 0, NULL,
		    "the calendar is cut off");
	icalerror_set_errors_are_fatal(false);
	if ((root = icalparser_parse_string(text)) == NULL)
		return wk_err_set(e, WK_EX_DATA, source, 0, NULL, "not an iCalendar file");
	for (i = 0; i < NCOLUMN; i++) {
		wk_buf_addf(csv, "%s%s", i > 0 ? "," : "", column[i]);
		cell[i] = (struct wk_buf)WK_BUF_INIT;
	}
	wk_buf_addc(csv, '\n');
	add_events(root, cell, csv);
	for (i = 0; i < NCOLUMN; i++)
		wk_buf_free(&cell[i]);
	icalcomponent_free(root);
	icalmemory_free_ring();
	return 0;
}
