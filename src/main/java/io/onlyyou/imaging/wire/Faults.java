package io.onlyyou.imaging.wire;

import io.onlyyou.imaging.ImageResult;
import java.time.Instant;

/** What an answer that is no success means, wherever a provider says nothing more exact. */
public final class Faults {

    private Faults() {}

    /** Nobody knows whether it was carried out. */
    public static ImageResult of(WireOutcome.Lost lost) {
        return new ImageResult.Failed(lost.reason());
    }

    public static ImageResult of(WireOutcome.Answer answer, Instant now) {
        int status = answer.status();
        String said = "it answered with status " + status;
        return switch (status) {
            case 429 -> new ImageResult.RetryAfter(RetryAfterHeader.of(answer, now), said);
            case 503 ->
                answer.header("retry-after").isPresent()
                        ? new ImageResult.RetryAfter(RetryAfterHeader.of(answer, now), said)
                        : new ImageResult.Failed(said);
            case 401, 402, 403, 404, 405 -> new ImageResult.Misconfigured(said);
            case 408, 409, 425 -> new ImageResult.Failed(said);
            default -> {
                if (status >= 300 && status < 400) {
                    yield new ImageResult.Misconfigured(said + ", and redirects are not followed");
                }
                yield status >= 400 && status < 500 ? new ImageResult.Impossible(said) : new ImageResult.Failed(said);
            }
        };
    }
}
