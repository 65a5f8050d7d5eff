package io.onlyyou.imaging.plane;

/**
 * Fits a coarse mask to the edges of a guide picture: locally the answer is {@code slope x guide + offset}. Both are found on small
 * planes and may be applied to a larger version of the same guide. Source: He and Sun, "Fast Guided Filter", 2015.
 */
public record GuidedFilter(Plane slope, Plane offset) {

    /** Finds slope and offset from guide and mask of equal size; a larger {@code smoothness} follows only stronger edges. */
    public static GuidedFilter fit(Plane guide, Plane mask, int radius, float smoothness) {
        Plane meanGuide = Blur.box(guide, radius);
        Plane meanMask = Blur.box(mask, radius);
        Plane meanProduct = Blur.box(guide.times(mask), radius);
        Plane meanSquare = Blur.box(guide.times(guide), radius);
        Plane slope = new Plane(guide.width(), guide.height());
        Plane offset = new Plane(guide.width(), guide.height());
        for (int i = 0; i < slope.values().length; i++) {
            float mean = meanGuide.values()[i];
            float variance = meanSquare.values()[i] - mean * mean;
            float covariance = meanProduct.values()[i] - mean * meanMask.values()[i];
            slope.values()[i] = covariance / (variance + smoothness);
            offset.values()[i] = meanMask.values()[i] - slope.values()[i] * mean;
        }
        return new GuidedFilter(Blur.box(slope, radius), Blur.box(offset, radius));
    }

    /** The mask at a spot of the small planes, for that value of the guide. */
    public float at(float x, float y, float guide) {
        return Math.clamp(slope.sample(x, y) * guide + offset.sample(x, y), 0f, 1f);
    }
}
