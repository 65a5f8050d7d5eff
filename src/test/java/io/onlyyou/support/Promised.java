package io.onlyyou.support;

/** What we promise, and the right or duty behind it; {@code docs/evidence.md} maps each to what shows it. */
public enum Promised {
    NOTHING_SHOWN_AFTER_THE_END(
            "A splice, plan or picture fetch that begins after an ending was answered shows nothing of it",
            "first promise; GDPR Art. 7(3)",
            "benchmarks.md#the-first-promise-from-outside"),
    NOTHING_LOST_NOTHING_TWICE(
            "An accepted event survives any crash; a job has at most one result, never without its consent",
            "second promise",
            ""),
    BYTES_ARE_SACRED(
            "Taking the inserted bytes out gives the feed's page back byte for byte",
            "contract, feed pages",
            "benchmarks.md#the-splice-core"),
    CONSENT_IS_SPECIFIC(
            "Nothing is implied by another consent; the very text agreed to is on record",
            "GDPR Art. 4(11), 7(1), 7(2)",
            ""),
    ENDING_IS_AS_EASY_AS_GIVING(
            "One call ends one purpose or all, with a receipt of what was destroyed",
            "GDPR Art. 7(3)",
            "benchmarks.md#revocation-beside-splices"),
    LAPSES_SUSPEND(
            "Consent that has run out, or whose text was replaced, counts no more; after a grace it ends",
            "GDPR Art. 7, EDPB Guidelines 05/2020",
            ""),
    RECEIPTS_PROVE(
            "Consent given and ended has a signed receipt that anybody's library can check, byte for byte",
            "GDPR Art. 7(1); ISO/IEC TS 27560",
            ""),
    ADULTS_AND_REGIONS(
            "Minors, refused regions and people on hold cannot opt in, and are told why",
            "GDPR Art. 8; US-IL, US-TX",
            ""),
    ERASURE("A deleted account leaves nothing that leads to the person", "GDPR Art. 17", ""),
    RECIPIENTS_ARE_TOLD(
            "Every consent given and ended is told to the app, at least once and in order", "GDPR Art. 19", ""),
    ACCESS("A person sees what was made, why, and where it was shown", "GDPR Art. 13, 15, 22", ""),
    REVOKED_AT_ONCE(
            "Of many who are revoked at once nobody is shown anything from the answer on",
            "first promise",
            "benchmarks.md#many-revoked-while-serving"),
    STORAGE_IS_LIMITED(
            "What belongs to people who do not come back is destroyed, after a warning", "GDPR Art. 5(1)(e)", ""),
    KEYS_DIE("Ending consent to generation destroys the keys of every picture", "GDPR Art. 17, 32", ""),
    BACKUPS_FORGET(
            "Once an old key-encryption key is destroyed, nothing that ended can be read from older backups",
            "GDPR Art. 17, 32",
            ""),
    TAMPERING_IS_FOUND(
            "A changed, removed or swapped entry of the ledger is found",
            "GDPR Art. 5(2)",
            "benchmarks.md#checking-the-ledger"),
    ADMINISTRATORS_ARE_WATCHED(
            "Every look and act of an administrator is on record before it is answered", "GDPR Art. 5(2), 32", ""),
    STOPPED_BY_A_SWITCH("What is turned off is off on every node within a second", "GDPR Art. 21, 32", ""),
    OTHERS_SEE_NOTHING(
            "Nobody reaches what is another's; what is foreign and what is absent look alike", "GDPR Art. 32", ""),
    DATABASE_REFUSES_TOO(
            "The database shows each transaction one person's rows, and the service's logins change no ledger",
            "GDPR Art. 25, 32",
            ""),
    FACES_ARE_NOT_KEPT(
            "Of comparing faces one distance is kept, and nothing that a face could be known by", "GDPR Art. 9", ""),
    MARKED_AS_GENERATED("Every item and every picture says that it was generated", "EU AI Act Art. 50", "");

    private final String text;
    private final String basis;
    private final String figure;

    Promised(String text, String basis, String figure) {
        this.text = text;
        this.basis = basis;
        this.figure = figure;
    }

    public String text() {
        return text;
    }

    /** The promise, right or duty that it serves. */
    public String basis() {
        return basis;
    }

    /** Where it was measured, below {@code docs/}; empty where there is nothing to measure. */
    public String figure() {
        return figure;
    }
}
