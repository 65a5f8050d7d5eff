package io.onlyyou.feed;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the room needs besides its own components. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    Ticker feedTicker() {
        return Ticker.systemTicker();
    }
}
