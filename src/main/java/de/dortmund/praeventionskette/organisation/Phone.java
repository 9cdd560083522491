package de.dortmund.praeventionskette.organisation;

import de.dortmund.praeventionskette.area.ActionArea;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** A telephone number of a contact; one person may have several, each for other areas. */
@Entity
@Table(name = "contact_phone")
public class Phone {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "record_seq")
    @SequenceGenerator(name = "record_seq", sequenceName = "record_seq", allocationSize = 50)
    public Long id;

    /** E.164, for example {@code +492315024223}. */
    public String number;

    /** As the source prints it. */
    public String printed;

    /** The areas that the number serves; empty means all of its contact's. */
    @ManyToMany
    @JoinTable(
            name = "contact_phone_action_area",
            joinColumns = @JoinColumn(name = "phone_id"),
            inverseJoinColumns = @JoinColumn(name = "action_area_id"))
    @OrderColumn(name = "position")
    public List<ActionArea> actionAreas = new ArrayList<>();
}
