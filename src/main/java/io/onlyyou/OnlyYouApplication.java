package io.onlyyou;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service. Profile {@code local} needs nothing else; the packaged jar names what it misses. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OnlyYouApplication {

    public static void main(String[] args) {
        SpringApplication.run(OnlyYouApplication.class, args);
    }
}
