/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glpk.h>
#include <stdlib.h>

#include "lib/lp.h"
#include "lib/mem.h"

#define TINY	1e-7

struct wk_lp {
	glp_prob		*prob;
	const uint32_t		*col;
	size_t			 ncol;
	uint32_t		*row;		/* lines that the columns touch */
	size_t			 nrow;
	bool			 started;	/* there is a feasible basis */
};

static void
set_row(glp_prob *prob, int i, const struct wk_line *l, double rest)
{
	double lo = (double)l->lo - rest, hi = (double)l->hi - rest;

	if (l->hidden)
		glp_set_row_bnds(prob, i, GLP_FR, 0, 0);
	else if (l->hi == WK_LP_NOLIMIT)
		glp_set_row_bnds(prob, i, GLP_LO, lo, 0);
	else if (l->lo == l->hi)
		glp_set_row_bnds(prob, i, GLP_FX, lo, lo);
	else
		glp_set_row_bnds(prob, i, GLP_DB, lo, hi);
}

/* The lines that the columns touch, and where each stands among them. */
static int *
find_rows(struct wk_lp *p, const struct wk_lumps *l, size_t nline)
{
	int *at = wk_calloc(nline, sizeof(*at));
	size_t i, k;

	for (i = 0; i < p->ncol; i++)
		for (k = l->start[p->col[i]]; k < l->start[p->col[i] + 1]; k++)
			at[l->row[k]] = 1;
	p->row = wk_calloc(nline, sizeof(*p->row));
	for (i = 0; i < nline; i++)
		if (at[i]) {
			p->row[p->nrow++] = (uint32_t)i;
			at[i] = (int)p->nrow;
		}
	return at;
}

static void
load(struct wk_lp *p, const struct wk_lumps *l, const int *at)
{
	size_t i, k, n = 0, cap = l->start[l->n];
	int *row = wk_calloc(cap + 1, sizeof(*row));
	int *col = wk_calloc(cap + 1, sizeof(*col));
	double *one = wk_calloc(cap + 1, sizeof(*one));

	for (i = 0; i < p->ncol; i++)
		for (k = l->start[p->col[i]]; k < l->start[p->col[i] + 1]; k++) {
			row[++n] = at[l->row[k]];
			col[n] = (int)i + 1;
			one[n] = 1;
		}
	glp_load_matrix(p->prob, (int)n, row, col, one);
	free(row);
	free(col);
	free(one);
}

/* By line: what the lumps outside the columns bring to it. */
static double *
fixed_part(const struct wk_lp *p, const struct wk_lumps *l, size_t nline,
    const double *base)
{
	double *rest = wk_calloc(nline, sizeof(*rest));
	size_t i, k, next = 0;

	for (i = 0; i < l->n && p->ncol < l->n; i++) {
		if (next < p->ncol && p->col[next] == i) {
			next++;
			continue;
		}
		for (k = l->start[i]; base[i] > 0 && k < l->start[i + 1]; k++)
			rest[l->row[k]] += base[i];
	}
	return rest;
}

struct wk_lp *
wk_lp_new(const struct wk_lumps *l, const struct wk_line *line, size_t nline,
    const uint32_t *col, size_t ncol, const double *base)
{
	struct wk_lp *p = wk_calloc(1, sizeof(*p));
	double *rest;
	size_t i;
	int *at;

	glp_term_out(GLP_OFF);
	p->col = col;
	p->ncol = ncol;
	p->prob = glp_create_prob();
	at = find_rows(p, l, nline);
	rest = fixed_part(p, l, nline, base);
	if (p->nrow > 0)
		glp_add_rows(p->prob, (int)p->nrow);
	if (ncol > 0)
		glp_add_cols(p->prob, (int)ncol);
	for (i = 0; i < p->nrow; i++)
		set_row(p->prob, (int)i + 1, &line[p->row[i]], rest[p->row[i]]);
	for (i = 0; i < ncol; i++)
		glp_set_col_bnds(p->prob, (int)i + 1, GLP_LO, 0, 0);
	load(p, l, at);
	free(at);
	free(rest);
	return p;
}

void
wk_lp_free(struct wk_lp *p)
{
	if (p == NULL)
		return;
	glp_delete_prob(p->prob);
	free(p->row);
	free(p);
}

