package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.imaging.Sent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a claim out of the job's row: {@code person_key} and these columns. How long ago an order was placed is what the
 * database says, and is put into this node's time: between the clocks of two nodes an order may look as old as it likes.
 */
final class ClaimedRow {

    static final String COLUMNS = """
            attempt, postponed, polled, provider, provider_ref, sending_id,
            extract(epoch from clock_timestamp() - sent_at) as sent_ago, excluded,
            portrait_id, trigger, scenario, prompt, caption, alt, seed, generation_epoch, feed_epoch, stories_epoch""";

    private static final double MILLIS = 1000;

    private ClaimedRow() {}

    static Claim read(ResultSet row, JobTicket ticket, Instant now) throws SQLException {
        Scenario scenario = new Scenario(
                row.getString("scenario"), row.getString("prompt"), row.getString("caption"), row.getString("alt"));
        Epochs epochs = new Epochs(
                row.getLong("generation_epoch"),
                row.getObject("feed_epoch", Long.class),
                row.getObject("stories_epoch", Long.class));
        return new Claim(
                ticket,
                new PersonKey(row.getObject("person_key", UUID.class)),
                standing(row, now),
                row.getObject("portrait_id", UUID.class),
                Trigger.of(row.getString("trigger")),
                scenario,
                row.getLong("seed"),
                epochs,
                null);
    }

    private static Standing standing(ResultSet row, Instant now) throws SQLException {
        return new Standing(
                row.getInt("attempt"),
                row.getInt("postponed"),
                row.getInt("polled"),
                order(row, now),
                row.getString("provider"),
                List.of((String[]) row.getArray("excluded").getArray()));
    }

    private static @Nullable Order order(ResultSet row, Instant now) throws SQLException {
        String provider = row.getString("provider");
        String reference = row.getString("provider_ref");
        double ago = row.getDouble("sent_ago");
        if (provider == null || reference == null || row.wasNull()) {
            return null;
        }
        Sent sent = new Sent(reference, now.minusMillis(Math.round(ago * MILLIS)));
        return new Order(provider, row.getObject("sending_id", UUID.class), sent);
    }
}
