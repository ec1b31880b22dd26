#!/bin/bash
# Every text of a report exists in both languages, and every key that the code
# asks for exists; no key is left over.
set -u
top=$(cd "${0%/*}/../.." && pwd) || exit 2
cd "$top" || exit 2
# shellcheck source=tests/tap.sh
. "$top/tests/tap.sh"
keys() { tail -n +2 "share/wk/teksten/$1.csv" | cut -d, -f1 | sort; }
say "texts: nl and en have the same keys" "$(diff <(keys nl) <(keys en))"
say "texts: no key twice" "$(keys nl | uniq -d)"
say "texts: the same places to fill in" "$(diff \
    <(sort share/wk/teksten/nl.csv | while IFS= read -r l; do
	echo "${l%%,*} $(grep -o '{[0-9]}' <<<"$l" | sort -u | tr -d '\n')"; done) \
    <(sort share/wk/teksten/en.csv | while IFS= read -r l; do
	echo "${l%%,*} $(grep -o '{[0-9]}' <<<"$l" | sort -u | tr -d '\n')"; done))"
# keys in code: "word.word", but not file names and names of published tables
used=$(grep -hoE '"[a-z_0-9]+(\.[a-z_0-9]+)+"' lib/report*.c lib/doc*.c lib/lang.c |
    tr -d '"' | sort -u)
asked=$(grep -hoE '(wk_report_get|wk_report_say|say|wk_lang_get|wk_lang_say)\([^"]*"[a-z_0-9.]+"' \
    lib/report*.c lib/doc*.c lib/lang.c | grep -oE '"[^"]*"' | tr -d '"' | sort -u)
say "texts: every key asked for exists" "$(comm -23 <(echo "$asked") <(keys nl))"
say "texts: no key is left over" "$(comm -13 <(echo "$used") <(keys nl) |
    grep -vE '^(maand|kwartaal)\.[0-9]+$|^stand\.|^vorm\.|^(intern|verborgen|minstens|en_meer|verspreid)$')"
end
