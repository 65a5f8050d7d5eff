package io.onlyyou.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands for the service on a free port, and answers whatever a test wants, sound or not. */
final class StubService implements AutoCloseable {

    /** What was asked. */
    record Asked(
            String path,
            String authorization,
            String pageKey,
            String prefer,
            String deadline,
            String seen,
            byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Answers one request. */
    interface Behaviour {
        void answer(HttpExchange exchange, byte[] body) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = (exchange, body) -> exchange.close();

    StubService() {
        this(0);
    }

    StubService(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void behave(Behaviour wanted) {
        this.behaviour = wanted;
    }

    /** Answers a splice. */
    void answer(int status, String outcome, byte[] body) {
        behave((exchange, page) -> {
            if (!outcome.isEmpty()) {
                exchange.getResponseHeaders().set("Onlyyou-Outcome", outcome);
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    void answer(int status, String outcome, String body) {
        answer(status, outcome, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Says nothing until the test is over. */
    void hang() {
        behave((exchange, page) -> hangUntilClosed());
    }

    /** Begins an answer that would be right, and never ends it. */
    void drip(String outcome, String body) {
        behave((exchange, page) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Onlyyou-Outcome", outcome);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length - 1);
            exchange.getResponseBody().flush();
            hangUntilClosed();
        });
    }

    List<Asked> asked() {
        return asked;
    }

    void hangUntilClosed() throws InterruptedException {
        closing.await();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        asked.add(new Asked(
                exchange.getRequestURI().getRawPath(),
                header(exchange, "Authorization"),
                header(exchange, "Onlyyou-Page-Key"),
                header(exchange, "Prefer"),
                header(exchange, "Onlyyou-Deadline-Ms"),
                header(exchange, "Onlyyou-Seen"),
                body));
        try {
            behaviour.answer(exchange, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
