#!/bin/bash
# Real public files, read where they are (${WK_TESTDATA:-../shared}/data/csv):
# the records and columns of expected.tsv must come out of wk-intake. Nothing
# of them is in this tree; without them the tests say that they were skipped.
set -u -o pipefail
top=$(cd "${0%/*}/../.." && pwd) || exit 2
cd "$top" || exit 2
BIN=${BIN:-$top/cmd}
data=${WK_TESTDATA:-../shared}/data/csv
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
# shellcheck source=tests/tap.sh
. "$top/tests/tap.sh"

if [ ! -r "$data/expected.tsv" ]; then
	echo "ok 1 - real files # SKIP NOT RUN: no $data/expected.tsv (set WK_TESTDATA)"
	echo "1..1"
	exit 0
fi

# Any table is a hulpvraag when a profile says which column is the text.
profile() {	# profile separator text-column
	printf '{"separator": "%s", "number": true, "aliases": false, ' "$1"
	printf '"columns": {"tekst": "%s"}}' "$2"
}

while IFS=$'\t' read -r file _ sep _ _ shape _; do
	[ "$file" != bestand ] || continue
	columns=${shape%%:*} records=$((${shape#*:} - 1))
	text=$(sed '1s/^\xef\xbb\xbf//;s/\r$//;q' "$data/$file" | tr "$sep" '\n' |
	    tr -d '"' | awk 'NR <= 8 && /uestion$|itleg$|^Tekst$|Naam$|naam$|^odata/ { print; exit }')
	profile "$sep" "$text" >"$tmp/p.json"
	"$BIN/wk-intake" --no-themes --keep-text -q -v -p "$tmp/p.json" -R "$tmp/aside" -f jsonl "$data/$file" \
	    >"$tmp/out" 2>"$tmp/err"
	rc=$?
	aside=$(sed -n 's/.* written + \([0-9]*\) set aside/\1/p' "$tmp/err")
	rows=$(wc -l <"$tmp/out")
	why=
	if [ $rc -gt 1 ]; then
		why="exit $rc: $(head -1 "$tmp/err")"
	elif [ $((rows + ${aside:-0})) -ne $records ]; then
		why="$rows records and ${aside:-0} aside, $records expected"
	fi
	say "real files: $file: $records records ($text)" "$why"
	"$BIN/wk-intake" --no-themes --keep-text -q -p "$tmp/p.json" -R "$tmp/aside" "$data/$file" >"$tmp/out"
	have=$("$BIN/wk-intake" --no-themes --keep-text -q -p csv -f jsonl "$tmp/out" | head -1 | grep -o '":"' | wc -l)
	want=$((columns + 1))		# and the number that the profile asks for
	say "real files: $file: $columns columns" "$([ "$have" -eq "$want" ] || echo "$have, $want expected")"
done <"$data/expected.tsv"

for file in voorbeeld_meldingen.csv rijksoverheid_vacs_bzk.csv; do
	"$BIN/wk-intake" --no-themes --keep-text -q "$data/$file" >"$tmp/one" 2>"$tmp/err" &&
	    "$BIN/wk-intake" --no-themes --keep-text -q -p csv "$tmp/one" >"$tmp/two" 2>>"$tmp/err"
	say "real files: $file: found without a profile; a second reading changes nothing" \
	    "$(cmp "$tmp/one" "$tmp/two" 2>&1; cat "$tmp/err")"
	"$BIN/wk-intake" -q "$data/$file" 2>"$tmp/err" | "$BIN/wk-cluster" 2>>"$tmp/err" |
	    "$BIN/wk-report" maand -f text >"$tmp/out" 2>>"$tmp/err"
	rc=$?
	say "real files: $file: through the pipe to a report" "$([ $rc -eq 0 ] && [ -s "$tmp/out" ] ||
	    echo "exit $rc: $(head -3 "$tmp/err")")"
done

for file in "$data"/csv_spectrum/csvs/*.csv; do
	name=${file##*/}
	name=${name%.csv}
	first=$(sed 's/\r$//;s/,.*//;q' "$file")
	printf '{"number": true, "aliases": false, "columns": {"tekst": "%s"}}' "$first" \
	    >"$tmp/p.json"
	"$BIN/wk-intake" --no-themes --keep-text -q -p "$tmp/p.json" -f jsonl "$file" >"$tmp/out" 2>"$tmp/err"
	rc=$?
	if [ "$name" = location_coordinates ]; then
		# not UTF-8, and a quote inside an unquoted field
		say "real files: csv_spectrum: $name is refused" "$([ $rc -eq 3 ] || echo "exit $rc")"
		continue
	fi
	# what the set says, under our names; an address never passes
	why=$(FIRST=$first python3 - "$tmp/out" "$data/csv_spectrum/json/$name.json" <<'PY'
import json, os, sys
have = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8", newline="\n")]
want = json.load(open(sys.argv[2], encoding="utf-8"))
for row in have:
    del row["identificatie"]
    row[os.environ["FIRST"]] = row.pop("tekst")
for row in want if isinstance(want, list) else []:
    for name in ("address", "zip"):
        row.pop(name, None)
if have != want:
    print("the values differ")
PY
	)
	say "real files: csv_spectrum: $name" "${why:+exit $rc: $why $(head -1 "$tmp/err")}"
done
end
