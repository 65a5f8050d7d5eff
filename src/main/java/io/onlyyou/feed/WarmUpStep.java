package io.onlyyou.feed;

/** Something that a node does over and over before it says that it is ready, so that its first callers do not wait for it. */
public interface WarmUpStep {

    /**
     * Does it once, for nobody: no row, no counter and no metric may tell afterwards. Called by several threads at once;
     * after an exception it is not called again.
     */
    void run() throws Exception;

    /** Gives back what the step still holds; the last call, though a run that hangs may still be under way. */
    default void end() {}
}
