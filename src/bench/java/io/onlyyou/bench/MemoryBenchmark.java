package io.onlyyou.bench;

import io.onlyyou.feed.CacheMemory;

/** What a node needs to know of 100 million people, two in a hundred of whom have opted in. */
final class MemoryBenchmark {

    private MemoryBenchmark() {}

    static void run() {
        CacheMemory.measure(Benchmarks.option("registered", 100_000_000), Benchmarks.option("percent", 2));
    }
}
