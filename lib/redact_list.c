/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of share/wk/lists, and the words that the rules name. */
#include <stdio.h>

#include "lib/path.h"
#include "lib/redact_int.h"
#include "lib/utf8.h"

/* Words with a part in the rules; what only lists names stands in share/wk/lists. */
static const struct {
	uint32_t	 list;
	const char	*words;
} rule_words[] = {
	{ L_ID, "clientnummer clientnr clientennummer cliëntnummer dossier dossiernr dossiernummer "
	    "zaak zaaknr zaaknummer kenmerk ref refnr referentie referentienr referentienummer "
	    "registratienummer regnr polisnummer polisnr klantnummer klantnr debiteurnummer "
	    "debiteurnr debiteurennummer relatienummer relatienr patientnummer patientnr "
	    "beschikkingsnummer beschikkingnummer beschikking aanvraagnummer aanvraagnr meldnummer "
	    "meldingsnummer vnummer v-nummer vreemdelingennummer inschrijfnummer "
	    "inschrijvingsnummer lidnummer pasnummer paspoortnummer paspoort documentnummer "
	    "id-nummer idnummer id-kaart rijbewijsnummer rijbewijs casenr casenummer casusnr "
	    "casusnummer casus incassonummer kenteken bijstandsnummer uitkeringsnummer "
	    "correspondentienummer huurdersnummer huurdernummer verzekerdennummer "
	    "burgerzakennummer clnr cl.nr procesnummer rolnummer parketnummer cjib-nummer "
	    "betalingskenmerk zorgnummer dossiernaam clientid clientcode zaakid zaakcode "
	    "dossierid polis kenm v-nr vnr pasnr debnr lidmaatschapsnr pnr" },
	{ L_CASE, "client cliente clt cl patient pat klant melder bewoner huurder lid deelnemer "
	    "mevrouw mevr mw meneer dhr hr inzake betreft betr re aanvraag melding casus zaak "
	    "dossier case gezin relatie verzekerde debiteur leerling kandidaat inwoner" },
	{ L_POSTCODE, "postcode pc postcodegebied" },
	{ L_KIN, "dochter dochters dochtertje zoon zoontje zn kind baby kleinkind kleindochter "
	    "kleinzoon kleuter peuter neef neefje nicht nichtje broer broertje zus zusje partner "
	    "man vrouw echtgenoot echtgenote moeder vader mama papa oma opa tante oom ome vriend "
	    "vriendin stiefzoon stiefdochter pleegzoon pleegdochter pleegkind stiefkind jongen "
	    "meisje tweeling tweelingbroer tweelingzus schoonmoeder schoonvader schoonzoon "
	    "schoondochter schoonzus zwager ex ex-man ex-vrouw ex-partner halfbroer halfzus client "
	    "cliente clt cl patient mevrouw mw mevr meneer dhr hr heer bewoner bewoonster "
	    "betrokkene oudste jongste middelste achterkleinkind petekind oppaskind jeugdige leerling" },
	{ L_GROUP, "bewoners inwoners ouders buren leden jongeren kinderen leerlingen deelnemers "
	    "ouderen huurders mantelzorgers vaders moeders gezinnen vrijwilligers buurtbewoners "
	    "wijkbewoners clienten patienten omwonenden jeugd senioren" },
	{ L_KINDOF, "eetcafe cafe kroeg bar cafetaria snackbar restaurant pizzeria bistro brasserie "
	    "lunchroom supermarkt slagerij bakkerij drogist kinderopvang creche peuterspeelzaal "
	    "peuterschool basisschool school college lyceum gymnasium voetbalclub sportclub "
	    "sportvereniging tennisclub hockeyclub buurtvereniging voetbalvereniging zwembad "
	    "bioscoop schouwburg tempel synagoge kapel kerk moskee stichting vereniging "
	    "woonzorgcentrum zorgcentrum verzorgingshuis verpleeghuis zorghuis hospice "
	    "wooncomplex complex flat flatgebouw gebouw hofje toren dierenarts manege "
	    "kinderboerderij speeltuin speelplaats jongerencentrum dorpshuis gemeenschapshuis "
	    "buurthuis wijkcentrum buurtcentrum kringloopwinkel kringloop rijschool inloop "
	    "inloophuis dagbesteding project woongroep camping hotel hostel bibliotheek theater "
	    "museum fonds huisartsenpraktijk gezondheidscentrum apotheek kinderdagverblijf "
	    "winkelcentrum winkel boerderij molen wijk buurt park scouting koor sporthal "
	    "toneelvereniging zalencentrum partycentrum huize taalcafe praathuis stamtafel" },
	{ L_BIRTH, "geb gebdat gebdatum gebd geboren geboortedatum geboortedag geboorte-datum "
	    "geboortedat geboortedata jarig verjaardag verjaart dob" },
	{ L_NOID, "artikelnummer artikelnr artikel art bestelnummer bestelnr ordernummer ordernr "
	    "model type serienummer bestelling order factuur factuurnummer factuurnr huisnummer "
	    "kamernummer lijnnummer rugnummer woningnummer "
	    "meterstand meterstanden meternummer productcode modelnummer "
	    "typenummer alarmnummer noodnummer factuurbedrag kvk kvk-nummer kvknummer stand versie" },
	{ L_UNIT, "keer uur u jaar jaren maand maanden week weken dag dagen euro eur personen "
	    "persoon kinderen gezinnen huizen woningen mensen x meter km m m2 cm kg minuten min "
	    "procent graden stuks treden bewoners huishoudens plekken kamers kamer bij" },
	{ L_INST, "school basisschool peuterschool college lyceum huis ziekenhuis stichting "
	    "centrum kerk moskee cafe restaurant garage speeltuin buurthuis wijkcentrum flat "
	    "complex zorghuis verpleeghuis verzorgingshuis club vereniging winkel firma bedrijf "
	    "gemeente provincie wijk buurt kapper apotheek praktijk huisartsenpraktijk hotel "
	    "sporthal fonds museum theater station camping hospice inloophuis crisisopvang "
	    "woongroep kinderdagverblijf opvang bso sint st" },
	{ L_MONTH, "januari februari maart april mei juni juli augustus september oktober "
	    "november december feb febr mrt apr jun jul aug sep sept okt nov dec" },
	{ L_BSN, "bsn bsn-nummer bsnnummer bsnnr burgerservicenummer sofi sofinummer sofi-nummer" },
	{ L_TEL, "tel telefoon telefoonnummer telnr telefoonnr mobiel nummer bel bellen gsm "
	    "bereikbaar fax" },
	{ L_BANK, "cjib cak iban rekening rekeningnummer rekeningnr bankrekening bankrekeningnummer "
	    "banknummer" },
	{ L_NUMBER, "nummer nr nrs no num is id code onder met van op met: luidt in" },
	{ L_INTRO, "met ben heet is genaamd noemt noemen spreekt" },
	{ L_BYE, "groet groeten groetjes groetje gr grt grtjs mvg vrgr gegroet liefs hoogachtend "
	    "bedankt dank dankjewel dankuwel thanks bvd kus kusje kusjes kussen knuffel xx xxx "
	    "xxxx" }
};

