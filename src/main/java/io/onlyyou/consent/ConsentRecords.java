package io.onlyyou.consent;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every change of consent leaves behind: an entry in the ledger and a receipt, beside the state it led to. */
@Component
class ConsentRecords {

    private final Consents consents;
    private final Ledger ledger;
    private final Receipts receipts;

    ConsentRecords(Consents consents, Ledger ledger, Receipts receipts) {
        this.consents = consents;
        this.ledger = ledger;
        this.receipts = receipts;
    }

    Map<Purpose, ConsentStatus> current(PersonKey person) {
        return consents.of(person);
    }

    void append(Person person, LedgerLine line) {
        ledger.append(person, line);
    }

    void keep(Person person, ConsentReceipt receipt) {
        receipts.keep(person, receipt);
    }

    void keep(Person person, DeletionReceipt receipt, @Nullable RequestKey request) {
        receipts.keep(person, receipt, request);
    }

    Optional<DeletionReceipt> deletion(Person person, UUID id) {
        return receipts.deletion(person, id);
    }

    Optional<DeletionReceipt> madeBy(Person person, RequestKey request) {
        return receipts.madeBy(person, request);
    }
}
