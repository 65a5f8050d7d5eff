package io.onlyyou.onboarding;

import jakarta.validation.Valid;

/** What an event's data says, by the event's type. */
sealed interface Happening {

    /** A person said yes. */
    record In(@Valid OptedIn data) implements Happening {}

    /** A person said no. */
    record Out(@Valid OptedOut data) implements Happening {}

    /** The account is gone. */
    record Gone() implements Happening {}
}
