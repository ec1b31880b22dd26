/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/hsds.h"
#include "lib/reader.h"
#include "tests/unit/check_wk.h"

static char dir[64];

static void
folder(void)
{
	snprintf(dir, sizeof(dir), "/tmp/wk-check.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
}

static void
no_folder(void)
{
	static const char *const file[] = { "organizations", "services", "locations",
		"service_at_location", "addresses", "schedules", "cost_options",
		"service_areas", "languages", "phones", "taxonomies", "taxonomy_terms",
		"attributes" };
	char path[128];
	size_t i;

	for (i = 0; i < sizeof(file) / sizeof(file[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s.csv", dir, file[i]);
		unlink(path);
	}
	rmdir(dir);
}

/* Write the rows of a CSV text as HSDS. */
static void
write_hsds(struct wk_str csv)
{
	const struct wk_rec *rec[16];
	struct wk_arena arena = WK_ARENA_INIT;
	struct wk_rec r = WK_REC_INIT;
	struct wk_err e = WK_ERR_INIT;
	struct wk_reader *in = wk_reader_open_bytes("test", csv, &e);
	size_t n = 0;

	ck_assert_ptr_nonnull(in);
	while (wk_reader_next(in, &r, &e) > 0)
		rec[n++] = wk_rec_dup(&arena, &r);
	ck_assert_int_eq(wk_hsds_write(dir, wk_reader_header(in), rec, n, &e), 0);
	wk_reader_close(in);
	wk_arena_free(&arena);
}

START_TEST(loses_nothing_between_writing_and_reading)
{
	static const char csv[] =
	    "identificatie,naam,omschrijving,organisatie,thema,doelgroep,leeftijd_min,"
	    "leeftijd_max,taal,kosten,wanneer,locatie,postcode,buurtcode,bereik,status,"
	    "geldig_van,geldig_tot,contact,gecontroleerd_op,trefwoorden,vorm,aanbod,"
	    "capaciteit,eigen kolom\n"
	    "a1,\"Koffie, thee\",\"regel 1\nregel \"\"2\"\"\",Buurthuis,"
	    "licht.ontmoeting|adl.maaltijden,iedereen,18,99,\"Nederlands, Turks\",2.50,"
	    "ma 9.30-11.00,De Brug,2000AA,03920101,wijk,actief,2026-01-01,2026-12-31,"
	    "023 000 00 00,2026-05-01,koffie|tafel,collectief,informeel,12,iets\n"
	    "a2,Spreekuur,,Wijkteam,geld.schulden,,,,,,,,,,,opgeheven,,,https://x.example,,,"
	    "individueel,formeel,,\n"
	    "a3,Klussen,,,,,,,,,,,,03920102,buurt,tijdelijk gesloten,,,k@x.example,,,,,,\n";
	struct wk_buf once = WK_BUF_INIT, twice = WK_BUF_INIT;
	struct wk_err e = WK_ERR_INIT;

	folder();
	write_hsds((struct wk_str){ csv, sizeof(csv) - 1 });
	ck_assert_int_eq(wk_hsds_read(dir, &once, &e), 0);
	ck_assert_str_eq(once.p, csv);
	write_hsds((struct wk_str){ once.p, once.len });
	ck_assert_int_eq(wk_hsds_read(dir, &twice, &e), 0);
	ck_assert_str_eq(twice.p, once.p);
	no_folder();
	wk_buf_free(&once);
	wk_buf_free(&twice);
}
END_TEST

START_TEST(needs_services_and_nothing_else)
{
	struct wk_buf out = WK_BUF_INIT;
	struct wk_err e = WK_ERR_INIT;
	char path[128];
	FILE *f;

	folder();
	ck_assert_int_lt(wk_hsds_read(dir, &out, &e), 0);
	ck_assert_int_eq(e.code, WK_EX_SYS);
	wk_err_clear(&e);
	snprintf(path, sizeof(path), "%s/services.csv", dir);
	ck_assert_ptr_nonnull(f = fopen(path, "w"));
	fputs("id,name,status\ns1,Koffie,active\n", f);
	fclose(f);
	ck_assert_int_eq(wk_hsds_read(path, &out, &e), 0);
	ck_assert_ptr_nonnull(strstr(out.p, "\ns1,Koffie,"));
	ck_assert_int_lt(wk_hsds_read("/nonexistent/x", &out, &e), 0);
	no_folder();
	wk_buf_free(&out);
}
END_TEST

CHECK_MAIN("hsds", loses_nothing_between_writing_and_reading,
    needs_services_and_nothing_else)
