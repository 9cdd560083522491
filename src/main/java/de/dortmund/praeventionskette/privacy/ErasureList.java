package de.dortmund.praeventionskette.privacy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Erasures as they are taken along: what {@code GET /erasures} gives, {@code POST /erasures} takes. */
@Schema(name = "ErasureList", description = "Erasures (Löschungen) without the data: what is read may be sent to another database")
public record ErasureList(
        @NotNull @Size(max = 10000) @Schema(description = "The oldest first") List<@NotNull @Valid Fact> items) {

    private static final String HASH = "(name|phones|email|slug):[0-9a-f]{64}";

    /** The fact of one erasure. */
    @Schema(name = "Erasure", description = "The fact that a person was erased, without the person")
    public record Fact(
            @NotNull @Schema(description = "Names the erasure everywhere", examples = "5d8a2f7e-3c1b-4f60-8a9d-2b7c6e5f4a31") UUID id,
            @NotNull @Size(max = 1000)
            @Schema(description = "The slugs of the contacts that held the person's data, today's and former ones; that of the request first;"
                    + " none that"
                    + " said who it was") List<
                            @NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 100) String> contacts,
            @NotNull @Schema(description = "When") Instant erasedAt,
            @NotNull @Size(min = 1, max = 255)
            @Schema(description = "Who erased: the subject of a token", examples = "an-admin") String erasedBy,
            @NotNull @Pattern(regexp = "[0-9a-f]{16}")
            @Schema(description = "By what the key of the hashes is known; says nothing about it",
                    examples = "91d0c1a2b3e4f506") String key,
            @NotNull @Size(max = 10000)
            @Schema(description = "HMAC-SHA-256 of each value, with the field it was in; of a slug where it said who it was") List<
                    @NotNull @Pattern(regexp = HASH) String> hashes) {

        /** The fact of this erasure. */
        public static Fact of(Erasure erasure) {
            return new Fact(erasure.id, Arrays.asList(erasure.contacts), erasure.erasedAt, erasure.erasedBy, erasure.keyId,
                    Arrays.asList(erasure.hashes));
        }

        Erasure erasure() {
            Erasure erasure = new Erasure();
            erasure.id = id;
            erasure.contacts = contacts.toArray(String[]::new);
            erasure.erasedAt = erasedAt;
            erasure.erasedBy = erasedBy;
            erasure.keyId = key;
            erasure.hashes = hashes.stream().distinct().toArray(String[]::new);
            return erasure;
        }
    }

    static ErasureList of(List<Erasure> erasures) {
        return new ErasureList(erasures.stream().map(Fact::of).toList());
    }
}
