package io.onlyyou.imaging.graph;

/** A model file uses something that this runner was never taught. */
public final class UnsupportedGraphException extends RuntimeException {

    UnsupportedGraphException(String what) {
        super("The model uses what the graph runner does not know: " + what);
    }
}
