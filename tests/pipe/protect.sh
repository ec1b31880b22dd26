#!/bin/bash
# tests/pipe/protect.sh: an attacker of our own (tests/attack.c) against what
# wk-protect writes: succeeds on unprotected tables, fails on protected ones.
set -u
top=$(cd "${0%/*}/../.." && pwd) || exit 2
BIN=${BIN:-$top/cmd} ATTACK=${ATTACK:-$top/.build/tests/attack}
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
n=0 bad=0

verdict() {	# name, "ok" or what is wrong
	n=$((n + 1))
	if [ "$2" = ok ]; then echo "ok $n - $1"; else
		bad=$((bad + 1))
		echo "not ok $n - $1"
		echo "# $2"
	fi
}

attack() {	# options and tables; prints ok when nothing is proven
	local found
	found=$("$ATTACK" "$@" 2>&1)
	case $?,$found in 0,*) echo ok;; 1,*) echo "proven: $found";; *) echo "$found";; esac
}

if [ ! -x "$ATTACK" ]; then
	echo "ok 1 - attack # SKIP not built"
	echo 1..1
	exit 0
fi
python3 "$top/tests/bench/invent.py" "$tmp" 24 12 2 300
cd "$tmp" || exit 2
H=(-H buurtcode=buurt.csv -H thema=thema.csv)
D=(-D "buurtcode,thema,maand" -c n "${H[@]}")

# unprotected: only small counts hidden, margins exact
"$BIN/wk-protect" "${D[@]}" -m 1 --round 1 leaves.csv |
    awk -F, -v OFS=, 'NR > 1 && $4 != "." && $4 < 10 { $4 = "." } { print }' >naive.csv
r=$(attack -e "${H[@]}" -t leaves.csv naive.csv)
case $r in proven:*) r=ok;; *) r="nothing proven: $r";; esac
verdict "the attacker succeeds on a table without protection" "$r"
"$BIN/wk-protect" --check --exact "${D[@]}" naive.csv >/dev/null
verdict "--check finds it too" "$([ $? -eq 1 ] && echo ok || echo "exit 1 expected")"

"$BIN/wk-protect" "${D[@]}" leaves.csv >safe.csv
verdict "it fails on the protected table" "$(attack "${H[@]}" -t leaves.csv safe.csv)"
"$BIN/wk-protect" "${D[@]}" --exact leaves.csv >exact.csv
verdict "and on exact counts" "$(attack -e "${H[@]}" -t leaves.csv exact.csv)"
(head -1 leaves.csv; tail -n +2 leaves.csv | tac) | "$BIN/wk-protect" "${D[@]}" >turned.csv
verdict "the order of rows does not matter" "$(cmp -s safe.csv turned.csv && echo ok || echo differs)"

# two months in a row, then the whole period, with a ledger
for m in 01 02; do
	awk -F, -v m="2026-$m" 'NR == 1 || $3 == m' leaves.csv >"m$m.csv"
	"$BIN/wk-protect" -q "${D[@]}" --ledger ledger "m$m.csv" >"p$m.csv" ||
	    verdict "month $m" "refused"
done
"$BIN/wk-protect" "${D[@]}" --ledger ledger leaves.csv >both.csv
verdict "two months and the sum of both are safe together" \
    "$(attack "${H[@]}" -t leaves.csv p01.csv p02.csv both.csv)"
cp ledger before
"$BIN/wk-protect" "${D[@]}" --ledger ledger leaves.csv >again.csv
verdict "the same table again is the same and adds nothing" \
    "$(cmp -s both.csv again.csv && cmp -s ledger before && echo ok || echo differs)"

# r1 (month 1) and r2 (both months) are each safe, together they give A/03
cat >r.csv <<'END'
wijk,thema,maand,n
A,01,1,40
A,02,1,14
A,03,1,21
B,01,1,30
B,02,1,22
B,03,1,16
A,01,2,12
A,02,2,13
A,03,2,2
B,01,2,11
B,02,2,14
B,03,2,15
END
awk -F, 'NR == 1 || $3 == 1' r.csv >r1.csv
R=(-D "wijk,thema,maand" -c n)
awk -F, -v OFS=, 'NR == 1 { print; next } { s[$1 "," $2] += $4 }
    END { for (k in s) print k, "Totaal", s[k] }' r.csv | sort -r >r2.csv
r=$(attack -e -t r.csv r1.csv)$(attack -e -t r.csv r2.csv)
verdict "r1 alone and r2 alone give nothing away" \
    "$([ "$r" = okok ] && echo ok || echo "$r")"
# r1 is what is left of the months; r2 are the sums
awk -F, -v OFS=, 'NR > 1 && $3 == 2 { $4 = "." } { print }' r.csv >r2x.csv
tail -n +2 r2.csv >>r2x.csv
r=$(attack -e -t r.csv r2x.csv)
verdict "r1 and r2 together prove A/03" \
    "$(case $r in proven:*"exact 1"*) echo ok;; *) echo "$r";; esac)"
rm -f ledger
"$BIN/wk-protect" -q "${R[@]}" --ledger ledger --exact r1.csv >q1.csv
"$BIN/wk-protect" "${R[@]}" --ledger ledger --exact r.csv >q2.csv
verdict "with the ledger they are safe together" "$(attack -e -t r.csv q1.csv q2.csv)"
echo "1..$n"
[ $bad = 0 ]
