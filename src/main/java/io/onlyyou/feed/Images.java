package io.onlyyou.feed;

import io.onlyyou.consent.LastSeen;
import io.onlyyou.portrait.NoSuchPortraitException;
import io.onlyyou.portrait.PortraitImage;
import io.onlyyou.portrait.Portraits;
import io.onlyyou.portrait.Surface;
import io.onlyyou.switches.Switches;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a picture's address: the token says whose and which, the database whether it may be seen now. While its feed is
 * turned off there is nothing to be seen.
 */
@Component
class Images {

    private final Switches switches;
    private final Tokens tokens;
    private final ImageRights rights;
    private final Portraits portraits;
    private final LastSeen lastSeen;

    Images(Switches switches, Tokens tokens, ImageRights rights, Portraits portraits, LastSeen lastSeen) {
        this.switches = switches;
        this.tokens = tokens;
        this.rights = rights;
        this.portraits = portraits;
        this.lastSeen = lastSeen;
    }

    /** Fails with {@link NoSuchImageException}, the same for every reason. */
    @Transactional(isolation = Isolation.READ_COMMITTED, noRollbackFor = NoSuchPortraitException.class)
    PortraitImage fetch(String token, int width) {
        TokenContent content = tokens.open(Tokens.Kind.IMAGE, token)
                .filter(opened -> switches.isFeedOn(opened.feed()))
                .orElseThrow(NoSuchImageException::new);
        try {
            PortraitImage image = rights.ownerIfAllowed(content)
                    .map(owner -> portraits.image(owner, content.portrait(), Surface.under(content.surface()), width))
                    .orElseThrow(NoSuchImageException::new);
            lastSeen.note(content.viewer());
            return image;
        } catch (NoSuchPortraitException e) {
            throw new NoSuchImageException();
        }
    }
}
