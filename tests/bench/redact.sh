#!/bin/bash
# Speed of redaction alone: the invented texts as they are, and joined by
# four to the length of a request. TEXTS: default 200000.
set -euo pipefail
here=$(cd "${0%/*}" && pwd)
top=$here/../..
export WK_SHARE=${WK_SHARE:-$top/share/wk}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
sed -e '/^#/d' -e 's/{[A-Z]*:\([^}]*\)}/\1/g' "$top/tests/data/redactie.tsv" >"$tmp/short"
paste -sd '   \n' "$tmp/short" >"$tmp/long"
for f in short long; do
	echo "$f texts, $(($(stat -c %s "$tmp/$f") / $(wc -l <"$tmp/$f"))) bytes each"
	redact "$tmp/$f" "${TEXTS:-200000}"
done
