package de.dortmund.praeventionskette.vocabulary;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Table;

/** A field of action (Handlungsfeld): a column of the chain. */
@Entity
@Table(name = "topic")
@AssociationOverride(
        name = "sources",
        joinTable = @JoinTable(
                name = "topic_source",
                joinColumns = @JoinColumn(name = "owner_id"),
                inverseJoinColumns = @JoinColumn(name = "target_id")))
public class Topic extends CatalogueRecord {

    public String name;

    public int position;

    @Override
    public String label() {
        return name;
    }
}
