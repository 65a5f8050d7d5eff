package io.onlyyou.subject;

import io.onlyyou.portrait.NoSuchPortraitException;
import java.util.UUID;

/** Reads ids out of paths: one that cannot be ours is as absent as one that nobody has. */
final class PortraitIds {

    private static final int LENGTH = 36;

    private PortraitIds() {}

    static UUID parse(String id) {
        if (id.length() != LENGTH) {
            throw new NoSuchPortraitException();
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            throw new NoSuchPortraitException();
        }
    }
}
