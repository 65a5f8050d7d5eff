package io.onlyyou.imaging;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one portrait.
 *
 * @param selfies upright JPEG or PNG pictures of one person, the best first, or the one that is to be changed; at least one
 * @param scenario id of the scenario, such as {@code superhero}
 * @param prompt the scenario in words, for models that read; others ignore it
 * @param seed chooses among the variants of a scenario; the same seed gives the same picture where the model can promise that
 * @param width of the portrait in pixels
 * @param height of the portrait in pixels
 * @param idempotencyKey names this order, so that a repeated call is not paid for twice
 * @param callback where the provider may tell that it has finished, or null
 * @param tall the size of an upright picture of the same scene, to be painted along with it where that costs nothing; or null
 */
public record ImageRequest(
        List<byte[]> selfies,
        String scenario,
        String prompt,
        long seed,
        int width,
        int height,
        String idempotencyKey,
        @Nullable URI callback,
        @Nullable ImageSize tall) {

    public ImageRequest {
        selfies = List.copyOf(selfies);
        if (selfies.isEmpty()) {
            throw new IllegalArgumentException("A portrait needs at least one selfie");
        }
    }

    /** One in a single shape that nobody is to be told about. */
    public ImageRequest(
            List<byte[]> selfies,
            String scenario,
            String prompt,
            long seed,
            int width,
            int height,
            String idempotencyKey) {
        this(selfies, scenario, prompt, seed, width, height, idempotencyKey, null, null);
    }
}
