package de.dortmund.praeventionskette.programme;

import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much money sources name for a programme: granted and applied for. Sums of different currencies are kept apart. */
@Schema(description = "The money that sources name for a programme")
public record FundingTotals(
        @Schema(description = "How many fundings there are, also those without a sum", examples = "2") long count,
        @Schema(description = "The sums granted, one for each currency") List<Money> granted,
        @Schema(description = "The sums applied for, one for each currency") List<Money> appliedFor,
        Ref.SelfLink links) {

    static FundingTotals none(String programme) {
        return new FundingTotals(0, List.of(), List.of(), new Ref.SelfLink(Kind.FUNDING_PROGRAMME.address(programme) + "/fundings"));
    }

    /** The totals of these programmes by slug, in one statement; a programme without fundings is absent. */
    static Map<String, FundingTotals> of(List<FundingProgramme> programmes) {
        Map<String, FundingTotals> totals = new HashMap<>();
        if (programmes.isEmpty()) {
            return totals;
        }
        Panache.getEntityManager()
                .createQuery(
                        "select p.slug, f.status, f.currency, count(*), sum(f.amount) from Funding f join f.programme p where p in :programmes"
                                + " and f.publication = 'published' group by p.slug, f.status, f.currency order by p.slug, f.status, f.currency",
                        Tuple.class)
                .setParameter("programmes", programmes)
                .getResultList()
                .forEach(row -> totals.merge(row.get(0, String.class), of(row), FundingTotals::plus));
        return totals;
    }

    private static FundingTotals of(Tuple row) {
        FundingStatus status = row.get(1, FundingStatus.class);
        BigDecimal sum = row.get(4, BigDecimal.class);
        List<Money> money = sum == null ? List.of() : List.of(Money.of(sum, row.get(2, String.class), null));
        return new FundingTotals(
                row.get(3, Long.class),
                status == FundingStatus.GRANTED ? money : List.of(),
                status == FundingStatus.APPLIED_FOR ? money : List.of(),
                none(row.get(0, String.class)).links);
    }

    private FundingTotals plus(FundingTotals other) {
        return new FundingTotals(count + other.count, both(granted, other.granted), both(appliedFor, other.appliedFor), links);
    }

    private static List<Money> both(List<Money> some, List<Money> others) {
        List<Money> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
