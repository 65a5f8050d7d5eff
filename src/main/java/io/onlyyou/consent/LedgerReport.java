package io.onlyyou.consent;

import java.util.List;
import java.util.UUID;

/**
 * What came of checking the whole ledger.
 *
 * @param people how many chains there are, deleted accounts' included
 * @param entries how many entries were read
 * @param seals how many seals there should be
 * @param lastSeal SHA-256 of the newest seal: compared with what a log or an auditor has noted, it shows that none was
 *     taken away since
 * @param ok whether everything is what was written
 * @param brokenChains of the chains that are not, the first hundred
 * @param brokenSeals the numbers of the seals that are not
 */
public record LedgerReport(
        long people,
        long entries,
        long seals,
        String lastSeal,
        boolean ok,
        List<BrokenChain> brokenChains,
        List<Long> brokenSeals) {

    /** A chain that is not what was written from that place on, under the random key of its person. */
    public record BrokenChain(UUID personKey, long firstBroken) {}
}
