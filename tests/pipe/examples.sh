#!/bin/bash
# Every example of every manual page and of README is run as it is written, in
# a copy of share/wk/voorbeeld with the other files it names beside it. What
# stands in a block that begins with { or with a header is a file, not a command.
set -u
top=$(cd "${0%/*}/../.." && pwd) || exit 2
export PATH=${BIN:-$top/cmd}:$PATH WK_SHARE=${WK_SHARE:-$top/share/wk} LC_ALL=C.UTF-8 TZ=UTC
export SOURCE_DATE_EPOCH=1790000000
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
# shellcheck source=tests/tap.sh
. "$top/tests/tap.sh"

# The examples of a page, each ended by a line "%": .Dl lines and literal
# blocks; of wk.7 also the month.
examples() {
	awk '/^\.S[hs]/ { on = ($2 == "EXAMPLES" || $0 == ".Ss The month") }
	!on { next }
	/^\.Bd -literal/ { block = 1; next }
	/^\.Ed/ { block = 0; print "%"; next }
	block { print }
	/^\.Dl / { print substr($0, 5) "\n%" }' "$1" | sed 's/\\e$/\\/;s/\\(aq/'"'"'/g;s/\\&//g'
}

readme() {	# the commands among the indented blocks of README, but make
	awk '/^    (set -o pipefail|wk-intake -|vi )/ { on = 1 }
	on && /^    / { print substr($0, 5); next }
	on { print "%"; on = 0 }' "$top/README"
}

# ---- the files that the examples name ----
prepare() {
	cp "$top"/share/wk/voorbeeld/* . && cp stapp.csv export.csv &&
	wk-intake --new-key key &&
	wk-intake -q -K key -g pc6hnr.csv -p stapp -o records.csv stapp.csv &&
	wk-cluster -q -e 2026-08 -o vorige.csv records.csv && cp vorige.csv maart.csv &&
	wk-cluster -q -o gebundeld.csv records.csv &&
	wk-match -q -a activiteiten.csv -o hulpvragen.csv gebundeld.csv || return
	wk-intake -q -f jsonl -p csv records.csv | head -40 | python3 -c '
import csv, json, sys
out = csv.writer(open("gecontroleerd.csv", "w"), lineterminator="\n")
out.writerow(["tekst", "thema", "gecontroleerd"])
for row in map(json.loads, sys.stdin):
    out.writerow([row["tekst"], row["thema"].split("|")[0], "ja"])'
	{
		echo buurtcode,thema,aantal
		for buurt in 01 02 03 04; do
			for thema in geld.schulden geld.bijstand wonen.huur; do
				echo "039201$buurt,$thema,$((17 + 10#$buurt * ${#thema}))"
			done
		done
	} >aantallen.csv
	{ echo buurtcode,wijkcode; seq -f '03920%g,039201' 101 104; } >buurten.csv
	printf '%s\n' thema,domein geld.schulden,geld geld.bijstand,geld wonen.huur,wonen >domeinen.csv
	wk-protect -q -D buurtcode,thema -c aantal aantallen.csv |
	    sed '1s/buurtcode/wijk/' >hun-tabel.csv
	mkdir bin && cp /bin/cat bin/less && cp /bin/cat bin/vi
}

# wk-learn reads a twentieth of the examples: its command line is tried here
small_share() {
	cp -rs "$WK_SHARE" share && rm share/kennis/voorbeelden.csv &&
	awk 'NR % 20 == 1' "$WK_SHARE/kennis/voorbeelden.csv" >share/kennis/voorbeelden.csv
}

key() {		# a key before an example that has one and does not make it
	case $1 in
	*--new-key*) rm -f sleutel ;;
	*-K\ sleutel*) [ -e sleutel ] || wk-intake --new-key sleutel ;;
	esac
}

try() {		# try page text: run it, in the folder of the page
	local file rc why='' share=$WK_SHARE
	case $2 in
	'{'*) printf '%s' "$2" >noord.json
		printf '%s\n' 'Dossier;Wijkteam;Onderwerp;Vraag;Status;Interne notitie' \
		    '1;Noord;Huur;Ik kan de huur niet betalen;on hold;niets' >export.csv
		return ;;
	identificatie,*)
		printf '%s' "$2" | sed '/^$/,$d' >in.csv
		printf '%s' "$2" | sed '1,/^$/d' >in.jsonl
		set -- "$1" 'wk-cluster -q in.csv && wk-intake -q -S talent -p csv in.jsonl' ;;
	esac
	key "$2"
	[ "$1" != wk-learn.1 ] || share=$PWD/share
	PATH=$PWD/bin:$PATH WK_SHARE=$share bash -euo pipefail -c "$2" >out 2>err </dev/null
	rc=$?
	case $rc,$2 in
	0,*) ;;
	1,*\ -R\ *) ;;		# rows were set aside, as it says
	*) why="exit $rc; stderr: $(head -c 400 err)" ;;
	esac
	while read -r file; do
		[ -c "$file" ] || [ -s "$file" ] || why+=" $file is not there or empty"
	done < <(grep -oE '( -[oBR] |>)[a-z0-9./-]+' <<<"${2//set -o pipefail/}" |
	    sed 's/^ -[oBR] //;s/^>//')
	say "$1: $(grep -m 1 -o 'wk-.*' <<<"$2" | cut -c1-60)" "$why"
}

if ! command -v python3 >/dev/null; then
	echo "ok 1 - examples # SKIP NOT RUN: no python3"
	echo "1..1"
	exit 0
fi
mkdir "$tmp/files" && cd "$tmp/files" || exit 2
if ! prepare || ! small_share; then
	echo "Bail out! the files for the examples"
	exit 1
fi
for page in "$top"/man/*.[157] "$top/README"; do
	name=${page##*/}
	cp -r "$tmp/files" "$tmp/$name" && cd "$tmp/$name" || exit 2
	text='' count=0
	while IFS= read -r line; do
		if [ "$line" != % ]; then
			text+=$line$'\n'
			continue
		fi
		try "$name" "$text"
		text='' count=$((count + 1))
	done < <(if [ "$name" = README ]; then readme; else examples "$page"; fi)
	case $name in
	*.1) say "$name: has two examples or more" "$([ $count -ge 2 ] || echo "$count")" ;;
	esac
done
# what README shows of the first pipe is what it prints
sample() {
	sed -n '/^On the invented half year/,/^A count under/s/^    //p' "$top/README"
}
printed=$(cd "$tmp" && cp "$top"/share/wk/voorbeeld/{stapp,activiteiten}.csv . &&
    wk-intake -q -p stapp stapp.csv | wk-cluster -q | wk-match -q -a activiteiten.csv |
    wk-report -q maand | tr -s ' ' | sed 's/^ //')
say "README: its sample is what is printed" "$(sample | tr -s ' ' | grep -v '^=*$' |
    while read -r line; do grep -qxF -- "$line" <<<"$printed" || echo "$line"; done)"

end
