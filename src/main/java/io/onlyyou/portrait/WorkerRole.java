package io.onlyyou.portrait;

import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Whether this process works, by {@code onlyyou.roles}; the setting itself is the application's, which refuses what is none.
 *
 * @param isOurs whether {@code worker} is among its roles, as it is where nothing is said
 */
record WorkerRole(boolean isOurs) {

    private static final String WORKER = "worker";

    static WorkerRole in(Environment environment) {
        Set<String> roles = Binder.get(environment)
                .bind("onlyyou.roles", Bindable.setOf(String.class))
                .orElse(Set.of(WORKER));
        return new WorkerRole(roles.stream().anyMatch(WORKER::equalsIgnoreCase));
    }
}
