/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glpk.h>
#include <limits.h>
#include <stdlib.h>

#include "lib/lp.h"
#include "lib/mem.h"

#define TINY	1e-7
#define LIMIT	3000	/* steps in a search over some of the lumps */

struct wk_lp {
	glp_prob		*prob;
	const uint32_t		*col;
	size_t			 ncol;
	uint32_t		*row;		/* lines that the columns touch */
	size_t			 nrow;
	const double		*base;
	int			*less;		/* by column: the one that takes off, 0 */
	int			 nless;
	bool			 whole;
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
	size_t i, k, n = 0, cap = 2 * (size_t)l->start[l->n];
	int *row = wk_calloc(cap + 1, sizeof(*row));
	int *col = wk_calloc(cap + 1, sizeof(*col));
	double *one = wk_calloc(cap + 1, sizeof(*one));

	for (i = 0; i < p->ncol; i++)
		for (k = l->start[p->col[i]]; k < l->start[p->col[i] + 1]; k++) {
			row[++n] = at[l->row[k]];
			col[n] = (int)i + 1;
			one[n] = 1;
			if (p->less[i] == 0)
				continue;
			row[++n] = at[l->row[k]];
			col[n] = p->less[i];
			one[n] = -1;
		}
	glp_load_matrix(p->prob, (int)n, row, col, one);
	free(row);
	free(col);
	free(one);
}

static void
add_columns(struct wk_lp *p)
{
	size_t i;
	double b;

	p->less = wk_calloc(p->ncol, sizeof(*p->less));
	if (p->ncol > 0)
		glp_add_cols(p->prob, (int)p->ncol);
	for (i = 0; i < p->ncol; i++) {
		glp_set_col_bnds(p->prob, (int)i + 1, GLP_LO, 0, 0);
		b = p->base == NULL ? 0 : p->base[p->col[i]];
		if (b > 0) {
			p->less[i] = glp_add_cols(p->prob, 1);
			glp_set_col_bnds(p->prob, p->less[i], GLP_DB, 0, b);
			p->nless++;
		}
	}
}

struct wk_lp *
wk_lp_new(const struct wk_lumps *l, const struct wk_line *line, size_t nline,
    const uint32_t *col, size_t ncol, const double *base, const double *sum)
{
	struct wk_lp *p = wk_calloc(1, sizeof(*p));
	size_t i;
	int *at;

	glp_term_out(GLP_OFF);
	p->col = col;
	p->ncol = ncol;
	p->base = base;
	p->whole = ncol == l->n;
	p->prob = glp_create_prob();
	at = find_rows(p, l, nline);
	if (p->nrow > 0)
		glp_add_rows(p->prob, (int)p->nrow);
	for (i = 0; i < p->nrow; i++)
		set_row(p->prob, (int)i + 1, &line[p->row[i]],
		    base == NULL ? 0 : sum[p->row[i]]);
	add_columns(p);
	load(p, l, at);
	free(at);
	return p;
}

void
wk_lp_free(struct wk_lp *p)
{
	if (p == NULL)
		return;
	glp_delete_prob(p->prob);
	free(p->row);
	free(p->less);
	free(p);
}

/* 1 optimal (or, with a limit, some table), 0 unbounded, -1 and e. */
static int
simplex(glp_prob *prob, int method, int limit, struct wk_err *e)
{
	glp_smcp parm;
	int tries, status, r;

	glp_init_smcp(&parm);
	parm.msg_lev = GLP_MSG_OFF;
	parm.meth = method;
	parm.it_lim = limit;
	for (tries = 0; tries < 2; tries++) {
		r = glp_simplex(prob, &parm);
		status = glp_get_status(prob);
		if (r == GLP_EITLIM && status == GLP_FEAS)
			return 1;
		if (r == 0 && status == GLP_OPT)
			return 1;
		if (r == 0 && status == GLP_UNBND)
			return 0;
		if (r == 0 && status == GLP_NOFEAS)
			return wk_err_set(e, WK_EX_DATA, NULL, 0, NULL,
			    "no counts fit what is printed: "
			    "the margins contradict");
		/* lost its way in rounding: once more from the start */
		glp_std_basis(prob);
		parm.meth = GLP_DUALP;
		parm.it_lim = INT_MAX;
	}
	return wk_err_set(e, WK_EX_SYS, NULL, 0, NULL,
	    "the linear program could not be solved");
}

