package de.dortmund.praeventionskette.change;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.PGConnection;

/** A connection of its own on which the database tells of revisions: one of the pool would be missing there. */
final class Listening {

    /** How long the database may say nothing before it is asked whether it is still there, in milliseconds. */
    private static final int HEARTBEAT = 500;
    /** How long it may take to answer, in seconds; after that it is away. */
    private static final String ANSWER = "1";

    private Connection connection;

    /** The connection, made anew where there is none. */
    synchronized Connection connection() throws SQLException {
        if (connection == null) {
            Config config = ConfigProvider.getConfig();
            Properties properties = new Properties();
            config.getOptionalValue("quarkus.datasource.username", String.class).ifPresent(user -> properties.setProperty("user", user));
            config.getOptionalValue("quarkus.datasource.password", String.class)
                    .ifPresent(password -> properties.setProperty("password", password));
            properties.setProperty("ApplicationName", "revision-watch");
            properties.setProperty("connectTimeout", ANSWER);
            properties.setProperty("loginTimeout", ANSWER);
            properties.setProperty("socketTimeout", ANSWER);
            Connection made = DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class), properties);
            try (Statement statement = made.createStatement()) {
                statement.execute("listen catalogue_revision");
            } catch (SQLException failed) {
                made.close();
                throw failed;
            }
            connection = made;
        }
        return connection;
    }

    /** Returns when the database has told something, or when it has been silent for a while. */
    void await() throws SQLException {
        connection().unwrap(PGConnection.class).getNotifications(HEARTBEAT);
    }

    /** The next call makes it anew. */
    synchronized void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException gone) {
            // that is what was wanted
        } finally {
            connection = null;
        }
    }
}
