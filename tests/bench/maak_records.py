#!/usr/bin/env python3
"""Invented hulpvragen with theme, bundle and match columns, for tests and make bench.

usage: maak_records.py [-n rows] [-m months] [-b buurten] [-a activiteiten.csv]
       [-k kerncijfers.csv] [-g kaart.geojson] > hulpvragen.csv
All of it is invented; the same arguments give the same bytes.
"""
import csv, getopt, json, random, sys

THEMES = [  # code, weight in the draw, bundle label, activity, structural
    ('geld.schulden', 9, 'Schulden: achterstand, aanmaning', 'A01', 'partijen samenbrengen'),
    ('meedoen.digitaal', 8, 'Digitaal: DigiD, inloggen', 'A02', 'zelf doen'),
    ('netwerk.eenzaamheid', 8, 'Alleen: aanspraak, koffie', 'A03', 'zelf doen'),
    ('wonen.onderhoud', 6, 'Vocht: schimmel, slaapkamer', '', 'doorgeven'),
    ('licht.ontmoeting', 5, 'Ontmoeting: samen, tafel', 'A03', 'zelf doen'),
    ('geld.administratie', 5, 'Post: brieven, formulieren', 'A01', 'zelf doen'),
    ('lichamelijk.bewegen', 4, 'Bewegen: wandelen, stijf', 'A04', 'zelf doen'),
    ('meedoen.taal', 4, 'Taal: oefenen, praten', 'A05', 'zelf doen'),
    ('psychisch.klachten', 4, 'Somber: piekeren', '', 'doorgeven'),
    ('gezin.opvoeden', 3, 'Opvoeden: slapen, grenzen', '', 'doorgeven'),
    ('middelen.verslaving', 2, '', '', ''),
    ('adl.vervoer', 3, '', '', ''),
    ('wonen.energie', 3, 'Energie: rekening, kou', '', 'doorgeven'),
    ('overig', 2, '', '', ''),
    ('', 1, '', '', ''),
]
NAMES = {'A01': 'Stop de schulden', 'A02': 'Digitaal Sterk', 'A03': 'Stamtafel',
         'A04': 'Wandelclub', 'A05': 'Taalcafé', 'T07': 'Talent: fietsen maken'}
HEAD = ('identificatie,bron,datum_aanmaak,persoon,huishouden,team,status,thema,buurtcode,wijkcode,'
        'gemeentecode,straat,talent,trajectvorm,bundel,bundel_label,bundel_omvang,bundel_nabijheid,'
        'bundel_stand,match,match_soort,match_naam,match_score,match_reden,match_advies').split(',')
FIRST_YEAR, FIRST_MONTH = 2025, 10


