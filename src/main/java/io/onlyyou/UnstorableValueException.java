package io.onlyyou;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A value of the right type that nothing behind this door can hold. */
class UnstorableValueException extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    UnstorableValueException(JsonParser parser, Class<?> type) {
        super(parser, "cannot be stored", type);
    }
}
