package io.onlyyou.bench;

/** Runs one benchmark by its name: {@code mvn -Pbench test-compile exec:exec -Dbench=http}. */
public final class Benchmarks {

    private Benchmarks() {}

    /** A name that is none of these is a regular expression for JMH. */
    public static void main(String[] arguments) {
        int status = 1;
        try {
            run(arguments);
            status = 0;
        } catch (Exception e) {
            e.printStackTrace();
        }
        System.exit(status);
    }

    private static void run(String... arguments) throws Exception {
        String name = arguments.length == 0 || arguments[0].isBlank() ? ".*" : arguments[0];
        switch (name) {
            case "http" -> HttpBenchmark.run();
            case "rows" -> RowsBenchmark.run();
            case "cold" -> ColdBenchmark.run();
            case "open-loop" -> OpenLoopBenchmark.run();
            case "soak" -> SoakBenchmark.run();
            case "memory" -> MemoryBenchmark.run();
            default -> org.openjdk.jmh.Main.main(new String[] {"-prof", "gc", name});
        }
    }

    /** A number that the command may set, as in {@code -Dbench.options=-Dseconds=600}. */
    static int option(String name, int otherwise) {
        return Integer.getInteger(name, otherwise);
    }
}
