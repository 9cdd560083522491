package de.dortmund.praeventionskette.start;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Several replicas may start at once on an empty database. Flyway lets one go first and then looks again at what is done; in the
 * service's own isolation (repeatable read) a look shows what was there when the wait began, and the second replica would make the
 * tables once more. So migrations run as read committed. And the connection that holds Flyway's lock is idle as long as the migration
 * works: with a large catalogue for minutes, which a reader's connection may not be.
 */
@Singleton
class MigrationsInLine implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.dataSource(new Patient(configuration.getDataSource()));
    }

    /** Connections of the pool, which sets them back when they are given back. */
    private record Patient(DataSource pool) implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return patient(pool.getConnection());
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return patient(pool.getConnection(username, password));
        }

        private static Connection patient(Connection connection) throws SQLException {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            execute(connection, "set idle_in_transaction_session_timeout = 0");
            return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[]{Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close") && !connection.isClosed()) {
                            try (connection) {
                                execute(connection, "reset idle_in_transaction_session_timeout");
                            }
                            return null;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }

        private static void execute(Connection connection, String setting) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(setting);
            }
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            return pool.getLogWriter();
        }

        @Override
        public void setLogWriter(PrintWriter writer) throws SQLException {
            pool.setLogWriter(writer);
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            pool.setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() throws SQLException {
            return pool.getLoginTimeout();
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return pool.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return pool.isWrapperFor(type);
        }
    }
}
