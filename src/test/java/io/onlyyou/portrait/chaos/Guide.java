package io.onlyyou.portrait.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** In a worker process: tells the test where each thread is on its way, and waits there for as long as it says. */
final class Guide {

    private static final HttpClient http = HttpClient.newHttpClient();
    private static final ThreadLocal<@Nullable String> job = new ThreadLocal<>();

    private static volatile Fault planted = Fault.NONE;

    private Guide() {}

    static void begin(String id) {
        job.set(id);
    }

    static void end() {
        job.remove();
    }

    /** Does not return where the test wants this process dead. */
    static void at(Point point) {
        String id = job.get();
        if (id != null
                && ask("/at/" + point + "/" + id + "/" + ChaosWorker.NAME).equals(ChaosProvider.DIE)) {
            Runtime.getRuntime().halt(1);
        }
    }

    static void up() {
        ask("/up/" + ChaosWorker.NAME);
    }

    static String rewrite(String sql) {
        String faulty = planted.rewrite(sql);
        if (!faulty.equals(sql)) {
            ask("/bite");
        }
        return faulty;
    }

    private static String ask(String path) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(ChaosWorker.PROVIDER + path))
                            .build(),
                    BodyHandlers.ofString());
            answer.headers().firstValue("Planted").map(Fault::valueOf).ifPresent(fault -> planted = fault);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
