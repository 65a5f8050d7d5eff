package io.onlyyou;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.IdGenerator;

/** Where time, ids and chance come from, so that tests can put others in their place. */
@Configuration(proxyBeanMethods = false)
class SourcesConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** UUIDv7 (RFC 9562), growing within one process also inside a millisecond: they index well and sort by age. */
    @Bean
    IdGenerator ids() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }
}
