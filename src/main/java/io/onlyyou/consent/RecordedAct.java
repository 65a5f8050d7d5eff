package io.onlyyou.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One change of consent that a receipt is about.
 *
 * @param at when it counts from
 * @param actor at whose word
 * @param changed where the purposes that changed stand now; the ledger has the entries already
 */
record RecordedAct(UUID receipt, Person person, Instant at, String actor, List<ConsentStatus> changed) {

    static RecordedAct of(Person person, ConsentReceipt receipt, List<ConsentStatus> changed) {
        return new RecordedAct(receipt.id(), person, receipt.at(), receipt.actor(), changed);
    }

    static RecordedAct of(Person person, DeletionReceipt receipt, List<ConsentStatus> changed) {
        return new RecordedAct(receipt.id(), person, receipt.at(), receipt.actor(), changed);
    }
}
