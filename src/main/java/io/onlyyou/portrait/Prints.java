package io.onlyyou.portrait;

import io.onlyyou.imaging.FaceFinder;
import io.onlyyou.imaging.FaceSpot;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ImageSize;
import io.onlyyou.imaging.Marking;
import io.onlyyou.imaging.ModelInfo;
import io.onlyyou.imaging.SourceType;
import io.onlyyou.vault.DecodedPicture;
import io.onlyyou.vault.Picture;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the sizes and crops in which a portrait is kept, each saying what it is, so that a fetch only has to decrypt. Works the
 * processor for a while, so never inside a transaction.
 */
@Component
class Prints {

    /** What a picture says about itself. */
    private record Label(SourceType type, String mark) {}

    private final PictureMarks marks;
    private final VisibleMark visible;
    private final FaceFinder faces;
    private final Clock clock;

    Prints(PictureMarks marks, MarkingProperties marking, FaceFinder faces, Clock clock) {
        this.marks = marks;
        this.visible = marking.visible();
        this.faces = faces;
        this.clock = clock;
    }

    /** The original and its squares. */
    Painting of(ImageResult.Ready ready, List<Provenance.Selfie> selfies) {
        Label label = label(ready.model(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        DecodedPicture whole = DecodedPicture.of(ready.image());
        Map<String, Picture> pictures = new LinkedHashMap<>(sizes(whole, Surface.FEED, label));
        pictures.put(
                Variants.ORIGINAL,
                marked(new Picture(ready.image(), ready.mediaType(), whole.width(), whole.height()), label));
        return new Painting(
                pictures,
                Objects.requireNonNull(pictures.get(Variants.name(Surface.FEED, Surface.FEED.widest()))),
                null,
                new MadeBy(
                        ready.model().provider(),
                        ready.model().model(),
                        ready.model().version()),
                selfies,
                ready.faceDistance());
    }

    /**
     * The same with its upright sizes: of the picture that was painted upright, or else cut from the square around the face.
     *
     * @param tall painted upright, or null
     */
    Painting withStory(Painting painting, ImageResult.Ready ready, byte @Nullable [] tall) {
        Label label = label(ready.model(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        DecodedPicture upright = tall == null ? null : DecodedPicture.of(tall);
        if (upright == null || !isUpright(upright)) {
            DecodedPicture whole = DecodedPicture.of(ready.image());
            upright = whole.cut(Crops.story(size(whole), face(painting.shown(), whole)));
        }
        Map<String, Picture> pictures = new LinkedHashMap<>(painting.pictures());
        pictures.putAll(sizes(upright, Surface.STORIES, label));
        return painting.withStory(
                pictures,
                Objects.requireNonNull(pictures.get(Variants.name(Surface.STORIES, Surface.STORIES.widest()))));
    }

    /**
     * The sizes for a circle, by variant.
     *
     * @param original as it is kept
     * @param shown the widest square, which the face is looked for in
     */
    Map<String, Picture> round(Picture original, Picture shown, MadeBy madeBy, LocalDate madeOn) {
        DecodedPicture whole = DecodedPicture.of(original.bytes());
        ModelInfo model = new ModelInfo(madeBy.provider(), madeBy.model(), madeBy.version());
        return sizes(
                whole.cut(Crops.round(size(whole), face(shown, whole))), Surface.PROFILE_PICTURE, label(model, madeOn));
    }

    private Map<String, Picture> sizes(DecodedPicture source, Surface surface, Label label) {
        Map<String, Picture> sizes = new LinkedHashMap<>();
        Map<Integer, Picture> made = new HashMap<>();
        surface.widths()
                .forEach(width -> sizes.put(
                        Variants.name(surface, width),
                        made.computeIfAbsent(
                                Math.min(width, source.width()), fitting -> size(source, fitting, surface, label))));
        return sizes;
    }

    private Picture size(DecodedPicture source, int width, Surface surface, Label label) {
        return marked(source.jpeg(width, pixels -> visible.draw(pixels, surface)), label);
    }

    private Label label(ModelInfo model, LocalDate madeOn) {
        SourceType type = SourceType.of(model);
        return new Label(type, marks.write(model, type, madeOn));
    }

    /** In pixels of the whole; null where no face is found. */
    private @Nullable FaceSpot face(Picture shown, DecodedPicture whole) {
        double scale = (double) whole.width() / shown.width();
        return faces.largest(shown.bytes())
                .map(face -> new FaceSpot(face.x() * scale, face.y() * scale, face.size() * scale))
                .orElse(null);
    }

    private static boolean isUpright(DecodedPicture picture) {
        return Math.abs(picture.height() - Surface.STORIES.height(picture.width())) <= 1;
    }

    private static ImageSize size(DecodedPicture picture) {
        return new ImageSize(picture.width(), picture.height());
    }

    private static Picture marked(Picture picture, Label label) {
        return new Picture(
                Marking.on(picture.bytes(), label.type(), label.mark()),
                picture.mediaType(),
                picture.width(),
                picture.height());
    }
}
