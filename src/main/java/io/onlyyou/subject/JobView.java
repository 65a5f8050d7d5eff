package io.onlyyou.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onlyyou.portrait.JobState;
import io.onlyyou.portrait.PortraitJob;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands.
 *
 * @param attempt how often it was begun
 * @param portrait what came of it, absent until it is ready
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobView(
        UUID id, JobState state, int attempt, @Nullable UUID portrait) {

    static JobView of(PortraitJob job) {
        return new JobView(job.id(), job.state(), job.attempt(), job.portrait());
    }
}
