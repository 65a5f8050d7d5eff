package io.onlyyou.imaging;

import java.util.List;

/**
 * Asks for one portrait.
 *
 * @param selfies upright JPEG or PNG pictures of one person, the best first; at least one
 * @param scenario id of the scenario, such as {@code superhero}
 * @param prompt the scenario in words, for models that read; others ignore it
 * @param seed chooses among the variants of a scenario; the same seed gives the same picture where the model can promise that
 * @param width of the portrait in pixels
 * @param height of the portrait in pixels
 * @param idempotencyKey names this attempt, so that a repeated call is not paid for twice
 */
public record ImageRequest(
        List<byte[]> selfies, String scenario, String prompt, long seed, int width, int height, String idempotencyKey) {

    public ImageRequest {
        selfies = List.copyOf(selfies);
        if (selfies.isEmpty()) {
            throw new IllegalArgumentException("A portrait needs at least one selfie");
        }
    }
}
