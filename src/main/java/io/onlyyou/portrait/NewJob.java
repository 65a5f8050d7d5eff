package io.onlyyou.portrait;

import java.time.Instant;
import java.util.UUID;

/**
 * What is decided about a job when it is asked for; none of it changes afterwards.
 *
 * @param portraitId the id that its portrait will have
 */
record NewJob(UUID id, UUID portraitId, Trigger trigger, Scenario scenario, Epochs epochs, Instant createdAt) {

    /** As it begins. */
    PortraitJob toJob() {
        return new PortraitJob(id, trigger, scenario.id(), JobState.QUEUED, 0, null, createdAt);
    }
}
