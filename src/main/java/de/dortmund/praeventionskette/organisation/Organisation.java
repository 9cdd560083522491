package de.dortmund.praeventionskette.organisation;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Who takes part in the chain or carries a project (Organisation, Träger). */
@Entity
@Table(name = "organisation")
@AssociationOverride(
        name = "sources",
        joinTable = @JoinTable(
                name = "organisation_source",
                joinColumns = @JoinColumn(name = "owner_id"),
                inverseJoinColumns = @JoinColumn(name = "target_id")))
public class Organisation extends CatalogueRecord {

    public String name;

    @Enumerated(EnumType.STRING)
    public OrganisationKind kind;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    public Organisation parent;

    public String description;

    public String url;

    public String address;

    /** What its carrier writes is published without review; only an administrator trusts. */
    public boolean trusted;

    @Override
    public String label() {
        return name;
    }
}
