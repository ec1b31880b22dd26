#!/usr/bin/env python3
"""gen_stapp.py N: an invented STAPP export of N rows on standard output."""
import random
import sys

R = random.Random(1)
WORDS = ('de een het ik mijn hulp huur geld brief formulier gemeente woning school kind moeder buurman '
         'werk uitkering taal computer telefoon afspraak dokter ziek moe alleen verdriet eten vervoer '
         'lekkage schimmel deurwaarder toeslag aanvraag invullen begrijpen zoeken helpen bellen komen').split()


def main(n):
    w = sys.stdout.write
    w('Dossiernummer;Datum aanmelding;Wijkteam;Contactsoort;Verwijzer;Status;Cliëntnummer;Postcode;Huisnummer;Hulpvraag;Trajectvorm\n')
    for i in range(n):
        text = ' '.join(R.choices(WORDS, k=R.randint(8, 40)))
        if i % 7 == 0:
            text = '"' + text.replace(' ', '\n', 1) + '; graag ""snel"""'
        w(f'S{i};{R.randint(1, 28):02}-{R.randint(1, 12):02}-2026;Wijkteam {i % 9};Telefoon;Huisarts;'
          f'{R.choice(("Nieuw", "In behandeling", "Afgesloten"))};C{R.randint(1, n)};20{R.randint(11, 37)}XA;{R.randint(1, 200)};{text};individueel\n')


main(int(sys.argv[1]))
