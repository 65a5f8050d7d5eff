package io.onlyyou.consent;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Follows a person's entries from the first to the last, and says where they stop being what was written: an entry altered
 * or out of its place, one missing, or an end that is not where the person's row and the newest seal have it. From the
 * first broken one on, nothing can be said.
 */
final class LedgerChain {

    private final @Nullable LedgerHead head;
    private final @Nullable LedgerHead sealing;
    private byte[] last = new byte[0];
    private long entries;
    private @Nullable Long firstBroken;

    /**
     * @param head where the person's row says it ends, or null for one whose account was deleted
     * @param sealing what the newest seal says, or null where none was made since the first entry
     */
    LedgerChain(@Nullable LedgerHead head, @Nullable LedgerHead sealing) {
        this.head = head;
        this.sealing = sealing;
    }

    void add(LedgerLink link) {
        entries++;
        boolean whole = link.seq() == entries && Arrays.equals(link.expectedHash(last), link.hash());
        boolean asSigned = sealing == null || sealing.seq() != entries || Arrays.equals(sealing.hash(), link.hash());
        if (!whole || !asSigned) {
            breakAt(entries);
        }
        last = link.hash();
    }

    /** To be called behind the last entry. */
    LedgerCheck end() {
        LedgerHead expected = head;
        if (expected != null && (entries != expected.seq() || !Arrays.equals(last, expected.hash()))) {
            breakAt(Math.min(entries, expected.seq()) + 1);
        }
        LedgerHead signed = sealing;
        if (signed != null && entries < signed.seq()) {
            breakAt(entries + 1);
        }
        return new LedgerCheck(
                entries, firstBroken == null, firstBroken, signed == null ? 0 : Math.min(signed.seq(), entries), null);
    }

    private void breakAt(long place) {
        firstBroken = firstBroken == null ? place : Math.min(firstBroken, place);
    }
}
