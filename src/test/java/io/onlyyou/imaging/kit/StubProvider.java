package io.onlyyou.imaging.kit;

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
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server that answers as the test says, counts what it was paid for, and remembers every call. */
public abstract class StubProvider implements AutoCloseable {

    /** A call as it came in. */
    public record Call(String method, String path, List<String> authorization, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    /** Answers the call that costs. */
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private static final int PATIENCE_SECONDS = 30;

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger paid = new AtomicInteger();
    private volatile @Nullable Behaviour behaviour;

    StubProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    }

    /** Begins to serve, and gives itself back. */
    <S extends StubProvider> S start(S self) {
        server.createContext("/", this::handle);
        server.start();
        return self;
    }

    public URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    public void does(Behaviour next) {
        behaviour = next;
    }

    /** Keeps the connection, and says nothing. */
    public Behaviour hangs() {
        return exchange -> hang();
    }

    /** Says that all is well, and then nothing more. */
    public Behaviour hangsInTheBody() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            hang();
        };
    }

    /** Status and headers, alternately names and values. */
    public Behaviour status(int status, String body, String... headers) {
        return exchange -> {
            for (int name = 0; name < headers.length; name += 2) {
                exchange.getResponseHeaders().add(headers[name], headers[name + 1]);
            }
            send(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Does what it was asked to, for money. */
    public abstract void succeed(HttpExchange exchange) throws IOException;

    /** Delivers this in place of a picture. */
    public abstract void delivers(byte[] picture);

    /** Delivers only the beginning of its picture, and breaks the connection off. */
    public abstract void breaksOffInThePicture();

    /** How it says that it will not paint such a thing. */
    public abstract void refuses();

    /** Whether this is the call that costs. */
    protected abstract boolean costs(HttpExchange exchange);

    /** Answers every other call. */
    protected abstract void serve(HttpExchange exchange, Call call) throws IOException;

    public int paid() {
        return paid.get();
    }

    protected void pay() {
        paid.incrementAndGet();
    }

    public List<Call> calls() {
        return calls;
    }

    public long callsTo(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).count();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }

    protected static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    protected static void json(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** The first half, then the end of the connection. */
    protected static void half(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Call call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getOrDefault("Authorization", List.of()),
                exchange.getRequestBody().readAllBytes());
        calls.add(call);
        Behaviour scripted = behaviour;
        if (!costs(exchange)) {
            serve(exchange, call);
        } else if (scripted == null) {
            succeed(exchange);
        } else {
            scripted.answer(exchange);
        }
    }

    private void hang() {
        try {
            end.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
