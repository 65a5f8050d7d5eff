package io.onlyyou.consent;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a person's consent to generation allows their pictures to be sent to.
 *
 * @param recipients the outside providers that the consented notice names
 * @param region where the person said yes, ISO 3166, or null where that is not known
 */
public record Disclosure(Set<String> recipients, @Nullable String region) {}
