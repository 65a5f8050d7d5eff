package io.onlyyou.portrait;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.onlyyou.consent.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps each person to so many pictures in an hour that come to nothing, since a look at one works a processor as much as a wish
 * that counts. Counted by this node for itself, and forgotten when it stops: it guards processors, and is no promise.
 */
@Component
class PictureTries {

    private static final int PEOPLE = 100_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Looks that are under way count as long as they have not come to something. */
    private record Tries(Instant since, int count, boolean refused) {}

    private final LooksAtPictures looks;
    private final ImagineProperties properties;
    private final Clock clock;
    private final Cache<Subject, Tries> tries =
            Caffeine.newBuilder().maximumSize(PEOPLE).expireAfterWrite(HOUR).build();

    PictureTries(LooksAtPictures looks, ImagineProperties properties, Clock clock) {
        this.looks = looks;
        this.properties = properties;
        this.clock = clock;
    }

    /** Looks, unless too many have come to nothing: fails with {@link WishRefusedException} then, and as the look does. */
    <T> T look(Subject subject, Supplier<T> look) {
        Instant now = clock.instant();
        Tries begun = tries.asMap().compute(subject, (person, before) -> oneMore(before, now));
        if (begun.refused()) {
            throw WishRefusedException.tooManyPictures(
                    Duration.between(now, begun.since().plus(HOUR)).plus(SHORTEST));
        }
        T found = looks.look(look);
        tries.asMap().computeIfPresent(subject, (person, before) -> oneLess(before));
        return found;
    }

    /** Those that are refused are not counted, so that whoever keeps on asking may come back as early as anybody. */
    private Tries oneMore(@Nullable Tries before, Instant now) {
        boolean begins = before == null || !before.since().plus(HOUR).isAfter(now);
        Instant since = before == null || begins ? now : before.since();
        int count = before == null || begins ? 0 : before.count();
        return count < properties.perHour() ? new Tries(since, count + 1, false) : new Tries(since, count, true);
    }

    private static @Nullable Tries oneLess(Tries before) {
        return before.count() > 1 ? new Tries(before.since(), before.count() - 1, false) : null;
    }
}
