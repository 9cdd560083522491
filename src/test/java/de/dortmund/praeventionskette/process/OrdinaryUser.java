package de.dortmund.praeventionskette.process;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;

/** Tests of what an ordinary user meets, also where root runs them (as in many CI containers). */
final class OrdinaryUser {

    private static final String NOBODY = "65534";

    private OrdinaryUser() {
    }

    static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    /** What makes the service an ordinary user's: nothing, except where root runs the tests. */
    static String[] prefixIfRoot() throws IOException {
        if (!isRoot()) {
            return new String[0];
        }
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is needed to step down from root");
        return new String[]{"setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"};
    }

    /** The directory can be read and entered by everybody, and written to by nobody. */
    static void letRead(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
    }

    /** The directory belongs to the user of {@link #prefixIfRoot()}. */
    static void give(Path directory) throws IOException {
        if (isRoot()) {
            Files.setAttribute(directory, "unix:uid", Integer.valueOf(NOBODY));
        }
    }
}
