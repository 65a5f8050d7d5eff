package io.onlyyou.admin;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.onlyyou.consent.Actor;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Region;
import io.onlyyou.consent.RevocationOrder;
import io.onlyyou.consent.RevocationSelection;
import io.onlyyou.consent.Subject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's order to end the consent of many.
 *
 * @param purposes a list of purposes, or {@code "all"}
 * @param subjects the people, by id; or instead of it
 * @param region the region in which the consent was given, ISO 3166-1 with its subdivisions, or 3166-2; or instead of it
 * @param notice the notice version that it was given to
 * @param dryRun only count them
 * @param expectedCount how many people it must be about, as a dry run told
 */
record BulkRevocationRequest(
        @NotEmpty @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<
                        @NotNull
                        @Pattern(
                                regexp = "all|generation|feed|stories|advertising",
                                message = "is \"all\" or one of generation, feed, stories, advertising")
                        String>
                purposes,

        @Nullable @Size(min = 1, max = 100_000) List<@NotNull Subject> subjects,

        @Nullable @Region String region,

        @Nullable @Valid NoticeVersion notice,
        @NotBlank @Size(max = 1000) String reason,
        @Nullable @Size(max = 200) String ticket,
        @Nullable Boolean hold,
        @Nullable Boolean dryRun,
        @Nullable @Min(0) Integer expectedCount)
        implements Reasoned {

    /** A notice in one version, in whatever language. */
    record NoticeVersion(
            @NotNull @Size(min = 1, max = 128) String id,
            @NotNull @Size(min = 1, max = 64) String version) {}

    @AssertTrue(message = "\"all\" stands alone")
    boolean isAllAlone() {
        return purposes == null || purposes.size() == 1 || !purposes.contains("all");
    }

    @AssertTrue(message = "name exactly one of subjects, region and notice")
    boolean isOneSelection() {
        return Stream.of(subjects == null, region == null, notice == null)
                        .filter(absent -> !absent)
                        .count()
                == 1;
    }

    @AssertTrue(message = "say dryRun first, then expectedCount with the number that it told")
    boolean isDryOrExpecting() {
        return isDryRun() == (expectedCount == null);
    }

    @Override
    public Collection<Subject> people() {
        // looked at before it is validated, so there may be holes in it
        return subjects == null
                ? List.of()
                : subjects.stream().filter(Objects::nonNull).toList();
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    RevocationOrder order(Actor actor) {
        Set<Purpose> ends = purposes.contains("all")
                ? EnumSet.allOf(Purpose.class)
                : purposes.stream().map(Purpose::of).collect(Collectors.toSet());
        return new RevocationOrder(selection(), ends, actor, reason, ticket, Boolean.TRUE.equals(hold));
    }

    private RevocationSelection selection() {
        if (subjects != null) {
            return new RevocationSelection.Subjects(Set.copyOf(subjects));
        }
        if (region != null) {
            return new RevocationSelection.Region(region);
        }
        NoticeVersion version = Objects.requireNonNull(notice);
        return new RevocationSelection.NoticeVersion(version.id(), version.version());
    }
}
