package de.dortmund.praeventionskette.security;

import de.dortmund.praeventionskette.http.Addresses;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Asks for a token where an operation needs one, before the body, its format or the parameters are looked at. */
@ApplicationScoped
class Door {

    /** Quarkus has looked at the token at -200; its own permissions come at -100. */
    private static final int AFTER_THE_TOKEN = -150;

    private final Addresses addresses;

    Door(Addresses addresses) {
        this.addresses = addresses;
    }

    void routes(@Observes Router router) {
        router.route().order(AFTER_THE_TOKEN).handler(this::ask);
    }

    private void ask(RoutingContext context) {
        boolean anonymous = !(context.user() instanceof QuarkusHttpUser user) || user.getSecurityIdentity().isAnonymous();
        if (anonymous && addresses.operationAt(context.request().method().name(), context.normalizedPath())
                .flatMap(Addresses.Operation::method).filter(method -> method.isAnnotationPresent(AllowedTo.class)).isPresent()) {
            context.fail(Denials.withoutToken());
        } else {
            context.next();
        }
    }
}
