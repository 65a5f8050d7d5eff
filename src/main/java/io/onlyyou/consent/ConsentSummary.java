package io.onlyyou.consent;

/** Where one consent stands, as events and receipts name it. */
public record ConsentSummary(Purpose purpose, ConsentState state, long epoch) {

    static ConsentSummary of(ConsentStatus status) {
        return new ConsentSummary(status.purpose(), status.state(), status.epoch());
    }
}
