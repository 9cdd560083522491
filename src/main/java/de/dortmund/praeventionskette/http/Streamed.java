package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.change.Revision;
import java.io.IOException;
import java.io.OutputStream;

/** An answer that is made while it is sent, because it may be larger than the memory. */
public interface Streamed {

    /** What it says it is. */
    Format format();

    /** Under which name it is saved. */
    String fileName(Revision revision);

    /** What beside the address and the revision decides on the bytes. */
    String variant();

    /** Writes all of it, within one transaction that sees this revision. */
    void write(Revision revision, OutputStream out) throws IOException;
}
