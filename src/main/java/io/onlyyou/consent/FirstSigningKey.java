package io.onlyyou.consent;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Has a signing key made at the start, so that no request has to wait for a second connection to make it. */
@Component
class FirstSigningKey implements ApplicationRunner {

    private final SigningKeys keys;

    FirstSigningKey(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        keys.current();
    }
}
