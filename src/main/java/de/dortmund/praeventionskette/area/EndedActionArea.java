package de.dortmund.praeventionskette.area;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** That an area stops being an action area; the view {@code ended_action_area} says when, where only the year is known. */
@Entity
@Immutable
@Table(name = "ended_action_area")
public class EndedActionArea {

    @Id
    @Column(name = "action_area_id")
    public Long actionAreaId;

    @Column(name = "last_day")
    public LocalDate lastDay;
}
