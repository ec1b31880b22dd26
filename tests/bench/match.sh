#!/bin/bash
# tests/bench/match.sh: time and memory of wk-match against invented lists.
# Programs from $PATH. WORDS: how far words alone bring a question to its answer.
set -euo pipefail
top=$(cd "${0%/*}/../.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export WK_SHARE=$top/share/wk SOURCE_DATE_EPOCH=1790000000
gen=$top/tests/bench/gen-match

measure() {	# measure what most-seconds most-MiB option ...
	local what=$1 seconds=$2 mib=$3 s k
	shift 3
	/usr/bin/time -o "$tmp/time" -f "%e %M" wk-match -q "$@" >/dev/null
	read -r s k <"$tmp/time"
	printf '%-44s %7.2f s (at most %s) %6d MiB (at most %s)\n' "$what" "$s" "$seconds" \
	    $((k / 1024)) "$mib"
}

"$gen" activiteiten 5000 >"$tmp/a5k.csv"
"$gen" vragen 100000 >"$tmp/h100k.csv"
measure "100,000 requests x 5,000 activities, top 5" 2 200 -n 5 -a "$tmp/a5k.csv" "$tmp/h100k.csv"
if [ -n "${BIG:-}" ]; then
	"$gen" vragen 1000000 >"$tmp/h1m.csv"
	measure "1,000,000 requests x 5,000 activities, top 5" 18 - -n 5 -a "$tmp/a5k.csv" "$tmp/h1m.csv"
	rm "$tmp/h1m.csv"
fi
"$gen" activiteiten 1000 2 >"$tmp/a1k.csv"
head -10001 "$tmp/h100k.csv" >"$tmp/h10k.csv"
measure "-C: 10,000 requests, 1,000 activities" 10 - -C -a "$tmp/a1k.csv" "$tmp/h10k.csv"
