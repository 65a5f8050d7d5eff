package io.onlyyou.portrait;

import io.onlyyou.consent.Consents;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonEvents;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Subject;
import io.onlyyou.vault.ItemKey;
import io.onlyyou.vault.ItemKind;
import io.onlyyou.vault.Picture;
import io.onlyyou.vault.Vault;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes down which portrait a person has chosen, at most one, and tells the app exactly if it commits. */
@Repository
class ProfileChoices {

    static final String CHOSEN = "io.onlyyou.profile-picture-chosen.v1";
    static final String CLEARED = "io.onlyyou.profile-picture-cleared.v1";

    /** What the round sizes are made of, and what they say about themselves. */
    record Source(Picture original, Picture shown, PortraitRow row) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Consents consents;
    private final PortraitRows rows;
    private final Vault vault;
    private final PersonEvents events;

    ProfileChoices(
            JdbcClient jdbc, People people, Consents consents, PortraitRows rows, Vault vault, PersonEvents events) {
        this.jdbc = jdbc;
        this.people = people;
        this.consents = consents;
        this.rows = rows;
        this.vault = vault;
        this.events = events;
    }

    /** What is chosen now, while it may be looked at. */
    @Transactional(readOnly = true)
    Optional<ProfilePicture> chosen(PersonKey person) {
        people.serve(person);
        return current(person).filter(chosen -> find(person, chosen.portrait()).isPresent());
    }

    /** The pictures of a portrait that may be looked at now; fails with {@link NoSuchPortraitException}. */
    @Transactional(readOnly = true)
    Source source(PersonKey person, UUID portrait) {
        people.serve(person);
        return new Source(
                picture(person, portrait, Variants.ORIGINAL),
                picture(person, portrait, Variants.name(Surface.FEED, Surface.FEED.widest())),
                viewable(person, portrait));
    }

    /**
     * Chooses that portrait in place of any other, with these sizes of it. Chosen already, it stays as it was. Fails with
     * {@link NoSuchPortraitException} where it may not be looked at any more.
     */
    @Transactional
    ProfilePicture choose(Subject subject, UUID portrait, Map<String, Picture> sizes) {
        Person person = people.lockKnown(subject).orElseThrow(NoSuchPortraitException::new);
        PortraitRow row = viewable(person.key(), portrait);
        Optional<ProfilePicture> before = current(person.key());
        if (before.isPresent() && before.get().portrait().equals(portrait)) {
            return before.get();
        }
        before.ifPresent(other -> forget(person.key(), other.portrait()));
        sizes.forEach((variant, picture) -> vault.keep(
                new ItemKey(person.key().value(), portrait, variant),
                row.generationEpoch(),
                ItemKind.PORTRAIT,
                picture));
        jdbc.sql("update portrait set chosen_at = :now where person_key = :person and id = :portrait")
                .param("now", person.lockedAt().atOffset(ZoneOffset.UTC))
                .param("person", person.key().value())
                .param("portrait", portrait)
                .update();
        events.tell(subject, CHOSEN, person.lockedAt(), Map.of("portrait", portrait));
        return new ProfilePicture(portrait, person.lockedAt());
    }

    /** Takes the choice back, if it is this portrait; says whether it was. */
    @Transactional
    boolean clear(Subject subject, UUID portrait) {
        Person person = people.lockKnown(subject).orElseThrow(NoSuchPortraitException::new);
        if (current(person.key())
                .filter(chosen -> chosen.portrait().equals(portrait))
                .isEmpty()) {
            return false;
        }
        forget(person.key(), portrait);
        events.tell(subject, CLEARED, person.lockedAt(), Map.of("portrait", portrait));
        return true;
    }

    private void forget(PersonKey person, UUID portrait) {
        jdbc.sql("update portrait set chosen_at = null where person_key = :person and id = :portrait")
                .param("person", person.value())
                .param("portrait", portrait)
                .update();
        Surface.PROFILE_PICTURE
                .widths()
                .forEach(width -> vault.remove(
                        new ItemKey(person.value(), portrait, Variants.name(Surface.PROFILE_PICTURE, width))));
    }

    private Optional<ProfilePicture> current(PersonKey person) {
        return jdbc.sql("select id, chosen_at from portrait where person_key = :person and chosen_at is not null")
                .param("person", person.value())
                .query((row, number) -> new ProfilePicture(
                        row.getObject("id", UUID.class),
                        row.getObject("chosen_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private PortraitRow viewable(PersonKey person, UUID portrait) {
        return find(person, portrait).orElseThrow(NoSuchPortraitException::new);
    }

    private Optional<PortraitRow> find(PersonKey person, UUID portrait) {
        return rows.findById(new PersonalId(person, portrait)).filter(row -> row.isViewable(consents.of(person)));
    }

    private Picture picture(PersonKey person, UUID portrait, String variant) {
        return vault.read(new ItemKey(person.value(), portrait, variant)).orElseThrow(NoSuchPortraitException::new);
    }
}
