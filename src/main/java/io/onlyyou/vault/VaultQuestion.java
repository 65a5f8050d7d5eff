package io.onlyyou.vault;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** What the vault asks of the database or tells it, to be sent by somebody else together with other statements. */
public record VaultQuestion<T>(String sql, Map<String, ? extends @Nullable Object> parameters, RowMapper<T> rows) {}
