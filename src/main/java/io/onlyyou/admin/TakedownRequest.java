package io.onlyyou.admin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why a portrait is taken down. */
record TakedownRequest(
        @NotBlank @Size(max = 1000) String reason,
        @Nullable @Size(max = 200) String ticket) implements Reasoned {}
