package io.onlyyou;

import org.jspecify.annotations.Nullable;

/**
 * Who logs in to the database to relay, sweep, list and revoke across people.
 *
 * @param username a login with the role {@code onlyyou_operate}
 * @param password its password; none where the server asks for none
 */
public record OperateLogin(String username, @Nullable String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "OperateLogin[username=" + username + "]";
    }
}
