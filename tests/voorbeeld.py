#!/usr/bin/env python3
"""Make share/wk/voorbeeld: an invented half year of Haarlem.

usage: tests/voorbeeld.py FOLDER

Everything is invented: the texts come from tests/gold and from the examples
in share/wk/kennis (our own writing), the persons, numbers, dates, postcodes
and numbers of inhabitants from a random generator with a fixed seed. Only
the codes and names of the neighbourhoods are real (CBS). The same run gives
the same bytes.
"""
import collections
import csv
import datetime
import json
import os
import random
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
R = random.Random(20260930)
MONTHS = [(2026, m) for m in range(4, 10)]

# code, name, wijk, weight
BUURTEN = [
    ('03921903', 'Geleerdenbuurt', 'Boerhaavewijk', 8), ('03921904', 'Professorenbuurt', 'Boerhaavewijk', 5),
    ('03922103', 'Nobelprijsbuurt', 'Meerwijk', 8), ('03922106', 'Erasmusbuurt', 'Meerwijk', 6),
    ('03921804', 'Landenbuurt', 'Europawijk', 6), ('03921806', 'Stedenbuurt-west', 'Europawijk', 4),
    ('03922003', 'Waddenbuurt', 'Molenwijk', 5), ('03922005', 'De Burgen', 'Molenwijk', 3),
    ('03920802', 'Componistenbuurt', 'Slachthuiswijk', 5), ('03920901', 'Architectenbuurt', 'Parkwijk', 4),
    ('03921103', 'Weltevredenbuurt', 'Indischewijk', 4), ('03921001', 'Generaalsbuurt', 'Transvaalwijk', 3),
    ('03920701', 'Oude Amsterdamsebuurt', 'Amsterdamsewijk', 3), ('03921501', 'Schrijversbuurt', 'Delftwijk', 4),
]

# how a theme runs through April .. September; others are level
COURSE = {
    'wonen.energie': (1, 1, 1, 3, 6, 10), 'geld.regelingen': (8, 6, 3, 2, 2, 2),
    'gezin.spelen': (1, 3, 7, 9, 5, 1), 'gezin.jongeren': (1, 3, 6, 7, 4, 1),
    'wonen.onderhoud': (2, 3, 4, 5, 7, 9), 'meedoen.nieuwkomers': (0, 0, 1, 4, 6, 7),
    'buurt.overlast': (2, 4, 8, 8, 5, 2), 'licht.ontspanning': (1, 3, 5, 6, 4, 2),
    'psychisch.stress': (6, 5, 4, 2, 3, 5), 'netwerk.eenzaamheid': (5, 5, 6, 7, 7, 8),
    'adl.vervoer': (4, 4, 4, 4, 4, 4), 'werk.opleiding': (2, 2, 2, 2, 7, 7),
}
EXTRA = {'wonen.energie': 95, 'wonen.onderhoud': 90, 'netwerk.eenzaamheid': 85, 'geld.schulden': 80,
         'meedoen.nieuwkomers': 60, 'buurt.overlast': 55, 'gezin.spelen': 45, 'geld.regelingen': 60,
         'geld.administratie': 55, 'meedoen.taal': 45, 'meedoen.digitaal': 45, 'geld.rondkomen': 50}
EXTRA_OTHER = 16


