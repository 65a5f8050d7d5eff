package io.onlyyou.subject;

import io.onlyyou.consent.PersonKey;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where a portrait has been shown. Nothing is known until the feed room tells of its insertions. */
@Component
class PortraitShowings {

    List<PortraitShowing> of(PersonKey person, UUID portrait) {
        return List.of();
    }
}
