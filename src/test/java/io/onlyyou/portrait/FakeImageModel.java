package io.onlyyou.portrait;

import io.onlyyou.imaging.ImageModel;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ModelInfo;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An image model that does what the test says: paint, fail, refuse, block, die. */
public class FakeImageModel implements ImageModel {

    static final ModelInfo INFO = new ModelInfo("tests", "fake", "7");

    private final List<ImageRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Function<ImageRequest, ImageResult> behaviour = FakeImageModel::painted;
    private volatile boolean reads = true;

    /** What it is asked from now on it answers so. */
    public void does(Function<ImageRequest, ImageResult> next) {
        behaviour = next;
    }

    /** Paints again, and forgets what it was asked. */
    public void reset() {
        behaviour = FakeImageModel::painted;
        reads = true;
        requests.clear();
    }

    /** Knows scenarios by their ids alone, as the painter does. */
    void cannotRead() {
        reads = false;
    }

    @Override
    public Set<String> scenes() {
        return reads ? Set.of() : Set.of("anything");
    }

    List<ImageRequest> requests() {
        return requests;
    }

    /** A plain picture of the asked size. */
    public static ImageResult painted(ImageRequest request) {
        return new ImageResult.Ready(
                DrawnSelfies.png(request.width(), request.height(), request.seed()), "image/png", INFO);
    }

    @Override
    public ModelInfo info() {
        return INFO;
    }

    @Override
    public ImageResult paint(ImageRequest request) {
        requests.add(request);
        return behaviour.apply(request);
    }
}
