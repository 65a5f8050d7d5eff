package io.onlyyou.onboarding;

import io.onlyyou.consent.Purpose;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person ends: the purposes listed, or all. */
record OptedOut(@Nullable @Size(min = 1, max = 4) List<@NotNull Purpose> purposes) {

    Set<Purpose> ends() {
        List<Purpose> listed = purposes;
        return listed == null ? EnumSet.allOf(Purpose.class) : EnumSet.copyOf(listed);
    }
}
