package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import java.time.Instant;
import java.util.List;

/** Knows who comes and is shown portraits; whoever shows them answers. */
public interface Demand {

    /**
     * Somebody who was shown a portrait lately.
     *
     * @param fresh how many that they may be shown were never shown yet
     */
    record Served(PersonKey person, int fresh) {}

    /**
     * People who were shown something since then and have fewer fresh portraits than that.
     *
     * @param limit how many of them at most
     */
    List<Served> servedSince(Instant since, int fewerThan, int limit);
}
