package io.onlyyou.client;

/** Told of every page that was served, in the caller's thread; what it throws is swallowed. */
@FunctionalInterface
public interface CallListener {
    void served(CallReport report);
}
