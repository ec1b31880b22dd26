/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * attack: what can somebody prove who has nothing but published tables?
 * Shares no code with wk: one unknown per combination of leaves, one row per
 * printed cell, two linear programs per hidden cell.
 *
 *	attack [-e] [-m min] [-r round] [-H column=file] -t truth table ...
 *
 * Tables as wk-protect writes them (-e: exact counts), all of the same
 * columns; truth (leaves and counts) only chooses which hidden cells to
 * attack: those of 1..min-1. Prints "hidden N exact N small N" and exits 1
 * when anything is proven. Plain CSV without quotes only.
 */
#include <glpk.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAXDIM	6
#define MAXCODE	2000
#define EPS	1e-6

struct cell {
	int	code[MAXDIM];
	int	table;		/* which published table */
	long	value;		/* -1: hidden */
};

static char *names[MAXDIM][MAXCODE];
static int ncode[MAXDIM], ndim;
static unsigned char part[MAXDIM][MAXCODE][MAXCODE];	/* [whole][part] */
static unsigned char in_table[64][MAXDIM][MAXCODE];
static char column[MAXDIM + 1][128];

static void
die(const char *what)
{
	fprintf(stderr, "attack: %s\n", what);
	exit(2);
}

static int
code_of(int d, const char *s)
{
	int i;

	for (i = 0; i < ncode[d]; i++)
		if (strcmp(names[d][i], s) == 0)
			return i;
	if (ncode[d] == MAXCODE)
		die("too many codes");
	names[d][ncode[d]] = strdup(s);
	part[d][ncode[d]][ncode[d]] = 1;
	return ncode[d]++;
}

static int
split(char *line, char **field, int max)
{
	int n = 0;
	char *p;

	line[strcspn(line, "\r\n")] = '\0';
	for (p = line; n < max; p++) {
		field[n++] = p;
		if ((p = strchr(p, ',')) == NULL)
			break;
		*p = '\0';
	}
	return n;
}

static struct cell *
read_table(const char *file, int table, size_t *n)
{
	FILE *f = fopen(file, "r");
	struct cell *c = NULL;
	char line[1024], *field[MAXDIM + 2];
	size_t cap = 0;
	int d, k;

	if (f == NULL || fgets(line, sizeof(line), f) == NULL)
		die("cannot read a table");
	k = split(line, field, MAXDIM + 1) - 1;
	if (ndim == 0)
		for (ndim = k, d = 0; d < k; d++)
			snprintf(column[d], sizeof(column[d]), "%s", field[d]);
	if (k != ndim)
		die("tables of different columns");
	for (*n = 0; fgets(line, sizeof(line), f) != NULL; (*n)++) {
		if (*n == cap &&
		    (c = reallocarray(c, cap = cap * 2 + 64, sizeof(*c))) == NULL)
			die("out of memory");
		if (split(line, field, MAXDIM + 1) != ndim + 1)
			die("ragged table");
		for (d = 0; d < ndim; d++) {
			c[*n].code[d] = code_of(d, field[d]);
			in_table[table][d][c[*n].code[d]] = 1;
		}
		c[*n].table = table;
		c[*n].value = strcmp(field[ndim], ".") == 0 ? -1 :
		    atol(field[ndim]);
	}
	fclose(f);
	return c;
}

static void
read_tree(const char *arg)
{
	const char *eq = strchr(arg, '=');
	char line[1024], *field[3];
	FILE *f = eq == NULL ? NULL : fopen(eq + 1, "r");
	int d, a, b, i, more = 1;

	if (f == NULL || fgets(line, sizeof(line), f) == NULL)
		die("cannot read a hierarchy");
	for (d = 0; d < ndim && (strlen(column[d]) != (size_t)(eq - arg) ||
	    strncmp(column[d], arg, (size_t)(eq - arg)) != 0); d++)
		continue;
	if (d == ndim)
		die("a hierarchy of no column");
	while (fgets(line, sizeof(line), f) != NULL) {
		if (split(line, field, 3) != 2)
			die("ragged hierarchy");
		a = code_of(d, field[0]);
		b = code_of(d, field[1]);
		part[d][b][a] = 1;
	}
	fclose(f);
	while (more)		/* parts of parts */
		for (more = 0, a = 0; a < ncode[d]; a++)
			for (b = 0; b < ncode[d]; b++)
				for (i = 0; part[d][a][b] && i < ncode[d]; i++)
					if (part[d][b][i] && !part[d][a][i])
						more = part[d][a][i] = 1;
}

static int
is_leaf(int d, int code)
{
	int i, n = 0;

	for (i = 0; i < ncode[d]; i++)
		n += part[d][code][i];
	return n == 1 && strcmp(names[d][code], "Totaal") != 0;
}

/* The unknowns of a cell, 1-based, in ind[1..]; returns how many. */
static int leafno[MAXDIM][MAXCODE], nleaf[MAXDIM];

