package io.onlyyou.client;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Stops calls after several failures in a row, and then lets one through now and then, until one succeeds. */
final class Breaker {
    static final int FAILURES = 5;
    static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanoTime;
    private int failures;
    private long nextTry;

    Breaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized boolean allows() {
        if (failures < FAILURES) {
            return true;
        }
        long now = nanoTime.getAsLong();
        if (now - nextTry < 0) {
            return false;
        }
        nextTry = now + PAUSE_NANOS;
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        failures = Math.min(failures + 1, FAILURES);
        nextTry = nanoTime.getAsLong() + PAUSE_NANOS;
    }
}
