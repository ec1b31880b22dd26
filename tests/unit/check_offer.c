/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lib/offer.h"
#include "tests/unit/check_wk.h"

START_TEST(parses_days_and_times)
{
	static const struct { const char *s; unsigned days; int start, end; } x[] = {
		{ "di 13.00-15.30", 1 << 1, 780, 930 },
		{ "ma t/m vr 10.00-12.00", 31, 600, 720 },
		{ "ma en do 9.30-11.00", 1 | 1 << 3, 570, 660 },
		{ "Woensdag, 10 uur tot 12 uur", 1 << 2, 600, 720 },
		{ "za t/m ma 14:00", 1 << 5 | 1 << 6 | 1, 840, -1 },
		{ "vr 19.30 – 21.00", 1 << 4, 1170, 1260 },
	};
	struct wk_when w;
	size_t i;

	for (i = 0; i < sizeof(x) / sizeof(x[0]); i++) {
		ck_assert_msg(wk_when_parse(x[i].s, &w), "%s", x[i].s);
		ck_assert_int_eq(w.days, x[i].days);
		ck_assert_int_eq(w.start, x[i].start);
		ck_assert_int_eq(w.end, x[i].end);
	}
	ck_assert(wk_when_parse("elke 1e dinsdag 10.00-12.00", &w));
	ck_assert_int_eq(w.nth, 1);
	ck_assert(wk_when_parse("laatste vrijdag van de maand, 18.30-21.00", &w));
	ck_assert_int_eq(w.nth, -1);
	ck_assert(wk_when_parse("ma 9-11", &w));
	ck_assert_int_eq(w.nth, 0);
	ck_assert(wk_when_parse("eerste keer gratis, ma 9-11", &w));
	ck_assert_int_eq(w.nth, 0);
	ck_assert(!wk_when_parse("1e en 3e maandag 9-11", &w));
	ck_assert(!wk_when_parse("elke vrijdag en 1e maandag 9-11", &w));
	ck_assert(!wk_when_parse("op afspraak", &w));
	ck_assert(!wk_when_parse("", &w));
	ck_assert(!wk_when_parse("eerste maandag van de maand", &w));
}
END_TEST

START_TEST(knows_whom_it_reaches)
{
	struct wk_offer o;
	size_t i;

	for (i = 0; i < WK_OFFER_NFIELD; i++)
		o.f[i] = "";
	o.f[WK_OFFER_BUURT] = "BU03920101";
	o.f[WK_OFFER_REACH] = "buurt";
	ck_assert(wk_offer_reaches(&o, "03920101"));
	ck_assert(!wk_offer_reaches(&o, "03920102"));
	ck_assert(wk_offer_reaches(&o, "039201"));
	o.f[WK_OFFER_REACH] = "wijk";
	ck_assert(wk_offer_reaches(&o, "03920102"));
	ck_assert(!wk_offer_reaches(&o, "03920201"));
	o.f[WK_OFFER_REACH] = "gemeente";
	ck_assert(wk_offer_reaches(&o, "03920201"));
	ck_assert(!wk_offer_reaches(&o, "03630101"));
}
END_TEST

CHECK_MAIN("offer", parses_days_and_times, knows_whom_it_reaches)
