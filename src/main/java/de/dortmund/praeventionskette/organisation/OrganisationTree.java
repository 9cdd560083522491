package de.dortmund.praeventionskette.organisation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** That an organisation is part of another, or is it itself; the view holds the rule. */
@Entity
@Immutable
@Table(name = "organisation_tree")
@IdClass(OrganisationTree.Key.class)
public class OrganisationTree {

    /** Both ends of the relation. */
    public record Key(String slug, Long id) {}

    /** The slug of the one above. */
    @Id
    public String slug;

    /** The one below. */
    @Id
    public Long id;
}
