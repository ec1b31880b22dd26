#!/usr/bin/env python3
"""Check the knowledge files: codes, duplicates, counts, form.

usage: tests/kennis.py FOLDER
"""
import collections
import csv
import os
import re
import sys

EXAMPLES = 250		# at least, for every theme
WORDS = 100
bad = []


def read(folder, name, columns):
    with open(os.path.join(folder, name), encoding='utf-8', newline='') as f:
        rows = list(csv.DictReader(f))
    for n, r in enumerate(rows, 2):
        if list(r) != columns or None in r.values():
            bad.append(f'{name}:{n}: columns must be {",".join(columns)}')
            break
    return rows


def key(text):
    return re.sub(r'\W+', ' ', text.lower()).strip()


def main(folder):
    themes = read(folder, 'themas.csv', ['thema', 'label', 'domein', 'domein_label', 'gewicht', 'avg',
                                          'structureel', 'zrm', 'positieve_gezondheid'])
    code = [t['thema'] for t in themes]
    for c, n in collections.Counter(code).items():
        if n > 1:
            bad.append(f'themas.csv: {c} stands there {n} times')
    for t in themes:
        if t['gewicht'] not in ('zwaar', 'gevoelig', 'gewoon', 'licht'):
            bad.append(f'themas.csv: {t["thema"]}: gewicht')
        if not t['thema'].startswith(t['domein']):
            bad.append(f'themas.csv: {t["thema"]}: domein')
    for name, columns, text, least in (
            ('woorden.csv', ['thema', 'gewicht', 'woord'], 'woord', WORDS),
            ('voorbeelden.csv', ['thema', 'reeks', 'voorbeeld'], 'voorbeeld', EXAMPLES)):
        count = collections.Counter()
        seen = {}
        for n, r in enumerate(read(folder, name, columns), 2):
            if r['thema'] not in code:
                bad.append(f'{name}:{n}: unknown theme')
            count[r['thema']] += 1
            k = key(r[text])
            if not k:
                bad.append(f'{name}:{n}: empty')
            if text == 'woord':
                k = r['thema'], k
                if r['gewicht'] not in ('1', '2', '3'):
                    bad.append(f'{name}:{n}: gewicht must be 1, 2 or 3')
            if k in seen:
                bad.append(f'{name}:{n}: the same as line {seen[k]}')
            seen[k] = n
            if re.search(r'\b\d{9}\b|\b06[- ]?\d{8}\b|\S+@\S+\.\w+', r[text]):
                bad.append(f'{name}:{n}: looks like personal data')
        for c in code:
            if count[c] < least and not (c == 'overig' and text == 'woord'):
                bad.append(f'{name}: {c}: {count[c]}, at least {least} are wanted')
    for name, columns in (('stopwoorden.csv', ['woord']), ('afkortingen.csv', ['afkorting', 'voluit'])):
        rows = read(folder, name, columns)
        for c, n in collections.Counter(r[columns[0]] for r in rows).items():
            if n > 1:
                bad.append(f'{name}: {c} stands there {n} times')
    for line in bad[:40]:
        print(line)
    if len(bad) > 40:
        print(f'... {len(bad)} in all')
    return 1 if bad else 0


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
