#!/bin/bash
# tests/pipe/months.sh: six months of invented requests, each month bundled
# with the one before (-P); bundles must appear, grow, shrink and vanish, keep
# their id and theme, and no row may be lost. Prints TAP.
# shellcheck disable=SC2317  # functions are called through t
set -u -o pipefail
top=$(cd "${0%/*}/../.." && pwd) || exit 2
PATH=${BIN:-$top/cmd}:$PATH
export WK_SHARE=$top/share/wk LC_ALL=C.UTF-8
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
n=0 bad=0
t() {	# t what command...
	local what=$1
	shift
	n=$((n + 1))
	if "$@" >"$tmp/said" 2>&1; then
		echo "ok $n - $what"
	else
		echo "not ok $n - $what"
		sed 's/^/# /' "$tmp/said"
		bad=1
	fi
}

"$top/tests/bench/gen-hulpvragen" 3000 5 >"$tmp/all.csv"
run() {	# run file suffix: bundle six months of file
	local m before=()
	for m in 1 2 3 4 5 6; do
		wk-cluster -s "2026-0$m" -e "2026-0$m" "${before[@]}" \
		    -B "$tmp/b$2$m" -o "$tmp/m$2$m" "$1" || return 1
		before=(-P "$tmp/m$2$m")
	done
}
shuffled() {
	head -1 "$tmp/all.csv" >"$tmp/other.csv"
	tail -n +2 "$tmp/all.csv" | sort -t, -k4 >>"$tmp/other.csv"
	run "$tmp/other.csv" x || return 1
	for m in 1 2 3 4 5 6; do
		cmp "$tmp/b$m" "$tmp/bx$m" || return 1
		sort "$tmp/m$m" | cmp - <(sort "$tmp/mx$m") || return 1
	done
}
story() {
	python3 - "$tmp" <<'E2'
import csv, sys
months = [{r["bundel"]: r for r in csv.DictReader(open("%s/b%d" % (sys.argv[1], m)))} for m in range(1, 7)]
seen = set()
ever = set()
for before, now in zip(months, months[1:]):
    kept = before.keys() & now.keys()
    ever |= before.keys()
    assert len(kept) > len(now) / 2, "half of the bundles must go on"
    for i in kept:
        a, b = before[i], now[i]
        assert a["thema"].split("|")[0] in b["thema"] or b["thema"].split("|")[0] in a["thema"], "another theme"
        assert b["vorige"] == a["omvang"], "vorige"
        assert (b["stand"] == "groeit") == (int(b["omvang"]) > 1.1 * int(a["omvang"])), "stand"
    for i in now.keys() - before.keys():
        assert now[i]["stand"] == "nieuw" and i not in ever, "an id came back"
    seen |= {r["stand"] for r in now.values()}
    seen |= {"weg"} if before.keys() - now.keys() else set()
assert seen == {"nieuw", "groeit", "gelijk", "krimpt", "weg"}, seen
E2
}
t "six months" run "$tmp/all.csv" ''
t "no row is lost" cmp <(cut -d, -f1 "$tmp/all.csv") <(cut -d, -f1 "$tmp/m6")
t "bundles appear, grow, shrink, vanish and keep their theme" story
t "another order of rows, the same bundles" shuffled
echo "1..$n"
exit $bad
