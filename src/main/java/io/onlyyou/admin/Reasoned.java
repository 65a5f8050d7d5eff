package io.onlyyou.admin;

import io.onlyyou.consent.Subject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An administrator's order that says why: the audit keeps it, and it must not name those it is about. */
interface Reasoned {

    @Nullable
    String reason();

    @Nullable
    default String ticket() {
        return null;
    }

    /** Whom it is about, besides whoever the path names. */
    default Collection<Subject> people() {
        return List.of();
    }
}
