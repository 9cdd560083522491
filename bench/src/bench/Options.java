package bench;

/** What the command line asks for. A smoke run is one short round that shows that everything still works and prints no figure. */
record Options(int runs, int requests, String path, boolean smoke) {
    static Options of(String[] args) {
        int runs = 5;
        int requests = 1000;
        String path = "/api/v1";
        boolean smoke = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--smoke" -> smoke = true;
                case "--runs" -> runs = Integer.parseInt(value(args, ++i));
                case "--requests" -> requests = Integer.parseInt(value(args, ++i));
                case "--path" -> path = value(args, ++i);
                default ->
                        throw new IllegalArgumentException("unknown option " + args[i] + "; known are --smoke, --runs, --requests, --path");
            }
        }
        if (!smoke && runs < 5) throw new IllegalArgumentException("fewer than five runs say nothing: --runs 5 or more");
        return smoke ? new Options(1, 20, path, true) : new Options(runs, requests, path, false);
    }

    private static String value(String[] args, int i) {
        if (i == args.length) throw new IllegalArgumentException(args[i - 1] + " needs a value");
        return args[i];
    }
}
