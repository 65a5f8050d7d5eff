package io.onlyyou.consent;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells every node, when the current transaction commits, that a remembered "nothing for this person" may be out of
 * date. A lost message only makes a portrait late.
 */
@Component
public class ViewerChanges {

    /** The PostgreSQL channel; a message is the person's id. */
    public static final String CHANNEL = "onlyyou_viewer";

    private final JdbcClient jdbc;

    ViewerChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Announces that something may now be shown to this person. */
    public void announce(Subject subject) {
        jdbc.sql("select pg_notify(:channel, :subject)")
                .param("channel", CHANNEL)
                .param("subject", subject.value())
                .query((row, number) -> Boolean.TRUE)
                .single();
    }
}
