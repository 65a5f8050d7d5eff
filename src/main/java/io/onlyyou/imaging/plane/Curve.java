package io.onlyyou.imaging.plane;

/** Functions of one number that soften what would be a hard step. */
public final class Curve {

    private Curve() {}

    /** 0 below low, 1 above high, smooth in between; low may be the larger, then it falls. */
    public static float smooth(double low, double high, double value) {
        double share = (value - low) / (high - low);
        if (share <= 0) {
            return 0;
        }
        return share >= 1 ? 1 : (float) (share * share * (3 - 2 * share));
    }

    public static float mix(float from, float to, float share) {
        return from + (to - from) * share;
    }
}
