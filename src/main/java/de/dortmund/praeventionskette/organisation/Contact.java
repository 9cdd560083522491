package de.dortmund.praeventionskette.organisation;

import de.dortmund.praeventionskette.area.ActionArea;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Formula;

/** Whom to ask (Ansprechperson): a function in an office first, a person second. */
@Entity
@Table(name = "contact")
@AssociationOverride(
        name = "sources",
        joinTable = @JoinTable(
                name = "contact_source",
                joinColumns = @JoinColumn(name = "owner_id"),
                inverseJoinColumns = @JoinColumn(name = "target_id")))
public class Contact extends CatalogueRecord {

    /** What the contact is there for; the function stays when the person goes. */
    public String function;

    /** The person's name; personal data. */
    public String name;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organisation_id")
    public Organisation organisation;

    public String email;

    @ManyToMany
    @JoinTable(
            name = "contact_action_area",
            joinColumns = @JoinColumn(name = "contact_id"),
            inverseJoinColumns = @JoinColumn(name = "action_area_id"))
    @OrderColumn(name = "position")
    public List<ActionArea> actionAreas = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "contact_id", nullable = false)
    @OrderColumn(name = "position")
    public List<Phone> phones = new ArrayList<>();

    /** The organisation that keeps the record current. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "carrier_id")
    public Organisation carrier;

    /** Who may see the contact at all. */
    @Enumerated(EnumType.STRING)
    public Visibility visibility = Visibility.PUBLIC;

    /** Who, of those who may see the contact, may see the person's name. */
    @Enumerated(EnumType.STRING)
    @Column(name = "name_visibility")
    public Visibility nameVisibility = Visibility.PUBLIC;

    @Enumerated(EnumType.STRING)
    @Column(name = "phones_visibility")
    public Visibility phonesVisibility = Visibility.PUBLIC;

    @Enumerated(EnumType.STRING)
    @Column(name = "email_visibility")
    public Visibility emailVisibility = Visibility.PUBLIC;

    /** Whether partner carriers see it now although not everybody does: said by the database. */
    @Formula("for_partners(publication, visibility, visible_from, visible_until)")
    public boolean forPartners;

    @Override
    public Organisation carrier() {
        return carrier;
    }

    @Override
    public String label() {
        return function;
    }
}
