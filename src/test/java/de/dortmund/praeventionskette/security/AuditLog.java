package de.dortmund.praeventionskette.security;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** The lines of the log category {@code audit}, while it is open. */
final class AuditLog extends Handler {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    void open() {
        Logger.getLogger("audit").addHandler(this);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void clear() {
        lines.clear();
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(new PatternFormatter("%s").format(ExtLogRecord.wrap(line)));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("audit").removeHandler(this);
    }
}
