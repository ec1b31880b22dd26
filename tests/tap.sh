# shellcheck shell=bash
# Sourced by tests: one line of TAP per check.
n=0 bad=0

say() {		# say name reason: reason empty is well
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		bad=$((bad + 1))
		echo "not ok $n - $1"
		echo "# ${2//$'\n'/$'\n'# }"
	fi
}

end() {		# the plan, and whether all is well
	echo "1..$n"
	[ $bad = 0 ]
}
