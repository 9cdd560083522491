package de.dortmund.praeventionskette.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A reference from one record to another as answers show it; the view {@code reference} says which there are. */
@Entity
@Immutable
@Table(name = "reference")
@IdClass(Reference.Key.class)
public class Reference {

    /** One record, relation and position hold one reference. */
    public record Key(String ownerKind, Long ownerId, String relation, Integer position) {}

    @Id
    @Column(name = "owner_kind")
    public String ownerKind;

    @Id
    @Column(name = "owner_id")
    public Long ownerId;

    /** The field that holds the reference, for example {@code actionAreas}. */
    @Id
    public String relation;

    @Id
    public Integer position;

    /** The resource that is referred to; null where the target is no record of its own (a programme's priority, a district). */
    public String kind;

    public String slug;

    public String name;

    public String basis;

    /** Whether everybody may see the record that is referred to. */
    public boolean visible;

    /** Whether partner carriers may see it although not everybody does. */
    public boolean partner;

    /** The organisation that keeps it current. */
    @Column(name = "carrier_id")
    public Long carrierId;
}
