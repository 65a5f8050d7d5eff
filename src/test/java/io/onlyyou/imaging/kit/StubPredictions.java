package io.onlyyou.imaging.kit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Predictions in Replicate's form: created, looked at, cancelled; finished at the third look. */
public final class StubPredictions extends StubProvider {

    private static final int LOOKS = 3;

    private final Map<String, AtomicInteger> looks = new ConcurrentHashMap<>();
    private final Map<String, String> ends = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private byte[] picture = Pictures.png(256);
    private boolean breaks;
    private boolean refuses;
    private volatile boolean never;

    private StubPredictions() {}

    /** One that serves already. */
    public static StubPredictions running() {
        StubPredictions stub = new StubPredictions();
        return stub.start(stub);
    }

    /** Its predictions stay at it for ever. */
    public void neverFinishes() {
        never = true;
    }

    /** The ids of what was cancelled or deleted. */
    public Map<String, String> ends() {
        return ends;
    }

    @Override
    public void succeed(HttpExchange exchange) throws IOException {
        pay();
        String id = "prediction" + count.incrementAndGet();
        looks.put(id, new AtomicInteger());
        json(exchange, 201, prediction(id, "starting", "null", "null"));
    }

    @Override
    public void delivers(byte[] other) {
        picture = other;
    }

    @Override
    public void breaksOffInThePicture() {
        breaks = true;
    }

    @Override
    public void refuses() {
        refuses = true;
    }

    @Override
    protected boolean costs(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("POST")
                && exchange.getRequestURI().getPath().endsWith("/predictions");
    }

    @Override
    protected void serve(HttpExchange exchange, Call call) throws IOException {
        String[] path = call.path().split("/", -1);
        if (call.path().equals("/files/output.png")) {
            file(exchange);
        } else if (path.length < 3 || !looks.containsKey(path[2])) {
            json(exchange, 404, "{\"detail\":\"not found\",\"status\":404}");
        } else if (call.path().endsWith("/cancel")) {
            ends.put(path[2], "canceled");
            json(exchange, 200, prediction(path[2], "canceled", "null", "null"));
        } else if (call.method().equals("DELETE")) {
            ends.put(path[2], "deleted");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else {
            json(exchange, 200, look(path[2]));
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        if (breaks) {
            half(exchange, "image/png", picture);
        } else {
            send(exchange, 200, "image/png", picture);
        }
    }

    private String look(String id) {
        int look = Objects.requireNonNull(looks.get(id)).incrementAndGet();
        if (ends.containsKey(id)) {
            return prediction(id, "canceled", "null", "null");
        }
        if (look < LOOKS || never) {
            return prediction(id, "processing", "null", "null");
        }
        return refuses
                ? prediction(id, "failed", "null", "\"NSFW content detected. Try another prompt.\"")
                : prediction(id, "succeeded", "[\"" + base() + "files/output.png\"]", "null");
    }

    private String prediction(String id, String status, String output, String error) {
        return """
                {"id":"%1$s","model":"somebody/model","version":"v","input":{},"status":"%2$s","output":%3$s,
                 "error":%4$s,"logs":"","metrics":{},"data_removed":false,
                 "urls":{"get":"http://127.0.0.1:1/v1/predictions/%1$s","cancel":"http://127.0.0.1:1/x"}}""".formatted(id, status, output, error);
    }
}
