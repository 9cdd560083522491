package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.vocabulary.LifePhase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** That a project belongs to a life phase, and how the catalogue knows it. */
@Embeddable
public class LifePhaseLink {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "target_id")
    public LifePhase target;

    @Enumerated(EnumType.STRING)
    public Basis basis;
}
