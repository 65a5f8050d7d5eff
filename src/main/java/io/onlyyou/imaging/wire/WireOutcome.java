package io.onlyyou.imaging.wire;

import java.util.Map;
import java.util.Optional;

/** What came of one call. */
public sealed interface WireOutcome {

    /**
     * Somebody answered, whatever the status.
     *
     * @param headers by name in lower case
     */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Answer(int status, Map<String, String> headers, byte[] body) implements WireOutcome {

        public Optional<String> header(String lowerCaseName) {
            return Optional.ofNullable(headers.get(lowerCaseName));
        }

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** There was no whole answer; {@code reason} says why, in words of ours. What was asked for may have happened. */
    record Lost(String reason) implements WireOutcome {}
}
