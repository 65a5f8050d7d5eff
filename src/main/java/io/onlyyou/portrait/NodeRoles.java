package io.onlyyou.portrait;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What this process does, by {@code onlyyou.roles}, for rooms that have to know; the setting itself is the application's, which
 * refuses what is none. Where nothing is said a process does both.
 *
 * @param serves whether it answers requests
 * @param works whether it makes portraits and does what recurs
 */
public record NodeRoles(boolean serves, boolean works) {

    private static final String WEB = "web";
    private static final String WORKER = "worker";

    public static NodeRoles in(Environment environment) {
        Set<String> roles = Binder.get(environment)
                .bind("onlyyou.roles", Bindable.setOf(String.class))
                .orElse(Set.of(WEB, WORKER))
                .stream()
                .map(role -> role.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return new NodeRoles(roles.contains(WEB), roles.contains(WORKER));
    }
}
