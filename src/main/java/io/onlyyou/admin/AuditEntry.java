package io.onlyyou.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One look or act of an administrator.
 *
 * @param client the OAuth client through which they came
 * @param administrator who they are, as the token has it; absent where the client came by itself
 * @param action the call, such as {@code GET /v1/admin/subjects/{subject}}
 * @param target what else the path named
 * @param subject whom it was about, as long as that account exists
 * @param status what was answered; absent where the service did not live to say so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEntry(
        UUID id,
        Instant at,
        String client,
        @Nullable String administrator,
        String action,
        @Nullable String target,
        @Nullable String subject,
        @Nullable String reason,
        @Nullable String ticket,
        @Nullable String requestId,
        @Nullable Integer status) {}
