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
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Set;
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

    /** RFC 6750, 2.1. */
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +[A-Za-z0-9._~+/-]+=*");

    /** What an access token calls itself, where it says so: in its header (RFC 9068) and as Keycloak does, in a claim. */
    private static final Set<String> ACCESS_TOKEN_HEADERS = Set.of("jwt", "at+jwt", "application/at+jwt");
    private static final String ACCESS_TOKEN_CLAIM = "bearer";

    /** Claims that only ID tokens have (OpenID Connect Core, 3.1.3.6 and 3.3.2.11). */
    private static final List<String> ID_TOKEN_CLAIMS = List.of("at_hash", "c_hash");

    private final OidcAuthenticationMechanism oidc;
    private final boolean on;

    BearerTokens(OidcAuthenticationMechanism oidc, Config config) {
        this.oidc = oidc;
        this.on = ProviderSwitch.isOn(config);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        List<String> sent = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (sent.isEmpty() || Addresses.ofExtension(context.normalizedPath())) {
            return Uni.createFrom().nullItem();
        } else if (!on) {
            return Uni.createFrom().failure(Denials.withoutProvider());
        } else if (sent.size() > 1 || !BEARER.matcher(sent.get(0)).matches()) {
            return Uni.createFrom().failure(Denials.of(TokenFault.MALFORMED));
        }
        return oidc.authenticate(context, identities)
                .onItem().ifNull().failWith(() -> Denials.of(TokenFault.MALFORMED))
                .onItem().invoke(BearerTokens::mustBeAccessToken)
                .onFailure(failure -> !(failure instanceof Problem)).transform(BearerTokens::problemOf);
    }

    private static void mustBeAccessToken(SecurityIdentity identity) {
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
