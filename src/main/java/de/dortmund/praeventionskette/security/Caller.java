package de.dortmund.praeventionskette.security;

import de.dortmund.praeventionskette.http.FormerSlug;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sends the request: nobody in particular, or the holder of a token that was checked. */
@Unremovable
@RequestScoped
public class Caller {

    private static final ThreadLocal<Caller> SERVICE = new ThreadLocal<>();
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final SecurityIdentity identity;
    /** Looked up once; null before that. */
    private Optional<String> organisation;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Who sends the request that is being answered; the service itself where it does something of its own. */
    public static Caller current() {
        Caller service = SERVICE.get();
        return service == null ? Arc.container().instance(Caller.class).get() : service;
    }

    /** Does what nobody asked for, with the rights of an administrator: at start, when there are no requests. */
    public static <T> T asTheService(Supplier<T> work) {
        SERVICE.set(new Caller(QuarkusSecurityIdentity.builder().setPrincipal(() -> "service").addRole(Role.ADMIN.code).build()));
        try {
            return Sight.ofEverything(work);
        } finally {
            SERVICE.remove();
        }
    }

    /** Whether nobody asked for what is done, but the service does it itself. */
    public boolean isTheService() {
        return this == SERVICE.get();
    }

    /** Whether there is no token: the public. */
    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    /** Whether the caller has the role, or one that implies it. Nobody anonymous has any. */
    public boolean is(Role role) {
        return !isAnonymous() && identity.getRoles().stream().flatMap(Role::named).anyMatch(own -> own.implies(role));
    }

    /**
     * The slug that the organisation has today which a carrier speaks for; empty for everybody else. A token may still name it as it was
     * called before it was renamed, or merged into another one.
     */
    public Optional<String> organisation() {
        if (organisation == null) {
            organisation = claim().map(slug -> FormerSlug.today(Kind.ORGANISATION, slug));
        }
        return organisation;
    }

    /** The organisation as the token names it. */
    private Optional<String> claim() {
        return is(Role.CARRIER) ? token().map(token -> token.getClaim("organisation"))
                .map(Object::toString)
                .filter(slug -> SLUG.matcher(slug).matches()) : Optional.empty();
    }

    /** What the identity provider calls the caller: always the same, and not the name of a person. Empty for the public. */
    public Optional<String> id() {
        return token().map(JsonWebToken::getSubject);
    }

    /** The same for the audit, where everybody has a name. */
    public String name() {
        return id().orElse("anonymous");
    }

    /** Lets pass who has one of the roles; a carrier must also say for whom it speaks. */
    public void mustBe(Role... roles) {
        if (isAnonymous()) {
            throw Denials.withoutToken();
        }
        boolean asCarrier = false;
        for (Role role : roles) {
            if (is(role) && (role != Role.CARRIER || claim().isPresent())) {
                return;
            }
            asCarrier |= role == Role.CARRIER && is(role);
        }
        throw asCarrier ? Denials.withoutOrganisation() : Denials.withoutRole(roles);
    }

    private Optional<JsonWebToken> token() {
        Principal principal = isAnonymous() ? null : identity.getPrincipal();
        return principal instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }
}
