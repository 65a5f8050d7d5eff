package io.onlyyou.portrait;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Has no more people's uploads decoded and looked at at a time than there are processors, whatever they were sent for: this
 * works a processor each, and takes memory. The others wait for their turn.
 */
@Component
class LooksAtPictures {

    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** Looks as soon as there is room; fails as the look does. */
    <T> T look(Supplier<T> look) {
        places.acquireUninterruptibly();
        try {
            return look.get();
        } finally {
            places.release();
        }
    }
}
