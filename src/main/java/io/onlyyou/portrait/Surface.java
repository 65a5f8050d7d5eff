package io.onlyyou.portrait;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.onlyyou.consent.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a portrait is looked at, and so its shape and sizes, and whose word it needs there.
 *
 * <p>Consent to {@link Purpose#GENERATION} stands behind all of them. Beyond it, a picture that we bring to the person unasked
 * needs their consent to that surface, asked about again at every fetch; one that the person fetches or places needs that act
 * and no other consent, and consent to one surface opens no other.
 */
public enum Surface {
    /** An item of the person's own feed: a square of 320, 640 or 1024 pixels. Needs consent to {@link Purpose#FEED}. */
    FEED(1, 1, Purpose.FEED),
    /**
     * A page of the person's own stories tray: upright, 9:16, of 360 × 640 or up to 720 × 1280 pixels. Needs consent to
     * {@link Purpose#STORIES}, and is made only of portraits that were asked for while it was given.
     */
    STORIES(9, 16, Purpose.STORIES),
    /**
     * The picture that the app shows in a circle: a square of 256 or 512 pixels with all of the face inside its inscribed
     * circle. Needs the person's own act of choosing the portrait; it is there for whoever acts for the person, and never in
     * an address that opens by itself.
     */
    PROFILE_PICTURE(1, 1, null),
    /**
     * An answer in the person's own chat: a square of 320 or 640 pixels. Needs the person's own act of asking for it; only
     * the person sees it, and nothing inserts it anywhere.
     */
    CHAT(1, 1, null);

    private final int across;
    private final int down;
    private final Optional<Purpose> consent;

    Surface(int across, int down, @Nullable Purpose consent) {
        this.across = across;
        this.down = down;
        this.consent = Optional.ofNullable(consent);
    }

    /** The name used on the wire, in settings and in the database. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The surface of that wire name; fails with {@link IllegalArgumentException} where there is none. */
    @JsonCreator
    public static Surface of(String wire) {
        return Arrays.stream(values())
                .filter(surface -> surface.wire().equals(wire))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("A surface is one of feed, stories, profile-picture, chat."));
    }

    /** The surface whose pictures need that consent; fails with {@link IllegalArgumentException} where there is none. */
    public static Surface under(Purpose purpose) {
        return Arrays.stream(values())
                .filter(surface -> surface.consent.filter(purpose::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nothing is shown under " + purpose.wire()));
    }

    /** The consent that it needs beside the one to generation; empty where the person's own act opens it. */
    public Optional<Purpose> consent() {
        return consent;
    }

    /** The widths in which its pictures are kept, in pixels, smallest first. */
    public List<Integer> widths() {
        return switch (this) {
            case FEED -> List.of(320, 640, 1024);
            case STORIES -> List.of(360, 720);
            case PROFILE_PICTURE -> List.of(256, 512);
            case CHAT -> List.of(320, 640);
        };
    }

    /** The widest that it is kept in, in pixels. */
    public int widest() {
        return widths().getLast();
    }

    /** The height of its picture of that width, in pixels. */
    public int height(int width) {
        return Math.round((float) width * down / across);
    }
}
