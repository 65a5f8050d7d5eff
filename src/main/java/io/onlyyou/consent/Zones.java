package io.onlyyou.consent;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The time zones that both Java and the database know by the same name, such as {@code Europe/Berlin}. */
@Component
public class Zones {

    private final JdbcClient jdbc;
    private volatile @Nullable Set<String> known;

    Zones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is the name of such a zone. */
    public boolean isKnown(String zone) {
        Set<String> names = known;
        if (names == null) {
            names = read(); // twice at most, with the same result
            known = names;
        }
        return names.contains(zone);
    }

    private Set<String> read() {
        Set<String> names = new HashSet<>(jdbc.sql("select name from pg_timezone_names")
                .query((row, number) -> row.getString("name"))
                .list());
        names.retainAll(ZoneId.getAvailableZoneIds());
        return Set.copyOf(names);
    }
}
