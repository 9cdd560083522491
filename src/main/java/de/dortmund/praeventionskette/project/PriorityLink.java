package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.vocabulary.ActionPriority;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** That a project belongs to an action priority, and how the catalogue knows it. */
@Embeddable
public class PriorityLink {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "target_id")
    public ActionPriority target;

    @Enumerated(EnumType.STRING)
    public Basis basis;
}
