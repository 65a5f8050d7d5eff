package io.onlyyou.feed;

import io.onlyyou.consent.Subject;
import io.onlyyou.portrait.Surface;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/** Writes the item that is inserted, with tokens made for this very answer. */
@Component
class Items {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    /** Feedback on something shown may come long after; what it may do is looked up when it comes. */
    private static final Duration FEEDBACK_VALIDITY = Duration.ofDays(30);

    private final Tokens tokens;
    private final Clock clock;
    private final String publicUrl;
    private final Duration validity;

    Items(Tokens tokens, Clock clock, FeedProperties properties, ImageProperties images) {
        this.tokens = tokens;
        this.clock = clock;
        this.publicUrl = publicUrl(properties);
        this.validity = images.urlValidity();
        if (validity.compareTo(SHORTEST) < 0 || validity.compareTo(LONGEST) > 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "onlyyou.images.url-validity", validity, "It is a duration from PT1S to P1D.");
        }
    }

    byte[] render(Feed feed, Subject viewer, Insertion insertion) {
        Instant now = clock.instant();
        String image = tokens.seal(Tokens.Kind.IMAGE, content(feed, viewer, insertion, now.plus(validity)));
        String feedback =
                tokens.seal(Tokens.Kind.FEEDBACK, content(feed, viewer, insertion, now.plus(FEEDBACK_VALIDITY)));
        String url = publicUrl + "/v1/images/" + image;
        return feed.template()
                .render(new ItemValues(
                                feed.id(), Surface.under(feed.purpose()), viewer, insertion, publicUrl, url, feedback)
                        .tree());
    }

    private static TokenContent content(Feed feed, Subject viewer, Insertion insertion, Instant expiresAt) {
        return new TokenContent(
                viewer,
                insertion.id(),
                insertion.portrait().id(),
                feed.id(),
                feed.purpose(),
                insertion.surfaceEpoch(),
                insertion.generationEpoch(),
                expiresAt);
    }

    private static String publicUrl(FeedProperties properties) {
        String url = properties.publicUrl();
        if (url == null) {
            throw new InvalidConfigurationPropertyValueException(
                    "onlyyou.public-url",
                    null,
                    "It is the address that pictures are fetched under, without a slash at the end.");
        }
        return url;
    }
}
