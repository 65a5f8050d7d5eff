package io.onlyyou.portrait;

import io.onlyyou.imaging.ImageModel;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ModelInfo;
import io.onlyyou.imaging.Sent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A model at an outside provider: takes orders, counts what it is paid for, finishes them when it is asked. */
class FakeOrders implements ImageModel {

    private final ModelInfo info;
    private final List<ImageRequest> placed = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile Function<ImageRequest, ImageResult> painting = FakeOrders::ordered;
    private volatile Function<Sent, ImageResult> resuming = FakeOrders::finished;
    private volatile boolean deleting = true;

    FakeOrders(String id) {
        info = new ModelInfo(id, "fake-orders", "1");
    }

    void paints(Function<ImageRequest, ImageResult> next) {
        painting = next;
    }

    void resumes(Function<Sent, ImageResult> next) {
        resuming = next;
    }

    /** Does not say that it has deleted anything, until it is reset. */
    void keepsEverything() {
        deleting = false;
    }

    void reset() {
        deleting = true;
        painting = FakeOrders::ordered;
        resuming = FakeOrders::finished;
        placed.clear();
        told.clear();
    }

    /** What was paid for. */
    List<ImageRequest> placed() {
        return placed;
    }

    /** Each {@code cancel} and {@code delete} with its order. */
    List<String> told() {
        return told;
    }

    /** An order that bears the key's name. */
    static ImageResult ordered(ImageRequest request) {
        return new ImageResult.Pending("order-" + request.idempotencyKey(), Duration.ofSeconds(2));
    }

    static ImageResult finished(Sent sent) {
        return new ImageResult.Ready(
                DrawnSelfies.png(1024, 1024, 7), "image/png", new ModelInfo("main", "fake-orders", "1"));
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public ImageResult paint(ImageRequest request) {
        placed.add(request);
        return painting.apply(request);
    }

    @Override
    public ImageResult resume(Sent sent) {
        return resuming.apply(sent);
    }

    @Override
    public boolean cancel(Sent sent) {
        told.add("cancel " + sent.reference());
        return true;
    }

    @Override
    public boolean delete(Sent sent) {
        told.add("delete " + sent.reference());
        return deleting;
    }
}
