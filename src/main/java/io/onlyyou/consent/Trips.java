package io.onlyyou.consent;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Begins trips to the database. */
@Component
public class Trips {

    private final NamedParameterJdbcOperations jdbc;

    Trips(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    public Trip begin() {
        return new Trip(jdbc);
    }
}
