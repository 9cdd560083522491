package de.dortmund.praeventionskette.record;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What every record of the catalogue has, whatever its kind. */
@MappedSuperclass
public abstract class CatalogueRecord extends PanacheEntityBase {

    /** One sequence for all kinds; never leaves the service. */
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "record_seq")
    @SequenceGenerator(name = "record_seq", sequenceName = "record_seq", allocationSize = 50)
    public Long id;

    /** The public key: readable, stable, unique within the kind. */
    public String slug;

    /** Counts the changes of the record, from 1. */
    @Version
    public int version = 1;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** When somebody last confirmed the record; null where nobody has. */
    @Column(name = "verified_at")
    public Instant verifiedAt;

    /** Under what licence the record may be used, one of {@link Licences}. */
    public String licence = Licences.DEFAULT;

    @Enumerated(EnumType.STRING)
    public Publication publication = Publication.PUBLISHED;

    /** From when on the public sees it; null: at once. */
    @Column(name = "visible_from")
    public Instant visibleFrom;

    /** Until when the public sees it; null: for good. */
    @Column(name = "visible_until")
    public Instant visibleUntil;

    /** Whether the public sees it now: kept by the database. */
    @Column(insertable = false, updatable = false)
    public boolean visible;

    /** Whether it has not been confirmed for too long: kept by the database. */
    @Column(insertable = false, updatable = false)
    public boolean stale;

    /** The carrier's own system that knows the record under {@link #externalId}; both or neither. */
    @Column(name = "external_system")
    public String externalSystem;

    @Column(name = "external_id")
    public String externalId;

    /** The documents the record was made from. */
    @ManyToMany
    @OrderColumn(name = "position")
    public List<de.dortmund.praeventionskette.vocabulary.Source> sources = new ArrayList<>();

    /** The organisation (Träger) that keeps the record current; null where the city does, or where the kind has no carriers. */
    public de.dortmund.praeventionskette.organisation.Organisation carrier() {
        return null;
    }

    /** What a reference to this record shows as its name. */
    public abstract String label();
}
