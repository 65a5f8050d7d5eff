package io.onlyyou.portrait.chaos;

/** Where on its way a worker can be held. */
enum Point {
    BEFORE_CALL,
    /** The provider has been asked, and has not answered: from here on it has to be paid. */
    DURING_CALL,
    AFTER_REPLY,
    /** Within the transaction that publishes. */
    AFTER_BLOB,
    AFTER_COMMIT
}
