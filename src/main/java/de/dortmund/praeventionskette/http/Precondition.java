package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.security.SightMark;
import jakarta.ws.rs.HeaderParam;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Under what condition a record is written: {@code If-Match} names the version that the client has seen (the hash in the ETag does not
 * count, so every encoding fits) and with how much sight, {@code If-None-Match: *} demands that there is none yet.
 */
public record Precondition(
        @HeaderParam("If-Match")
        @Parameter(description = "The ETag of the version that was read; a record that exists is written only with it",
                example = "\"1-9f2c4a61d3b07e5518c2aa04\"") String ifMatch,
        @HeaderParam("If-None-Match")
        @Parameter(description = "`*` creates and never replaces", example = "*") String ifNoneMatch) {

    /** Nothing was asked. */
    public static final Precondition NONE = new Precondition(null, null);

    private static final Pattern TAGS = Pattern.compile("\\s*(W/)?\"([^\"]*)\"\\s*(,|$)");
    /** A version, and behind the hash the mark of who read it. */
    private static final Pattern TAG = Pattern.compile("([^-]*)(-[^-]*(-(" + SightMark.PATTERN + "))?.*)?");

    /** @throws Problem 400 where a header can't be read */
    void checkReadable() {
        if (ifMatch != null && !ifMatch.strip().equals("*")) {
            tags();
        }
        if (ifNoneMatch != null && !ifNoneMatch.strip().equals("*")) {
            throw Problem.of(ProblemType.INVALID_REQUEST, Text.of(
                    "If-None-Match kann beim Schreiben nur * sein.", "If-None-Match can only be * when writing."));
        }
    }

    /** @throws Problem 412 where a version was expected, and there is no record */
    public void checkAbsent() {
        if (ifMatch != null) {
            throw failed("Den Datensatz gibt es nicht.", "There is no such record.");
        }
    }

    /** @throws Problem 428 where no version is named, 412 where it is another than the record's */
    public void check(CatalogueRecord record) {
        if (ifNoneMatch != null) {
            throw failed("Den Datensatz gibt es schon.", "The record exists already.");
        }
        if (ifMatch == null) {
            throw Problem.of(ProblemType.PRECONDITION_REQUIRED, Text.of(
                    "Der Datensatz ist da und wird nur mit If-Match geschrieben: dem ETag der Fassung, die gelesen wurde.",
                    "The record exists and is written only with If-Match: the ETag of the version that was read."));
        }
        if (!ifMatch.strip().equals("*") && tags().stream().noneMatch(tag -> isOf(record, tag))) {
            throw failed("Der Datensatz hat inzwischen die Version " + record.version + ".",
                    "The record has version " + record.version + " by now.");
        }
    }

    /** The same for a request that may come without a condition. */
    public void checkIfSent(CatalogueRecord record) {
        if (ifMatch != null || ifNoneMatch != null) {
            check(record);
        }
    }

    /**
     * Whether the version was read by somebody who may be shown less than the caller. Who names the version alone, or whichever there is,
     * says nothing about a reading.
     */
    public boolean wasReadWithLessSight(CatalogueRecord record) {
        return ifMatch != null && !ifMatch.strip().equals("*") && tags().stream().filter(tag -> isOf(record, tag))
                .noneMatch(tag -> tag.group(2) == null || SightMark.coversCaller(tag.group(4) == null ? "" : tag.group(4)));
    }

    /** Whether the version was read with only some of its fields. */
    public boolean wasReadInPart(CatalogueRecord record) {
        return ifMatch != null && !ifMatch.strip().equals("*") && tags().stream().filter(tag -> isOf(record, tag))
                .allMatch(tag -> tag.group(4) != null && SightMark.isInPart(tag.group(4)));
    }

    private static boolean isOf(CatalogueRecord record, MatchResult tag) {
        return tag.group(1).equals(String.valueOf(record.version));
    }

    private static Problem failed(String de, String en) {
        return Problem.of(ProblemType.PRECONDITION_FAILED, Text.of(de, en));
    }

    private List<MatchResult> tags() {
        List<MatchResult> tags = new ArrayList<>();
        Matcher tag = TAGS.matcher(ifMatch);
        int end = 0;
        while (tag.find() && tag.start() == end) {
            end = tag.end();
            if (tag.group(1) == null) {
                Matcher parts = TAG.matcher(tag.group(2));
                parts.matches();
                tags.add(parts.toMatchResult());
            }
        }
        if (end < ifMatch.length() || tags.isEmpty() && !ifMatch.contains("W/")) {
            throw Problem.of(ProblemType.INVALID_REQUEST, Text.of(
                    "If-Match ist kein ETag. Ein ETag steht in Anführungszeichen: \"1-…\".",
                    "If-Match is not an ETag. An ETag stands in quotes: \"1-…\"."));
        }
        return tags;
    }
}
