package de.dortmund.praeventionskette.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What the HTTP server has to be told and has no setting for. */
@Singleton
class HttpServerSettings implements HttpServerOptionsCustomizer {

    /**
     * Quarkus answers an address that java.net.URI can't read with a 400 that says nothing; {@link RequestTarget} refuses the same
     * addresses and says why. Read once, when the HTTP server's class is loaded, which is before any start event.
     */
    void leaveAddressesToUs(@Observes @Initialized(ApplicationScoped.class) Object event) {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    /** No HTTP/2 without TLS: no browser speaks it, the ingress does not either, and its refusals can't carry a document. */
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
