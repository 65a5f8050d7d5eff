package io.onlyyou.portrait;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Who made a portrait: the provider, its model, and the version of that. */
@Embeddable
public record MadeBy(
        String provider,
        String model,
        @Column(name = "model_version") String version) {}
