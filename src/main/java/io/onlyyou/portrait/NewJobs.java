package io.onlyyou.portrait;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;

/** Gives a new job its ids, its seed and its time. */
@Component
class NewJobs {

    private final IdGenerator ids;
    private final RandomGenerator random;
    private final Clock clock;

    NewJobs(IdGenerator ids, RandomGenerator random, Clock clock) {
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    NewJob make(Trigger trigger, Scenario scenario, Epochs epochs) {
        return new NewJob(
                ids.generateId(), ids.generateId(), trigger, scenario, random.nextLong(), epochs, clock.instant());
    }
}
