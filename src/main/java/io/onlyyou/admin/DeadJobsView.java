package io.onlyyou.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onlyyou.portrait.DeadJob;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some of the jobs that were given up.
 *
 * @param next the cursor of the next page, left out at the end
 */
record DeadJobsView(
        List<DeadJob> jobs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID next) {}
