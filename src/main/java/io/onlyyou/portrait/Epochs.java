package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Purpose;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** Those of a portrait that is for the person's own eyes, or for this surface and no other; empty where that is not given. */
    Optional<Epochs> on(@Nullable Purpose surface) {
        if (surface == null) {
            return Optional.of(new Epochs(generation, null, null));
        }
        return switch (surface) {
            case FEED -> Optional.ofNullable(feed).map(epoch -> new Epochs(generation, epoch, null));
            case STORIES -> Optional.ofNullable(stories).map(epoch -> new Epochs(generation, null, epoch));
            case GENERATION, ADVERTISING -> Optional.empty();
        };
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
