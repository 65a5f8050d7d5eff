package io.onlyyou.onboarding;

import io.onlyyou.consent.KeyedHash;
import io.onlyyou.consent.OnePerson;
import io.onlyyou.consent.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Remembers by keyed hashes which events were accepted and what was answered. */
@Repository
class AcceptedEvents {

    private record Accepted(byte[] content, String answer) {}

    private final JdbcClient jdbc;
    private final KeyedHash keyedHash;
    private final OnePerson onePerson;
    private final JsonMapper json;

    AcceptedEvents(JdbcClient jdbc, KeyedHash keyedHash, OnePerson onePerson, JsonMapper json) {
        this.jdbc = jdbc;
        this.keyedHash = keyedHash;
        this.onePerson = onePerson;
        this.json = json;
    }

    /** What was answered to this very event; fails where the same name came with other content. */
    Optional<EventAnswer> answerTo(OnboardingEvent event) {
        Optional<Accepted> accepted = jdbc.sql("""
                select content_hash, answer from onboarding_event
                where subject_hash = :subject and event_hash = :event""")
                .param("subject", serve(event.subject()))
                .param("event", hash(event))
                .query((row, number) -> new Accepted(row.getBytes(1), row.getString(2)))
                .optional();
        return accepted.map(found -> {
            if (!Arrays.equals(found.content(), event.fingerprint())) {
                throw new EventRefusedException(
                        EventRefusedException.Reason.CONFLICT,
                        "An event of this subject, source and id was accepted with other content; give a new event a new id.");
            }
            return json.readValue(found.answer(), EventAnswer.class);
        });
    }

    void remember(OnboardingEvent event, EventAnswer answer, Instant acceptedAt) {
        jdbc.sql("""
                insert into onboarding_event (subject_hash, event_hash, content_hash, answer, accepted_at)
                values (:subject, :event, :content, :answer::jsonb, :at)""")
                .param("subject", serve(event.subject()))
                .param("event", hash(event))
                .param("content", event.fingerprint())
                .param("answer", json.writeValueAsString(answer))
                .param("at", acceptedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget(Subject subject) {
        jdbc.sql("delete from onboarding_event where subject_hash = :subject")
                .param("subject", serve(subject))
                .update();
    }

    /** The hash under which the person's events are kept, told to the database as the one that is served. */
    private byte[] serve(Subject subject) {
        byte[] hash = keyed("onboarding-subject", subject.value());
        onePerson.serveHash(hash);
        return hash;
    }

    private byte[] hash(OnboardingEvent event) {
        return keyed("onboarding-event", event.subject().value(), event.source(), event.id());
    }

    private byte[] keyed(String... parts) {
        // None of the parts can hold a line feed, so no two lists of parts give the same text.
        return keyedHash.of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }
}
