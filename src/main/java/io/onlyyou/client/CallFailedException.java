package io.onlyyou.client;

/** The service is of no use for this page; never leaves this package. */
final class CallFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    CallFailedException(Fault fault) {
        // Ordinary while the service is away, perhaps thousands a second: no stack trace.
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
