package io.onlyyou.onboarding;

import org.springframework.http.ProblemDetail;

/** Says of a failed event in a batch what would have been said had it come alone. */
public interface Problems {

    /** The problem details of that failure; never a stack trace, never personal data. */
    ProblemDetail of(Exception failure);
}
