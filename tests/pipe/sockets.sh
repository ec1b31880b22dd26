#!/bin/bash
# tests/pipe/sockets.sh: no program opens a socket. TAP. BIN: folder of the programs.
set -u
top=$(cd "${0%/*}/../.." && pwd) || exit 2
bin=${BIN:-$top/cmd}
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT
n=0 bad=0
for p in "$bin"/wk-*; do
	case $p in *.c) continue ;; esac
	[ -x "$p" ] || continue
	n=$((n + 1))
	if ! strace -o "$log" true 2>/dev/null; then
		echo "ok $n - sockets ${p##*/} # SKIP strace does not work here"
		continue
	fi
	args=
	[ "${p##*/}" != wk-intake ] || args="--no-themes $top/tests/cli/wk-intake/redacts/in.csv"
	# shellcheck disable=SC2086
	strace -f -e trace=socket,connect,bind -o "$log" "$p" $args \
	    </dev/null >/dev/null 2>&1
	if grep -qE '^[0-9]* *(socket|connect|bind)\(' "$log"; then
		bad=$((bad + 1))
		echo "not ok $n - sockets ${p##*/}"
	else
		echo "ok $n - sockets ${p##*/}"
	fi
done
echo "1..$n"
[ $bad = 0 ]
