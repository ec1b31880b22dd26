#!/bin/bash
# wk-report --ledger against the attacker of our own (tests/attack.c): reports
# of three months in a row, all that they print laid together.
set -u
top=$(cd "${0%/*}/../.." && pwd) || exit 2
BIN=${BIN:-$top/cmd} ATTACK=${ATTACK:-$top/.build/tests/attack}
export WK_SHARE=$top/share/wk
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
# shellcheck source=tests/tap.sh
. "$top/tests/tap.sh"
cd "$tmp" || exit 2
if [ ! -x "$ATTACK" ]; then
	echo "ok 1 - attack # SKIP not built"
	echo 1..1
	exit 0
fi

# requests of five months in twelve buurten, without persoon: then all adds up
cat >make.py <<'PY'
import csv, random
rnd = random.Random(20)
months = ["2026-%02d" % m for m in range(3, 8)]
buurten = ["0392%02d%02d" % (w, b) for w in range(1, 4) for b in range(1, 5)]
leaf = {(b, m): rnd.choice([0, 2, 4, 6, 11, 12, 14, 17, 18, 19, 22, 24, 33])
        for b in buurten for m in months}
with open("in.csv", "w") as f, open("truth.csv", "w") as t:
    print("identificatie,datum_aanmaak,thema,buurtcode", file=f)
    print("gebied,periode,n", file=t)
    i = 0
    for (b, m), n in leaf.items():
        print(b, m, n, sep=",", file=t)
        for _ in range(n):
            i += 1
            print(i, m + "-%02d" % (1 + i % 28), rnd.choice(["geld.schulden", "licht.sport"]), b, sep=",", file=f)
PY
# what the ledger holds of persons as one table; "naive": what threshold and
# rounding alone print in the same places
cat >table.py <<'PY'
import csv, sys
leaf = {(r["gebied"], r["periode"]): int(r["n"]) for r in csv.DictReader(open("truth.csv"))}
months = sorted({m for b, m in leaf})
areas = sorted({b[:n] for b, m in leaf for n in (4, 6, 8)})
rows = [r for r in csv.DictReader(open(sys.argv[1])) if r["soort"] == "personen" and r["thema"] == ""]
shown = {(r["gebied"], r["van"], r["tot"]): r["waarde"] for r in rows}
periods = sorted({k[1:] for k in shown} | {(m, m) for m in months})
def count(a, v, t):
    return sum(n for (b, m), n in leaf.items() if b.startswith(a) and v <= m <= t)
name = lambda v, t: v if v == t else v + "/" + t
printed = could = 0
with open("table.csv", "w") as f, open("naive.csv", "w") as g:
    print("gebied,periode,n", file=f)
    print("gebied,periode,n", file=g)
    for a in areas:
        for v, t in periods:
            n = count(a, v, t)
            rule = (n + 2) // 5 * 5 if n >= 10 else "."
            print(a, name(v, t), shown.get((a, v, t), "."), sep=",", file=f)
            print(a, name(v, t), rule, sep=",", file=g)
            if len(a) > 4 and (v == t or v == months[0]):    # a buurt report asks it
                printed += (a, v, t) in shown
                could += n >= 10
with open("gebied.csv", "w") as f:
    print("kind,ouder", file=f)
    for a in areas:
        if len(a) > 4:
            print(a, a[:-2], sep=",", file=f)
with open("periode.csv", "w") as f:
    print("kind,ouder", file=f)
    for v, t in periods:
        for m in months:
            if v != t and v <= m <= t:
                print(m, name(v, t), sep=",", file=f)
print(printed, could)
PY
attack() {	# table: nothing when it holds
	local found
	found=$("$ATTACK" -H gebied=gebied.csv -H periode=periode.csv -t truth.csv "$1" 2>&1) ||
	    echo "$found"
}
publish() {	# month kind options...
	"$BIN/wk-report" -q --date 2026-08-10 --ledger ledger.csv -s 2026-03 -e "$1" "${@:3}" "$2" in.csv
}

python3 make.py
for month in 2026-05 2026-06 2026-07; do
	publish "$month" maand -f csv -o "maand-$month.csv" || say "maand $month" refused
	publish "$month" buurt -f csv -d "buurt-$month" || say "buurt $month" refused
