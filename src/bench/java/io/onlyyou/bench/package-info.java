/**
 * What the service costs, measured over HTTP: the service runs in a process of its own on a real PostgreSQL, and is asked
 * by a client that does next to nothing. {@link io.onlyyou.bench.Benchmarks} lists them.
 */
@NullMarked
package io.onlyyou.bench;

import org.jspecify.annotations.NullMarked;
