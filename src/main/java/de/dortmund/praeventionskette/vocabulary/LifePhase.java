package de.dortmund.praeventionskette.vocabulary;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Table;

/** A link of the prevention chain by age (Lebensphase): a row of the chain. */
@Entity
@Table(name = "life_phase")
@AssociationOverride(
        name = "sources",
        joinTable = @JoinTable(
                name = "life_phase_source",
                joinColumns = @JoinColumn(name = "owner_id"),
                inverseJoinColumns = @JoinColumn(name = "target_id")))
public class LifePhase extends CatalogueRecord {

    public String name;

    /** The place in the chain, from 1. */
    public int position;

    /** Inclusive; negative is before birth. */
    @Column(name = "age_from_months")
    public int ageFromMonths;

    /** Exclusive; null is open. */
    @Column(name = "age_to_months")
    public Integer ageToMonths;

    /** Stands beside the chain: it is not a link between two others. */
    @Column(name = "cross_cutting")
    public boolean crossCutting;

    @Override
    public String label() {
        return name;
    }
}
