package io.onlyyou.outbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who takes webhooks, checks their signature, and answers as told. */
public final class FakeReceiver implements AutoCloseable {

    /** What every fake receiver shares with the sender. */
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** What came, and whether its signature was right. */
    public record Call(String id, JsonNode event, boolean signed, String contentType) {}

    /** Answers one call; may take its time. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> taken = new ArrayList<>();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private volatile @Nullable Answer standing;

    public FakeReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/hooks");
    }

    /** For the next call alone. */
    synchronized void next(Answer answer) {
        answers.add(answer);
    }

    /** For every call from now on; null takes them. */
    void always(@Nullable Answer answer) {
        standing = answer;
    }

    static Answer status(int status, String... headers) {
        return exchange -> {
            for (int name = 0; name < headers.length; name += 2) {
                exchange.getResponseHeaders().add(headers[name], headers[name + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** What was answered with 2xx, in the order in which it came. */
    public synchronized List<Call> taken() {
        return List.copyOf(taken);
    }

    /** The events about that person. */
    public List<JsonNode> about(String subject) {
        return taken().stream()
                .map(Call::event)
                .filter(event -> event.path("subject").asString().equals(subject))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = nextAnswer();
            if (answer != null) {
                answer.to(exchange);
                return;
            }
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            String time = exchange.getRequestHeaders().getFirst("webhook-timestamp");
            String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
            boolean signed = new WebhookSecret(SECRET)
                    .sign(id, Long.parseLong(time), body)
                    .equals(signature);
            take(new Call(
                    id,
                    JsonMapper.shared().readTree(body),
                    signed,
                    exchange.getRequestHeaders().getFirst("Content-Type")));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private synchronized @Nullable Answer nextAnswer() {
        Answer next = answers.poll();
        return next == null ? standing : next;
    }

    private synchronized void take(Call call) {
        taken.add(call);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
