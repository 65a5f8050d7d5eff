package io.onlyyou.consent;

import java.util.Map;
import java.util.Set;

/**
 * A version of a notice that is to be published.
 *
 * @param texts by language, each to be kept to the byte
 * @param material whether those who agreed to an older version have to agree anew
 * @param recipients the providers that a consent to it allows
 */
public record NoticeDraft(
        String id, String version, Map<String, String> texts, boolean material, Set<String> recipients) {}
