package io.onlyyou.feed;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What became of each.
 *
 * @param accepted how many count, or have counted when they came before
 */
record InteractionsView(int accepted, List<Rejected> rejected) {

    /**
     * One that changed nothing.
     *
     * @param index its 0-based place in the request
     * @param problem why, as RFC 9457 has it
     */
    record Rejected(
            int index,
            @Schema(ref = "#/components/schemas/Problem") Object problem) {}
}
