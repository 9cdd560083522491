package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.record.Matches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Projects as the public sees them, each read in one statement together with what it refers to and the revision: without a transaction, and
 * without entities that somebody could change.
 */
@ApplicationScoped
public class PublicProjects {

    /** A project, and the revision that it was read in. */
    public record Seen(ProjectView project, Revision revision) {}

    private final DataSource database;

    PublicProjects(DataSource database) {
        this.database = database;
    }

    /** The project with this slug; empty where the public sees none. */
    public Optional<Seen> bySlug(String slug) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ProjectRow.PUBLIC_BY_SLUG)) {
            statement.setString(1, slug);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(seen(row)) : Optional.empty();
            }
        } catch (SQLException refused) {
            throw new PersistenceException(refused);
        }
    }

    private static Seen seen(ResultSet row) throws SQLException {
        Revision revision = new Revision();
        revision.number = row.getLong("revision");
        revision.committedAt = ProjectRow.instant(row, "committed_at");
        Project project = ProjectRow.project(row);
        return new Seen(ProjectView.of(project, ProjectRow.references(project, row), Matches.NONE), revision);
    }
}
