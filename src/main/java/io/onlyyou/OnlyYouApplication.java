package io.onlyyou;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts the service. Profile {@code local} needs nothing else; the packaged jar names what it misses.
 *
 * <p>Beans are named by their full class name, so that each room may call its types what they are.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class OnlyYouApplication {

    public static void main(String[] args) {
        SpringApplication.run(OnlyYouApplication.class, args);
    }
}
