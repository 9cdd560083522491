package de.dortmund.praeventionskette.area;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.PartialDate;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;

/** A neighbourhood below the city's social average, for which the Aktionsplan wants more (Aktionsraum). */
@Entity
@Table(name = "action_area")
@AssociationOverride(
        name = "sources",
        joinTable = @JoinTable(
                name = "action_area_source",
                joinColumns = @JoinColumn(name = "owner_id"),
                inverseJoinColumns = @JoinColumn(name = "target_id")))
public class ActionArea extends CatalogueRecord {

    /** The city's own number, 1 to 13 in the leaflet of the Aktionsplan. */
    public int number;

    public String name;

    public List<String> aliases = new ArrayList<>();

    /** The city district (Stadtbezirk) it lies in. */
    public String district;

    @Column(name = "statistical_districts")
    public List<String> statisticalDistricts = new ArrayList<>();

    @Column(name = "statistical_subdistricts")
    public List<String> statisticalSubdistricts = new ArrayList<>();

    public Point point;

    /** Its outline; null until somebody draws it. */
    @Convert(converter = Boundary.InDatabase.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    public Boundary boundary;

    /** When it stopped being an action area; null while it is one. */
    @Column(name = "valid_until")
    public PartialDate validUntil;

    @Override
    public String label() {
        return name;
    }
}
