package io.onlyyou.imaging;

import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the breaker what came of each call, and nobody what was asked. */
final class WatchedModel implements ImageModel {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedModel.class);

    private final ImageModel model;
    private final Breaker breaker;

    WatchedModel(ImageModel model, Breaker breaker) {
        this.model = model;
        this.breaker = breaker;
    }

    @Override
    public ModelInfo info() {
        return model.info();
    }

    @Override
    public Set<String> scenes() {
        return model.scenes();
    }

    @Override
    public boolean reads() {
        return model.reads();
    }

    @Override
    public ImageResult paint(ImageRequest request) {
        return watched(() -> model.paint(request));
    }

    @Override
    public ImageResult resume(Sent sent) {
        return watched(() -> model.resume(sent));
    }

    @Override
    public boolean cancel(Sent sent) {
        return model.cancel(sent);
    }

    @Override
    public boolean delete(Sent sent) {
        return model.delete(sent);
    }

    private ImageResult watched(Supplier<ImageResult> call) {
        ImageResult result;
        try {
            result = call.get();
        } catch (RuntimeException defect) {
            breaker.failed();
            throw defect;
        }
        switch (result) {
            case ImageResult.Ready ready -> breaker.succeeded();
            case ImageResult.Refused refused -> breaker.succeeded();
            case ImageResult.Failed failed -> breaker.failed();
            case ImageResult.Misconfigured misconfigured -> {
                LOG.error("Provider {}: {}", model.info().provider(), misconfigured.reason());
                breaker.broken();
            }
            // says nothing about how it is doing
            case ImageResult.Pending pending -> {}
            case ImageResult.RetryAfter later -> {}
            case ImageResult.Impossible impossible -> {}
        }
        return result;
    }
}
