#!/usr/bin/env python3
"""Invent a table of counts: invent.py DIR BUURTEN THEMAS MONTHS REQUESTS.

Writes DIR/leaves.csv (buurtcode,thema,maand,n), DIR/buurt.csv, DIR/thema.csv
and DIR/maand.csv (child,parent). Sizes of buurten and themes are skewed as in
real life; the same arguments always give the same files.
"""
import os
import random
import sys


def main():
    out, areas, themes, months, requests = sys.argv[1], *map(int, sys.argv[2:6])
    rng = random.Random(4711 + areas * 7 + themes * 5 + months)
    os.makedirs(out, exist_ok=True)
    buurt = ['BU%06d' % (i + 1) for i in range(areas)]
    thema = ['T%03d' % (i + 1) for i in range(themes)]
    maand = ['2026-%02d' % (i + 1) for i in range(months)]
    wb = [rng.gammavariate(2, 1) for _ in buurt]
    wt = [rng.gammavariate(0.8, 1) for _ in thema]
    cells = {}
    for m in maand:
        for b in rng.choices(range(areas), wb, k=requests):
            t = rng.choices(range(themes), wt)[0]
            key = (buurt[b], thema[t], m)
            cells[key] = cells.get(key, 0) + 1
    with open(out + '/leaves.csv', 'w') as f:
        f.write('buurtcode,thema,maand,n\n')
        for key in sorted(cells):
            f.write('%s,%s,%s,%d\n' % (*key, cells[key]))
    with open(out + '/buurt.csv', 'w') as f:
        f.write('buurtcode,wijkcode\n')
        for i, b in enumerate(buurt):
            f.write('%s,WK%04d\n' % (b, i // 6 + 1))
    with open(out + '/thema.csv', 'w') as f:
        f.write('thema,domein\n')
        for i, t in enumerate(thema):
            f.write('%s,D%02d\n' % (t, i // 5 + 1))
    with open(out + '/maand.csv', 'w') as f:
        f.write('maand,kwartaal\n')
        for i, m in enumerate(maand):
            f.write('%s,2026-K%d\n' % (m, i // 3 + 1))


main()
