package io.onlyyou.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onlyyou.consent.Preference;
import io.onlyyou.consent.QuietHours;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's preferences as they are read and, always as a whole, replaced; what is absent asks for nothing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreferencesDocument(
        @Nullable Boolean paused,

        @Schema(description = "Most insertions in any 24 hours, all feeds together") @Nullable @PositiveOrZero
        Integer perDay,

        @Nullable @Valid Hours quietHours,

        @Schema(description = "The only scenarios that may be made and shown; absent: all that are not refused")
        @Nullable
        List<@NotNull @KnownScenario String> allowedScenarios,

        @Nullable List<@NotNull @KnownScenario String> refusedScenarios,

        @Schema(description = "Whether a portrait is shown nowhere before it has been approved") @Nullable
        Boolean approveFirst) {

    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    /** When nothing is to be inserted. */
    record Hours(
            @NotNull @Pattern(regexp = TIME, message = "is a time such as 22:00")
            String from,

            @Schema(description = "On the next day, unless it is later than from")
            @NotNull
            @Pattern(regexp = TIME, message = "is a time such as 07:00")
            String to,

            @NotNull @KnownZone String zone) {}

    static PreferencesDocument of(Preference preference) {
        QuietHours quiet = preference.quietHours();
        return new PreferencesDocument(
                preference.paused(),
                preference.perDay(),
                quiet == null
                        ? null
                        : new Hours(quiet.from().toString(), quiet.to().toString(), quiet.zone()),
                preference.allowedScenarios(),
                preference.refusedScenarios(),
                preference.approveFirst());
    }

    Preference preference() {
        Hours quiet = quietHours;
        List<String> allowed = allowedScenarios;
        List<String> refused = refusedScenarios;
        return new Preference(
                Boolean.TRUE.equals(paused),
                perDay,
                quiet == null
                        ? null
                        : new QuietHours(LocalTime.parse(quiet.from()), LocalTime.parse(quiet.to()), quiet.zone()),
                allowed == null ? null : allowed.stream().distinct().toList(),
                refused == null ? List.of() : refused.stream().distinct().toList(),
                Boolean.TRUE.equals(approveFirst));
    }
}
