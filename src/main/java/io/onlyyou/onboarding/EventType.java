package io.onlyyou.onboarding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What can have happened. */
enum EventType {
    OPTED_IN("io.onlyyou.opted-in.v1"),
    OPTED_OUT("io.onlyyou.opted-out.v1"),
    ACCOUNT_DELETED("io.onlyyou.account-deleted.v1");

    private final String wire;

    EventType(String wire) {
        this.wire = wire;
    }

    @JsonValue
    String wire() {
        return wire;
    }

    @JsonCreator
    static EventType of(String wire) {
        return Arrays.stream(values())
                .filter(type -> type.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("An event's type is one of io.onlyyou.opted-in.v1, "
                        + "io.onlyyou.opted-out.v1, io.onlyyou.account-deleted.v1."));
    }
}
