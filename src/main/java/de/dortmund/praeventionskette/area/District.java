package de.dortmund.praeventionskette.area;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A city district (Stadtbezirk) that an action area or a place of the catalogue lies in. */
@Entity
@Immutable
@Table(name = "district")
public class District {

    @Id
    public String name;
}
