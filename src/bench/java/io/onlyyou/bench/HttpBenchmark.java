package io.onlyyou.bench;

import io.onlyyou.support.Api;
import io.onlyyou.support.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.mock.env.MockEnvironment;

/** What each kind of page costs beside an echo of the same body: same server, same token check, in turns. */
final class HttpBenchmark {

    private static final int CONNECTIONS = Benchmarks.option("connections", 16);
    private static final int ROUNDS = Benchmarks.option("rounds", 5);
    private static final int ROUND_SECONDS = Benchmarks.option("seconds", 4);
    private static final int WARM_UP_SECONDS = Benchmarks.option("warm-up", 8);

    private record Kind(Supplier<Call> calls, boolean pages) {}

    private HttpBenchmark() {}

    static void run() throws Exception {
        try (Database database = new Database()) {
            new Population(database.jdbc()).settle();
            try (Node node = new Node(database.url())) {
                Calls calls = new Calls();
                Map<String, Kind> kinds = new LinkedHashMap<>();
                kinds.put("echo", new Kind(calls::echo, true));
                kinds.put("never opted in", new Kind(calls::neverOptedIn, true));
                kinds.put("opted in, not due", new Kind(calls::notDue, true));
                kinds.put("every page injected", new Kind(calls::injected, true));
                kinds.put("mix 90/9/1", new Kind(calls::mixed, true));
                kinds.put("plan, mix 90/9/1", new Kind(calls::mixedPlan, false));
                String picture = picturePath(node);
                kinds.put("picture, 640 px", new Kind(() -> Call.get(picture + "?width=640"), false));
                kinds.keySet().removeIf(kind -> !kind.matches(System.getProperty("only", ".*")));
                measure(node, kinds);
            }
        }
    }

    private static void measure(Node node, Map<String, Kind> kinds) throws Exception {
        Map<String, List<Measured>> rounds = new LinkedHashMap<>();
        Map<String, Double> cpu = new LinkedHashMap<>();
        try (ClosedLoop load = new ClosedLoop(node.port(), CONNECTIONS)) {
            for (Kind kind : kinds.values()) {
                load.run(kind.calls(), kind.pages(), WARM_UP_SECONDS);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
                    double cpuBefore = node.cpuSeconds();
                    Measured one = load.run(kind.getValue().calls(), kind.getValue().pages(), ROUND_SECONDS);
                    cpu.merge(kind.getKey(), node.cpuSeconds() - cpuBefore, Double::sum);
                    rounds.computeIfAbsent(kind.getKey(), key -> new ArrayList<>()).add(one);
                }
            }
        }
        System.out.printf(
                Locale.ROOT, "%nA page of %,d bytes, %d connections%n", OrdinaryPage.BYTES.length, CONNECTIONS);
        double echo = rounds.containsKey("echo") ? median(rounds.get("echo")).perSecond() : Double.NaN;
        rounds.forEach((kind, measured) -> System.out.printf(
                Locale.ROOT,
                "%-20s %5.2f of echo, CPU of the service %6.0f us each  %s%n",
                kind,
                median(measured).perSecond() / echo,
                cpu.get(kind) * 1e6 / sum(measured).micros().getTotalCount(),
                sum(measured)));
    }

    private static Measured median(List<Measured> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Measured::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    private static Measured sum(List<Measured> rounds) {
        return rounds.stream().reduce(Measured.none(), Measured::plus).over(ROUNDS * (double) ROUND_SECONDS);
    }

    /** Of somebody who has opted in like anybody else, since only a real picture can be opened. */
    private static String picturePath(Node node) {
        MockEnvironment environment = new MockEnvironment();
        environment.setProperty("onlyyou.public-url", "http://localhost:" + node.port());
        Scene scene = new Scene(Api.of(environment));
        String somebody = Scene.somebody();
        scene.optIn(somebody, "generation", "feed");
        String page = scene.splice("eager", somebody, Scene.page(20)).text();
        Matcher url = Pattern.compile("/v1/images/[A-Za-z0-9_-]+").matcher(page);
        if (!url.find()) {
            throw new IllegalStateException("Nothing was inserted");
        }
        return url.group();
    }
}
