package io.onlyyou.imaging.identity;

/**
 * What tells one face from all others, for as long as somebody holds it. Biometric: it cannot be read, printed, compared for equality
 * or serialised, only measured against another.
 */
public final class FacePrint {

    private final float[] values;

    FacePrint(float[] values) {
        this.values = values;
    }

    /** 0 for the same picture of a face; below 0.6 dlib takes two photographs for one person. */
    public double distance(FacePrint other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = values[i] - other.values[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** Never the values. */
    @Override
    public String toString() {
        return "FacePrint";
    }
}
