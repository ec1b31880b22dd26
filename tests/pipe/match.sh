#!/bin/bash
# wk-match(1) and share/wk/match say the same; its example runs; the example
# month gets a match or an advice for every request.
set -u
top=$(cd "${0%/*}/../.." && pwd) || exit 2
cd "$top" || exit 2
BIN=${BIN:-$top/cmd}
export WK_SHARE=$top/share/wk
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
# shellcheck source=tests/tap.sh
. "$top/tests/tap.sh"

cat >"$tmp/compare.py" <<'PY'
import csv, sys
def read(name):
    with open(sys.argv[1] + "/" + name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))
a, b = read("hulpvragen.csv"), read("out")
if len(a) != len(b) or not b:
    print(len(a), "in,", len(b), "out")
for r in b:
    if not r["match_advies"] or (r["match"] and not r["match_reden"]):
        print("no advice or no reason")
PY

page=man/wk-match.1
say "wk-match(1): numbers are those of gewichten.csv" "$(diff \
    <(tail -n +2 share/wk/match/gewichten.csv | cut -d, -f1,2 | tr , ' ') \
    <(sed -n 's/^\.It \([a-z_]*\) Ta \([0-9.]*\) Ta .*/\1 \2/p' $page))"
say "wk-match(1): rules are those of regels.csv" "$(diff \
    <(tail -n +2 share/wk/match/regels.csv | cut -d, -f1-6) \
    <(sed -n '/^\.It \(zwaar\|gevoelig\) /{s/^\.It //;s/ Ta /,/g;p;}' $page))"
"$BIN/wk-intake" -q -p stapp share/wk/voorbeeld/stapp.csv >"$tmp/hulpvragen.csv" 2>/dev/null
cp share/wk/voorbeeld/activiteiten.csv "$tmp"
sed -n 's/^\.Dl \(wk-match .*\)/\1/p' $page >"$tmp/example"
say "wk-match(1): the example runs" "$(cd "$tmp" && PATH=$BIN:$PATH bash ./example \
    2>err >out || echo "exit $?")"
say "the example month: as many records out as in, each with an advice" \
    "$(python3 "$tmp/compare.py" "$tmp")"
end