done
read -r printed could < <(python3 table.py ledger.csv)
r=$(attack naive.csv)
say "threshold and rounding alone give small counts away" \
    "$(case $r in *small*) ;; *) echo "${r:-nothing proven}";; esac)"
say "three months of reports together give nothing away" "$(attack table.csv)"
say "at least 85% of what threshold and rounding would print is printed" \
    "$([ $((100 * printed)) -ge $((85 * could)) ] || echo "$printed of $could")"

say "without persons requests are persons, and stand in the ledger as such" \
    "$(grep '^rijen' ledger.csv)"

cp ledger.csv before.csv
publish 2026-07 maand -f csv -o again.csv
say "the same report again is the same and adds nothing" \
    "$(cmp ledger.csv before.csv 2>&1; cmp again.csv maand-2026-07.csv 2>&1)"

# thirty requests of May come in late: May stays as it was
awk -F, -v OFS=, '{ print } /2026-05/ && n < 30 { n++; $1 = "laat" $1; print }' in.csv >late.csv
mv late.csv in.csv
publish 2026-07 maand -f csv -o late.csv
say "what was printed stays as it was" "$(diff <(grep '^verloop' again.csv) <(grep '^verloop' late.csv))"

refused() {	# status text command...: nothing is printed and err has the text
	"${@:3}" >out 2>err
	local status=$?
	if [ $status -ne "$1" ] || [ -s out ] || ! grep -q "$2" err; then
		echo "exit $status"
		cat err
	fi
}
say "another minimum is refused" "$(refused 3 'minimum 10' publish 2026-07 maand -m 15)"
say "a month that is not over is refused" "$(refused 2 'months that are over' publish 2026-08 maand)"
say "a start after the end is refused" "$(refused 2 'after -e' publish 2026-04 maand -s 2026-05)"
say "a ledger that is the report too is refused" \
    "$(refused 2 'same file' publish 2026-07 maand -o ledger.csv)"
cut -d, -f1,3- in.csv >undated.csv
say "records without dates are refused" "$(refused 3 'datum_aanmaak: .*dates' \
    "$BIN/wk-report" --ledger undated.ledger maand undated.csv; ls undated.ledger 2>/dev/null)"
say "a ledger that is a device is refused" "$(refused 4 'not an ordinary file' \
    "$BIN/wk-report" --ledger /dev/zero maand in.csv)"
cp before.csv real.csv
ln -s real.csv link.csv
"$BIN/wk-report" -q --date 2026-08-10 --ledger link.csv -e 2026-07 -o m.csv kwadrant \
    -a "$top/share/wk/voorbeeld/activiteiten.csv" in.csv
say "a link to a ledger stays one" "$([ -h link.csv ] || ls -l link.csv
    [ "$(wc -l <real.csv)" -gt "$(wc -l <before.csv)" ] || ls -l real.csv)"

# two wijken of 22 and 5: with the gemeente printed, the large one may not be
{
	echo identificatie,datum_aanmaak,thema,buurtcode
	for i in {1..22}; do echo "a$i,2026-03-01,licht.sport,03920101"; done
	for i in {1..5}; do echo "b$i,2026-03-01,licht.sport,03920201"; done
} >two.csv
for area in 0392 039201; do
	"$BIN/wk-report" -q --date 2026-08-10 --ledger two.ledger -w "$area" -o two.txt maand two.csv
done
say "the report of a part is held beside that of the whole" \
    "$(grep '^personen,0392,,2026-03' two.ledger | grep -q ,25 || echo no gemeente
    grep '^personen,039201' two.ledger)"
# of a part alone only its own rows count as read
say "the quality of a part is its own" "$("$BIN/wk-report" -q --date 2026-08-10 -f csv \
    --ledger part.ledger -w 039201 maand two.csv | grep '^kwaliteit,1,.*,rijen' | grep -v ,20$)"
# records without buurt count in the only gemeente
{
	cat two.csv
	for i in {1..18}; do echo "c$i,2026-03-01,licht.sport,"; done
} >without.csv
say "records without buurt count in the gemeente" "$("$BIN/wk-report" -q --date 2026-08-10 \
    -f csv maand without.csv | grep '^kerncijfers,2,.*,nu,' | grep -v ',45$')"

sed 's/^personen,0392,,/personen,0392,/' before.csv >ledger.csv
say "a broken ledger is refused" "$(refused 3 'ledger.csv:[0-9]*: ' publish 2026-07 maand)"
end
