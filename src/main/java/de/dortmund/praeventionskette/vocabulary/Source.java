package de.dortmund.praeventionskette.vocabulary;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.PartialDate;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Table;

/** A document that the catalogue was made from (Quelle). */
@Entity
@Table(name = "source")
@AssociationOverride(
        name = "sources",
        joinTable = @JoinTable(
                name = "source_source",
                joinColumns = @JoinColumn(name = "owner_id"),
                inverseJoinColumns = @JoinColumn(name = "target_id")))
public class Source extends CatalogueRecord {

    public String title;

    @Enumerated(EnumType.STRING)
    public SourceKind kind;

    public String url;

    public String publisher;

    @Column(name = "published_on")
    public PartialDate publishedOn;

    public String description;

    @Override
    public String label() {
        return title;
    }
}
