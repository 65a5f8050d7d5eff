package io.onlyyou.admin;

import io.onlyyou.consent.Subject;
import org.jspecify.annotations.Nullable;

/** What is known of an administrator's call before it is answered. */
record AuditCall(
        String client,
        @Nullable String administrator,
        String action,
        @Nullable String target,
        @Nullable Subject subject,
        @Nullable String reason,
        @Nullable String requestId) {}
