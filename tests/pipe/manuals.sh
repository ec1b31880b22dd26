#!/bin/bash
# The manual of every program: its SYNOPSIS is the usage line, every option of
# -h is described and no other, both mandoc and the sections are content.
set -u
top=$(cd "${0%/*}/../.." && pwd) || exit 2
cd "$top" || exit 2
BIN=${BIN:-$top/cmd}
# shellcheck source=tests/tap.sh
. "$top/tests/tap.sh"

text() {	# the page as plain text, wide
	mandoc -T utf8 -O width=1000 "$1" | col -b
}

section() {	# section NAME: its lines from standard input
	awk -v name="$1" '/^[A-Z]/ { on = ($0 == name) ; next } on' |
	    tr -s ' \n\t' '   ' | sed 's/^ //;s/ $//'
}

if ! command -v mandoc >/dev/null || ! command -v col >/dev/null; then
	echo "ok 1 - manuals # SKIP NOT RUN: no mandoc or col"
	echo "1..1"
	exit 0
fi
for page in man/*.[157]; do
	[ -e "$page" ] || continue
	say "$page: mandoc -Tlint" "$(mandoc -Tlint -W warning "$page" 2>&1)"
done
for program in "$BIN"/wk-*; do
	tool=${program##*/}
	case $tool in *.c) continue ;; esac
	page=man/$tool.1
	if [ ! -e "$page" ]; then
		say "$page: is there" "no such page"
		continue
	fi
	usage=$("$program" -h | sed -n '1s/^usage: //p')
	synopsis=$(text "$page" | section SYNOPSIS)
	say "$page: SYNOPSIS is the usage line" "$([ "$usage" = "$synopsis" ] ||
	    printf '%s\n' "usage:    $usage" "SYNOPSIS: $synopsis")"
	say "$page: describes the options of -h" "$(diff <("$program" -h |
	    sed -n 's/^ *\(-[A-Za-z], \)\{0,1\}--\([a-z-]*\).*/\2/p' | sort -u) \
	    <(sed -n 's/^\.It \(Fl [A-Za-z] , -\|Fl -\)\([a-z-]*\).*/\2/p' "$page" | sort -u))"
	say "$page: has its sections" "$(for s in NAME SYNOPSIS DESCRIPTION 'EXIT STATUS' \
	    EXAMPLES 'SEE ALSO'; do grep -q "^\.Sh $s$" "$page" || echo "no $s"; done)"
done
end
