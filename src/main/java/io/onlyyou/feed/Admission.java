package io.onlyyou.feed;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Lets so many pages and plans be in work at once, and nobody wait: who comes later keeps the page as it is. */
@Component
class Admission {

    private final Semaphore free;

    Admission(OverloadProperties overload) {
        this.free = new Semaphore(overload.pages());
    }

    /** Whether there is room; if so, to be followed by {@link #leave}. */
    boolean enter() {
        return free.tryAcquire();
    }

    void leave() {
        free.release();
    }
}
