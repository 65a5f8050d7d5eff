package io.onlyyou.subject;

import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.Preference;
import io.onlyyou.consent.Preferences;
import io.onlyyou.consent.Subject;
import io.onlyyou.consent.ViewerChanges;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Takes a person's wishes under the lock on the person's row, so that each stands before or after every decision. */
@Service
class PreferencesDesk {

    private final People people;
    private final Preferences preferences;
    private final ViewerChanges changes;

    PreferencesDesk(People people, Preferences preferences, ViewerChanges changes) {
        this.people = people;
        this.preferences = preferences;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    public Preference read(Subject subject) {
        return people.find(subject).map(preferences::of).orElse(Preference.NONE);
    }

    /**
     * Replaces everything that was asked for before; some of it may be less strict, which is announced. Where the account
     * was deleted nothing is there, and nothing is kept.
     */
    @Transactional
    public Preference replace(Subject subject, Preference wanted) {
        Person person = people.lock(subject);
        if (people.isErased(person)) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND); // and the row that was made to be locked goes again
        }
        preferences.keep(person, wanted);
        changes.announce(subject);
        return wanted;
    }
}
