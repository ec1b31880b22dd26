/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glpk.h>
#include <stdlib.h>

#include "lib/lp.h"
#include "lib/mem.h"

#define TINY	1e-7

struct wk_lp {
	glp_prob		*prob;
	const struct wk_lumps	*lump;
	size_t			 nline;
	bool			 started;	/* there is a feasible basis */
};

static void
set_row(glp_prob *prob, int i, const struct wk_line *l)
{
	if (l->hidden)
		glp_set_row_bnds(prob, i, GLP_FR, 0, 0);
	else if (l->hi == WK_LP_NOLIMIT)
		glp_set_row_bnds(prob, i, GLP_LO, (double)l->lo, 0);
	else if (l->lo == l->hi)
		glp_set_row_bnds(prob, i, GLP_FX, (double)l->lo, (double)l->lo);
	else
		glp_set_row_bnds(prob, i, GLP_DB, (double)l->lo, (double)l->hi);
}

/* Rows and columns of the plain question. */
static glp_prob *
build(const struct wk_lumps *l, const struct wk_line *line, size_t nline)
{
	glp_prob *prob = glp_create_prob();
	size_t i, k, n = 0, cap = l->start[l->n];
	int *row = wk_calloc(cap + 1, sizeof(*row));
	int *col = wk_calloc(cap + 1, sizeof(*col));
	double *one = wk_calloc(cap + 1, sizeof(*one));

	if (nline > 0)
		glp_add_rows(prob, (int)nline);
	if (l->n > 0)
		glp_add_cols(prob, (int)l->n);
	for (i = 0; i < nline; i++)
		set_row(prob, (int)i + 1, &line[i]);
	for (k = 0; k < l->n; k++) {
		glp_set_col_bnds(prob, (int)k + 1, GLP_LO, 0, 0);
		for (i = l->start[k]; i < l->start[k + 1]; i++) {
			row[++n] = (int)l->row[i] + 1;
			col[n] = (int)k + 1;
			one[n] = 1;
		}
	}
	glp_load_matrix(prob, (int)n, row, col, one);
	free(row);
	free(col);
	free(one);
	return prob;
}

struct wk_lp *
wk_lp_new(const struct wk_lumps *l, const struct wk_line *line, size_t nline)
{
	struct wk_lp *p = wk_calloc(1, sizeof(*p));

	glp_term_out(GLP_OFF);
	p->lump = l;
	p->nline = nline;
	p->prob = build(l, line, nline);
	return p;
}

void
wk_lp_free(struct wk_lp *p)
{
	if (p == NULL)
		return;
	glp_delete_prob(p->prob);
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

	for (k = 0; k < p->lump->n; k++)
		glp_set_obj_coef(p->prob, (int)k + 1, cost[k]);
	glp_set_obj_dir(p->prob, maximise ? GLP_MAX : GLP_MIN);
	r = simplex(p->prob, p->started || maximise ? GLP_PRIMAL : GLP_DUALP, e);
	if (r < 0)
		return -1;
	p->started = true;
	if (r == 1) {
		read_table(p->prob, p->lump->n, x);
		*value = glp_get_obj_val(p->prob);
	}
	return r;
}

void
wk_lp_drop(struct wk_lp *p, size_t line)
{
	glp_set_row_bnds(p->prob, (int)line + 1, GLP_FR, 0, 0);
}

/* Two columns for each line that may give way: shortage and excess. */
static void
let_give_way(glp_prob *prob, const struct wk_line *line, size_t nline)
{
	int ind[2] = { 0 }, c;
	double val[2] = { 0 };
	size_t i;
	int sign;

	for (i = 0; i < nline; i++) {
		if (line[i].fixed || line[i].hidden)
			continue;
		ind[1] = (int)i + 1;
		for (sign = -1; sign <= 1; sign += 2) {
			val[1] = sign;
			c = glp_add_cols(prob, 1);
			glp_set_col_bnds(prob, c, GLP_LO, 0, 0);
			glp_set_obj_coef(prob, c, line[i].weight);
			glp_set_mat_col(prob, c, 1, ind, val);
		}
	}
}

int
wk_lp_repair(struct wk_lp *p, struct wk_line *line, const uint32_t *zero,
    size_t nzero, double *x, struct wk_err *e)
{
	glp_prob *prob = build(p->lump, line, p->nline);
	struct wk_err none = WK_ERR_INIT;
	size_t i;
	int r, c = (int)p->lump->n;

	let_give_way(prob, line, p->nline);
	for (i = 0; i < nzero; i++)
		glp_set_col_bnds(prob, (int)zero[i] + 1, GLP_FX, 0, 0);
	r = simplex(prob, GLP_DUALP, &none);
	if (r < 0) {
		glp_delete_prob(prob);
		if (none.code == WK_EX_DATA)
			return 0;
		*e = none;
		return -1;
	}
	read_table(prob, p->lump->n, x);
	for (i = 0; i < p->nline; i++) {
		if (line[i].fixed || line[i].hidden)
			continue;
		if (glp_get_col_prim(prob, c + 1) + glp_get_col_prim(prob, c + 2) >
		    TINY) {
			line[i].hidden = true;
			wk_lp_drop(p, i);
		}
		c += 2;
	}
	glp_delete_prob(prob);
	return 1;
}
