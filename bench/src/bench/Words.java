package bench;

import java.util.Random;

/**
 * The words of a made-up catalogue: German, most of them compounds, a few frequent and most of them rare (Zipf-Mandelbrot), as in the
 * texts of the city. A word's rank decides what it is, so that the same rank is the same word in a catalogue of any size.
 */
final class Words {
    private static final String[] HEADS =
            ("Familien Kinder Jugend Eltern Stadtteil Schul Sprach Bildungs Gesundheits Nachbarschafts Bewegungs Ernährungs"
                    + " Eingewöhnungs Übergangs Berufs Ausbildungs Integrations Migranten Frauen Mädchen Jungen Väter Mütter Senioren Generationen Kultur Musik"
                    + " Theater Lese Vorlese Förder Beratungs Begegnungs Quartiers Spiel Ferien Hausaufgaben Gewalt Sucht Umwelt Garten Wald Wasser Fahrrad"
                    + " Verkehrs Medien Computer Kreativ Kunst Werk Tanz Turn Schwimm Fußball Koch Frühstücks Mittags Abend Wochenend Krippen Säuglings"
                    + " Schwangeren Hebammen Willkommens Hausbesuchs Paten Lotsen Mentoren Ehrenamts Vereins Gemeinde Kirchen Moschee Flüchtlings Wohnungs"
                    + " Schulden Arbeits Teilhabe Inklusions Therapie Seelsorge Trauer Krisen Erziehungs Entwicklungs Betreuungs Tagespflege Großeltern")
                    .split(" ");
    private static final String[] TAILS =
            ("treff café gruppe kurs projekt werkstatt beratung förderung begleitung hilfe lotsen paten angebot netzwerk zentrum"
                    + " büro stelle initiative programm training sprechstunde fest tag woche spiel raum haus garten platz schule bibliothek mobil bus team kreis"
                    + " runde forum tisch konferenz plan konzept baustein modul material mappe ordner prüfung bogen gespräch abend frühstück mittagessen küche"
                    + " ausflug fahrt reise freizeit betreuung aufsicht prävention vermittlung bildung arbeit pflege dienst service telefon seite kasten"
                    + " börse laden markt verein verband stiftung partnerschaft brücke kette weg schritt start einstieg").split(" ");
    private static final String[] SIMPLE =
            ("Angebot Kinder Familien Eltern gemeinsam Unterstützung stärken offen Beratung lernen spielen fördern Stadtteil Treffpunkt"
                    + " Hilfe Alltag Sprache Gesundheit Bildung Bewegung wöchentlich kostenlos begleiten Entwicklung Erziehung früh neu regelmäßig persönlich"
                    + " Jugendliche Mütter Väter Fachkräfte ehrenamtlich Nachbarschaft Austausch Kontakt Freizeit Musik Ernährung Spiel Gruppe Kurs sozial"
                    + " Teilhabe Übergang Schule Beruf Perspektive Vielfalt mehrsprachig Begegnung willkommen windelfrei Winter Wissen wichtig Wiese Wir")
                    .split(" ");
    private static final String[] FILLERS = "und für mit in der die das von zu bei im den auf eine ein".split(" ");
    /** Up to this rank a word stands alone; then come compounds of two parts, then of three. */
    private static final int COMPOUNDS_OF_TWO = SIMPLE.length + HEADS.length * TAILS.length;
    private static final int WORDS = 60_000;
    /** Flattens the top of the distribution: the most frequent word stands in about every fifth text, not in each. */
    private static final double SHIFT = 20;
    /** A prime that is no factor of the number of compounds: neighbours in rank have nothing in common. */
    private static final int STRIDE = 7_919;

    private Words() {}

    /** A word, frequent ones more often. */
    static String any(Random random) {
        int rank = (int) (SHIFT * (Math.exp(random.nextDouble() * Math.log((WORDS + SHIFT) / SHIFT)) - 1));
        if (rank < SIMPLE.length) return SIMPLE[rank];
        long place = (long) (rank - SIMPLE.length) * STRIDE % ((long) HEADS.length * TAILS.length);
        String two = HEADS[(int) (place / TAILS.length)] + TAILS[(int) (place % TAILS.length)];
        return rank < COMPOUNDS_OF_TWO ? two : HEADS[(int) (rank * 31L % HEADS.length)] + two.toLowerCase();
    }

    /** A sentence of so many words that mean something. */
    static String sentence(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (i > 0) text.append(' ');
            if (random.nextInt(3) == 0) text.append(FILLERS[random.nextInt(FILLERS.length)]).append(' ');
            text.append(any(random));
        }
        return text.append('.').toString();
    }

    /** A title of two to four words. */
    static String title(Random random) {
        var text = new StringBuilder(any(random));
        for (int i = 1 + random.nextInt(3); i > 0; i--) text.append(i == 1 && random.nextBoolean() ? " für " : " ").append(any(random));
        return text.toString();
    }

    /** A text as a key: readable, at most so long. */
    static String slug(String text, int longest) {
        String slug = text.toLowerCase().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss").replace("é", "e")
                .replaceAll("[^a-z0-9]+", "-");
        return slug.substring(0, Math.min(longest, slug.length())).replaceAll("^-|-$", "");
    }
}
