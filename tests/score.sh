#!/bin/bash
# tests/score.sh GOLD: run the pipe on a labelled set and print every figure
# of score.py. Programs from $PATH.
set -euo pipefail
top=$(cd "${0%/*}/.." && pwd)
gold=${1:-$top/tests/gold}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export WK_SHARE=$top/share/wk
score() {
	echo "$1"
	python3 "$top/tests/score.py" "$1" "$gold" "$2" | sed 's/^/  /'
}
wk-intake -q "$gold/hulpvragen.csv" >"$tmp/hulpvragen.csv"
wk-cluster -q "$tmp/hulpvragen.csv" >"$tmp/bundels.csv"
score thema "$tmp/hulpvragen.csv"
score bundel "$tmp/bundels.csv"
if [ -e "$gold/activiteiten.csv" ]; then
	wk-match -q --date 2026-09-30 -n 5 -a "$gold/activiteiten.csv" \
	    "$tmp/hulpvragen.csv" >"$tmp/match.csv"
	score match "$tmp/match.csv"
fi
if [ -e "$gold/talenten.csv" ]; then
	# the set has no column for consent: all of it is given for measuring
	sed '1s/$/,toestemming/;2,$s/$/,ja/' "$gold/talenten.csv" >"$tmp/talenten.csv"
	wk-match -q --date 2026-09-30 -n 5 -t "$tmp/talenten.csv" \
	    "$tmp/hulpvragen.csv" >"$tmp/talent.csv"
	score talent "$tmp/talent.csv"
fi
if [ -e "$gold/hulpvragen.pii.tsv" ]; then
	wk-intake -q --no-themes "$gold/hulpvragen.csv" >"$tmp/pii.csv"
	score pii "$tmp/pii.csv"
fi
echo 'kennis, leave out one writer (wk-learn --check): right, in first three'
wk-learn -q --check | sed -n 's/^Totaal/  Totaal/p'
echo 'kennis, five random parts (--folds 5)'
wk-learn -q --check --folds 5 | sed -n 's/^Totaal/  Totaal/p'
public=${WK_TESTDATA:-$top/../shared}/data/teksten/upl_sociaal.tsv
if [ ! -e "$public" ]; then
	echo "upl, leave one out: SKIPPED, no $(basename "$public")"
elif command -v leave_one_out >/dev/null; then
	echo 'upl, leave one out: labels and texts that are not ours'
	leave_one_out "$public" | sed 's/^/  /'
fi
public=${WK_TESTDATA:-$top/../shared}/data/teksten/rijksoverheid_vraag_antwoord.tsv
if [ ! -e "$public" ]; then
	echo "words alone, question to answer: SKIPPED, no $(basename "$public")"
elif command -v woorden >/dev/null; then
	echo 'words alone, question to answer of the national government'
	woorden "$public" | sed 's/^/  /'
fi
