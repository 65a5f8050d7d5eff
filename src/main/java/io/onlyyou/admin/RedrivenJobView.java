package io.onlyyou.admin;

import io.onlyyou.portrait.JobState;
import java.util.UUID;

/** What became of a job that was to be tried anew: {@code queued}, or {@code cancelled} where a consent has ended. */
record RedrivenJobView(UUID id, JobState state) {}
