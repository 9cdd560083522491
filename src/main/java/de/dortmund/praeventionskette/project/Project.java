package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.area.Place;
import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.programme.FundingProgramme;
import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.PartialDate;
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
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** What is done for children, young people and families: a project, a module of a programme, an offer (Projekt). */
@Entity
@Table(name = "project")
@AssociationOverride(
        name = "sources",
        joinTable = @JoinTable(
                name = "project_source",
                joinColumns = @JoinColumn(name = "owner_id"),
                inverseJoinColumns = @JoinColumn(name = "target_id")))
public class Project extends CatalogueRecord {

    @Enumerated(EnumType.STRING)
    public ProjectKind kind;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "programme_id")
    public FundingProgramme programme;

    /** The number within its programme. */
    public Integer number;

    /** The slug of the programme's priority that it stands under. */
    public String priority;

    public String title;

    public String subtitle;

    /** In a sentence or two, for a list. */
    public String summary;

    public String goal;

    public String description;

    @Enumerated(EnumType.STRING)
    public ProjectStatus status;

    /** Who is responsible (Träger); {@link #organisations} are those that take part. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "carrier_id")
    public Organisation carrier;

    @ManyToMany
    @JoinTable(
            name = "project_organisation",
            joinColumns = @JoinColumn(name = "owner_id"),
            inverseJoinColumns = @JoinColumn(name = "target_id"))
    @OrderColumn(name = "position")
    public List<Organisation> organisations = new ArrayList<>();

    /** Serves the whole city: it fits every area and district. */
    @Column(name = "city_wide")
    public boolean cityWide;

    @Enumerated(EnumType.STRING)
    @Column(name = "city_wide_basis")
    public Basis cityWideBasis;

    @ElementCollection
    @CollectionTable(name = "project_action_area", joinColumns = @JoinColumn(name = "owner_id"))
    @OrderColumn(name = "position")
    public List<AreaLink> actionAreas = new ArrayList<>();

    @ManyToMany
    @JoinTable(
            name = "project_place",
            joinColumns = @JoinColumn(name = "owner_id"),
            inverseJoinColumns = @JoinColumn(name = "target_id"))
    @OrderColumn(name = "position")
    public List<Place> places = new ArrayList<>();

    /** For people of every age: it fits every age and life phase. */
    @Column(name = "all_ages")
    public boolean allAges;

    /** Inclusive; negative is before birth; null is not stated. */
    @Column(name = "age_from_months")
    public Integer ageFromMonths;

    /** Exclusive; null is open or not stated. */
    @Column(name = "age_to_months")
    public Integer ageToMonths;

    @Enumerated(EnumType.STRING)
    @Column(name = "age_basis")
    public Basis ageBasis;

    @ElementCollection
    @CollectionTable(name = "project_life_phase", joinColumns = @JoinColumn(name = "owner_id"))
    @OrderColumn(name = "position")
    public List<LifePhaseLink> lifePhases = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "project_target_group", joinColumns = @JoinColumn(name = "owner_id"))
    @OrderColumn(name = "position")
    public List<TargetGroupLink> targetGroups = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "project_topic", joinColumns = @JoinColumn(name = "owner_id"))
    @OrderColumn(name = "position")
    public List<TopicLink> topics = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    public List<Access> access = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "project_action_priority", joinColumns = @JoinColumn(name = "owner_id"))
    @OrderColumn(name = "position")
    public List<PriorityLink> actionPriorities = new ArrayList<>();

    @Column(name = "starts_on")
    public PartialDate startsOn;

    @Column(name = "ends_on")
    public PartialDate endsOn;

    public String url;

    @ManyToMany
    @JoinTable(
            name = "project_contact",
            joinColumns = @JoinColumn(name = "owner_id"),
            inverseJoinColumns = @JoinColumn(name = "target_id"))
    @OrderColumn(name = "position")
    public List<Contact> contacts = new ArrayList<>();

    /** How to register, in words. */
    public String registration;

    @Column(name = "opening_times")
    public String openingTimes;

    /** What it costs, in words. */
    public String costs;

    /** BCP 47 tags of the languages spoken, for example {@code de}, {@code tr}. */
    public List<String> languages = new ArrayList<>();

    public String accessibility;

    @Override
    public Organisation carrier() {
        return carrier;
    }

    @Override
    public String label() {
        return title;
    }
}
