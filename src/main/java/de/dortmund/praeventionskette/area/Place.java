package de.dortmund.praeventionskette.area;

import de.dortmund.praeventionskette.organisation.Organisation;
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

/** Where a project happens (Ort). */
@Entity
@Table(name = "place")
@AssociationOverride(
        name = "sources",
        joinTable = @JoinTable(
                name = "place_source",
                joinColumns = @JoinColumn(name = "owner_id"),
                inverseJoinColumns = @JoinColumn(name = "target_id")))
public class Place extends CatalogueRecord {

    public String name;

    @Enumerated(EnumType.STRING)
    public PlaceKind kind;

    /** The city district (Stadtbezirk) it lies in. */
    public String district;

    public String address;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "action_area_id")
    public ActionArea actionArea;

    public Point point;

    /** The organisation that keeps the record current. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "carrier_id")
    public Organisation carrier;

    @Override
    public Organisation carrier() {
        return carrier;
    }

    @Override
    public String label() {
        return name;
    }
}
