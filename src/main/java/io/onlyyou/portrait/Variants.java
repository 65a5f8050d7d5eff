package io.onlyyou.portrait;

import java.util.List;

/** The names under which the sizes of a portrait are kept. */
final class Variants {

    /** The picture as the model made it, with what it says about its provenance, or with our word where it says nothing. */
    static final String ORIGINAL = "original";

    /** Of the square that stands for the portrait, in pixels, smallest first. */
    static final List<Integer> WIDTHS = Surface.FEED.widths();

    private Variants() {}

    /** What a surface shows at that width; chats are shown the squares of feeds. */
    static String name(Surface surface, int width) {
        return switch (surface) {
            case FEED, CHAT -> Integer.toString(width);
            case STORIES -> "story-" + width;
            case PROFILE_PICTURE -> "profile-" + width;
        };
    }

    /** The narrowest variant that is at least this wide, or the widest. */
    static String atLeast(Surface surface, int width) {
        return name(
                surface,
                surface.widths().stream()
                        .filter(candidate -> candidate >= width)
                        .findFirst()
                        .orElse(surface.widest()));
    }
}
