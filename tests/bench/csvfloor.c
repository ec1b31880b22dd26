/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csvfloor FILE SEP: a bare libcsv parse of a file, counting fields and rows:
 * the floor that intake is measured against.
 */
#include <csv.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static unsigned long fields, rows;

static void
on_field(void *p, size_t n, void *arg)
{
	(void)p;
	(void)n;
	(void)arg;
	fields++;
}

static void
on_row(int c, void *arg)
{
	(void)c;
	(void)arg;
	rows++;
}

int
main(int argc, char *argv[])
{
	static char block[65536];
	struct csv_parser p;
	ssize_t n;
	int fd;

	if (argc != 3 || (fd = open(argv[1], O_RDONLY)) < 0 || csv_init(&p, CSV_STRICT) != 0)
		return 2;
	csv_set_delim(&p, (unsigned char)argv[2][0]);
	while ((n = read(fd, block, sizeof(block))) > 0)
		if (csv_parse(&p, block, (size_t)n, on_field, on_row, NULL) != (size_t)n)
			return 3;
	csv_fini(&p, on_field, on_row, NULL);
	csv_free(&p);
	printf("%lu rows %lu fields\n", rows, fields);
	return 0;
}
