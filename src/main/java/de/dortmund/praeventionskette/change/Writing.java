package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.area.ActionArea;
import de.dortmund.praeventionskette.area.ActionAreaInput;
import de.dortmund.praeventionskette.area.ActionAreaView;
import de.dortmund.praeventionskette.area.Place;
import de.dortmund.praeventionskette.area.PlaceInput;
import de.dortmund.praeventionskette.area.PlaceView;
import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.organisation.ContactInput;
import de.dortmund.praeventionskette.organisation.ContactView;
import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.organisation.OrganisationInput;
import de.dortmund.praeventionskette.organisation.OrganisationView;
import de.dortmund.praeventionskette.programme.Funding;
import de.dortmund.praeventionskette.programme.FundingInput;
import de.dortmund.praeventionskette.programme.FundingProgramme;
import de.dortmund.praeventionskette.programme.FundingProgrammeInput;
import de.dortmund.praeventionskette.programme.FundingProgrammeView;
import de.dortmund.praeventionskette.programme.FundingView;
import de.dortmund.praeventionskette.project.Project;
import de.dortmund.praeventionskette.project.ProjectInput;
import de.dortmund.praeventionskette.project.ProjectView;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.record.Resolver;
import de.dortmund.praeventionskette.vocabulary.ActionPriority;
import de.dortmund.praeventionskette.vocabulary.ActionPriorityInput;
import de.dortmund.praeventionskette.vocabulary.ActionPriorityView;
import de.dortmund.praeventionskette.vocabulary.LifePhase;
import de.dortmund.praeventionskette.vocabulary.LifePhaseInput;
import de.dortmund.praeventionskette.vocabulary.LifePhaseView;
import de.dortmund.praeventionskette.vocabulary.Source;
import de.dortmund.praeventionskette.vocabulary.SourceInput;
import de.dortmund.praeventionskette.vocabulary.SourceView;
import de.dortmund.praeventionskette.vocabulary.TargetGroup;
import de.dortmund.praeventionskette.vocabulary.TargetGroupInput;
import de.dortmund.praeventionskette.vocabulary.TargetGroupView;
import de.dortmund.praeventionskette.vocabulary.Topic;
import de.dortmund.praeventionskette.vocabulary.TopicInput;
import de.dortmund.praeventionskette.vocabulary.TopicView;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * How a kind is written and read back: its input, its empty record, how the one is applied to the other, and its view.
 *
 * @param input what a client writes
 * @param entity a new record
 * @param apply makes the record what the input says
 * @param views the records as they are read
 */
public record Writing<I, E extends CatalogueRecord>(Kind kind, Class<I> input, Class<E> type, Supplier<E> entity, Apply<I, E> apply,
        BiFunction<List<E>, Matches, ? extends List<? extends RecordView>> views, Class<? extends RecordView> view) {

    /** Makes a record what an input says. */
    public interface Apply<I, E> {
        void to(I input, E entity, Resolver resolver);
    }

    private static final Map<Kind, Writing<?, ?>> ALL = new LinkedHashMap<>();

    // In an order in which most records come after those they refer to.
    static {
        add(new Writing<>(Kind.SOURCE, SourceInput.class, Source.class, Source::new, SourceInput::applyTo, SourceView::of,
                SourceView.class));
        add(new Writing<>(Kind.LIFE_PHASE, LifePhaseInput.class, LifePhase.class, LifePhase::new, LifePhaseInput::applyTo,
                LifePhaseView::of, LifePhaseView.class));
        add(new Writing<>(Kind.TOPIC, TopicInput.class, Topic.class, Topic::new, TopicInput::applyTo, TopicView::of, TopicView.class));
        add(new Writing<>(Kind.TARGET_GROUP, TargetGroupInput.class, TargetGroup.class, TargetGroup::new, TargetGroupInput::applyTo,
                TargetGroupView::of, TargetGroupView.class));
        add(new Writing<>(Kind.ACTION_PRIORITY, ActionPriorityInput.class, ActionPriority.class, ActionPriority::new,
                ActionPriorityInput::applyTo, ActionPriorityView::of, ActionPriorityView.class));
        add(new Writing<>(Kind.ORGANISATION, OrganisationInput.class, Organisation.class, Organisation::new, OrganisationInput::applyTo,
                OrganisationView::of, OrganisationView.class));
        add(new Writing<>(Kind.ACTION_AREA, ActionAreaInput.class, ActionArea.class, ActionArea::new, ActionAreaInput::applyTo,
                ActionAreaView::of, ActionAreaView.class));
        add(new Writing<>(Kind.PLACE, PlaceInput.class, Place.class, Place::new, PlaceInput::applyTo, PlaceView::of, PlaceView.class));
        add(new Writing<>(Kind.CONTACT, ContactInput.class, Contact.class, Contact::new, ContactInput::applyTo, ContactView::of,
                ContactView.class));
        add(new Writing<>(Kind.FUNDING_PROGRAMME, FundingProgrammeInput.class, FundingProgramme.class, FundingProgramme::new,
                FundingProgrammeInput::applyTo, FundingProgrammeView::of, FundingProgrammeView.class));
        add(new Writing<>(Kind.PROJECT, ProjectInput.class, Project.class, Project::new, ProjectInput::applyTo, ProjectView::of,
                ProjectView.class));
        add(new Writing<>(Kind.FUNDING, FundingInput.class, Funding.class, Funding::new, FundingInput::applyTo, FundingView::of,
                FundingView.class));
    }

    private static void add(Writing<?, ?> writing) {
        ALL.put(writing.kind, writing);
    }

    /** How this kind is written. */
    public static Writing<?, ?> of(Kind kind) {
        return ALL.get(kind);
    }

    /** All kinds, most after those they refer to. */
    public static Collection<Writing<?, ?>> all() {
        return ALL.values();
    }

    /** Makes the record what the input says; both must be of this kind. */
    public void write(Object read, CatalogueRecord record, Resolver resolver) {
        apply.to(input.cast(read), type.cast(record), resolver);
    }

    /** The records as they are read, in their order; all must be of this kind. */
    public List<? extends RecordView> read(List<? extends CatalogueRecord> records) {
        return views.apply(records.stream().map(type::cast).toList(), Matches.NONE);
    }

    /** The record as it is read. */
    public RecordView read(CatalogueRecord record) {
        return read(List.of(record)).get(0);
    }
}
