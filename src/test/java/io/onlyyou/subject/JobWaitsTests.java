package io.onlyyou.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.portrait.JobState;
import io.onlyyou.portrait.PortraitJob;
import io.onlyyou.portrait.PortraitJobs;
import io.onlyyou.portrait.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Nobody is kept waiting by a server that stops. */
class JobWaitsTests {

    private static final PersonKey PERSON = new PersonKey(UUID.randomUUID());
    private static final PortraitJob JOB =
            new PortraitJob(UUID.randomUUID(), Trigger.REQUEST, "comic", JobState.QUEUED, 0, null, Instant.EPOCH);

    private final JobWaits waits =
            new JobWaits(mock(PortraitJobs.class), new WaitProperties(Duration.ofSeconds(25), 1));

    @Test
    void whoWaitsIsToldHowTheJobStandsOnceTheServerStops() throws Exception {
        CompletableFuture<PortraitJob> told =
                waits.until(PERSON, JOB, Duration.ofDays(1)).orElseThrow();

        waits.stop();

        assertThat(told.get(1, TimeUnit.MINUTES)).isEqualTo(JOB);
    }

    @Test
    void whoComesAfterThatIsAnsweredAtOnce() {
        waits.stop();

        assertThat(waits.until(PERSON, JOB, Duration.ofDays(1))).isEmpty();
        assertThat(waits.until(PERSON, JOB, Duration.ofDays(1))).isEmpty();
    }
}
