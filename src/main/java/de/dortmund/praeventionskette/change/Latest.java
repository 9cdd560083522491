package de.dortmund.praeventionskette.change;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which revision the catalogue has and what changed lately, as far as this replica knows: {@link RevisionWatch} keeps it current. It decides
 * until when an answer that was made at an earlier revision is still what would be made today.
 */
@Singleton
public class Latest {

    /** How much of the catalogue an answer shows, which says what change makes another one of it. */
    public enum Scope {
        /** One record, and of others only what a reference to them tells. */
        RECORD,
        /** Anything of the public catalogue. */
        CATALOGUE,
        /** The number of the revision too. */
        REVISION
    }

    /** Of so many records it is remembered when they changed; beyond it nothing outlives the next revision. */
    private static final int REMEMBERED = 20_000;

    /** When the public record at each address was last changed. */
    private final Map<String, Long> changed = new ConcurrentHashMap<>();
    private volatile int beginning;
    /** There is one at least as high. */
    private volatile long revision;
    /** Up to this one it is known what each changed. */
    private volatile long understood;
    /** An answer that is older holds no longer: records came or went, or too many changed. */
    private volatile long upheaval;
    /** The last one that changed something public. */
    private volatile long publicChange;
    /** When the database was last heard of, by {@link System#nanoTime()}; only while it is away. */
    private volatile long awaySince;
    private volatile boolean away;

    /** The highest revision that this replica knows of. */
    public long revision() {
        return revision;
    }

    /**
     * At which revision an answer still holds.
     *
     * @param since the revision that it was made at
     * @param shown the addresses of the records it shows, its own and those it refers to
     * @return that of today, or -1 where the answer may be another one by now
     */
    public long holdsAt(long since, Scope scope, Collection<String> shown) {
        long today = revision;
        if (since >= today) {
            return since;
        } else if (scope == Scope.REVISION || understood < today) {
            return -1;
        }
        boolean same = since >= publicChange
                || scope == Scope.RECORD && shown.stream().allMatch(address -> changed.getOrDefault(address, 0L) <= since);
        // Last: whoever forgets what changed says so before.
        return same && since >= upheaval ? today : -1;
    }

    /** Somebody has seen this revision: what was made at an earlier one holds only once it is known what changed. */
    void see(long number) {
        synchronized (changed) {
            revision = Math.max(revision, number);
        }
    }

    /**
     * Between the last call and this revision the public records at these addresses were changed, and nothing else.
     *
     * @param more something else changed too: records came or went
     */
    void understand(long upTo, Set<String> addresses, boolean more) {
        synchronized (changed) {
            if (more || changed.size() + addresses.size() > REMEMBERED) {
                upheaval = upTo;
                changed.clear();
            } else {
                addresses.forEach(address -> changed.put(address, upTo));
            }
            if (more || !addresses.isEmpty()) {
                publicChange = upTo;
            }
            understood = upTo;
            revision = Math.max(revision, upTo);
        }
    }

    /** How often the catalogue has become another one: revisions of before have the numbers of other ones since. */
    public int beginning() {
        return beginning;
    }

    /** The catalogue is another one, as after a backup was restored: nothing that was made before holds. */
    void startOver(long number) {
        synchronized (changed) {
            beginning++;
            changed.clear();
            revision = number;
            understood = number;
            upheaval = number;
            publicChange = number;
        }
    }

    /** Up to which revision it is known what each changed. */
    public long understood() {
        return understood;
    }

    /** Whether the database can't be reached, so that nobody here knows which revision the catalogue has. */
    public boolean isAway() {
        return away;
    }

    /** For how long it has not been heard of; zero where it is there. */
    public Duration awayFor() {
        return away ? Duration.ofNanos(System.nanoTime() - awaySince) : Duration.ZERO;
    }

    /** The same in seconds, for the metrics. */
    public double awayTime() {
        return awayFor().toNanos() / 1e9;
    }

    void heard() {
        away = false;
    }

    void lost(long lastHeard) {
        if (!away) {
            awaySince = lastHeard;
            away = true;
        }
    }
}