def areas(n):
    return ['9999%02d%02d' % (1 + i // 4, 1 + i % 4) for i in range(n)]


def records(n, months, buurten):
    out = csv.writer(sys.stdout, lineterminator='\n')
    out.writerow(HEAD)
    rnd = random.Random(42)
    codes = areas(buurten)
    weights = [t[1] for t in THEMES]
    for i in range(n):
        m = FIRST_MONTH - 1 + rnd.randrange(months)
        day = '%d-%02d-%02d' % (FIRST_YEAR + m // 12, m % 12 + 1, rnd.randrange(1, 29))
        code, _, label, act, advice = rnd.choices(THEMES, weights)[0]
        buurt = rnd.choices(codes, range(buurten + 4, 4, -1))[0] if rnd.random() > .03 else ''
        stand = ['nieuw', 'groeit', 'gelijk', 'krimpt'][len(code) % 4]
        bundled = label and rnd.random() < .7
        kind = 'activiteit' if act else ''
        if not act and rnd.random() < .1:
            act, kind = 'T07', 'talent'
        out.writerow([
            'H%07d' % (i if rnd.random() > .01 else max(0, i - 1)), 'stapp', day,
            'p%d' % rnd.randrange(1 + n * 4 // 5), 'h%d' % rnd.randrange(1 + n // 2),
            'team %s' % 'AB'[i % 2], rnd.choice(['nieuw', 'open', 'afgehandeld']),
            code + ('|licht.sport' if rnd.random() < .2 and code else ''), buurt, buurt[:6], '9999',
            'straat %d' % rnd.randrange(8), 'kan koken' if rnd.random() < .06 else '',
            rnd.choice(['individueel'] * 5 + ['collectief', 'combinatie', '']),
            'b-' + code if bundled else '', label if bundled else '', '', '0.71' if bundled else '',
            stand if bundled else '', act, kind, NAMES.get(act, ''), '0.80' if act else '',
            'zelfde thema' if act else '', advice])


def activities(path):
    with open(path, 'w', newline='') as f:
        out = csv.writer(f, lineterminator='\n')
        out.writerow('identificatie,naam,omschrijving,organisatie,thema,vorm,aanbod,doelgroep,kosten,capaciteit,'
                     'deelnemers,wanneer,locatie,buurtcode,bereik,status,geldig_van,geldig_tot,contact,'
                     'gecontroleerd_op'.split(','))
        rows = [
            ('A01', 'Stop de schulden', 'Samen de post en de rekeningen op orde.', 'Raadslieden', 'geld.schulden',
             'collectief', 'formeel', 'iedereen', 'gratis', 12, 7, 'di 13.00-15.00', 'De Haak', '99990101', 'wijk'),
            ('A02', 'Digitaal Sterk', 'Hulp op je eigen telefoon of laptop.', 'Bibliotheek', 'meedoen.digitaal',
             'individueel', 'informeel', 'iedereen', 'gratis', 8, 8, 'wo 10-12 uur', 'Bibliotheek', '99990102', 'gemeente'),
            ('A03', 'Stamtafel', 'Elke ochtend koffie en de krant.', 'Buurtbewoners', 'licht.ontmoeting',
             'collectief', 'informeel', 'iedereen', '1 euro', 25, 14, 'ma t/m vr 10.00-12.00', 'De Haak', '99990101', 'wijk'),
            ('A04', 'Wandelclub', 'Een uur lopen en thee na.', 'Sportraad', 'lichamelijk.bewegen',
             'collectief', 'informeel', '55-plus', '', 20, 11, 'ma en do 9.30', 'Molenplein', '99990201', 'buurt'),
            ('A05', 'Taalcafé', 'Oefenen met praten, iedereen kan komen.', 'Bibliotheek', 'meedoen.taal',
             'collectief', 'formeel', 'volwassenen', 'gratis', '', '', 'op afspraak', 'Bibliotheek', '99990301', 'gemeente')]
        for k, r in enumerate(rows):
            out.writerow(r + ('actief', '2026-0%d-01' % (k + 1), '', '023-000000%d' % k, '2026-03-%02d' % (5 * k + 1)))


def figures(path, buurten):
    with open(path, 'w', newline='') as f:
        out = csv.writer(f, lineterminator='\n')
        out.writerow(['gwb_code_10', 'gwb_code_8', 'regio', 'recs', 'a_inw'])
        codes = areas(buurten)
        out.writerow(['GM9999', '9999', 'Voorbeeldstad', 'Gemeente', 2500 * buurten])
        for w in sorted({c[:6] for c in codes}):
            out.writerow(['WK' + w, w, 'Wijk %d' % int(w[4:]), 'Wijk', 2500 * sum(c[:6] == w for c in codes)])
        for i, c in enumerate(codes):
            out.writerow(['BU' + c, c, 'Buurt %s' % 'Aalbes Braam Citroen Druif Els Framboos Gagel Hazelaar Iep Jeneverbes Kers Linde'.split()[i % 12]
                          + ('' if i < 12 else ' %d' % i), 'Buurt', 2500])


def squares(path, buurten):
    with open(path, 'w') as f:
        feats = []
        for i, c in enumerate(areas(buurten)):
            x, y = 4.6 + .01 * (i % 4), 52.4 - .006 * (i // 4)
            feats.append({'type': 'Feature', 'properties': {'buurtcode': 'BU' + c, 'buurtnaam': 'Buurt', 'water': 'NEE'},
                          'geometry': {'type': 'Polygon', 'coordinates': [[[x, y], [x + .01, y], [x + .011, y + .003],
                                                                           [x + .01, y + .006], [x, y + .006], [x, y]]]}})
        json.dump({'type': 'FeatureCollection', 'features': feats}, f, indent=0)
        f.write('\n')


def main():
    opt = dict(getopt.getopt(sys.argv[1:], 'n:m:b:a:k:g:')[0])
    n, m, b = (int(opt.get(k, d)) for k, d in (('-n', 900), ('-m', 6), ('-b', 12)))
    if '-a' in opt:
        activities(opt['-a'])
    if '-k' in opt:
        figures(opt['-k'], b)
    if '-g' in opt:
        squares(opt['-g'], b)
    records(n, m, b)


main()
