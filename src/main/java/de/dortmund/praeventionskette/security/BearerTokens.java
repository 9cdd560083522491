package de.dortmund.praeventionskette.security;

import de.dortmund.praeventionskette.http.Addresses;
import de.dortmund.praeventionskette.http.Problem;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Has the token of a request checked by Quarkus, and says as a problem what is wrong with it. A request without a token is nobody's
 * and asks nobody; one with a token that is not good is refused, for reading too: a bad token is never taken for none.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class BearerTokens implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(BearerTokens.class);

    /** RFC 6750, 2.1, with a signed token (RFC 7515, 7.1); that its signature is empty is told as such. */
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*)");

    /** Nothing that could break out of a log line or look like another name (OpenID Connect Core, 2: 255 characters at the most). */
    private static final Pattern SUBJECT = Pattern.compile("(?!\\p{Z})[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{1,255}(?<!\\p{Z})");

    /** A slash within quotes is a part of a claim's name, as for Quarkus. */
    private static final Pattern CLAIM_PATH = Pattern.compile("/(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    /** What an access token calls itself, where it says so: in its header (RFC 9068) and as Keycloak does, in a claim. */
    private static final Set<String> ACCESS_TOKEN_HEADERS = Set.of("jwt", "at+jwt", "application/at+jwt");
    private static final String REFRESH_TOKEN_CLAIM = "Refresh";
    private static final String ACCESS_TOKEN_CLAIM = "bearer";

    /** Claims that only ID tokens have (OpenID Connect Core, 3.1.3.6 and 3.3.2.11). */
    private static final List<String> ID_TOKEN_CLAIMS = List.of("at_hash", "c_hash");

    private final OidcAuthenticationMechanism oidc;
    private final boolean on;
    /** Where Quarkus looks for the roles; names of nested claims are separated by a slash. */
    private final List<String> roleClaims;

    BearerTokens(OidcAuthenticationMechanism oidc, Config config) {
        this.oidc = oidc;
        this.on = ProviderSwitch.isOn(config);
        this.roleClaims = config.getOptionalValues("quarkus.oidc.roles.role-claim-path", String.class)
                .orElse(List.of("groups", "realm_access/roles"));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        List<String> sent = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (sent.isEmpty() || Addresses.ofExtension(context.normalizedPath())) {
            return Uni.createFrom().nullItem();
        } else if (!on) {
            return Uni.createFrom().failure(Denials.withoutProvider());
        } else if (sent.size() > 1 || !isReadable(sent.get(0))) {
            return Uni.createFrom().failure(Denials.of(TokenFault.MALFORMED));
        }
        if (isRefreshToken(sent.get(0))) {
            return Uni.createFrom().failure(Denials.of(TokenFault.NO_ACCESS_TOKEN));
        }
        return oidc.authenticate(context, identities)
                .onItem().ifNull().failWith(() -> Denials.of(TokenFault.MALFORMED))
                .onItem().invoke(this::mustBeAccessToken)
                .onFailure(failure -> !(failure instanceof Problem)).transform(BearerTokens::problemOf);
    }

    /** Whether it holds a header and claims, whoever signed them. */
    private static boolean isReadable(String authorization) {
        Matcher bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            return false;
        }
        try {
            return OidcUtils.decodeJwtHeaders(bearer.group(1)) != null && OidcUtils.decodeJwtContent(bearer.group(1)) != null;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private void mustBeAccessToken(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw Denials.of(TokenFault.MALFORMED);
        }
        String header = OidcUtils.decodeJwtHeaders(token.getRawToken()).getString("typ");
        Object claim = token.getClaim("typ");
        if (header != null && !ACCESS_TOKEN_HEADERS.contains(header.toLowerCase())
                || claim != null && !ACCESS_TOKEN_CLAIM.equalsIgnoreCase(claim.toString())
                || ID_TOKEN_CLAIMS.stream().anyMatch(token::containsClaim)) {
            throw Denials.of(TokenFault.NO_ACCESS_TOKEN);
        }
        JsonObject claims = OidcUtils.decodeJwtContent(token.getRawToken());
        if (!(claims.getValue("sub") instanceof String subject) || !SUBJECT.matcher(subject).matches()) {
            throw Denials.of(TokenFault.NO_SUBJECT);
        }
        if (!roleClaims.stream().allMatch(path -> isListOrAbsent(claims, path))) {
            throw Denials.of(TokenFault.NO_LIST_OF_ROLES);
        }
    }

    /** Quarkus would take a text or a list for the roles that stands where an object with the list in it is meant to. */
    private static boolean isListOrAbsent(JsonObject claims, String path) {
        Object value = claims;
        for (String name : CLAIM_PATH.split(path)) {
            if (!(value instanceof JsonObject object)) {
                return value == null;
            }
            value = object.getValue(name.replace("\"", ""));
        }
        return value == null || value instanceof JsonArray roles && roles.stream().allMatch(String.class::isInstance);
    }

    /** Quarkus refuses these as if the provider were to blame. */
    private static boolean isRefreshToken(String authorization) {
        Matcher bearer = BEARER.matcher(authorization);
        return bearer.matches() && OidcUtils.decodeJwtContent(bearer.group(1)).getValue("typ") instanceof String type
                && REFRESH_TOKEN_CLAIM.equalsIgnoreCase(type);
    }

    /** A token is wrong when it could be looked at and was found so; else the provider could not be asked. */
    private static Problem problemOf(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException invalid) {
                return Denials.of(TokenFault.of(invalid));
            } else if (cause instanceof UnresolvableKeyException) {
                return Denials.of(TokenFault.NOT_SIGNED);
            }
            innermost = cause;
        }
        if (innermost instanceof AuthenticationFailedException) {
            return Denials.of(TokenFault.MALFORMED);
        }
        LOG.warnf("A token can't be checked, the identity provider is away: %s", innermost);
        return Denials.providerAway();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return oidc.getCredentialTransport(context);
    }
}
