package de.dortmund.praeventionskette.http;

import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;

/** A resource that fails on demand, for the tests of everything that happens then. */
@Path("/trouble")
@Produces("application/json")
public class Trouble {

    private static final Logger LOG = Logger.getLogger(Trouble.class);

    /** A body with rules. */
    public record Thing(@NotBlank String title, @Max(9) int amount, List<@Valid @NotNull Part> parts) {
    }

    /** A part of it. */
    public record Part(@NotBlank String name) {
    }

    @Inject
    DataSource database;

    @GET
    @Path("peace")
    @Operation(hidden = true)
    public Map<String, String> peace(@RestQuery String q, @RestQuery String topic) {
        LOG.info("all quiet");
        return Map.of("state", "äöü");
    }

    @GET
    @Path("page")
    @Operation(hidden = true)
    public int page(@RestQuery @Max(100) int size) {
        return size;
    }

    @GET
    @Path("deep/{slug}/down")
    @Operation(hidden = true)
    public String down(String slug) {
        return "\"" + slug + "\"";
    }

    @POST
    @Path("things")
    @Consumes("application/json")
    @Operation(hidden = true)
    public Thing take(@Valid @NotNull Thing thing) {
        return thing;
    }

    @GET
    @Path("fail/{how}")
    @Operation(hidden = true)
    public String fail(String how) throws Exception {
        return switch (how) {
            case "defect" -> throw new IllegalStateException("secret of the class de.dortmund.Secret");
            case "checked" -> throw new Exception("secret");
            case "error" -> throw new StackOverflowError("secret");
            case "busy" -> throw Problem.of(ProblemType.TOO_MANY_REQUESTS, Text.of("Zu viel.", "Too much.")).with("Retry-After", "17");
            case "login" -> throw new io.quarkus.security.UnauthorizedException("secret");
            case "forbidden" -> throw new io.quarkus.security.ForbiddenException("secret");
            case "stale" -> throw new OptimisticLockException("secret");
            case "pool" -> throw new SQLException("Acquisition timeout while waiting for new connection");
            case "database" -> throw new JDBCConnectionException("secret", new SQLTransientConnectionException("secret", "08001"));
            case "sql" -> statement("SELECT secret FROM nowhere");
            case "duplicate" -> statement("CREATE TEMPORARY TABLE one (secret int CONSTRAINT one_secret UNIQUE) ON COMMIT DROP;"
                    + "INSERT INTO one VALUES (1), (1)");
            case "rule" -> statement(
                    "CREATE TEMPORARY TABLE two (secret int CONSTRAINT two_secret CHECK (secret > 0)); INSERT INTO two VALUES (-4711)");
            case "slow" -> statement("SET statement_timeout = 20; SELECT pg_sleep(5)");
            default -> how;
        };
    }

    private String statement(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
            return sql;
        }
    }
}
