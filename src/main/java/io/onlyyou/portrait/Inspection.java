package io.onlyyou.portrait;

import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.Moderation;
import io.onlyyou.vault.Picture;
import io.onlyyou.vault.UnusablePictureException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks at what a provider delivered before anything of it is kept: a real picture, of the promised size, of one person. */
@Component
class Inspection {

    /** What it found. */
    sealed interface Found {

        record Sound(Painting painting) implements Found {}

        /** No picture, or not the one that was ordered. */
        record Unsound(String reason) implements Found {}

        /** A picture that is not to be kept. */
        record Blocked(String reason) implements Found {}
    }

    private final Moderation moderation;
    private final PortraitsProperties properties;
    private final Prints prints;

    Inspection(Moderation moderation, PortraitsProperties properties, Prints prints) {
        this.prints = prints;
        this.moderation = moderation;
        this.properties = properties;
    }

    /**
     * Works the processor for a while.
     *
     * @param forStories whether it is to be shown among stories too
     */
    Found look(ImageResult.Ready ready, List<Provenance.Selfie> selfies, boolean forStories) {
        Painting painting;
        try {
            painting = prints.of(ready, selfies);
        } catch (UnusablePictureException unusable) {
            return new Found.Unsound("what came back is no usable picture");
        }
        Picture original = painting.original();
        int size = properties.size();
        if (original.width() < size || original.width() != original.height()) {
            return new Found.Unsound("it is %d x %d pixels, and %d x %d were asked for"
                    .formatted(original.width(), original.height(), size, size));
        }
        return switch (moderation.look(painting.shown().bytes())) {
            case Moderation.Verdict.Passed passed ->
                new Found.Sound(forStories ? withStory(painting, ready) : painting);
            case Moderation.Verdict.Blocked blocked -> new Found.Blocked(blocked.reason());
        };
    }

    /** An upright picture that does not pass is not kept; the square that has passed is cut instead. */
    private Painting withStory(Painting painting, ImageResult.Ready ready) {
        byte[] tall = ready.tall();
        boolean sound = tall != null && moderation.look(tall) instanceof Moderation.Verdict.Passed;
        return prints.withStory(painting, ready, sound ? tall : null);
    }
}
