package io.onlyyou.portrait;

import io.onlyyou.imaging.Moderation;
import java.util.function.Function;

/** A moderation that lets everything pass until the test says otherwise. */
class FakeModeration implements Moderation {

    private volatile Function<byte[], Verdict> verdict = picture -> new Verdict.Passed();

    void says(Verdict next) {
        verdict = picture -> next;
    }

    /** Goes by what it sees. */
    void judges(Function<byte[], Verdict> next) {
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
        return verdict.apply(picture);
    }
}
