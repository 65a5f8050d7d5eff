package io.onlyyou.portrait;

import io.onlyyou.consent.People;
import io.onlyyou.imaging.Provider;
import io.onlyyou.imaging.Providers;
import io.onlyyou.imaging.WebhookKey;
import io.onlyyou.portrait.CallbackAddresses.About;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Listens to what providers say about their orders, and believes little of it: a genuine callback makes a worker ask the
 * provider at once, and tells the order's name where a crash kept us from hearing it. So one that comes late, twice or never
 * changes nothing else: what it says about the outcome is not even read, and about an order that is done with it says nothing.
 */
@Service
class Callbacks {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private static final String SENDING = """
            select exists (select 1 from sending
                where person_key = :person and id = :sending and coalesce(reference, :reference) = :reference)""";

    private static final String REMEMBER = """
            update sending set reference = :reference
            where person_key = :person and id = :sending and reference is null""";

    /** What is said of a callback. */
    enum Verdict {
        HEARD,
        FORGED,
        UNKNOWN
    }

    private final Providers providers;
    private final CallbackAddresses addresses;
    private final People people;
    private final JdbcClient jdbc;
    private final JobQueue queue;
    private final Clock clock;

    Callbacks(
            Providers providers,
            CallbackAddresses addresses,
            People people,
            JdbcClient jdbc,
            JobQueue queue,
            Clock clock) {
        this.people = people;
        this.providers = providers;
        this.addresses = addresses;
        this.jdbc = jdbc;
        this.queue = queue;
        this.clock = clock;
    }

    /** What was signed is what is looked at first. */
    @Transactional
    public Verdict hear(String provider, String opaque, Signature signature, byte[] body) {
        WebhookKey key = providers.find(provider).map(Provider::webhooks).orElse(null);
        if (key == null) {
            return Verdict.UNKNOWN;
        }
        if (!key.signed(signature.id(), signature.timestamp(), signature.signatures(), body, clock.instant())) {
            return Verdict.FORGED;
        }
        Optional<About> about = addresses.open(provider, opaque);
        if (about.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        reference(body).ifPresent(reference -> hear(about.get(), reference));
        return Verdict.HEARD;
    }

    /** Job, queue, sending: in the order in which an ending changes them. */
    private void hear(About about, String reference) {
        people.serve(about.person());
        if (about(SENDING, about, reference).query(Boolean.class).single()) {
            about(Orders.REST, about, reference).query(UUID.class).optional().ifPresent(queue::wake);
            about(REMEMBER, about, reference).update();
        }
    }

    private JdbcClient.StatementSpec about(String sql, About about, String reference) {
        return jdbc.sql(sql)
                .param("person", about.person().value())
                .param("sending", about.sending())
                .param("reference", reference);
    }

    private static Optional<String> reference(byte[] body) {
        try {
            return Optional.of(JsonMapper.shared().readTree(body).path("id").asString(""))
                    .filter(id -> REFERENCE.matcher(id).matches());
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    /** As Standard Webhooks has it in three headers. */
    record Signature(String id, String timestamp, String signatures) {}
}