static void
read_table(const struct wk_lp *p, double *x)
{
	size_t k;
	double v;

	for (k = 0; k < p->ncol; k++) {
		v = glp_get_col_prim(p->prob, (int)k + 1);
		if (p->less[k] > 0)
			v += p->base[p->col[k]] -
			    glp_get_col_prim(p->prob, p->less[k]);
		x[k] = v > TINY ? v : 0;
	}
}

int
wk_lp_solve(struct wk_lp *p, bool maximise, const double *cost, double *x,
    double *value, struct wk_err *e)
{
	size_t k;
	int r;

	for (k = 0; k < p->ncol; k++) {
		glp_set_obj_coef(p->prob, (int)k + 1, cost[p->col[k]]);
		if (p->less[k] > 0)
			glp_set_obj_coef(p->prob, p->less[k], -cost[p->col[k]]);
	}
	glp_set_obj_dir(p->prob, maximise ? GLP_MAX : GLP_MIN);
	/* without a table to start from all zero is a dual start */
	r = simplex(p->prob, p->base == NULL && !p->started ? GLP_DUALP :
	    GLP_PRIMAL, p->whole ? INT_MAX : LIMIT, e);
	if (r < 0)
		return -1;
	p->started = true;
	if (r == 1) {
		read_table(p, x);
		for (k = 0, *value = 0; k < p->ncol; k++)
			*value += cost[p->col[k]] * x[k];
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

/* Some columns all 0, or together at least need. */
static void
demand(struct wk_lp *p, const uint32_t *of, size_t nof, double need)
{
	bool empty = need <= 0;
	int *ind = wk_calloc(2 * nof + 1, sizeof(*ind)), n = 0;
	double *val = wk_calloc(2 * nof + 1, sizeof(*val));
	size_t i, k = 0;
	int row;

	for (i = 0; i < p->ncol && k < nof; i++) {
		if (p->col[i] != of[k])
			continue;
		k++;
		ind[++n] = (int)i + 1;
		val[n] = 1;
		if (empty)
			glp_set_col_bnds(p->prob, (int)i + 1, GLP_FX, 0, 0);
		if (p->less[i] == 0)
			continue;
		ind[++n] = p->less[i];
		val[n] = -1;
		need -= p->base[of[k - 1]];
		if (empty)
			glp_set_col_bnds(p->prob, p->less[i], GLP_FX,
			    p->base[of[k - 1]], 0);
	}
	if (!empty) {
		row = glp_add_rows(p->prob, 1);
		glp_set_row_bnds(p->prob, row, GLP_LO, need, 0);
		glp_set_mat_row(p->prob, row, n, ind, val);
	}
	free(ind);
	free(val);
}

int
wk_lp_repair(struct wk_lp *p, struct wk_line *line, const uint32_t *of,
    size_t nof, double need, double *x, struct wk_err *e)
{
	struct wk_err none = WK_ERR_INIT;
	int c = (int)p->ncol + p->nless;
	size_t i;

	for (i = 0; i < p->ncol; i++) {
		glp_set_obj_coef(p->prob, (int)i + 1, 0);
		if (p->less[i] > 0)
			glp_set_obj_coef(p->prob, p->less[i], 0);
	}
	glp_set_obj_dir(p->prob, GLP_MIN);
	let_give_way(p, line);
	demand(p, of, nof, need);
	glp_std_basis(p->prob);
	if (simplex(p->prob, GLP_DUALP, INT_MAX, &none) < 0) {
		if (none.code == WK_EX_DATA)
			return 0;
		*e = none;
		return -1;
	}
	read_table(p, x);
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
