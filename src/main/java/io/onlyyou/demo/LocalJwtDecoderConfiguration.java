package io.onlyyou.demo;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.onlyyou.JwtChecks;
import io.onlyyou.OnlyYouProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks local tokens exactly as production checks those of its issuer, but takes the keys from inside the process: at
 * the first request there may be no open port yet to fetch them from.
 */
@Profile("local")
@Configuration(proxyBeanMethods = false)
class LocalJwtDecoderConfiguration {

    @Bean
    JwtDecoder localJwtDecoder(JWKSource<SecurityContext> signingKeys, OnlyYouProperties properties, Clock clock) {
        return JwtChecks.decoder(signingKeys, properties.publicUrl().toString(), clock);
    }
}
