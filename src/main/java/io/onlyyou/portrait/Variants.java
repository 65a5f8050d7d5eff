package io.onlyyou.portrait;

import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.Marking;
import io.onlyyou.imaging.SourceType;
import io.onlyyou.vault.Picture;
import io.onlyyou.vault.PictureVariants;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The sizes in which a portrait is kept, so that a fetch only has to decrypt. */
final class Variants {

    /** The picture as the model made it, with what it says about its provenance, or with our word where it says nothing. */
    static final String ORIGINAL = "original";

    /** Widths in pixels, smallest first. */
    static final List<Integer> WIDTHS = List.of(320, 640, 1024);

    private Variants() {}

    /** The narrowest variant that is at least this wide, or the widest. */
    static String atLeast(int width) {
        return WIDTHS.stream()
                .filter(candidate -> candidate >= width)
                .findFirst()
                .orElse(WIDTHS.getLast())
                .toString();
    }

    /** Makes them all, each saying that a machine made it. Works the processor for a while. */
    static Painting of(ImageResult.Ready ready, List<Provenance.Selfie> selfies, PictureMarks marks) {
        Picture unmeasured = new Picture(ready.image(), ready.mediaType(), 0, 0);
        SourceType type = SourceType.of(ready.model());
        String mark = marks.write(ready.model(), type);
        Map<String, Picture> pictures = new LinkedHashMap<>();
        List<Picture> jpegs = PictureVariants.jpegs(unmeasured, WIDTHS);
        for (int index = 0; index < WIDTHS.size(); index++) {
            pictures.put(WIDTHS.get(index).toString(), marked(jpegs.get(index), type, mark));
        }
        pictures.put(ORIGINAL, marked(measured(unmeasured), type, mark));
        return new Painting(
                pictures,
                Objects.requireNonNull(pictures.get(WIDTHS.getLast().toString())),
                new MadeBy(
                        ready.model().provider(),
                        ready.model().model(),
                        ready.model().version()),
                selfies,
                ready.faceDistance());
    }

    private static Picture marked(Picture picture, SourceType type, String mark) {
        return new Picture(
                Marking.on(picture.bytes(), type, mark), picture.mediaType(), picture.width(), picture.height());
    }

    /** Reads no more than the header, of a picture that has been decoded within its bounds before. */
    private static Picture measured(Picture picture) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(picture.bytes()))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return new Picture(picture.bytes(), picture.mediaType(), reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("A picture that was decoded has no readable header", unreadable);
        }
    }
}
