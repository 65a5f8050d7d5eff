package io.onlyyou.consent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person has asked for beyond consent; none of it can make anything happen that the operator's rules do not allow.
 *
 * @param paused whether nothing is to be inserted for now
 * @param perDay most insertions in any 24 hours, all feeds together; null for as many as the rules allow
 * @param quietHours when nothing is to be inserted; null for never
 * @param allowedScenarios the only ones that may be made and shown; null for all that are not refused
 * @param refusedScenarios none of these is made or shown, allowed or not
 * @param approveFirst whether a portrait is shown nowhere before the person has approved it
 */
public record Preference(
        boolean paused,
        @Nullable Integer perDay,
        @Nullable QuietHours quietHours,
        @Nullable List<String> allowedScenarios,
        List<String> refusedScenarios,
        boolean approveFirst) {

    /** Of a person who has asked for nothing. */
    public static final Preference NONE = new Preference(false, null, null, null, List.of(), false);

    /** Whether a portrait of that scenario may be made and shown. */
    public boolean allows(String scenario) {
        List<String> allowed = allowedScenarios;
        return !refusedScenarios.contains(scenario) && (allowed == null || allowed.contains(scenario));
    }
}
