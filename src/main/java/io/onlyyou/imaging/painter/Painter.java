package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.*;
import io.onlyyou.imaging.likeness.*;

/** t */
public final class Painter implements ImageModel {
    public Painter(FaceDetector d, PersonSegmenter s) {}

    @Override
    public ModelInfo info() {
        return new ModelInfo("onlyyou", "painter", "1");
    }

    @Override
    public ImageResult paint(ImageRequest r) {
        return new ImageResult.Failed("x");
    }
}
