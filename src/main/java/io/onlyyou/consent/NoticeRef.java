package io.onlyyou.consent;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The very text that a consent was given to. */
public record NoticeRef(
        @NotNull @Size(min = 1, max = 128) String id,
        @NotNull @Size(min = 1, max = 64) String version,
        @NotNull @Size(min = 1, max = 35) String language) {}
