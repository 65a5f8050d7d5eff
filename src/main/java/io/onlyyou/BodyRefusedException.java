package io.onlyyou;

import java.io.IOException;

/** Ends the reading of a body that is too large or comes too slowly. Whoever reads a body lets it pass. */
class BodyRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    BodyRefusedException(ProblemType type) {
        super(type.title());
        this.type = type;
    }

    ProblemType type() {
        return type;
    }
}
