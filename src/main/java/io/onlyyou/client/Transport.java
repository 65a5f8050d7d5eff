package io.onlyyou.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One exchange, and never longer than the deadline: fetching the token, looking up the address, connecting, sending and
 * reading the whole answer happen in other threads, and are given up when the time is over.
 */
final class Transport {
    /** How many tokens may be waited for at the same time; each waits in a thread. */
    private static final int AT_ONCE = 16;
    /** How many calls may wait for one of these threads, which is not for long while tokens come at once. */
    private static final int IN_LINE = 1_000;
    /** Left for the way back, so that the service gives up a little before we do and voids what we would not show. */
    private static final int TENTHS_TOLD = 9;

    private final HttpClient http;
    private final Supplier<String> tokens;
    private final Duration deadline;
    private final ThreadPoolExecutor starters;

    Transport(Supplier<String> tokens, Duration deadline) {
        this.tokens = tokens;
        this.deadline = deadline;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(deadline)
                .build();
        this.starters = starters();
    }

    private static ThreadPoolExecutor starters() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(IN_LINE), task -> {
                    Thread thread = new Thread(task, "onlyyou-client-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** @param longestAnswer in bytes */
    HttpResponse<byte[]> send(HttpRequest.Builder request, int longestAnswer) throws CallFailedException {
        long endsAt = System.nanoTime() + deadline.toNanos();
        CompletableFuture<HttpResponse<byte[]>> answer = new CompletableFuture<>();
        try {
            starters.execute(() -> start(request, longestAnswer, endsAt, answer));
            return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw new CallFailedException(Fault.BUSY);
        } catch (TimeoutException e) {
            throw new CallFailedException(Fault.TIMED_OUT);
        } catch (ExecutionException e) {
            throw new CallFailedException(fault(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailedException(Fault.INTERRUPTED);
        } finally {
            answer.cancel(true); // what is still under way
        }
    }

    private void start(
            HttpRequest.Builder request,
            int longestAnswer,
            long endsAt,
            CompletableFuture<HttpResponse<byte[]>> answer) {
        if (answer.isDone()) {
            return; // too long in line
        }
        try {
            request.setHeader("Authorization", "Bearer " + token());
            long left = TimeUnit.NANOSECONDS.toMillis(endsAt - System.nanoTime());
            if (left <= 0 || answer.isDone()) {
                return; // nobody waits any more, or not for long
            }
            request.setHeader("Onlyyou-Deadline-Ms", Long.toString(Math.max(1, left * TENTHS_TOLD / 10)));
            CompletableFuture<HttpResponse<byte[]>> exchange =
                    http.sendAsync(request.build(), head -> new LimitedBody(longestAnswer));
            var unusedTold = exchange.whenComplete((response, failure) -> {
                if (failure == null) {
                    answer.complete(response);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
            var unusedStopped = answer.whenComplete((response, failure) -> exchange.cancel(true));
        } catch (CallFailedException | RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    private String token() throws CallFailedException {
        String token;
        try {
            token = tokens.get();
        } catch (RuntimeException e) {
            throw new CallFailedException(Fault.NO_TOKEN);
        }
        if (token == null || token.isEmpty()) { // a supplier written elsewhere may well give null
            throw new CallFailedException(Fault.NO_TOKEN);
        }
        return token;
    }

    private static Fault fault(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CallFailedException known) {
                return known.fault();
            }
            if (cause instanceof IOException) {
                return Fault.UNREACHABLE;
            }
        }
        return Fault.DEFECT;
    }
}
