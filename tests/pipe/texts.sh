#!/bin/bash
# Every text of a report exists in both languages, and every key that the code
# asks for exists; no key is left over.
set -u
top=$(cd "${0%/*}/../.." && pwd) || exit 2
cd "$top" || exit 2
n=0 bad=0
say() {		# say name reason: reason empty is well
	n=$((n + 1))
	[ -z "$2" ] || bad=$((bad + 1))
	echo "$([ -z "$2" ] && echo ok || echo not ok) $n - texts: $1"
	[ -z "$2" ] || echo "# $2" | tr '\n' ' '
}
keys() { tail -n +2 "share/wk/teksten/$1.csv" | cut -d, -f1 | sort; }
say "nl and en have the same keys" "$(diff <(keys nl) <(keys en))"
say "no key twice" "$(keys nl | uniq -d)"
say "the same places to fill in" "$(diff \
    <(sort share/wk/teksten/nl.csv | while IFS= read -r l; do
	echo "${l%%,*} $(grep -o '{[0-9]}' <<<"$l" | sort -u | tr -d '\n')"; done) \
    <(sort share/wk/teksten/en.csv | while IFS= read -r l; do
	echo "${l%%,*} $(grep -o '{[0-9]}' <<<"$l" | sort -u | tr -d '\n')"; done))"
# keys in code: "word.word", but not file names and names of published tables
used=$(grep -hoE '"[a-z_0-9]+(\.[a-z_0-9]+)+"' lib/report*.c lib/doc*.c lib/lang.c |
    tr -d '"' | sort -u)
asked=$(grep -hoE '(wk_report_get|wk_report_say|say|wk_lang_get|wk_lang_say)\([^"]*"[a-z_0-9.]+"' \
    lib/report*.c lib/doc*.c lib/lang.c | grep -oE '"[^"]*"' | tr -d '"' | sort -u)
say "every key asked for exists" "$(comm -23 <(echo "$asked") <(keys nl))"
say "no key is left over" "$(comm -13 <(echo "$used") <(keys nl) |
    grep -vE '^(maand|kwartaal)\.[0-9]+$|^stand\.|^vorm\.|^(intern|verborgen|minstens|en_meer|verspreid)$')"
echo "1..$n"
[ $bad = 0 ]
