package io.onlyyou.imaging.painter.scene;

/**
 * What a scene draws, from the back to the front.
 *
 * @param behind the place
 * @param echoes the person again, in mirrors
 * @param costume what the person wears from the neck down; their hair falls over it
 * @param inFront what stands before the person
 */
public record Layers(Layer behind, Echoes echoes, Layer costume, Layer inFront) {

    static Layers of(Layer behind, Layer costume, Layer inFront) {
        return new Layers(behind, Echoes.NONE, costume, inFront);
    }

    /** Whether the person may be seen more than once. */
    public boolean haveMirrors() {
        return !echoes.equals(Echoes.NONE);
    }
}
