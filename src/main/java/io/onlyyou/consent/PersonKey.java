package io.onlyyou.consent;

import java.util.UUID;

/** The random key under which everything about a person is kept; its link to the person's id can be destroyed. */
public record PersonKey(UUID value) {}
