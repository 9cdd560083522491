package de.dortmund.praeventionskette.start;

import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.tool.schema.spi.SchemaManagementException;

/**
 * Why the service did not start, as one line that says what to do. It is told from the exceptions that reached the top, not by
 * checks beforehand: what a check found to be free or reachable can be taken or gone a moment later.
 */
public final class StartFailure {

    /** Set to true, the whole stack trace follows the line. */
    static final String STACK_TRACE = "catalogue.start.stack-trace";

    /** A migration's error carries the statement; the line stays readable. */
    private static final int LONGEST_DETAIL = 400;

    private static final String DATABASE_SETTINGS =
            "QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD";

    private StartFailure() {
    }

    /** The line for the given failure, followed by the stack trace if that was asked for. */
    public static String explain(Throwable failure) {
        String line = "The service did not start. " + oneLine(line(causes(failure)), Integer.MAX_VALUE);
        return setting(STACK_TRACE).map(Boolean::parseBoolean).orElse(false) ? line + System.lineSeparator() + trace(failure) : line;
    }

    private static String line(List<Throwable> causes) {
        return first(causes, Explained.class, explained -> Optional.of(((Throwable) explained).getMessage()))
                .or(() -> first(causes, QuarkusBindException.class, bind -> Optional.of(port(bind))))
                .or(() -> first(causes, SQLException.class, StartFailure::connection))
                .or(() -> first(causes, FlywayException.class, StartFailure::migration))
                .or(() -> first(causes, ConfigValidationException.class, wrong -> Optional.of(setting(wrong))))
                .or(() -> first(causes, SchemaManagementException.class, schema -> Optional.of("The tables of the database are not those "
                        + "that this version of the service needs (" + detail(schema)
                        + "). They were changed by hand, or the migrations were switched off: restore the database or run them.")))
                .orElseGet(() -> unknown(causes));
    }

    private static String port(QuarkusBindException bind) {
        String reason = Optional.ofNullable(bind.getMessage()).orElse("");
        if (reason.contains("in use")) {
            return "Port " + bind.getPort() + " is already taken by another program. Stop that program, or choose another port with "
                    + "QUARKUS_HTTP_PORT.";
        }
        return "It can't listen on " + bind.getHost() + (bind.getPort() > 0 ? ":" + bind.getPort() : "") + " ("
                + reason.replaceFirst(".*: ", "") + "). Choose an address of this machine with QUARKUS_HTTP_HOST and a port that the "
                + "user may use with QUARKUS_HTTP_PORT.";
    }

    /** Empty where the connection stood and something else failed in the database. */
    private static Optional<String> connection(SQLException failure) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        String database = "The database" + setting("quarkus.datasource.jdbc.url").map(url -> " " + withoutParameters(url)).orElse("");
        if (state.startsWith("28") || state.equals("08004")) {
            return Optional.of(database + " refuses the login of user \"" + setting("quarkus.datasource.username").orElse("")
                    + "\" (" + detail(failure) + "). Check QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.");
        }
        if (state.equals("3D000")) {
            return Optional.of(database + " does not exist on its server (" + detail(failure)
                    + "). Create it, or correct the name at the end of QUARKUS_DATASOURCE_JDBC_URL.");
        }
        if (state.equals("53300")) {
            return Optional.of(database + " takes no more connections (" + detail(failure)
                    + "). Raise its max_connections, or lower QUARKUS_DATASOURCE_JDBC_MAX_SIZE.");
        }
        if (detail(failure).matches("(Driver does not support|Unable to parse).*")) {
            return Optional.of("QUARKUS_DATASOURCE_JDBC_URL is no address of a PostgreSQL database. It looks like "
                    + "jdbc:postgresql://host:5432/name, with user and password in settings of their own.");
        }
        if (state.startsWith("08") || state.startsWith("57P") || detail(failure).startsWith("Acquisition timeout")) {
            List<Throwable> causes = causes(failure);
            Throwable root = causes.get(causes.size() - 1);
            String reason = root instanceof UnknownHostException ? "unknown host " + root.getMessage() : detail(root);
            return Optional.of(database + " can't be reached (" + reason + "). Start it or correct " + DATABASE_SETTINGS
                    + "; without them the service brings its own database.");
        }
        return Optional.empty();
    }

    private static Optional<String> migration(FlywayException failure) {
        if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return Optional.of("The database holds tables that are not the service's. Give it an empty database: correct the name at the "
                    + "end of QUARKUS_DATASOURCE_JDBC_URL.");
        }
        return Optional.of("The tables of the database could not be brought to this version of the service (" + detail(failure)
                + "). What failed was rolled back: remove the cause, or restore the database, and start again.");
    }

    private static String setting(ConfigValidationException wrong) {
        String problems = IntStream.range(0, wrong.getProblemCount()).mapToObj(i -> wrong.getProblem(i).getMessage())
                .map(problem -> problem.replaceAll("([\\w.]+Exception: )?SRCFG\\d+: ", "")).collect(Collectors.joining("; "));
        return "A setting is wrong: " + oneLine(problems, LONGEST_DETAIL) + ". Correct it in the environment or where it is set.";
    }

    private static String unknown(List<Throwable> causes) {
        Throwable root = causes.get(causes.size() - 1);
        return root.getClass().getSimpleName() + ": " + detail(root)
                + ". Start again with CATALOGUE_START_STACK_TRACE=true for the whole stack trace.";
    }

    private static <T> Optional<String> first(List<Throwable> causes, Class<T> type, Function<T, Optional<String>> line) {
        return causes.stream().filter(type::isInstance).map(type::cast).map(line).flatMap(Optional::stream).findFirst();
    }

    /** The failure, its causes, what they suppressed and the further errors of a database, outermost first, each once. */
    private static List<Throwable> causes(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> causes = new ArrayList<>();
        collect(failure, seen, causes);
        return causes;
    }

    private static void collect(Throwable failure, Set<Throwable> seen, List<Throwable> causes) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        causes.add(failure);
        Stream.of(failure.getSuppressed()).forEach(suppressed -> collect(suppressed, seen, causes));
        if (failure instanceof SQLException database) {
            collect(database.getNextException(), seen, causes);
        }
        collect(failure.getCause(), seen, causes);
    }

    private static String detail(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return oneLine(message, LONGEST_DETAIL).replaceFirst("[.]$", "");
    }

    private static String oneLine(String text, int longest) {
        String line = text.strip().replaceAll("-{3,}", " ").replaceAll("\\s+", " ");
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }

    /** Parameters of the address may hold a password. */
    private static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    }

    private static Optional<String> setting(String name) {
        try {
            return ConfigProvider.getConfig().getOptionalValue(name, String.class);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
