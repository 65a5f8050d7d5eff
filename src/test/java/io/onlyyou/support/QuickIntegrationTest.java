package io.onlyyou.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * {@link IntegrationTest} with a model that answers at once, for tests that are not about how portraits look, and a feed
 * {@code eager} that shows a portrait as often as it is asked.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@IntegrationTest
@Import(QuickModel.class)
@TestPropertySource(
        properties = {
            "onlyyou.feeds.eager.items=/items",
            "onlyyou.feeds.eager.id=/id",
            "onlyyou.feeds.eager.purpose=feed",
            "onlyyou.feeds.eager.template=classpath:/feeds/home-item.json",
            "onlyyou.feeds.eager.rule.per-day=1000000",
            "onlyyou.feeds.eager.rule.min-interval=PT0S",
            "onlyyou.feeds.eager.rule.showings=1000000",
        })
public @interface QuickIntegrationTest {}
