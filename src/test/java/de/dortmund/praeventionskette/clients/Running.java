package de.dortmund.praeventionskette.clients;

import de.dortmund.praeventionskette.process.Service;
import de.dortmund.praeventionskette.security.TestProvider;
import de.dortmund.praeventionskette.security.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The packaged service with its seed, and an identity provider whose tokens it trusts. */
final class Running implements AutoCloseable {

    private final TestProvider provider = new TestProvider();
    private final Service service;

    Running(Path folder) throws IOException {
        Map<String, String> settings = provider.start();
        settings.forEach(System::setProperty);
        // the public address is the one in the pages
        service = Service.start(folder, Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", settings.get("quarkus.oidc.auth-server-url"),
                "CATALOGUE_PUBLIC_URL", "http://localhost:8080"));
        service.ready();
    }

    /** Where it is: {@code http://localhost:…}, without a slash at the end. */
    String address() throws IOException {
        return service.address().toString().replaceFirst("/$", "");
    }

    /** An editor's token. */
    String token() {
        return Tokens.editor();
    }

    @Override
    public void close() throws IOException {
        service.close();
        provider.stop();
    }
}
