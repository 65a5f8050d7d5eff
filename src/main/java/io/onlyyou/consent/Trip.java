package io.onlyyou.consent;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/**
 * Statements that go to the database together, in one round trip.
 *
 * <p>They are carried out one after the other, each seeing what those before it did and whatever had been committed when it
 * began: under a lock that the first one takes, the others read what stands. Within a transaction they are part of it; without
 * one they are a transaction of their own, which is committed by the end of the trip, or not at all. Parameters are shared by
 * name. See {@code docs/decisions/0045-statements-travel-together.md}.
 */
public final class Trip {

    /** SQL for the key of the person whom the transaction serves, or null: for who does not know it yet. */
    public static final String SERVED = "nullif(current_setting('onlyyou.person', true), '')::uuid";

    /** What one of the statements gave back, once the trip has been made. */
    public static final class Answer<T> {

        private final String sql;
        private final RowMapper<T> rows;
        private @Nullable List<T> given;

        private Answer(String sql, RowMapper<T> rows) {
            this.sql = sql;
            this.rows = rows;
        }

        public List<T> list() {
            if (given == null) {
                throw new IllegalStateException("The trip has not been made.");
            }
            return given;
        }

        /** Of one row at most. */
        public Optional<T> optional() {
            return list().stream().findFirst();
        }

        private void read(@Nullable ResultSet result) throws SQLException {
            List<T> read = new ArrayList<>();
            while (result != null && result.next()) {
                read.add(Objects.requireNonNull(rows.mapRow(result, read.size())));
            }
            given = read;
        }
    }

    /** Of no type, it would make the driver end the transaction in the middle of the trip: see the record. */
    private static final SqlParameterValue NO_TEXT = new SqlParameterValue(Types.VARCHAR, null);

    private final NamedParameterJdbcOperations jdbc;
    private final MapSqlParameterSource parameters = new MapSqlParameterSource();
    private final List<Answer<?>> statements = new ArrayList<>();

    Trip(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a statement along, as the last so far. Its parameters are text where they are null. */
    public <T> Answer<T> take(String sql, Map<String, ? extends @Nullable Object> named, RowMapper<T> rows) {
        named.forEach((name, value) -> add(name, value == null ? NO_TEXT : value));
        return take(new Answer<>(sql, rows));
    }

    /** The same for a statement that gives nothing back. */
    public void take(String sql, Map<String, ? extends @Nullable Object> named) {
        named.forEach(this::add);
        take(new Answer<>(sql, (row, number) -> Boolean.TRUE));
    }

    private <T> Answer<T> take(Answer<T> statement) {
        statements.add(statement);
        return statement;
    }

    /** Makes the trip; once. */
    public void make() {
        jdbc.execute(
                statements.stream().map(one -> one.sql).collect(Collectors.joining(";\n")), parameters, this::read);
    }

    private Boolean read(PreparedStatement sent) throws SQLException {
        boolean rows = sent.execute();
        for (Answer<?> answer : statements) {
            try (ResultSet result = rows ? sent.getResultSet() : null) {
                answer.read(result);
            }
            rows = sent.getMoreResults();
        }
        return Boolean.TRUE;
    }

    private void add(String name, @Nullable Object value) {
        if (parameters.hasValue(name) && !Objects.deepEquals(parameters.getValue(name), value)) {
            throw new IllegalArgumentException("Two statements mean different things by " + name);
        }
        parameters.addValue(name, value);
    }
}
