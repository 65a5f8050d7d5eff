package io.onlyyou.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the audit, newest first; {@code next} is the cursor of what is older, absent where nothing is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditPage(List<AuditEntry> entries, @Nullable String next) {}
