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

/**
 * Remembers by keyed hashes which events were accepted and what was answered.
 *
 * <p>When the account is deleted, that goes too. Only of opt-ins whose own time does not show that they came before the
 * deletion it stays known that they counted, or they would bring the person back when they come again. See
 * {@code docs/decisions/0049-what-brings-nobody-back.md}.
 */
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
                where subject_hash = :subject and event_hash = :event and answer is not null""")
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

    /** Whether this very event counted for an account that has been deleted since. */
    boolean countedBeforeDeletion(OnboardingEvent event) {
        return jdbc.sql("""
                select exists (select 1 from onboarding_event
                    where subject_hash = :subject and event_hash = :event and answer is null)""")
                .param("subject", serve(event.subject()))
                .param("event", hash(event))
                .query(Boolean.class)
                .single();
    }

    void remember(OnboardingEvent event, EventAnswer answer, Instant acceptedAt) {
        Instant time = event.time();
        jdbc.sql("""
                insert into onboarding_event (subject_hash, event_hash, content_hash, answer, accepted_at, kind, happened_at)
                values (:subject, :event, :content, :answer::jsonb, :at, :kind, :time)
                on conflict (subject_hash, event_hash) do update set
                    content_hash = excluded.content_hash, answer = excluded.answer, accepted_at = excluded.accepted_at,
                    kind = excluded.kind, happened_at = excluded.happened_at
                where onboarding_event.answer is null""")
                .param("subject", serve(event.subject()))
                .param("event", hash(event))
                .param("content", event.fingerprint())
                .param("answer", json.writeValueAsString(answer))
                .param("at", acceptedAt.atOffset(ZoneOffset.UTC))
                .param("kind", kind(event.happening()))
                .param("time", time == null ? null : time.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Forgets what led from the person to their account, which is being deleted.
     *
     * @param endedAt an opt-in that says it happened until then is too old from now on, and need not be known
     */
    void forget(Subject subject, Instant endedAt) {
        byte[] hash = serve(subject);
        jdbc.sql("""
                delete from onboarding_event where subject_hash = :subject
                and (kind = 'opted-out' or kind = 'opted-in' and happened_at <= :endedAt)""")
                .param("subject", hash)
                .param("endedAt", endedAt.atOffset(ZoneOffset.UTC))
                .update();
        // What deletions were answered leads nowhere, and says that the same one again is not another.
        jdbc.sql("""
                update onboarding_event set content_hash = '', answer = null
                where subject_hash = :subject and kind is distinct from 'account-deleted' and answer is not null""").param("subject", hash).update();
    }

    private static String kind(Happening happening) {
        return switch (happening) {
            case Happening.In in -> "opted-in";
            case Happening.Out out -> "opted-out";
            case Happening.Gone gone -> "account-deleted";
        };
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