static void
add(struct wk_redact *r, const char *p, size_t n, uint32_t list)
{
	uint32_t id;
	size_t cap = r->caplist, old = r->word.n;

	wk_buf_clear(&r->fold);
	wk_utf8_fold(&r->fold, p, n);
	id = wk_map_add(&r->word, wk_buf_str(&r->fold), r->fold.len);
	r->list = wk_grow(r->list, &cap, r->word.n, sizeof(*r->list));
	r->caplist = cap;
	if (r->word.n > old)
		r->list[id] = 0;
	r->list[id] |= list;
}

uint32_t
redact_look(const struct wk_redact *r, const char *p, size_t n)
{
	uint32_t id = wk_map_get(&r->word, p, n);

	return id == WK_MAP_NONE ? 0 : r->list[id];
}

size_t
redact_opening(const char *p, size_t n)
{
	const char *blank = memchr(p, ' ', n);
	size_t k = blank != NULL ? (size_t)(blank - p) + 3 : n;

	return k < n ? k : n;
}

/* A name of more words: "van Dijk", "Tjon A Ten", "Leger des Heils". */
static void
add_words(struct wk_redact *r, const char *p, size_t n, uint32_t list)
{
	const char *last = memrchr(p, ' ', n), *first = memchr(p, ' ', n);
	size_t nfirst = (size_t)(first - p);

	if (list & L_KEEP) {
		add(r, p, nfirst, L_PHRASE);
		wk_buf_clear(&r->fold);
		wk_utf8_fold(&r->fold, p, n);
		wk_map_add(&r->phrase, wk_buf_str(&r->fold), r->fold.len);
		wk_map_add(&r->opening, r->fold.p, redact_opening(r->fold.p, r->fold.len));
		return;
	}
	add(r, last + 1, n - (size_t)(last + 1 - p), L_SURT);
	wk_buf_clear(&r->fold);
	wk_utf8_fold(&r->fold, p, n);
	wk_map_add(&r->family, wk_buf_str(&r->fold), r->fold.len);
	wk_buf_clear(&r->fold);
	wk_utf8_fold(&r->fold, p, nfirst);
	if ((redact_look(r, wk_buf_str(&r->fold), r->fold.len) & L_TUSSEN) == 0)
		add(r, p, nfirst, L_SUR);
}

