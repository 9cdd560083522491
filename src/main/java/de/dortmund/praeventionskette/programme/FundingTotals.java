package de.dortmund.praeventionskette.programme;

import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much money sources name for a programme: granted and applied for. Sums of different currencies are kept apart, and a sum keeps the
 * hedge ("rund") of what was added up.
 */
@Schema(description = "The money that sources name for a programme")
public record FundingTotals(
        @Schema(description = "How many fundings there are, whatever their status", examples = "2") long count,
        @Schema(description = "What was granted") Sums granted,
        @Schema(description = "What was applied for") Sums appliedFor,
        Ref.SelfLink links) {

    /** The fundings of one status: how many there are, also those without a sum, and what the others add up to. */
    @Schema(name = "FundingSums", description = "The fundings of one status")
    public record Sums(
            @Schema(description = "How many there are, also those whose sum no source names", examples = "1") long count,
            @Schema(description = "What the named sums add up to, one for each currency") List<Money> sums) {

        private static final Sums NONE = new Sums(0, List.of());

        private Sums plus(Sums other) {
            return new Sums(count + other.count, Stream.concat(sums.stream(), other.sums.stream()).toList());
        }
    }

    static FundingTotals none(String programme) {
        return new FundingTotals(0, Sums.NONE, Sums.NONE, new Ref.SelfLink(Kind.FUNDING_PROGRAMME.address(programme) + "/fundings"));
    }

    /** The totals of these programmes by slug, in one statement; a programme without fundings is absent. */
    static Map<String, FundingTotals> of(List<FundingProgramme> programmes) {
        Map<String, FundingTotals> totals = new HashMap<>();
        if (programmes.isEmpty()) {
            return totals;
        }
        Panache.getEntityManager()
                .createQuery(
                        "select p.slug, f.status, f.currency, count(*), sum(f.amount), max(f.amountQualifier) from Funding f join f.programme p"
                                + " where p in :programmes and f.visible group by p.slug, f.status, f.currency"
                                + " order by p.slug, f.status, f.currency",
                        Tuple.class)
                .setParameter("programmes", programmes)
                .getResultList()
                .forEach(row -> totals.merge(row.get(0, String.class), of(row), FundingTotals::plus));
        return totals;
    }

    private static FundingTotals of(Tuple row) {
        FundingStatus status = row.get(1, FundingStatus.class);
        long count = row.get(3, Long.class);
        BigDecimal sum = row.get(4, BigDecimal.class);
        Sums sums = new Sums(count, sum == null ? List.of() : List.of(new Money(sum, row.get(2, String.class), row.get(5, String.class))));
        return new FundingTotals(
                count,
                status == FundingStatus.GRANTED ? sums : Sums.NONE,
                status == FundingStatus.APPLIED_FOR ? sums : Sums.NONE,
                none(row.get(0, String.class)).links);
    }

    private FundingTotals plus(FundingTotals other) {
        return new FundingTotals(count + other.count, granted.plus(other.granted), appliedFor.plus(other.appliedFor), links);
    }
}
