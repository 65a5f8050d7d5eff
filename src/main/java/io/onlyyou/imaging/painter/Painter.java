package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.FaceMatcher;
import io.onlyyou.imaging.ImageModel;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ImageSize;
import io.onlyyou.imaging.ModelInfo;
import io.onlyyou.imaging.identity.FaceMatcherByPrint;
import io.onlyyou.imaging.identity.FacePrint;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.likeness.Photo;
import io.onlyyou.imaging.painter.scene.Scene;
import io.onlyyou.imaging.painter.scene.Scenes;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;

/**
 * Paints the person of the best selfie into a drawn scene, on this machine. The same request gives the same bytes. Needs no network
 * and keeps nothing between calls. While it paints it holds about 100 bytes for each pixel asked for, for no more portraits at once
 * than there are processors; others wait. What does not look enough like the person is painted anew, more gently, and in the end
 * refused.
 */
public final class Painter implements ImageModel {

    /** A painting that looks enough like the person, or is too small to tell. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    private record Likeness(byte[] png, OptionalDouble distance) {}

    private static final ModelInfo INFO = new ModelInfo("onlyyou", "painter", "4");
    private static final int SMALLEST = 64;
    private static final int LARGEST = 2048;
    /** How gently the face is treated at each attempt. */
    private static final float[] ATTEMPTS = {0, 0.6f, 1, 1.2f, 1.6f};
    /** Where a face has fewer pixels than this the measure of likeness means little; such portraits are thumbnails. */
    private static final double LEGIBLE = 90;

    private static final double SAFETY = 0.05;

    private static final long NEXT_SEED = 0x9E3779B97F4A7C15L;

    private final Sitters sitters;
    private final FaceDetector detector;
    private final PersonSegmenter segmenter;
    /** More than there are processors would need more memory and be no sooner done. */
    private final Semaphore easels = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final FaceMatcherByPrint matcher;

    public Painter(FaceDetector detector, PersonSegmenter segmenter, FaceMatcherByPrint matcher) {
        this.sitters = new Sitters(detector);
        this.detector = detector;
        this.segmenter = segmenter;
        this.matcher = matcher;
    }

    @Override
    public ModelInfo info() {
        return INFO;
    }

    @Override
    public Set<String> scenes() {
        return Scenes.ids();
    }

    @Override
    public ImageResult paint(ImageRequest request) {
        if (!isWithinLimits(new ImageSize(request.width(), request.height()))) {
            return new ImageResult.Impossible(
                    "The painter paints between %d and %d pixels a side".formatted(SMALLEST, LARGEST));
        }
        if (!Scenes.ids().contains(request.scenario())) {
            return new ImageResult.Impossible("The painter knows no such scenario; it knows " + Scenes.ids());
        }
        easels.acquireUninterruptibly();
        try {
            return sitters.best(request.selfies())
                    .map(sitter -> paint(request, sitter))
                    .orElseGet(() -> new ImageResult.Refused("No selfie shows a person's face"));
        } finally {
            easels.release();
        }
    }

    private ImageResult paint(ImageRequest request, Sitter sitter) {
        FacePrint own = matcher.exactly(sitter.photo(), sitter.face());
        Optional<Likeness> whole = likeness(request, new ImageSize(request.width(), request.height()), sitter, own);
        if (whole.isEmpty()) {
            return new ImageResult.Refused("No painting of this selfie looks enough like the person in it");
        }
        ImageSize tall = request.tall();
        Optional<Likeness> upright =
                tall == null || !isWithinLimits(tall) ? Optional.empty() : likeness(request, tall, sitter, own);
        return new ImageResult.Ready(
                whole.get().png(),
                "image/png",
                INFO,
                whole.get().distance(),
                upright.map(Likeness::png).orElse(null));
    }

    /** Empty where no attempt looks enough like the person. */
    private Optional<Likeness> likeness(ImageRequest request, ImageSize size, Sitter sitter, FacePrint own) {
        for (int attempt = 0; attempt < ATTEMPTS.length; attempt++) {
            Easel.Painting painting = attempt(request, size, sitter, attempt);
            if (painting.face().size() < LEGIBLE) {
                return Optional.of(new Likeness(Png.encode(painting.image()), OptionalDouble.empty()));
            }
            OptionalDouble distance = distance(own, painting);
            boolean isNear = distance.isPresent() && distance.getAsDouble() <= wanted(attempt);
            if (isNear && (attempt == ATTEMPTS.length - 1 || showsOnePerson(painting))) {
                return Optional.of(new Likeness(Png.encode(painting.image()), distance));
            }
        }
        return Optional.empty();
    }

    /** A mirror may show the person so well that whoever counts people counts two, and must refuse it. */
    private boolean showsOnePerson(Easel.Painting painting) {
        return !painting.hasMirrors()
                || detector.find(Photo.of(painting.image())).size() < 2;
    }

    /** Somewhat nearer than need be, since another look may see it from a little farther; the last attempt has to do. */
    private static double wanted(int attempt) {
        return attempt < ATTEMPTS.length - 1 ? FaceMatcher.OWN - SAFETY : FaceMatcher.OWN;
    }

    /** The first attempt is what the seed says; later ones are other variants. */
    private Easel.Painting attempt(ImageRequest request, ImageSize size, Sitter sitter, int attempt) {
        SplittableRandom random = new SplittableRandom(request.seed() + attempt * NEXT_SEED);
        Scene scene =
                Scenes.of(request.scenario(), request.seed(), random.split()).orElseThrow();
        return new Easel(size.width(), size.height(), scene, random).paint(sitter, segmenter, ATTEMPTS[attempt]);
    }

    private static boolean isWithinLimits(ImageSize size) {
        return Math.min(size.width(), size.height()) >= SMALLEST && Math.max(size.width(), size.height()) <= LARGEST;
    }

    private OptionalDouble distance(FacePrint own, Easel.Painting painting) {
        return matcher.print(Photo.of(painting.image()), painting.face())
                .map(print -> OptionalDouble.of(own.distance(print)))
                .orElse(OptionalDouble.empty());
    }
}
