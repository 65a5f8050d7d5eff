package io.onlyyou.imaging.kit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** ComfyUI's routes: what is queued is in the history at the third look. */
public final class StubComfyUi extends StubProvider {

    private static final int LOOKS = 3;

    private final Map<String, AtomicInteger> queued = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private byte[] picture = Pictures.png(256);
    private boolean breaks;
    private boolean fails;
    private volatile boolean never;

    private StubComfyUi() {}

    /** One that serves already. */
    public static StubComfyUi running() {
        StubComfyUi stub = new StubComfyUi();
        return stub.start(stub);
    }

    /** It never comes to the end of its queue. */
    public void neverFinishes() {
        never = true;
    }

    /** As after a restart: queue and history are empty. */
    public void forgetsEverything() {
        queued.clear();
    }

    public boolean isQueued() {
        return !queued.isEmpty();
    }

    @Override
    public void succeed(HttpExchange exchange) throws IOException {
        pay();
        String id = "c0ffee00-0000-4000-8000-00000000000" + count.incrementAndGet();
        queued.put(id, new AtomicInteger());
        json(exchange, 200, "{\"prompt_id\":\"" + id + "\",\"number\":1,\"node_errors\":{}}");
    }

    @Override
    public void delivers(byte[] other) {
        picture = other;
    }

    @Override
    public void breaksOffInThePicture() {
        breaks = true;
    }

    /** It has no refusals of its own: a workflow that checks what it makes fails. */
    @Override
    public void refuses() {
        fails = true;
    }

    @Override
    protected boolean costs(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().equals("/prompt");
    }

    @Override
    protected void serve(HttpExchange exchange, Call call) throws IOException {
        if (call.path().equals("/upload/image")) {
            json(exchange, 200, "{\"name\":\"selfie.jpg\",\"subfolder\":\"onlyyou\",\"type\":\"input\"}");
        } else if (call.path().equals("/queue") && call.method().equals("POST")) {
            queued.keySet().removeIf(id -> call.text().contains(id));
            send(exchange, 200, "text/plain", new byte[0]);
        } else if (call.path().equals("/queue")) {
            json(exchange, 200, queue());
        } else if (call.path().startsWith("/history/")) {
            json(exchange, 200, history(call.path().substring("/history/".length())));
        } else if (call.path().equals("/view")) {
            if (breaks) {
                half(exchange, "image/png", picture);
            } else {
                send(exchange, 200, "image/png", picture);
            }
        } else {
            json(exchange, 404, "{}");
        }
    }

    private String queue() {
        String running = queued.keySet().stream()
                .map(id -> "[1,\"" + id + "\",{},{\"client_id\":\"x\"},[\"9\"]]")
                .reduce((one, other) -> one + "," + other)
                .orElse("");
        return "{\"queue_running\":[" + running + "],\"queue_pending\":[]}";
    }

    private String history(String id) {
        AtomicInteger looks = queued.get(id);
        if (looks == null || looks.incrementAndGet() < LOOKS || never) {
            return "{}";
        }
        String outputs = fails
                ? "{}"
                : "{\"3\":{\"images\":[{\"filename\":\"p.png\",\"subfolder\":\"\",\"type\":\"temp\"}]},"
                        + "\"9\":{\"images\":[{\"filename\":\"a b&.png\",\"subfolder\":\"onlyyou\",\"type\":\"output\"}]}}";
        return "{\"%s\":{\"prompt\":[],\"outputs\":%s,\"status\":{\"status_str\":\"%s\",\"completed\":%s}}}"
                .formatted(id, outputs, fails ? "error" : "success", !fails);
    }
}
