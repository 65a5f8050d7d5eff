package io.onlyyou.portrait.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for the provider, and counts how often it was asked for each job. Workers also tell it where they are on their
 * way, and are held there if the test wants that; each hold is for whoever comes first.
 */
final class ChaosProvider implements AutoCloseable {

    static final String GO = "go";
    static final String DIE = "die";

    private record Hold(Point point, CountDownLatch gate) {}

    private final HttpServer server;
    private final Map<String, Hold> holds = new ConcurrentHashMap<>();
    private final Map<String, String> held = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private final Set<String> up = ConcurrentHashMap.newKeySet();
    private final AtomicInteger bites = new AtomicInteger();
    private volatile Fault planted = Fault.NONE;

    ChaosProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Holds the next worker that comes to this point with the job. */
    void hold(String job, Point point) {
        CountDownLatch gate = new CountDownLatch(1);
        gates.put(job, gate);
        holds.put(job, new Hold(point, gate));
    }

    /** The worker that is held with the job. */
    Optional<String> holder(String job) {
        return Optional.ofNullable(held.get(job));
    }

    void letGo(String job) {
        gates.getOrDefault(job, new CountDownLatch(0)).countDown();
    }

    /** Whoever calls for this job dies of it. */
    void poison(String job) {
        poison.add(job);
    }

    int calls(String job) {
        return calls.getOrDefault(job, new AtomicInteger()).get();
    }

    boolean isUp(String worker) {
        return up.contains(worker);
    }

    void plant(Fault fault) {
        bites.set(0);
        planted = fault;
    }

    /** How often the planted fault changed a statement. */
    int bites() {
        return bites.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            String answer = switch (path[1]) {
                case "up" -> {
                    up.add(path[2]);
                    yield GO;
                }
                case "bite" -> String.valueOf(bites.incrementAndGet());
                case "at" -> arrived(Point.valueOf(path[2]), path[3], path[4]);
                default -> throw new IllegalArgumentException(path[1]);
            };
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Planted", planted.name());
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException whoAskedIsDead) {
            // as intended
        }
    }

    private String arrived(Point point, String job, String worker) throws InterruptedException {
        if (point == Point.DURING_CALL) {
            calls.computeIfAbsent(job, unknown -> new AtomicInteger()).incrementAndGet();
        }
        Hold hold = holds.get(job);
        if (hold != null && hold.point() == point && holds.remove(job, hold)) {
            held.put(job, worker);
            hold.gate().await();
        }
        return point == Point.DURING_CALL && poison.contains(job) ? DIE : GO;
    }

    @Override
    public void close() {
        gates.values().forEach(CountDownLatch::countDown);
        server.stop(0);
    }
}
