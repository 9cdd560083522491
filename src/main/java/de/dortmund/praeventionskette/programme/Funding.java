package de.dortmund.praeventionskette.programme;

import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.project.Project;
import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.PartialDate;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Money that a source names: who gets it, for what, how much (Förderung). */
@Entity
@Table(name = "funding")
@AssociationOverride(
        name = "sources",
        joinTable = @JoinTable(
                name = "funding_source",
                joinColumns = @JoinColumn(name = "owner_id"),
                inverseJoinColumns = @JoinColumn(name = "target_id")))
public class Funding extends CatalogueRecord {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "programme_id")
    public FundingProgramme programme;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "project_id")
    public Project project;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "recipient_id")
    public Organisation recipient;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "funder_id")
    public Organisation funder;

    @Enumerated(EnumType.STRING)
    @Column(name = "funder_basis")
    public Basis funderBasis;

    /** What the money is for. */
    public String purpose;

    /** In the currency; null where no source names a sum. */
    public BigDecimal amount;

    /** ISO 4217. */
    public String currency;

    /** The source's own hedge, for example {@code rund}. */
    @Column(name = "amount_qualifier")
    public String amountQualifier;

    /** The budget year. */
    public Integer year;

    @Enumerated(EnumType.STRING)
    public FundingStatus status;

    @Column(name = "announced_on")
    public PartialDate announcedOn;

    @Override
    public String label() {
        return purpose;
    }
}
