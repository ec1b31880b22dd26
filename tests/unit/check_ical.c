/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/ical.h"
#include "tests/unit/check_wk.h"

#define HEAD	"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
#define FOOT	"END:VCALENDAR\r\n"
#define EVENT(s) HEAD "BEGIN:VEVENT\r\nUID:u1\r\nSUMMARY:Koffie\r\n" s "END:VEVENT\r\n" FOOT

/* The row of one event after its header, or the reason of the error. */
static const char *
row(const char *text)
{
	static struct wk_buf out;
	static struct wk_err e;

	wk_buf_clear(&out);
	e = (struct wk_err)WK_ERR_INIT;
	if (wk_ical_read(text, "test", &out, &e) < 0)
		return e.text;
	return strchr(out.p, '\n') + 1;
}

START_TEST(reads_days_and_times)
{
	ck_assert_str_eq(row(EVENT("DTSTART:20260907T093000\r\nDTEND:20260907T110000\r\n"
	    "RRULE:FREQ=WEEKLY;BYDAY=TH,MO\r\n")),
	    "u1,Koffie,,,ma en do 9.30-11.00,,actief,2026-09-07,,,,\n");
	ck_assert_str_eq(row(EVENT("DTSTART:20260907T093000\r\n"
	    "RRULE:FREQ=WEEKLY;UNTIL=20261201T000000Z\r\n")),
	    "u1,Koffie,,,ma 9.30,,actief,2026-09-07,2026-12-01,,,\n");
	ck_assert_str_eq(row(EVENT("DTSTART;VALUE=DATE:20260906\r\n")),
	    "u1,Koffie,,,zo,,actief,2026-09-06,2026-09-06,,,\n");
}
END_TEST

START_TEST(unfolds_and_unescapes)
{
	ck_assert_str_eq(row(EVENT("DESCRIPTION:Samen \\, en\r\n  dan meer\r\n"
	    "STATUS:CANCELLED\r\n")),
	    "u1,Koffie,\"Samen , en dan meer\",,,,opgeheven,,,,,\n");
}
END_TEST

START_TEST(leaves_changes_of_single_dates_out)
{
	ck_assert_str_eq(row(EVENT("RECURRENCE-ID:20260914T093000\r\n")), "");
	ck_assert_str_eq(row(HEAD FOOT), "");
}
END_TEST

START_TEST(refuses_what_is_cut_off_or_something_else)
{
	ck_assert_str_eq(row("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n"),
	    "the calendar is cut off");
	ck_assert_str_eq(row("identificatie,naam\n"), "not an iCalendar file");
	ck_assert_str_eq(row(""), "not an iCalendar file");
}
END_TEST

CHECK_MAIN("ical", reads_days_and_times, unfolds_and_unescapes,
    leaves_changes_of_single_dates_out, refuses_what_is_cut_off_or_something_else)
