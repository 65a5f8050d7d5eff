package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Purpose;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The consents that a portrait was asked for under: to generation, and to each surface that was given then.
 *
 * <p>An epoch grows when its consent ends, so these are never current again once any of them has ended.
 */
@Embeddable
record Epochs(
        @Column(name = "generation_epoch") long generation,
        @Column(name = "feed_epoch") @Nullable Long feed,
        @Column(name = "stories_epoch") @Nullable Long stories) {

    /** The epochs of what is given now; empty where generation is not. */
    static Optional<Epochs> given(Map<Purpose, ConsentStatus> consents) {
        Long generation = givenEpoch(consents, Purpose.GENERATION);
        return generation == null
                ? Optional.empty()
                : Optional.of(new Epochs(
                        generation, givenEpoch(consents, Purpose.FEED), givenEpoch(consents, Purpose.STORIES)));
    }

    /** The surfaces that are among them. */
    Set<Surface> surfaces() {
        Set<Surface> surfaces = EnumSet.noneOf(Surface.class);
        if (feed != null) {
            surfaces.add(Surface.FEED);
        }
        if (stories != null) {
            surfaces.add(Surface.STORIES);
        }
        return surfaces;
    }

    /** The same without any surface but these. */
    Epochs on(Set<Surface> surfaces) {
        return new Epochs(
                generation,
                surfaces.contains(Surface.FEED) ? feed : null,
                surfaces.contains(Surface.STORIES) ? stories : null);
    }

    /** Whether every one of them is still given, and never ended in between. */
    boolean areCurrent(Map<Purpose, ConsentStatus> consents) {
        return Objects.equals(generation, givenEpoch(consents, Purpose.GENERATION))
                && (feed == null || feed.equals(givenEpoch(consents, Purpose.FEED)))
                && (stories == null || stories.equals(givenEpoch(consents, Purpose.STORIES)));
    }

    private static @Nullable Long givenEpoch(Map<Purpose, ConsentStatus> consents, Purpose purpose) {
        ConsentStatus status = consents.get(purpose);
        return status != null && status.isGiven() ? Long.valueOf(status.epoch()) : null;
    }
}