static int
unknowns(const struct cell *c, int d, int at, int *ind, int n)
{
	int i, whole;

	if (d == ndim) {
		ind[++n] = at + 1;
		return n;
	}
	whole = strcmp(names[d][c->code[d]], "Totaal") == 0;
	for (i = 0; i < ncode[d]; i++)
		if (leafno[d][i] >= 0 && in_table[c->table][d][i] &&
		    (whole || part[d][c->code[d]][i]))
			n = unknowns(c, d + 1, at * nleaf[d] + leafno[d][i], ind, n);
	return n;
}

static double
optimum(glp_prob *p, int dir, const int *ind, int n, double *x, int nx)
{
	glp_smcp s;
	double v;
	int i;

	glp_init_smcp(&s);
	s.msg_lev = GLP_MSG_OFF;
	for (i = 1; i <= n; i++)
		glp_set_obj_coef(p, ind[i], 1);
	glp_set_obj_dir(p, dir);
	if (glp_simplex(p, &s) != 0)
		die("no solution");
	if (glp_get_status(p) != GLP_OPT && glp_get_status(p) != GLP_UNBND)
		die("no table fits what is printed");
	v = glp_get_status(p) == GLP_UNBND ? HUGE_VAL : glp_get_obj_val(p);
	for (i = 1; i <= nx; i++)
		x[i] = glp_get_col_prim(p, i);
	for (i = 1; i <= n; i++)
		glp_set_obj_coef(p, ind[i], 0);
	return v;
}

int
main(int argc, char *argv[])
{
	struct cell *pub[64], *truth;
	size_t n[64], nt, i, k;
	long min = 10, round = 5, v, hidden = 0, exact = 0, small = 0;
	int ch, t, d, x, ntree = 0, exactly = 0, nx = 1, *ind, len, npool = 0, z;
	char *tree[16];
	const char *truth_file = NULL;
	double lo, hi, *val, *pool[60], *real, sum;
	glp_prob *p = glp_create_prob();

	while ((ch = getopt(argc, argv, "em:r:H:t:")) != -1)
		switch (ch) {
		case 'e': exactly = 1; break;
		case 'm': min = atol(optarg); break;
		case 'r': round = atol(optarg); break;
		case 'H': tree[ntree++] = optarg; break;
		case 't': truth_file = optarg; break;
		default: die("wrong option");
		}
	if (truth_file == NULL || optind == argc || argc - optind > 60)
		die("truth and tables are needed");
	for (t = optind; t < argc; t++)
		pub[t - optind] = read_table(argv[t], t - optind, &n[t - optind]);
	for (d = 0; d < ntree; d++)
		read_tree(tree[d]);
	truth = read_table(truth_file, 63, &nt);
	for (d = 0; d < ndim; nx *= nleaf[d++])
		for (x = 0; x < ncode[d]; x++)
			leafno[d][x] = is_leaf(d, x) ? nleaf[d]++ : -1;
	glp_term_out(GLP_OFF);
	glp_add_cols(p, nx);
	for (x = 1; x <= nx; x++)
		glp_set_col_bnds(p, x, GLP_LO, 0, 0);
	ind = calloc((size_t)nx + 1, sizeof(*ind));
	val = calloc((size_t)nx + 1, sizeof(*val));
	real = calloc((size_t)nx + 1, sizeof(*real));
	for (x = 1; x <= nx; x++)
		val[x] = 1;
	for (i = 0; i < nt; i++)
		if (unknowns(&truth[i], 0, 0, ind, 0) == 1)
			real[ind[1]] += (double)truth[i].value;
	for (t = 0; t < argc - optind; t++)
		for (i = 0; i < n[t]; i++) {
			if ((v = pub[t][i].value) < 0)
				continue;
			x = glp_add_rows(p, 1);
			lo = exactly ? (double)v : (double)(v - round / 2);
			hi = exactly ? (double)v : lo + (double)round - 1;
			if (!exactly && lo < (double)min)
				lo = (double)min;
			glp_set_row_bnds(p, x, lo < hi ? GLP_DB : GLP_FX, lo, hi);
			len = unknowns(&pub[t][i], 0, 0, ind, 0);
			glp_set_mat_row(p, x, len, ind, val);
		}
	for (t = 0; t < argc - optind; t++)
		for (i = 0; i < n[t]; i++) {
			if (pub[t][i].value >= 0)
				continue;
			len = unknowns(&pub[t][i], 0, 0, ind, 0);
			for (sum = 0, x = 1; x <= len; x++)
				sum += real[ind[x]];
			if (sum < 1 || sum >= (double)min)
				continue;
			hidden++;
			for (z = 0, k = 0; !z && k < 60 && k < (size_t)npool; k++) {
				for (sum = 0, x = 1; x <= len; x++)
					sum += pool[k][ind[x]];
				z = sum < EPS;
			}
			if (z)
				continue;
			if (npool < 60)
				pool[npool] = calloc((size_t)nx + 1, sizeof(double));
			lo = optimum(p, GLP_MIN, ind, len, pool[npool % 60], nx);
			npool++;
			lo = ceil(lo - EPS);
			if (lo < 1)
				continue;
			hi = floor(optimum(p, GLP_MAX, ind, len, val, nx) + EPS);
			exact += lo == hi;
			small += hi < (double)min;
		}
	printf("hidden %ld exact %ld small %ld\n", hidden, exact, small);
	return exact + small > 0;
}
