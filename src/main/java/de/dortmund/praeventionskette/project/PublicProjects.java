package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.change.Snapshot;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.security.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The project that most people ask for: one that everybody may see, asked for by the public. It is read in one statement together with
 * what it refers to and the revision, without a transaction and without entities that somebody could change.
 */
@ApplicationScoped
class PublicProjects {

    private final DataSource database;
    private final Snapshot snapshot;

    PublicProjects(DataSource database, Snapshot snapshot) {
        this.database = database;
        this.snapshot = snapshot;
    }

    /** The project with this slug; empty where the caller is not the public, or does not see it: then nothing is known of it yet. */
    Optional<ProjectView> bySlug(String slug) {
        if (!Sight.current().isPublic()) {
            return Optional.empty();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ProjectRow.PUBLIC_BY_SLUG)) {
            statement.setString(1, slug);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Revision revision = new Revision();
                revision.number = row.getLong("revision");
                revision.committedAt = ProjectRow.instant(row, "committed_at");
                snapshot.of(revision);
                Project project = ProjectRow.project(row);
                return Optional.of(ProjectView.of(project, ProjectRow.references(project, row), Matches.NONE));
            }
        } catch (SQLException refused) {
            throw new PersistenceException(refused);
        }
    }
}
