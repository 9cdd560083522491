package de.dortmund.praeventionskette.start;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import java.io.InputStream;

/**
 * The service serves the committed contract. The document of the build, which the tests compare with it, would be read, put together and
 * written twice at each start, for nobody: a quarter of the start's work. So it is not there where SmallRye looks for it.
 */
public final class OneContract {

    private static final String OF_THE_BUILD = "META-INF/quarkus-generated-openapi-doc";

    private OneContract() {}

    /** Before Quarkus starts. */
    public static void only() {
        OpenApiConstants.classLoader = new ClassLoader(Thread.currentThread().getContextClassLoader()) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return name.startsWith(OF_THE_BUILD) ? null : super.getResourceAsStream(name);
            }
        };
    }
}
