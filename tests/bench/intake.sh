#!/bin/bash
# Speed of wk-intake against a bare libcsv parse, and against what users would
# pick instead (mlr, sqlite3, when installed). ROWS: default 300000.
set -euo pipefail
here=$(cd "${0%/*}" && pwd)
rows=${ROWS:-300000}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 "$here/gen_stapp.py" "$rows" >"$tmp/in.csv"
"${CC:-gcc}" -O2 -o "$tmp/csvfloor" "$here/csvfloor.c" -lcsv
echo "wk-intake, $rows rows, $(stat -c %s "$tmp/in.csv") bytes"

# least of three runs, and what /usr/bin/time would say of memory
best() {
	local t b=999999
	for _ in 1 2 3; do
		t=$( { TIMEFORMAT=%R; time "$@" >/dev/null 2>"$tmp/err"; } 2>&1 )
		b=$(awk -v a="$b" -v t="$t" 'BEGIN { print t < a ? t : a }')
	done
	echo "$b"
}
line() {	# name seconds floor
	awk -v n="$1" -v s="$2" -v f="$3" -v r="$rows" \
	    'BEGIN { printf "  %-34s %7.2f s %6.2fx %10.0f rows/s\n", n, s, s / f, r / s }'
}
floor=$(best "$tmp/csvfloor" "$tmp/in.csv" ';')
line 'libcsv, bare parse (the floor)' "$floor" "$floor"
line 'wk-intake --no-themes --keep-text' \
    "$(best wk-intake -q -p stapp --no-themes --keep-text "$tmp/in.csv")" "$floor"
line '  the same, JSON Lines' \
    "$(best wk-intake -q -p stapp --no-themes --keep-text -f jsonl "$tmp/in.csv")" "$floor"
line 'wk-intake --no-themes (redacts)' "$(best wk-intake -q -p stapp --no-themes "$tmp/in.csv")" "$floor"
line 'wk-intake (redacts, themes)' "$(best wk-intake -q -p stapp "$tmp/in.csv")" "$floor"
if command -v mlr >/dev/null; then
	# shellcheck disable=SC1010,SC2016	# words and fields of mlr
	line 'mlr: rename, reformat the date' "$(best mlr --icsv --ifs ';' --ocsv rename \
	    Dossiernummer,identificatie then put \
	    '$datum=strftime(strptime($[[[2]]],"%d-%m-%Y"),"%Y-%m-%d")' "$tmp/in.csv")" "$floor"
fi
if command -v sqlite3 >/dev/null; then
	line 'sqlite3: import and select' "$(best sqlite3 -csv -separator ';' :memory: \
	    ".import $tmp/in.csv t" 'select * from t')" "$floor"
fi
