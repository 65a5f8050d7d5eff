package io.onlyyou.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what is to be told, in the caller's transaction: it is delivered, at least once, exactly if that commits.
 *
 * <p>The caller holds whatever orders the stream (for a person, the lock on their row) from here to the commit; then each
 * receiver gets the stream's messages in that order. Who is not a receiver yet is not told later.
 */
@Repository
public class Outbox {

    private static final String ADD = """
            insert into outbox (subject_hash, receiver, id, body) values (:stream, :receiver, :id, :body)""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final OutboxProperties properties;
    private final IdGenerator ids;

    Outbox(JdbcClient jdbc, JsonMapper json, OutboxProperties properties, IdGenerator ids) {
        this.jdbc = jdbc;
        this.json = json;
        this.properties = properties;
        this.ids = ids;
    }

    /** Whether there is anybody to tell. */
    public boolean isHeard() {
        return !properties.webhooks().isEmpty();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(OutboxMessage message) {
        if (!isHeard()) {
            return;
        }
        UUID id = ids.generateId();
        String body = json.writeValueAsString(event(id, message));
        properties
                .webhooks()
                .keySet()
                .forEach(receiver -> jdbc.sql(ADD)
                        .param("stream", message.stream())
                        .param("receiver", receiver)
                        .param("id", id)
                        .param("body", body)
                        .update());
    }

    /** In the order in which CloudEvents 1.0 lists them. */
    private Map<String, Object> event(UUID id, OutboxMessage message) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", properties.source());
        event.put("type", message.type());
        event.put("subject", message.subject());
        event.put("time", message.at());
        event.put("datacontenttype", "application/json");
        event.put("data", message.data());
        return event;
    }
}
