package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.ImageModel;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ModelInfo;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.painter.scene.Scene;
import io.onlyyou.imaging.painter.scene.Scenes;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Paints the person of the best selfie into a drawn scene, on this machine. The same request gives the same bytes. Needs no network,
 * keeps nothing between calls, and holds about 100 bytes for each pixel asked for while it paints.
 */
public final class Painter implements ImageModel {

    private static final ModelInfo INFO = new ModelInfo("onlyyou", "painter", "1");
    private static final int SMALLEST = 64;
    private static final int LARGEST = 2048;

    private final Sitters sitters;
    private final PersonSegmenter segmenter;

    public Painter(FaceDetector detector, PersonSegmenter segmenter) {
        this.sitters = new Sitters(detector);
        this.segmenter = segmenter;
    }

    @Override
    public ModelInfo info() {
        return INFO;
    }

    @Override
    public ImageResult paint(ImageRequest request) {
        int shorter = Math.min(request.width(), request.height());
        int longer = Math.max(request.width(), request.height());
        if (shorter < SMALLEST || longer > LARGEST) {
            return new ImageResult.Impossible(
                    "The painter paints between %d and %d pixels a side".formatted(SMALLEST, LARGEST));
        }
        SplittableRandom random = new SplittableRandom(request.seed());
        Optional<Scene> scene = Scenes.of(request.scenario(), random.split());
        if (scene.isEmpty()) {
            return new ImageResult.Impossible("The painter knows no such scenario; it knows " + Scenes.ids());
        }
        return sitters.best(request.selfies())
                .<ImageResult>map(sitter -> {
                    Easel easel = new Easel(request.width(), request.height(), scene.orElseThrow(), random);
                    return new ImageResult.Ready(Png.encode(easel.paint(sitter, segmenter)), "image/png", INFO);
                })
                .orElseGet(() -> new ImageResult.Refused("No selfie shows a person's face"));
    }
}
