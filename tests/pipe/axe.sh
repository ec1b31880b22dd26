#!/bin/bash
# tests/pipe/axe.sh: no accessibility violations in the pages of wk-report
# (WCAG 2.2 AA, with axe-core in Chromium). Skipped, saying so, when node,
# Chromium or the packages are not there:
#	npm install --prefix tests/axe axe-core puppeteer-core
set -u
top=$(cd "${0%/*}/../.." && pwd) || exit 2
export WK_SHARE=${WK_SHARE:-$top/share/wk} LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1774000000
PATH=${BIN:-$top/cmd}:$PATH
data=$top/tests/data/report
CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
export CHROMIUM NODE_PATH=${WK_NODE:-$top/tests/axe/node_modules}
if ! command -v node >/dev/null || [ -z "$CHROMIUM" ] ||
    [ ! -d "$NODE_PATH/axe-core" ] || [ ! -d "$NODE_PATH/puppeteer-core" ]; then
	echo "ok 1 - axe # SKIP node, Chromium, axe-core or puppeteer-core is not installed"
	echo 1..1
	exit 0
fi
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
report() {	# kind options
	wk-report "$1" -f html -a "$data/activiteiten.csv" -I "$data/kerncijfers.csv" "${@:2}"
}
report maand -o "$tmp/maand.html" "$data/hulpvragen.csv" &&
report bundels -o "$tmp/bundels.html" "$data/hulpvragen.csv" &&
report overleg -o "$tmp/overleg.html" "$data/hulpvragen.csv" &&
report kwadrant -o "$tmp/kwadrant.html" "$data/hulpvragen.csv" &&
report straat -o "$tmp/straat.html" "$data/hulpvragen.csv" &&
report kaart -o "$tmp/kaart.html" &&
report folder -o "$tmp/folder.html" &&
report bericht -o "$tmp/bericht.html" &&
report buurt --kaart "$data/kaart.geojson" -d "$tmp/buurten" "$data/hulpvragen.csv" || exit 1
node "$top/tests/axe/axe.js" "$tmp"/*.html "$tmp/buurten/index.html" "$tmp/buurten/BU99990101.html"