def rows(*path):
    with open(os.path.join(TOP, *path), encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


def elfproef():
    while True:
        d = [R.randint(1, 9)] + [R.randint(0, 9) for _ in range(7)]
        last = sum((9 - i) * x for i, x in enumerate(d)) % 11
        if last < 10:
            return ''.join(map(str, d + [last]))


def requests():
    """(theme, text) of every request to come."""
    label = {}
    for line in open(os.path.join(TOP, 'tests', 'gold', 'hulpvragen.labels.tsv'), encoding='utf-8'):
        f = line.rstrip('\n').split('\t')
        label[f[0]] = f[3]
    out = [(label[r['identificatie']], r['tekst']) for r in rows('tests', 'gold', 'hulpvragen.csv')]
    # of a series the requests come first, what is on offer last: take from the first 60
    by = collections.defaultdict(list)
    for r in rows('share', 'wk', 'kennis', 'voorbeelden.csv'):
        if r['reeks'].startswith('w') and len(by[r['thema'], r['reeks']]) < 60:
            by[r['thema'], r['reeks']].append(r['voorbeeld'])
    for theme in sorted({t for t, _ in by}):
        pool = sorted(x for (t, _), l in by.items() if t == theme for x in l)
        out += [(theme, x) for x in R.sample(pool, min(len(pool), EXTRA.get(theme, EXTRA_OTHER)))]
    return out


def day(theme):
    y, m = R.choices(MONTHS, COURSE.get(theme, (4, 4, 4, 4, 4, 4)))[0]
    last = (datetime.date(y + m // 12, m % 12 + 1, 1) - datetime.timedelta(1)).day
    return datetime.date(y, m, R.randint(1, last))


def person(n):
    code, name, wijk, _ = R.choices(BUURTEN, [b[3] for b in BUURTEN])[0]
    return {'client': f'C{100000 + 37 * n}', 'relatie': f'{70000 + 11 * n}', 'bsn': elfproef(),
            'geboren': datetime.date(1930, 1, 1) + datetime.timedelta(R.randint(0, 32000)),
            'buurt': code, 'wijk': wijk, 'letter': R.choice('ABCDEFGH'), 'huisnummer': R.randint(1, 120)}


def postcode(p):
    """Invented: the digits of no street, the letters tell the buurt."""
    i = [b[0] for b in BUURTEN].index(p['buurt'])
    return f'20{10 + i}X{p["letter"]}'


def nl(d):
    return d.strftime('%d-%m-%Y')


def main(folder):
    os.makedirs(folder, exist_ok=True)
    path = lambda name: os.path.join(folder, name)
    todo = requests()
    R.shuffle(todo)
    people = [person(n) for n in range(round(len(todo) * 0.8))]
    stapp, basis, raad = [], [], []
    number = 0
    for theme, text in todo:
        number += 1
        p, d = R.choice(people), day(theme)
        system = R.choices('sbr', (6, 3, 2 if theme.startswith(('geld', 'recht', 'wonen')) else 1))[0]
        also = [system] + (['r' if system == 's' else 's'] if R.random() < 0.02 else [])
        for s in also:
            extra = '' if s == system else ' Zie ook eerdere melding.'
            when = d if s == system else min(d + datetime.timedelta(R.randint(1, 6)), datetime.date(2026, 9, 30))
            {'s': stapp, 'b': basis, 'r': raad}[s].append((number, p, when, theme, text + extra))
    kanaal = ['Telefoon', 'Mail', 'Afspraak op locatie', 'Huisbezoek']
    with open(path('stapp.csv'), 'w', encoding='cp1252', errors='replace', newline='') as f:
        w = csv.writer(f, delimiter=';', lineterminator='\r\n')
        w.writerow(['Dossiernummer', 'Datum aanmelding', 'Wijkteam', 'Contactsoort', 'Verwijzer', 'Status', 'Cliëntnummer',
                    'BSN', 'Geboortedatum', 'Postcode', 'Huisnummer', 'Hulpvraag', 'Trajectvorm', 'Behandelaar'])
        for n, p, d, _, t in sorted(stapp, key=lambda x: (x[2], x[0])):
            w.writerow([f'S{n:05}', nl(d), 'Wijkteam ' + p['wijk'], R.choice(kanaal),
                        R.choices(['Zelfverwijzer', 'Huisarts', 'Familie', 'Woningcorporatie', 'School'], (6, 3, 2, 1, 1))[0],
                        'Afgesloten' if d < datetime.date(2026, 8, 1) and R.random() < 0.7 else R.choice(['Nieuw', 'In behandeling']),
                        p['client'], p['bsn'], nl(p['geboren']), postcode(p), p['huisnummer'], t,
                        R.choices(['individueel', 'collectief', 'combinatie'], (8, 1, 1))[0], 'medewerker'])
    with open(path('sociale-basis.csv'), 'w', encoding='utf-8-sig', newline='') as f:
        w = csv.writer(f, lineterminator='\n')
        w.writerow(['Nummer', 'Datum', 'Organisatieonderdeel', 'Relatienummer', 'BSN', 'Leeftijd', 'Postcode', 'Vraag', 'Talent', 'Toestemming'])
        talents = ['koken voor een groep', 'klussen in huis', 'taalles geven', 'een praatje maken', 'fietsen repareren', 'naaien']
        for n, p, d, _, t in sorted(basis, key=lambda x: (x[2], x[0])):
            has = R.random() < 0.15
            w.writerow([f'B{n:05}', d.isoformat(), 'Sociale basis ' + p['wijk'], p['relatie'], p['bsn'], (d - p['geboren']).days // 365,
                        postcode(p), t, R.choice(talents) if has else '', R.choice(['ja', 'nee']) if has else ''])
    with open(path('raadslieden.jsonl'), 'w', encoding='utf-8', newline='') as f:
        for n, p, d, _, t in sorted(raad, key=lambda x: (x[2], x[0])):
            f.write(json.dumps({'zaaknummer': f'R{n:05}', 'aangemaakt': d.strftime('%Y-%m-%dT%H:%M:%SZ'), 'bsn': p['bsn'],
                                'buurtcode': 'BU' + p['buurt'], 'vraag': t, 'gesloten': d < datetime.date(2026, 8, 1)},
                               ensure_ascii=False) + '\n')
    with open(path('pc6hnr.csv'), 'w', encoding='utf-8', newline='') as f:
        f.write('PC6;Huisnummer;Buurt2025;Wijk2025;Gemeente2025\n')
        for i, b in enumerate(BUURTEN):
            for letter in 'ABCDEFGH':
                for h in range(1, 121, 1 if letter == 'A' else 7):
                    f.write(f'20{10 + i}X{letter};{h};{b[0]};{b[0][:6]};0392\n')
    offers(path)
    areas(path)
    with open(path('LEESMIJ'), 'w', encoding='utf-8') as f:
        f.write('Een verzonnen half jaar van Haarlem, om wk op te proberen. Personen, nummers,\n'
                'datums, postcodes, inwonertallen, grenzen, activiteiten en talenten zijn\n'
                'verzonnen; alleen codes en namen van buurten en wijken zijn echt (CBS).\n'
                'Gemaakt door tests/voorbeeld.py.\n\n'
                'stapp.csv            wijkteams: puntkomma, Windows-1252, dd-mm-jjjj\n'
                'sociale-basis.csv    sociale basis: komma, UTF-8 met BOM\n'
                'raadslieden.jsonl    sociaal raadslieden: JSON Lines\n'
                'activiteiten.csv     wat er is, formeel en informeel\n'
                'talenten.csv         wat bewoners kunnen en willen\n'
                'pc6hnr.csv           postcode en huisnummer naar buurt, vorm van CBS\n'
                'kerncijfers.csv      inwoners, vorm van CBS\n'
                'buurten.geojson      grenzen: vierkanten, geen kaart\n'
                'maand.sh             de hele maand; crontab, wk-maand.service en\n'
                '                     wk-maand.timer draaien hem vanzelf\n')


def offers(path):
    wijken = sorted({(b[0][:6], b[2]) for b in BUURTEN if b[3]})
    org = ['DOCK', 'Wijkteam', 'Bibliotheek', 'Buurtgroep', 'Vrijwilligerscentrale', 'Kerk en moskee samen']
    with open(path('activiteiten.csv'), 'w', encoding='utf-8', newline='') as f:
        w = csv.writer(f, lineterminator='\n')
        w.writerow(['identificatie', 'naam', 'omschrijving', 'organisatie', 'vorm', 'aanbod', 'doelgroep', 'taal', 'kosten', 'capaciteit',
                    'deelnemers', 'wanneer', 'locatie', 'buurtcode', 'bereik', 'status', 'geldig_van', 'geldig_tot', 'bron', 'gecontroleerd_op'])
        for a in rows('tests', 'gold', 'activiteiten.csv'):
            b = R.choices(BUURTEN, [x[3] for x in BUURTEN])[0]
            cap = int(a['capaciteit']) if a['capaciteit'].isdigit() else 0
            w.writerow([a['identificatie'], a['naam'], a['omschrijving'], 'Verzonnen ' + R.choice(org), a['vorm'], a['aanbod'], a['doelgroep'],
                        a['taal'], R.choice(['0', '0', '2.50', '1']), a['capaciteit'],
                        min(cap, R.randint(0, cap + cap // 4)) if cap else '', a['wanneer'], a['locatie'], b[0],
                        R.choices(['wijk', 'gemeente', 'buurt'], (4, 5, 1))[0], 'actief', '2026-01-01', '2026-12-31', 'sociale kaart (verzonnen)',
                        R.choice(['2026-08-15', '2026-06-01', '2025-05-20'])])
    with open(path('talenten.csv'), 'w', encoding='utf-8', newline='') as f:
        w = csv.writer(f, lineterminator='\n')
        w.writerow(['identificatie', 'tekst', 'buurtcode', 'taal', 'beschikbaar', 'toestemming'])
        for t in rows('tests', 'gold', 'talenten.csv'):
            b = R.choices(BUURTEN, [x[3] for x in BUURTEN])[0]
            w.writerow([t['identificatie'], t['tekst'], b[0], R.choice(['nld', 'nld', 'nld', 'tur', 'ara', 'eng']),
                        R.choice(['doordeweeks', 'avonden', 'weekend', 'dinsdagmiddag']), R.choices(['ja', 'nee', 'onbekend'], (8, 1, 1))[0]])


def areas(path):
    names = {b[0]: b[1] for b in BUURTEN}
    wijk = {b[0][:6]: b[2] for b in BUURTEN}
    inhabitants = {c: 5 * R.randint(300, 900) for c in sorted(names)}
    with open(path('kerncijfers.csv'), 'w', encoding='utf-8', newline='') as f:
        w = csv.writer(f, lineterminator='\n')
        w.writerow(['gwb_code_10', 'gwb_code_8', 'regio', 'gm_naam', 'recs', 'a_inw', 'a_hh'])
        row = lambda pre, code, name, rec, n: w.writerow([pre + code, code, name, 'Haarlem', rec, n, n * 47 // 100 // 5 * 5])
        row('GM', '0392', 'Haarlem', 'Gemeente', sum(inhabitants.values()))
        for c in sorted(wijk):
            row('WK', c, wijk[c], 'Wijk', sum(n for b, n in inhabitants.items() if b[:6] == c))
        for c in sorted(names):
            row('BU', c, names[c], 'Buurt', inhabitants[c])
    features = []
    for i, c in enumerate(sorted(names)):
        x, y = 4.60 + 0.012 * (i % 4), 52.40 - 0.008 * (i // 4)
        ring = [[x, y], [x + 0.0115, y], [x + 0.0115, y - 0.0075], [x, y - 0.0075], [x, y]]
        features.append({'type': 'Feature', 'properties': {
            'buurtcode': 'BU' + c, 'buurtnaam': names[c], 'wijkcode': 'WK' + c[:6], 'gemeentecode': 'GM0392', 'gemeentenaam': 'Haarlem',
            'water': 'NEE', 'aantal_inwoners': inhabitants[c]},
            'geometry': {'type': 'Polygon', 'coordinates': [[[round(a, 4), round(b, 4)] for a, b in ring]]}})
    with open(path('buurten.geojson'), 'w', encoding='utf-8') as f:
        json.dump({'type': 'FeatureCollection', 'features': features}, f, ensure_ascii=False, indent=1)
        f.write('\n')


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
