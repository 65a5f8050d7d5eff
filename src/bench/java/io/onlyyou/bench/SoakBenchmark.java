package io.onlyyou.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A steady rate for an hour: heap after collection and resident size are to stay flat once warm. */
final class SoakBenchmark {

    private static final int MINUTES = Benchmarks.option("minutes", 60);
    private static final int RATE = Benchmarks.option("rate", 500);
    private static final int FLAT_PERCENT = 5;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private record Size(long heap, long resident) {}

    private SoakBenchmark() {}

    static void run() throws Exception {
        try (Database database = new Database()) {
            new Population(database.jdbc()).settle();
            try (Node node = new Node(database.url())) {
                Calls calls = new Calls();
                OpenLoop load = new OpenLoop(calls::mixed, RATE, node.port());
                List<Size> sizes = new ArrayList<>();
                for (int minute = 1; minute <= MINUTES; minute++) {
                    Measured measured = load.run(60);
                    Size size = new Size(heapAfterCollection(node.pid()), resident(node.pid()));
                    sizes.add(size);
                    System.out.printf(
                            "%3d min  heap %,7d KB  resident %,9d KB  %s%n",
                            minute, size.heap(), size.resident(), measured);
                }
                report(sizes);
            }
        }
    }

    /** The last quarter beside the second: the first is for warming up. */
    private static void report(List<Size> sizes) {
        int quarter = Math.max(1, sizes.size() / 4);
        List<Size> early = sizes.subList(quarter, Math.min(2 * quarter, sizes.size()));
        List<Size> late = sizes.subList(sizes.size() - quarter, sizes.size());
        double heap = growth(early, late, Size::heap);
        double resident = growth(early, late, Size::resident);
        System.out.printf(
                Locale.ROOT,
                "heap after collection %+.1f %%, resident %+.1f %%: %s within %d %%%n",
                heap,
                resident,
                Math.abs(heap) <= FLAT_PERCENT && Math.abs(resident) <= FLAT_PERCENT ? "flat" : "NOT flat",
                FLAT_PERCENT);
    }

    private static double growth(List<Size> early, List<Size> late, ToLongFunction<Size> size) {
        double before = early.stream().mapToLong(size).average().orElseThrow();
        return 100 * (late.stream().mapToLong(size).average().orElseThrow() / before - 1);
    }

    private static long heapAfterCollection(long pid) throws Exception {
        jcmd(pid, "GC.run");
        return find(USED, jcmd(pid, "GC.heap_info"));
    }

    private static long resident(long pid) throws Exception {
        return find(RESIDENT, Files.readString(Path.of("/proc", Long.toString(pid), "status")));
    }

    private static String jcmd(long pid, String command) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes());
    }

    private static long find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        return Long.parseLong(matcher.group(1));
    }
}
