package de.dortmund.praeventionskette.vocabulary;

import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.CatalogueRecord;
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

/** Whom a project is for, in the wording of its sources (Zielgruppe). */
@Entity
@Table(name = "target_group")
@AssociationOverride(
        name = "sources",
        joinTable = @JoinTable(
                name = "target_group_source",
                joinColumns = @JoinColumn(name = "owner_id"),
                inverseJoinColumns = @JoinColumn(name = "target_id")))
public class TargetGroup extends CatalogueRecord {

    public String name;

    /** The wider group that includes this one. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "broader_id")
    public TargetGroup broader;

    /** Inclusive; null is not stated. */
    @Column(name = "age_from_months")
    public Integer ageFromMonths;

    /** Exclusive; null is open or not stated. */
    @Column(name = "age_to_months")
    public Integer ageToMonths;

    @Enumerated(EnumType.STRING)
    @Column(name = "age_basis")
    public Basis ageBasis;

    @Override
    public String label() {
        return name;
    }
}
