package io.onlyyou.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said before under some eventId. */
record KeptInteraction(
        String eventId,
        Reaction reaction,
        UUID insertion,
        @Nullable String undoes) {

    static KeptInteraction of(ResultSet row, int number) throws SQLException {
        return new KeptInteraction(
                row.getString("event_id"),
                Reaction.of(row.getString("event")).orElseThrow(),
                row.getObject("insertion_id", UUID.class),
                row.getString("undoes"));
    }

    /** Whether this is the same, come again. The time may differ: some callers stamp every attempt anew. */
    boolean is(Interaction interaction) {
        return reaction == interaction.reaction()
                && insertion.equals(interaction.token().insertion())
                && Objects.equals(undoes, interaction.undoes());
    }
}
