package io.onlyyou.consent;

import io.onlyyou.outbox.Outbox;
import io.onlyyou.outbox.OutboxMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the app what happened to a person, exactly if the current transaction commits, in the order in which it happened:
 * the person's row must be locked.
 */
@Component
public class PersonEvents {

    private final Outbox outbox;
    private final KeyedHash keyedHash;

    PersonEvents(Outbox outbox, KeyedHash keyedHash) {
        this.outbox = outbox;
        this.keyedHash = keyedHash;
    }

    /** Whether anybody is to be told at all. */
    public boolean areHeard() {
        return outbox.isHeard();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Subject subject, String type, Instant at, Object data) {
        byte[] stream = keyedHash.of(("outbox:" + subject.value()).getBytes(StandardCharsets.UTF_8));
        outbox.add(new OutboxMessage(stream, subject.value(), type, at, data));
    }
}
