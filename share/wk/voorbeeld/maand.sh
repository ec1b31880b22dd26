#!/bin/bash
# A monthly run of wk on the invented half year beside this script: the same
# steps that a data coordinator puts in a crontab.
#
#	maand.sh [folder [month]]	default: demo 2026-09
#
# For exports of your own: put them beside this script under the same names, and
# give the month that is over, $(date -d 'last month' +%Y-%m).
# The programs are looked for in $PATH. Everything is made again from the
# exports, month by month, so that bundles keep their number.
set -euo pipefail
here=$(cd "${0%/*}" && pwd)
out=${1:-demo} last=${2:-2026-09}
today=(--date 2026-10-10)	# of the example; with a month: the real one
[ $# -lt 2 ] || today=()
months=()
for ago in 5 4 3 2 1 0; do
	months+=("$(date -d "$last-01 -$ago months" +%Y-%m)")
done
umask 077
mkdir -p "$out"

# one person, one code, in every system; the key stays where it was made
[ -e "$out/sleutel" ] || wk-intake --new-key "$out/sleutel"

# 1. read: three systems, three dialects, one form
intake() {
	wk-intake -q -K "$out/sleutel" -g "$here/pc6hnr.csv" -R "$out/terzijde-$1.csv" \
	    -o "$out/$1.csv" "${@:2}" || [ $? -eq 1 ]	# 1: rows were set aside
}
intake stapp -p stapp "$here/stapp.csv"
intake basis -b 'sociale basis' "$here/sociale-basis.csv"
intake raad -p "$here/raadslieden.json" "$here/raadslieden.jsonl"

# 2. bundle and match, month by month: what came in during three months, and
# every month knows the bundles of the one before
previous=()
for i in "${!months[@]}"; do
	month=${months[i]}
	wk-cluster -q -s "${months[i > 2 ? i - 2 : 0]}" -e "$month" "${previous[@]}" -B "$out/bundels-$month.csv" \
	    "$out"/{stapp,basis,raad}.csv >"$out/gebundeld-$month.csv"
	previous=(-P "$out/gebundeld-$month.csv")
done
wk-match -q --date "$(date -d "$last-01 +1 month -1 day" +%F)" -a "$here/activiteiten.csv" -t "$here/talenten.csv" \
    -o "$out/hulpvragen.csv" "$out/gebundeld-$last.csv"

# 3. report: what may be shared, and what only the team sees
common=(-q "${today[@]}" -I "$here/kerncijfers.csv" -a "$here/activiteiten.csv")
report() {
	wk-report "${common[@]}" -e "$last" "$@" "$out/hulpvragen.csv"
}
# what is published is safe beside all that was published before
publish() {
	report --ledger "$out/gepubliceerd.csv" "$@"
}
publish -f html -o "$out/signalen.html" maand
publish -f xlsx -o "$out/signalen.xlsx" maand
publish -f json -o "$out/signalen.json" maand
publish -f svg -o "$out/bundels.svg" bundels
report -f html -o "$out/overleg.html" --intern overleg
wk-report "${common[@]}" -f text -o "$out/bericht.txt" bericht
wk-report "${common[@]}" -f html -o "$out/kaart.html" kaart
publish -f html -o "$out/kwadrant.html" kwadrant
publish --kaart "$here/buurten.geojson" -f html -d "$out/buurten" buurt

cat <<EOF
The six months up to $last, from the exports beside this script:
  $out/signalen.html        the monthly signal report (also .xlsx, .json)
  $out/buurten/index.html   an overview per neighbourhood, with a map
  $out/overleg.html         agenda for the team meeting (internal)
  $out/bericht.txt          digest of activities for a messaging group
  $out/kaart.html           all activities; $out/kwadrant.html the balance
  $out/bundels.svg          the bundles as a picture; $out/bundels-$last.csv one row each
EOF
