package de.dortmund.praeventionskette.security;

import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** The ways of not being let in, each with what the caller or the operator can do about it. */
final class Denials {

    private Denials() {}

    /** Nobody in particular wants what is not for everybody. */
    static Problem withoutToken() {
        return ProviderSwitch.isOn(ConfigProvider.getConfig())
                ? Problem.of(ProblemType.UNAUTHORIZED,
                        Text.of("Dafür ist ein gültiges Bearer-Token nötig.", "This needs a valid bearer token."))
                : withoutProvider();
    }

    /** There is nobody to ask whether a token is good: the service fails closed. */
    static Problem withoutProvider() {
        return Problem.of(ProblemType.UNAUTHORIZED, Text.of(
                "Für diesen Dienst ist kein Identitätsanbieter eingerichtet, deshalb kann er nur gelesen werden, ohne Token. "
                        + "Wer ihn betreibt, setzt QUARKUS_OIDC_AUTH_SERVER_URL.",
                "No identity provider is configured for this service, so it can only be read, without a token. "
                        + "Its operator sets QUARKUS_OIDC_AUTH_SERVER_URL."));
    }

    /** RFC 6750, 3.1. */
    static Problem of(TokenFault fault) {
        return Problem.of(ProblemType.UNAUTHORIZED, fault.detail)
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"" + fault.detail.en() + '"');
    }

    /** The token may be good, but its keys are not to be had. */
    static Problem providerAway() {
        return Problem.of(ProblemType.UNAVAILABLE, Text.of(
                "Der Identitätsanbieter ist gerade nicht erreichbar, das Token kann nicht geprüft werden. Lesen ohne Token geht.",
                "The identity provider can't be reached now, so the token can't be checked. Reading without a token works."));
    }

    static Problem withoutRole(Role... needed) {
        String codes = Arrays.stream(needed).map(role -> role.code).collect(Collectors.joining(", "));
        return insufficient(Text.of("Dafür braucht das Token eine der Rollen: " + codes + ".",
                "This needs a token with one of the roles: " + codes + "."));
    }

    static Problem withoutOrganisation() {
        return insufficient(Text.of("Dem Token eines Trägers fehlt die Angabe „organisation“ mit dem Kürzel seiner Organisation.",
                "A carrier's token needs the claim \"organisation\" with the slug of its organisation."));
    }

    private static Problem insufficient(Text detail) {
        return Problem.of(ProblemType.FORBIDDEN, detail).with("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
    }
}
