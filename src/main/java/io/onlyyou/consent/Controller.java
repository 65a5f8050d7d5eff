package io.onlyyou.consent;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is responsible for the processing, as receipts say it (GDPR Art. 4(7), 13(1)(a)).
 *
 * @param contact where the person reaches them, such as an e-mail address or a page
 */
record Controller(
        @DefaultValue(Controller.UNSTATED) String name,
        @DefaultValue(Controller.UNSTATED) String address,
        @DefaultValue(Controller.UNSTATED) String contact) {

    /** Says plainly that the operator has not configured it. */
    static final String UNSTATED = "not stated by the operator";
}
