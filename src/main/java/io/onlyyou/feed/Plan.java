package io.onlyyou.feed;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.onlyyou.splice.Placement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What is to become of a page that the caller has kept to itself. */
sealed interface Plan {

    /** Put these in, in this order; at least one. */
    record Inserting(List<PlannedInsertion> insertions) implements Plan {}

    /** Leave the page as it is. */
    record Leaving(Reason reason) implements Plan {}

    /**
     * One item and its place.
     *
     * @param position 0-based index in the finished page
     * @param item the very bytes that a spliced page would carry
     */
    record PlannedInsertion(
            int position,

            @Schema(
                    implementation = Object.class,
                    description = "The item, to be written into the page as it stands here")
            @JsonRawValue
            String item) {}

    /** Answers with a plan. */
    Answer<Plan> ANSWER = new Answer<>() {

        @Override
        public Plan inserted(Placement placement, Map<Integer, byte[]> items) {
            List<Integer> positions = placement.positions();
            return new Inserting(IntStream.range(0, placement.size())
                    .mapToObj(n -> new PlannedInsertion(
                            positions.get(n),
                            text(Objects.requireNonNull(
                                    items.get(placement.beforeItems().get(n))))))
                    .toList());
        }

        @Override
        public Plan unchanged(Reason reason) {
            return new Leaving(reason);
        }

        private static String text(byte[] item) {
            return new String(item, StandardCharsets.UTF_8);
        }
    };
}