/* 1 optimal, 0 unbounded, -1 and e. */
static int
simplex(glp_prob *prob, int method, struct wk_err *e)
{
	glp_smcp parm;
	int tries, status;

	glp_init_smcp(&parm);
	parm.msg_lev = GLP_MSG_OFF;
	parm.meth = method;
	parm.r_test = method == GLP_DUALP ? GLP_RT_FLIP : GLP_RT_HAR;
	for (tries = 0; tries < 2; tries++) {
		if (glp_simplex(prob, &parm) == 0) {
			status = glp_get_status(prob);
			if (status == GLP_OPT)
				return 1;
			if (status == GLP_UNBND)
				return 0;
			if (status == GLP_NOFEAS)
				return wk_err_set(e, WK_EX_DATA, NULL, 0, NULL,
				    "no counts fit what is printed: "
				    "the margins contradict");
		}
		/* lost its way in rounding: once more from the start */
		glp_std_basis(prob);
		parm.meth = GLP_DUALP;
		parm.r_test = GLP_RT_HAR;
	}
	return wk_err_set(e, WK_EX_SYS, NULL, 0, NULL,
	    "the linear program could not be solved");
}

static void
read_table(glp_prob *prob, size_t n, double *x)
{
	size_t k;
	double v;

	for (k = 0; k < n; k++) {
		v = glp_get_col_prim(prob, (int)k + 1);
		x[k] = v > TINY ? v : 0;
	}
}

int
wk_lp_solve(struct wk_lp *p, bool maximise, const double *cost, double *x,
    double *value, struct wk_err *e)
{
	size_t k;
	int r;

	for (k = 0; k < p->ncol; k++)
		glp_set_obj_coef(p->prob, (int)k + 1, cost[p->col[k]]);
	glp_set_obj_dir(p->prob, maximise ? GLP_MAX : GLP_MIN);
	/* all zero is a dual solution of the first minimum */
	r = simplex(p->prob, p->started || maximise ? GLP_PRIMAL : GLP_DUALP, e);
	if (r < 0)
		return -1;
	p->started = true;
	if (r == 1) {
		read_table(p->prob, p->ncol, x);
		*value = glp_get_obj_val(p->prob);
	}
	return r;
}

/* Two columns for each line that may give way: shortage and excess. */
static void
let_give_way(struct wk_lp *p, const struct wk_line *line)
{
	int ind[2] = { 0 }, c, sign;
	double val[2] = { 0 };
	size_t i;

	for (i = 0; i < p->nrow; i++) {
		if (line[p->row[i]].fixed || line[p->row[i]].hidden)
			continue;
		ind[1] = (int)i + 1;
		for (sign = -1; sign <= 1; sign += 2) {
			val[1] = sign;
			c = glp_add_cols(p->prob, 1);
			glp_set_col_bnds(p->prob, c, GLP_LO, 0, 0);
			glp_set_obj_coef(p->prob, c, line[p->row[i]].weight);
			glp_set_mat_col(p->prob, c, 1, ind, val);
		}
	}
}

int
wk_lp_repair(struct wk_lp *p, struct wk_line *line, const uint32_t *zero,
    size_t nzero, double *x, struct wk_err *e)
{
	struct wk_err none = WK_ERR_INIT;
	size_t i, k = 0;
	int c = (int)p->ncol;

	for (i = 0; i < p->ncol; i++)
		glp_set_obj_coef(p->prob, (int)i + 1, 0);
	glp_set_obj_dir(p->prob, GLP_MIN);
	let_give_way(p, line);
	for (i = 0; i < p->ncol && k < nzero; i++)
		if (p->col[i] == zero[k]) {
			glp_set_col_bnds(p->prob, (int)i + 1, GLP_FX, 0, 0);
			k++;
		}
	glp_std_basis(p->prob);
	if (simplex(p->prob, GLP_DUALP, &none) < 0) {
		if (none.code == WK_EX_DATA)
			return 0;
		*e = none;
		return -1;
	}
	read_table(p->prob, p->ncol, x);
	for (i = 0; i < p->nrow; i++) {
		if (line[p->row[i]].fixed || line[p->row[i]].hidden)
			continue;
		if (glp_get_col_prim(p->prob, c + 1) +
		    glp_get_col_prim(p->prob, c + 2) > TINY)
			line[p->row[i]].hidden = true;
		c += 2;
	}
	return 1;
}
