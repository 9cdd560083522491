package de.dortmund.praeventionskette.programme;

import de.dortmund.praeventionskette.vocabulary.LifePhase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** A gap in the chain that the programme's own papers name, between two life phases. */
@Embeddable
public class StatedGap {

    public String text;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "from_phase_id")
    public LifePhase fromPhase;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "to_phase_id")
    public LifePhase toPhase;

    public String note;
}
