package de.dortmund.praeventionskette.exchange.dcat;

import de.dortmund.praeventionskette.record.Kind;
import java.util.List;
import java.util.Set;

/**
 * What the catalogue offers as a data set, in the words that a portal shows.
 *
 * @param id its key, also in its address
 * @param themes codes of the European list of data themes
 * @param of the kinds of record whose licences count
 * @param files in which forms it can be had
 */
record Described(String id, String title, String text, List<String> themes, List<String> keywords, Set<Kind> of, List<File> files) {

    /**
     * One form of a data set.
     *
     * @param path from the root
     * @param whole whether the address has all of it at once, as a file; else it is a list of pages
     */
    record File(String id, String title, String path, FileType type, boolean whole) {}

    /** The kinds of file, by their names in the European list and at IANA; null where IANA doesn't know them. */
    enum FileType {
        JSON("JSON", "application/json"),
        CSV("CSV", "text/csv"),
        /** In neither list; it is a text file with one JSON object on each line. */
        NDJSON("TXT", null),
        GEOJSON("GEOJSON", "application/geo+json"),
        SVG("SVG", "image/svg+xml");

        final String european;
        final String iana;

        FileType(String european, String iana) {
            this.european = european;
            this.iana = iana;
        }
    }

    static final String API = Kind.BASE;
    private static final String EXPORTS = API + "/exports/";
    private static final String CHAIN = API + "/chain";
    private static final String SNAPSHOT = EXPORTS + "catalogue.ndjson";

    /** In the order in which a portal may list them. */
    static final List<Described> ALL = List.of(
            new Described("projects", "Projekte der Dortmunder Präventionskette",
                    "Was es in Dortmund für Kinder, Jugendliche und Familien gibt, von der Schwangerschaft bis zum"
                            + " Übergang in den Beruf: Projekte,"
                            + " Bausteine von Förderprogrammen und Angebote mit ihren Aktionsräumen und Orten,"
                            + " Lebensphasen und Altersangaben,"
                            + " Zielgruppen, Handlungsfeldern, Trägern und Quellen. Was keine Quelle nennt, ist leer.",
                    List.of("SOCI", "EDUC"),
                    List.of("Präventionskette", "Prävention", "Kinder", "Jugendliche", "Familien", "Projekte", "Angebote"),
                    Set.of(Kind.PROJECT), exports("projects", "Alle Projekte")),
            new Described("action-areas", "Aktionsräume der Dortmunder Präventionskette",
                    "Die Aktionsräume des Aktionsplans Soziale Stadt Dortmund mit Nummer, Stadtbezirk, statistischen"
                            + " Bezirken und Unterbezirken,"
                            + " einem Punkt auf der Karte und ihren Projekten.",
                    List.of("SOCI", "REGI"),
                    List.of("Präventionskette", "Aktionsraum", "Soziale Stadt", "Sozialraum", "Quartier", "Stadtbezirk"),
                    Set.of(Kind.ACTION_AREA), exports("action-areas", "Alle Aktionsräume")),
            new Described("funding-programmes", "Förderprogramme der Dortmunder Präventionskette",
                    "Die Programme und Strategien, unter denen Projekte der Präventionskette stehen, mit Zielen,"
                            + " Schwerpunkten, Bausteinen, Fördersummen"
                            + " und den Lücken, die sie selbst nennen.",
                    List.of("SOCI", "GOVE"),
                    List.of("Präventionskette", "Förderprogramm", "Förderung", "kinderstark", "Aktionsplan Soziale Stadt"),
                    Set.of(Kind.FUNDING_PROGRAMME), List.of(
                            new File("json", "Förderprogramme, seitenweise (JSON)", Kind.FUNDING_PROGRAMME.address(), FileType.JSON, false),
                            new File("ndjson", "Der ganze Katalog, mit den Förderprogrammen (NDJSON)", SNAPSHOT, FileType.NDJSON, true))),
            new Described("chain", "Die Dortmunder Präventionskette: Lebensphasen und Handlungsfelder",
                    "Wie viele Projekte es in welcher Lebensphase und welchem Handlungsfeld gibt: die Präventionskette"
                            + " als Matrix. Sie zählt, was im Katalog"
                            + " steht; wo keines steht, kann es trotzdem etwas geben.",
                    List.of("SOCI", "EDUC"),
                    List.of("Präventionskette", "Prävention", "Lebensphase", "Handlungsfeld", "Bedarfsplanung"),
                    Set.of(Kind.PROJECT), List.of(
                            new File("json", "Die Matrix (JSON)", CHAIN, FileType.JSON, true),
                            new File("csv", "Die Matrix als Tabelle (CSV)", CHAIN + ".csv", FileType.CSV, true),
                            new File("svg", "Die Matrix als Bild (SVG)", CHAIN + ".svg", FileType.SVG, true))));

    private static List<File> exports(String kind, String all) {
        return List.of(
                new File("json", all + " (JSON)", EXPORTS + kind + ".json", FileType.JSON, true),
                new File("csv", all + " als Tabelle (CSV)", EXPORTS + kind + ".csv", FileType.CSV, true),
                new File("geojson", all + " als Kartenebene (GeoJSON)", EXPORTS + kind + ".geojson", FileType.GEOJSON, true),
                new File("ndjson", all + ", ein Datensatz je Zeile (NDJSON)", EXPORTS + kind + ".ndjson",
                        FileType.NDJSON, true));
    }

    /** Whether the file has records, which name their licence and sources themselves; else it has only their numbers. */
    static boolean hasRecords(File file) {
        return !file.path.startsWith(CHAIN);
    }

    /** Whether the data set has the whole catalogue in this form: then all licences count. */
    static boolean hasEverything(File file) {
        return file.path.equals(SNAPSHOT);
    }
}