static void
add_line(struct wk_redact *r, const char *p, size_t n, uint32_t list)
{
	const char *comma = memchr(p, ',', n);

	if (comma != NULL) {
		switch (comma[1]) {
		case 'a': list = list == L_TITLE ? L_TITLE : L_STREET; break;
		case 'r': list = L_ROLE; break;
		case 'l': list = L_STREETWORD; break;
		case 'z': list = L_STREETRARE; break;
		case 'n': list = L_NEVER | L_COMMON; break;
		}
		n = (size_t)(comma - p);
	}
	if (memchr(p, ' ', n) != NULL)
		add_words(r, p, n, list);
	else if (n > 0)
		add(r, p, n, list);
}

int
redact_lists(struct wk_redact *r, struct wk_err *e)
{
	static const struct { const char *file; uint32_t list; } files[] = {
		{ "tussenvoegsels", L_TUSSEN }, { "voornamen", L_GIVEN },
		{ "achternamen", L_SUR }, { "titels", L_TITLE },
		{ "gewone_woorden", L_COMMON }, { "organisaties", L_KEEP },
		{ "blijven", L_KEEP }, { "bekenden", L_KEEP },
		{ "plaatsen", L_KEEP | L_PLACE },
		{ "straatsoorten", L_STREET }
	};
	struct wk_buf path = WK_BUF_INIT, text = WK_BUF_INIT;
	char name[64];
	const char *p, *q;
	size_t i;
	int ok = 0;

	for (i = 0; ok == 0 && i < sizeof(files) / sizeof(files[0]); i++) {
		snprintf(name, sizeof(name), "lists/%s.txt", files[i].file);
		if ((ok = wk_slurp(wk_share(&path, name), &text, e)) < 0)
			break;
		for (p = wk_buf_str(&text); *p != '\0'; p = q + (*q == '\n')) {
			q = strchrnul(p, '\n');
			if (*p != '#')
				add_line(r, p, (size_t)(q - p), files[i].list);
		}
	}
	for (i = 0; i < sizeof(rule_words) / sizeof(rule_words[0]); i++)
		for (p = rule_words[i].words; *p != '\0'; p = q + (*q == ' ')) {
			q = strchrnul(p, ' ');
			add(r, p, (size_t)(q - p), rule_words[i].list);
		}
	wk_buf_free(&path);
	wk_buf_free(&text);
	return ok;
}
