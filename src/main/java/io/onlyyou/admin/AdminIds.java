package io.onlyyou.admin;

import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Reads ids in paths: what cannot be one of ours is as absent as one that nobody has. */
final class AdminIds {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private AdminIds() {}

    static UUID parse(String id) {
        if (!UUID_FORM.matcher(id).matches()) {
            throw absent();
        }
        return UUID.fromString(id);
    }

    static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
