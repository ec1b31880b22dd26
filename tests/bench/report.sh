#!/bin/bash
# tests/bench/report.sh [rows]: time and memory of wk-report on invented
# records (default 1000000). Limits for a million on 2 idle cores: maand in 6 s
# and 500 MiB, buurt for 480 neighbourhoods and districts in 10 s; no page over
# 300 KiB. Exit 1 when one is passed. Compared with mlr when it is installed.
set -eu -o pipefail
top=$(cd "${0%/*}/../.." && pwd)
export WK_SHARE=$top/share/wk
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
rows=${1:-1000000} bad=0
python3 "$top/tests/bench/maak_records.py" -n "$rows" -m 14 -b 380 >"$tmp/in.csv"

measure() {	# measure name seconds MiB command...
	local name=$1 limit=$2 memory=$3 wall cpu mib
	shift 3
	python3 - "$@" >"$tmp/time" <<'P'
import resource, subprocess, sys, time
t = time.monotonic()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
u = resource.getrusage(resource.RUSAGE_CHILDREN)
print("%.2f %.2f %d" % (time.monotonic() - t, u.ru_utime + u.ru_stime, u.ru_maxrss // 1024))
P
	read -r wall cpu mib <"$tmp/time"
	printf '%-16s %8d rows  %6.2f s  %6.2f s cpu  %5d MiB\n' "$name" "$rows" "$wall" "$cpu" "$mib"
	if [ "$rows" = 1000000 ]; then
		awk -v w="$wall" -v m="$mib" -v l="$limit" -v k="$memory" \
		    'BEGIN { exit w > l || m > k }' || bad=1
	fi
}
measure 'wk-report maand' 6 500 "$top/cmd/wk-report" maand -f html -o "$tmp/m.html" "$tmp/in.csv"
measure 'wk-report buurt' 10 500 "$top/cmd/wk-report" buurt -f html -d "$tmp/b" "$tmp/in.csv"
if command -v mlr >/dev/null; then
	measure 'mlr count' 1e9 1e9 mlr --icsv --ocsv count -g buurtcode,thema "$tmp/in.csv"
fi
large=$(find "$tmp/m.html" "$tmp/b" -name '*.html' -size +300k)
[ -z "$large" ] || { echo 'a page is over 300 KiB'; bad=1; }
exit $bad
