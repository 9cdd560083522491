package bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** Two servers take turns at the same requests: what each can do, what it costs, and the slowest hundredth at half of that. */
final class Contest {
    /** More than this share of refusals is no answer to the question. */
    private static final double FEW = 0.01;
    private static final int WARM_UP = 4;

    private final Load load;
    private final Options options;
    private final DoubleSupplier database;

    /** @param database seconds of processor time that the database has used so far */
    Contest(Load load, Options options, DoubleSupplier database) {
        this.load = load;
        this.options = options;
        this.database = database;
    }

    /** One server in one row. */
    private static final class Side {
        private final Server server;
        private final Samples rates = new Samples();
        private final Samples slowest = new Samples();
        private final Samples own = new Samples();
        private final Samples database = new Samples();

        Side(Server server) { this.server = server; }

        String costs() {
            return Samples.told(own.median()) + (database.median() < 1 ? "" : " + " + Samples.told(database.median()));
        }
    }

    /**
     * How a row is measured.
     *
     * @param connections as many as it takes to keep the servers busy
     * @param target the least ratio, 0: none
     * @param slowest the greatest ratio of the slowest hundredths; 0: they are not measured
     */
    record Rules(String group, String yardstick, int connections, double target, double slowest) {}

    /** Until the compilers have done their work; the first row would pay for it. */
    void warmUp(Server server, List<Requests> all, int connections) throws IOException, InterruptedException {
        if (options.smoke()) return;
        for (int time = 0; time < WARM_UP; time++)
            for (var requests : all) load.full(server, requests, 0, connections, options.seconds());
    }

    /** @param theirs the yardstick, or null where it is missing on this machine */
    Row of(Rules rules, Requests requests, long octets, Server theirs, Server ours) throws IOException, InterruptedException {
        var their = theirs == null ? null : new Side(theirs);
        var our = new Side(ours);
        int step = requests.count() / (options.runs() + 1);
        if (!options.smoke()) {
            for (var side : new Side[]{their, our})
                if (side != null) load.full(side.server, requests, from(requests, 0), rules.connections, options.seconds());
        }
        for (int round = 1; round <= options.runs(); round++) {
            for (var side : round % 2 == 1 ? new Side[]{their, our} : new Side[]{our, their})
                if (side != null) full(side, requests, from(requests, round * step), rules.connections);
        }
        // A smoke run tries this where a target hangs on it.
        boolean slowest = rules.slowest > 0 && (!options.smoke() || theirs != null && rules.slowest < Double.MAX_VALUE);
        if (slowest) {
            for (int round = 1; round <= options.runs(); round++) {
                for (var side : round % 2 == 1 ? new Side[]{their, our} : new Side[]{our, their})
                    if (side != null)
                        side.slowest
                                .add(load
                                        .at(side.rates.median() / 2, side.server, requests, from(requests, round * step), options.seconds())
                                        .slowest());
            }
        }
        if (!options.smoke())
            System.err.println("bench: " + rules.group + ": " + requests.title() + ": "
                    + (their == null ? "" : rules.yardstick + " " + their.rates + ", ") + "service " + our.rates);
        return new Row(rules.group, requests.title(), "requests/s", octets, rules.yardstick, their == null ? null : their.rates, our.rates,
                their == null ? 0 : rules.target, false,
                !slowest || their == null ? null : new Row.Both(their.slowest, our.slowest, rules.slowest),
                (their == null ? "" : their.costs() + " : ") + our.costs());
    }

    /** The same keys for both sides; but what is created is new each time. */
    private int from(Requests requests, int from) {
        return requests.bodies().isEmpty() ? from : load.sent();
    }

    private void full(Side side, Requests requests, int from, int connections) throws IOException, InterruptedException {
        double own = side.server.processorSeconds();
        double before = database.getAsDouble();
        var result = load.full(side.server, requests, from, connections, options.seconds());
        if (result.refused() > result.requests() * FEW)
            throw new IOException(String.format(Locale.ROOT, "%s: %,d of %,d refused%n%s", requests.title(), result.refused(),
                    result.requests(), side.server.log()));
        side.rates.add(result.rate() * (result.requests() - result.refused()) / result.requests());
        side.own.add((side.server.processorSeconds() - own) / result.requests() * 1e6);
        side.database.add((database.getAsDouble() - before) / result.requests() * 1e6);
    }
}
