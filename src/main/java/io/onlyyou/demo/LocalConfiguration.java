package io.onlyyou.demo;

import io.onlyyou.OnlyYouProperties;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** The parts of profile {@code local} that every request or room meets. */
@Profile("local")
@Configuration(proxyBeanMethods = false)
class LocalConfiguration {

    @Bean
    static BeanFactoryPostProcessor freePort(ConfigurableEnvironment environment) {
        return beans -> FreePort.chooseIn(environment);
    }

    @Bean
    DataDirectory dataDirectory(OnlyYouProperties properties) {
        return DataDirectory.claim(properties.dataDir());
    }

    @Bean
    FilterRegistrationBean<HostGuard> hostGuard() {
        FilterRegistrationBean<HostGuard> registration = new FilterRegistrationBean<>(new HostGuard());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
