package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How long processes have kept a processor busy. */
final class Processor {
    /** What Linux counts by, whatever the machine. */
    private static final double TICKS_A_SECOND = 100;

    private Processor() {}

    /** Of one process so far, in seconds. */
    static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
    }

    /** Of a process with all that it started, those that have ended included. */
    static double secondsOfAll(ProcessHandle process) {
        return seconds(process) + ended(process) + process.descendants().mapToDouble(child -> seconds(child) + ended(child)).sum();
    }

    /** Of the children that a process has seen end: PostgreSQL starts one for a part of a large question, and it ends with it. */
    private static double ended(ProcessHandle process) {
        try {
            // Behind the name in brackets, which may hold spaces; the third field follows it.
            String stat = Files.readString(Path.of("/proc", "" + process.pid(), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[16 - 3]) + Long.parseLong(fields[17 - 3])) / TICKS_A_SECOND;
        } catch (IOException notLinuxOrGone) {
            return 0;
        }
    }
}
