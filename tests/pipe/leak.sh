#!/bin/bash
# Nothing personal of the example exports may stand in anything the monthly run
# writes: numbers of persons, and the personal data labelled in tests/gold (whose
# texts the exports hold). The names of people are tried whole and at least six
# letters long: a shorter one can be any word.
set -u
top=$(cd "${0%/*}/../.." && pwd) || exit 2
export PATH=${BIN:-$top/cmd}:$PATH WK_SHARE=${WK_SHARE:-$top/share/wk} LC_ALL=C.UTF-8
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
dir=$top/share/wk/voorbeeld
n=0 bad=0
"$dir/maand.sh" "$tmp/uit" >/dev/null || exit 1
rm "$tmp/uit/sleutel"
# xlsx is a zip: its text too
for x in "$tmp"/uit/*.xlsx; do
	python3 -c 'import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
sys.stdout.buffer.write(b"\n".join(z.read(i) for i in z.namelist()))' "$x" >"$x.txt"
done
try() {		# try what: the markers on standard input stand nowhere
	sort -u >"$tmp/markers"
	n=$((n + 1))
	found=$(grep -rFof "$tmp/markers" "$tmp/uit" -h | sort -u | wc -l)
	where=$(grep -rlFf "$tmp/markers" "$tmp/uit" | sed "s|$tmp/||" | head -5)
	if [ "$(wc -l <"$tmp/markers")" -gt 0 ] && [ "$found" -eq 0 ]; then
		echo "ok $n - $1: none of $(wc -l <"$tmp/markers")"
	else
		bad=$((bad + 1))
		echo "not ok $n - $1: $found of $(wc -l <"$tmp/markers")"
		echo "# in: ${where//$'\n'/ }"
	fi
}
column() {	# column FILE SEPARATOR ENCODING NAME
	python3 -c 'import csv, sys
f, sep, enc, name = sys.argv[1:]
for r in csv.DictReader(open(f, encoding=enc, newline=""), delimiter=sep):
    print(r[name])' "$@"
}
labelled() {	# labelled KIND BLANK: with BLANK only those of two words or more
	awk -F'\t' -v k="$1" -v b="${2-}" '$2 == k && length($5) > 5 &&
	    (b == "" || $5 ~ / /) { print $5 }' "$top/tests/gold/hulpvragen.pii.tsv"
}
try 'citizen service numbers' < <(
	column "$dir/stapp.csv" ';' cp1252 BSN
	column "$dir/sociale-basis.csv" , utf-8-sig BSN
	sed -n 's/.*"bsn": "\([0-9]*\)".*/\1/p' "$dir/raadslieden.jsonl")
try 'client numbers' < <(column "$dir/stapp.csv" ';' cp1252 Cliëntnummer)
try 'birth dates as written' < <(column "$dir/stapp.csv" ';' cp1252 Geboortedatum)
for kind in TEL EMAIL BSN IBAN ADRES; do
	try "$kind in the texts" < <(labelled $kind)
done
try 'full names in the texts' < <(labelled NAAM two)
echo "1..$n"
[ $bad = 0 ]
