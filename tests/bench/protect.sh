#!/bin/bash
# tests/bench/protect.sh: time and yield of wk-protect on invented tables.
set -u
top=$(cd "${0%/*}/../.." && pwd) || exit 2
BIN=${BIN:-$top/cmd}
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
bad=0
while read -r name areas themes months requests limit; do
	python3 "$top/tests/bench/invent.py" "$tmp" "$areas" "$themes" "$months" "$requests"
	start=$(date +%s%N)
	note=$("$BIN/wk-protect" -v -D buurtcode,thema,maand -c n -H "buurtcode=$tmp/buurt.csv" \
	    -H "thema=$tmp/thema.csv" -H "maand=$tmp/maand.csv" -o "$tmp/out.csv" \
	    "$tmp/leaves.csv" 2>&1) || bad=1
	ms=$((($(date +%s%N) - start) / 1000000))
	printf '%-12s %6d ms (at most %d): %s\n' "$name" $ms $((limit * 1000)) "${note#wk-protect: }"
	[ $ms -le $((limit * 1000)) ] || bad=1
done <<'END'
100x60 100 60 1 2000 3
60x30x3 60 30 3 840 8
100x60x12 100 60 12 2000 90
END
exit $bad
