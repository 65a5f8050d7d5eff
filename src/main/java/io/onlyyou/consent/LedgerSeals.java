package io.onlyyou.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs the heads of the chains that have grown since the last time, a thousand at most with one signature, so that
 * whoever checks one person reads no more than that.
 *
 * <p>Each seal is named in the log: a copy of the log kept elsewhere shows whether the last seals are still there.
 */
@Component
class LedgerSeals {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerSeals.class);

    private static final int HEADS = 1_000;

    /** No transaction that writes an entry is open for so long. */
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private final SealRows rows;
    private final Signatures signatures;

    LedgerSeals(SealRows rows, Signatures signatures) {
        this.rows = rows;
        this.signatures = signatures;
    }

    /** How many heads were sealed. */
    @Transactional("operate")
    public int seal() {
        Instant now = rows.lock();
        SealRows.Row last = rows.newest().orElse(new SealRows.Row(0, "", Instant.EPOCH));
        Instant from = last.number() == 0 ? Instant.EPOCH : last.coversUntil().minus(OVERLAP);
        int count = 0;
        try (Stream<SealRows.Sealing> unsealed = rows.unsealed(from)) {
            Iterator<SealRows.Sealing> heads = unsealed.iterator();
            while (heads.hasNext()) {
                List<SealRows.Sealing> some = new ArrayList<>(HEADS);
                while (heads.hasNext() && some.size() < HEADS) {
                    some.add(heads.next());
                }
                last = next(last, some, now);
                rows.add(last, some);
                count += some.size();
                LOG.info(
                        "Sealed {} heads of the ledger: seal {}, {}",
                        some.size(),
                        last.number(),
                        Seal.fingerprint(last.jws()));
            }
        }
        return count;
    }

    private SealRows.Row next(SealRows.Row last, List<SealRows.Sealing> heads, Instant now) {
        HeadsDigest digest = new HeadsDigest();
        heads.forEach(head -> digest.add(head.person(), head.head()));
        String previous = last.number() == 0 ? "" : Seal.fingerprint(last.jws());
        Seal seal = new Seal(last.number() + 1, previous, heads.size(), digest.value());
        return new SealRows.Row(seal.number(), signatures.compact(seal.content(now.toString())), now);
    }
}
