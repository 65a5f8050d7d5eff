package io.onlyyou.portrait;

import io.onlyyou.imaging.Moderation;

/** A moderation that lets everything pass until the test says otherwise. */
class FakeModeration implements Moderation {

    private volatile Verdict verdict = new Verdict.Passed();

    void says(Verdict next) {
        verdict = next;
    }

    private volatile boolean breaks;

    /** Throws the next time. */
    void breaks() {
        breaks = true;
    }

    @Override
    public Verdict look(byte[] picture) {
        if (breaks) {
            breaks = false;
            throw new IllegalStateException("broken");
        }
        return verdict;
    }
}
