package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking a person's hash chain.
 *
 * @param entries how many entries were read
 * @param ok whether each stands where it was written, unaltered, and none is missing
 * @param firstBroken the place of the first that does not, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerCheck(
        long entries, boolean ok, @Nullable Long firstBroken) {}
