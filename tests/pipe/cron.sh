#!/bin/bash
# The crontab and the systemd unit of share/wk/voorbeeld: their command lines
# run as cron and systemd run them, with nothing in the environment.
set -u
top=$(cd "${0%/*}/../.." && pwd) || exit 2
BIN=${BIN:-$top/cmd} dir=$top/share/wk/voorbeeld
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
# shellcheck source=tests/tap.sh
. "$top/tests/tap.sh"
clean() {	# run a command line in an empty environment, SIGPIPE ignored
	(trap '' PIPE; exec env -i HOME="$tmp" WK_SHARE="$top/share/wk" \
	    ASAN_OPTIONS="${ASAN_OPTIONS:-}" PATH="$BIN:/usr/bin:/bin" \
	    /bin/bash -c "$1" </dev/null 2>&1)
}
mkdir "$tmp/wk" && cp "$dir"/* "$tmp/wk/"
while read -r -a field; do
	[[ ${field[0]:-} =~ ^[0-9*] ]] || continue
	line=${field[*]:5}
	out=$(clean "$line") && [ -z "$out" ] && why='' || why="printed or failed: $out"
	say "crontab: $line" "$why"
done < <(set -f; cat "$dir/crontab")
say "the report is there" "$([ -s "$tmp/wk/uit/signalen.html" ] || echo missing)"
say "the digest is there" "$([ -s "$tmp/wk/uit/bericht.txt" ] || echo missing)"
line=$(sed -n 's/^ExecStart=//p' "$dir/wk-maand.service")
out=$(clean "cd '$tmp/wk' && rm -r uit && $line >/dev/null") && [ -z "$out" ] && why='' || why=$out
say "systemd: $line" "$why"
if command -v systemd-analyze >/dev/null; then
	say "the timer is what systemd understands" "$(systemd-analyze calendar --iterations=1 \
	    "$(sed -n 's/^OnCalendar=//p' "$dir/wk-maand.timer")" >/dev/null 2>&1 || echo no)"
fi
end
