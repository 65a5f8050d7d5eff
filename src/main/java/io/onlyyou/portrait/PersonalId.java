package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** An id that is looked for among one person's rows only. */
@Embeddable
record PersonalId(UUID personKey, UUID id) implements Serializable {

    PersonalId(PersonKey person, UUID id) {
        this(person.value(), id);
    }
}
