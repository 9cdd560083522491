package de.dortmund.praeventionskette.programme;

import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.vocabulary.TargetGroup;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** A programme or strategy that projects stand under (Förderprogramm). */
@Entity
@Table(name = "funding_programme")
@AssociationOverride(
        name = "sources",
        joinTable = @JoinTable(
                name = "funding_programme_source",
                joinColumns = @JoinColumn(name = "owner_id"),
                inverseJoinColumns = @JoinColumn(name = "target_id")))
public class FundingProgramme extends CatalogueRecord {

    public String name;

    @Column(name = "short_name")
    public String shortName;

    @Enumerated(EnumType.STRING)
    public ProgrammeKind kind;

    @Enumerated(EnumType.STRING)
    public ProgrammeLevel level;

    /** The guiding principle, in the programme's own words. */
    public String principle;

    public String description;

    public List<String> goals = new ArrayList<>();

    @Column(name = "focus_areas")
    public List<String> focusAreas = new ArrayList<>();

    public List<String> statements = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "programme_priority", joinColumns = @JoinColumn(name = "programme_id"))
    @OrderBy("position")
    public List<ProgrammePriority> priorities = new ArrayList<>();

    @Column(name = "starts_on")
    public PartialDate startsOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "starts_on_basis")
    public Basis startsOnBasis;

    @Column(name = "ends_on")
    public PartialDate endsOn;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "lead_id")
    public Organisation lead;

    @ManyToMany
    @JoinTable(
            name = "programme_partner",
            joinColumns = @JoinColumn(name = "owner_id"),
            inverseJoinColumns = @JoinColumn(name = "target_id"))
    @OrderColumn(name = "position")
    public List<Organisation> partners = new ArrayList<>();

    @ManyToMany
    @JoinTable(
            name = "programme_participant",
            joinColumns = @JoinColumn(name = "owner_id"),
            inverseJoinColumns = @JoinColumn(name = "target_id"))
    @OrderColumn(name = "position")
    public List<Organisation> participants = new ArrayList<>();

    /** How many municipalities take part. */
    public Integer municipalities;

    /** How many municipalities applied. */
    public Integer applicants;

    @ManyToMany
    @JoinTable(
            name = "programme_target_group",
            joinColumns = @JoinColumn(name = "owner_id"),
            inverseJoinColumns = @JoinColumn(name = "target_id"))
    @OrderColumn(name = "position")
    public List<TargetGroup> targetGroups = new ArrayList<>();

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "succeeded_by_id")
    public FundingProgramme succeededBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "succeeded_by_basis")
    public Basis succeededByBasis;

    @ElementCollection
    @CollectionTable(name = "programme_stated_gap", joinColumns = @JoinColumn(name = "programme_id"))
    @OrderColumn(name = "position")
    public List<StatedGap> statedGaps = new ArrayList<>();

    @ManyToMany
    @JoinTable(
            name = "programme_contact",
            joinColumns = @JoinColumn(name = "owner_id"),
            inverseJoinColumns = @JoinColumn(name = "target_id"))
    @OrderColumn(name = "position")
    public List<Contact> contacts = new ArrayList<>();

    public String url;

    @Override
    public String label() {
        return name;
    }
}
