package io.onlyyou.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onlyyou.consent.ConsentView;
import io.onlyyou.consent.LedgerEntry;
import io.onlyyou.portrait.PortraitFigures;
import io.onlyyou.portrait.PortraitJob;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator may know of a person: metadata, and no picture.
 *
 * @param receipts the paths of the receipts of these entries
 * @param history newest first
 * @param next the cursor of what is older, absent where nothing is
 * @param jobs the latest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubjectView(
        String subject,
        boolean onHold,
        @Nullable Instant lastEndedAt,
        List<ConsentView> consents,
        List<LedgerEntry> history,
        List<String> receipts,
        @Nullable String next,
        Counts counts,
        List<JobView> jobs) {

    /**
     * How much there is.
     *
     * @param shown insertions into pages
     */
    record Counts(long portraits, long jobs, long openJobs, long deadJobs, long shown) {

        static Counts of(PortraitFigures.Figures figures, long shown) {
            return new Counts(figures.portraits(), figures.jobs(), figures.open(), figures.dead(), shown);
        }
    }

    /** A job, without what it was to paint. */
    record JobView(String id, String state, String trigger, String scenario, int attempt, Instant createdAt) {

        static JobView of(PortraitJob job) {
            return new JobView(
                    job.id().toString(),
                    job.state().wire(),
                    job.trigger().wire(),
                    job.scenario(),
                    job.attempt(),
                    job.createdAt());
        }
    }
}
