package io.onlyyou.admin;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.onlyyou.consent.Purpose;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's order to end a person's consent.
 *
 * @param purposes a list of purposes, or {@code "all"}
 * @param hold whether a new opt-in is blocked until the hold is lifted; absent means no
 */
record RevocationRequest(
        @NotEmpty @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<
                        @NotNull
                        @Pattern(
                                regexp = "all|generation|feed|stories|advertising",
                                message = "is \"all\" or one of generation, feed, stories, advertising")
                        String>
                purposes,

        @NotBlank @Size(max = 1000) String reason,
        @Nullable @Size(max = 200) String ticket,
        @Nullable Boolean hold)
        implements Reasoned {

    @AssertTrue(message = "\"all\" stands alone")
    boolean isAllAlone() {
        return purposes == null || purposes.size() == 1 || !purposes.contains("all");
    }

    Set<Purpose> ends() {
        return purposes.contains("all")
                ? EnumSet.allOf(Purpose.class)
                : purposes.stream().map(Purpose::of).collect(Collectors.toSet());
    }

    boolean holds() {
        return Boolean.TRUE.equals(hold);
    }
}
