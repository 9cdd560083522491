package de.dortmund.praeventionskette.security;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Turns the check of tokens on where an identity provider is configured. Quarkus has it always on and does not start without a
 * provider; the catalogue can be read without one. Named in META-INF/services.
 */
public class ProviderSwitch implements ConfigSourceFactory {

    private static final String SWITCH = "quarkus.oidc.tenant-enabled";
    private static final List<String> PROVIDERS = List.of("quarkus.oidc.auth-server-url", "quarkus.oidc.public-key");

    /** Below application.properties (250), above what Quarkus notes when it builds: whoever sets it is obeyed. */
    private static final int ORDINAL = 150;

    /** Whether tokens can be checked; without that every token is refused. */
    static boolean isOn(Config config) {
        return config.getValue(SWITCH, Boolean.class);
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean configured = PROVIDERS.stream().map(context::getValue).flatMap(Stream::ofNullable).map(ConfigValue::getValue)
                .anyMatch(value -> value != null && !value.isBlank());
        return List.of(new PropertiesConfigSource(Map.of(SWITCH, String.valueOf(configured)), "identity provider", ORDINAL));
    }
}
