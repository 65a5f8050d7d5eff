package io.onlyyou.portrait;

import java.time.Instant;
import java.util.UUID;

/** What is decided about a job when it is asked for; none of it changes afterwards. */
record NewJob(
        UUID id, UUID portrait, Trigger trigger, Scenario scenario, long seed, Epochs epochs, Instant createdAt) {

    PortraitJob queued() {
        return new PortraitJob(id, trigger, scenario.id(), JobState.QUEUED, 0, null, createdAt);
    }
}
