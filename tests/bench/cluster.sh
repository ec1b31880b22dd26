#!/bin/bash
# tests/bench/cluster.sh [N ...]: time and memory of wk-cluster on N invented
# requests (default 10000 100000; 1000000 takes some minutes), and how time
# grows. Limits: 100,000 in 8 s and 400 MiB, 1,000,000 in 120 s and 2.5 GiB on
# 2 idle cores, growth exponent 1.2. Exit 1 when one is passed.
set -eu -o pipefail
top=$(cd "${0%/*}/../.." && pwd)
export WK_SHARE=$top/share/wk
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
[ $# -gt 0 ] || set -- 10000 100000
bad=0 before='' was=''
for n; do
	python3 "$top/tests/bench/gen-hulpvragen" "$n" >"$tmp/in.csv"
	python3 - "$top/cmd/wk-cluster" "$tmp" >"$tmp/time" <<'P'
import os, resource, subprocess, sys, time
t = time.monotonic()
subprocess.run([sys.argv[1], "-o", sys.argv[2] + "/out.csv", sys.argv[2] + "/in.csv"], check=True)
u = resource.getrusage(resource.RUSAGE_CHILDREN)
print("%.2f %.2f %d" % (time.monotonic() - t, u.ru_utime + u.ru_stime, u.ru_maxrss // 1024))
P
	read -r wall cpu mib <"$tmp/time"
	printf 'wk-cluster %8d requests  %7.2f s  %7.2f s cpu  %5d MiB' "$n" "$wall" "$cpu" "$mib"
	if [ -n "$before" ]; then
		awk -v a="$was" -v b="$cpu" -v m="$before" -v n="$n" \
		    'BEGIN { x = log(b / a) / log(n / m); printf "  exponent %.2f", x; exit x > 1.2 }' || bad=1
	fi
	echo
	case $n in
	100000) limit='8 400' ;;
	1000000) limit='120 2560' ;;
	*) limit='1e9 1e9' ;;
	esac
	awk -v w="$wall" -v m="$mib" -v l="$limit" \
	    'BEGIN { split(l, x, " "); exit w > x[1] || m > x[2] }' || bad=1
	before=$n was=$cpu
done
exit $bad
