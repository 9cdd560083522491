package de.dortmund.praeventionskette.vocabulary;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Table;

/** Something that the citizens at the Forum Soziale Stadt asked for (Handlungsansatz). */
@Entity
@Table(name = "action_priority")
@AssociationOverride(
        name = "sources",
        joinTable = @JoinTable(
                name = "action_priority_source",
                joinColumns = @JoinColumn(name = "owner_id"),
                inverseJoinColumns = @JoinColumn(name = "target_id")))
public class ActionPriority extends CatalogueRecord {

    public String field;

    @Column(name = "field_name")
    public String fieldName;

    /** The place within its field, from 1. */
    public int number;

    public String name;

    @Override
    public String label() {
        return name;
    }
}
