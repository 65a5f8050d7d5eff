package io.onlyyou;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * Stand beside the functions that decide about pages, with a fault in them: in the temporary schema of a connection, which needs
 * nobody's leave and is gone with it.
 */
final class FaultyFunctions {

    private static final String SCHEMA = "pg_temp.";
    private static final Pattern CALLED = Pattern.compile("(?<![.\\w])(consented|feedback|showable|decide_page)\\(");
    private static final String RULES = rules();

    private FaultyFunctions() {}

    /** The statement with calls of these in place of the true ones. */
    static String in(String sql) {
        return CALLED.matcher(sql).replaceAll(SCHEMA + "$1(");
    }

    /** Makes them where the statement calls them; made anew each time, since what was rolled back took them along. */
    static <F> void provide(Connection connection, String sql, F fault, BiFunction<F, String, String> plant)
            throws SQLException {
        if (!sql.contains(SCHEMA)) {
            return;
        }
        String faulty = plant.apply(fault, RULES);
        if (faulty.equals(RULES)) {
            throw new IllegalStateException("Nothing is planted in the functions: " + fault);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(in(faulty));
        }
    }

    private static String rules() {
        try {
            return new ClassPathResource("db/migration/R__deciding.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
