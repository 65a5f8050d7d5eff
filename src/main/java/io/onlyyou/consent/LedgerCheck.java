package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking a person's hash chain.
 *
 * @param entries how many entries were read
 * @param ok whether each stands where it was written, unaltered, and none is missing
 * @param firstBroken the place of the first that does not, or null
 * @param sealed how many of the entries lie below a signed head: those that even the database's owner cannot replace
 * @param brokenSeal the number of the seal above the chain, if that is itself not what was signed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerCheck(
        long entries,
        boolean ok,
        @Nullable Long firstBroken,
        long sealed,
        @Nullable Long brokenSeal) {

    LedgerCheck under(long seal, boolean isWhole) {
        return isWhole ? this : new LedgerCheck(entries, false, firstBroken, sealed, seal);
    }
}
