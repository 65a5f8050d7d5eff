package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.imaging.Sent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a claim out of the job's row: {@code person_key} and these columns. */
final class ClaimedRow {

    static final String COLUMNS = """
            attempt, postponed, polled, provider, provider_ref, sending_id, sent_at, excluded,
            portrait_id, trigger, scenario, prompt, caption, alt, seed, generation_epoch, feed_epoch, stories_epoch""";

    private ClaimedRow() {}

    static Claim read(ResultSet row, JobTicket ticket) throws SQLException {
        Scenario scenario = new Scenario(
                row.getString("scenario"), row.getString("prompt"), row.getString("caption"), row.getString("alt"));
        Epochs epochs = new Epochs(
                row.getLong("generation_epoch"),
                row.getObject("feed_epoch", Long.class),
                row.getObject("stories_epoch", Long.class));
        return new Claim(
                ticket,
                new PersonKey(row.getObject("person_key", UUID.class)),
                standing(row),
                row.getObject("portrait_id", UUID.class),
                Trigger.of(row.getString("trigger")),
                scenario,
                row.getLong("seed"),
                epochs);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getInt("attempt"),
                row.getInt("postponed"),
                row.getInt("polled"),
                order(row),
                row.getString("provider"),
                List.of((String[]) row.getArray("excluded").getArray()));
    }

    private static @Nullable Order order(ResultSet row) throws SQLException {
        String provider = row.getString("provider");
        String reference = row.getString("provider_ref");
        OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return provider == null || reference == null || sentAt == null
                ? null
                : new Order(provider, row.getObject("sending_id", UUID.class), new Sent(reference, sentAt.toInstant()));
    }
}
